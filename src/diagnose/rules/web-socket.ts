import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import type { Related } from '../../session/relations.ts';
import { netErrorOf } from '../net-error.ts';
import { hostOf, inWords, pathOf } from '../phrases.ts';
import { isPrivateAddress, isThisComputer } from '../place.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const TELL_THE_PEOPLE = 'Reload the page. If it fails again, tell the people who run {host}.';
const SOURCES = ['rfc6455#4.2.2', 'mdn:Web/API/WebSocket'] as const;
const CLOSED_LATER = {
  with: 'a closed connection',
  text: 'A connection that closed later was open at first. This one never was.',
} as const;

/**
 * A WebSocket begins as an HTTP request that asks to switch (RFC 6455 §4). Chrome tells extensions neither the status nor
 * the headers of an answer that refused (ws_401 to ws_502 are all alike in capture-facts), older Chromes tell in a text,
 * other recorders tell both: each is used where it is there, and where none is, the possible causes are listed.
 * What a net error names is in connection.ts and its neighbours.
 */
export default defineRule({
  name: 'web-socket',
  causes: {
    'websocket-not-opened': {
      title: 'The live connection to {host} could not be opened',
      summary: 'The page asked {host} for a connection that stays open (a WebSocket). It did not get one.',
      technical:
        'The WebSocket handshake failed{text}. Chrome hides the status and the headers of the answer from extensions.',
      fixer: 'backend',
      hints: [
        TELL_THE_PEOPLE,
        {
          for: 'developer',
          text: 'To see the status, look in the server’s log, or use `curl -i --http1.1 -H "Connection: Upgrade" -H "Upgrade: websocket" -H "Sec-WebSocket-Version: 13" -H "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="`. Firefox’s Network panel may show it too.',
        },
        {
          for: 'developer',
          text: 'The `close` event’s `code` is 1006 for every one of these: it tells nothing more.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: SOURCES,
    },
    'websocket-never-connected': {
      title: '{host} was not reached for a live connection',
      summary:
        'The page wanted a connection to {host} that stays open. The browser could not even ask for it.',
      technical:
        'No handshake was sent: refused, unknown name, bad certificate, or kept back by the browser. Chrome does not tell extensions which.',
      fixer: 'operations',
      hints: [
        'Open {address} in a tab: then the browser names the reason.',
        {
          for: 'developer',
          text: 'The Console has a line for each failed WebSocket, and it may name the reason.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: SOURCES,
    },
    'websocket-nobody-here': {
      title: 'No live connection to your own server at {host}',
      summary:
        'The page wanted a connection that stays open (a WebSocket) to a program on your own computer. Most often that program is not running.',
      technical:
        'No handshake was sent to port {port}. Chrome does not tell extensions why: refused, a bad certificate, or “Offline” in DevTools.',
      fixer: 'you',
      hints: [
        'If this is your own server, start it. Then reload the page.',
        {
          for: 'developer',
          text: 'Open {address} in a tab: then the browser names the reason. Check the port of the live reload too.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: SOURCES,
    },
    'websocket-kept-from-own-network': {
      title: 'The page may not reach your own network',
      summary:
        'A page from {origin} wanted a live connection to {host}, in your own network. The browser needs your permission for that.',
      technical:
        'Local Network Access: a page from outside asked a private or loopback address. No handshake was sent.',
      fixer: 'you',
      reach: 'page',
      hints: [
        'Open the site’s settings beside the address bar and allow access to the local network.',
        {
          for: 'developer',
          text: 'If nothing is blocked there, nobody listens at {host}.',
        },
      ],
      contrast: CLOSED_LATER,
      browserNames: ['LocalNetworkAccessPermissionDenied'],
      sources: ['https://wicg.github.io/local-network-access/', 'mdn:Web/API/WebSocket'],
    },
    'websocket-not-secure': {
      title: 'A secure page may only open a secure live connection',
      summary:
        'The page came over a secure connection (https). It wanted one to {host} that is not secure (ws).',
      technical:
        'Mixed content: `ws://` from an `https` page. Chrome throws a `SecurityError` and sends nothing.',
      fixer: 'frontend',
      reach: 'page',
      hints: [
        'The developers of the page can fix this.',
        { for: 'developer', text: 'Use `wss://`, and let the server or its proxy speak TLS.' },
      ],
      contrast: CLOSED_LATER,
      sources: ['https://www.w3.org/TR/mixed-content/', 'mdn:Web/API/WebSocket/WebSocket'],
    },
    'live-reload-not-connected': {
      title: 'The page hears nothing of changed files',
      summary:
        'While a page is being built, a dev server tells it which files have changed. The page could not connect to it at {host}.',
      technical:
        'By its {says} this is the live reload of {words}. A proxy, a container or `https` in front often hides its port.',
      fixer: 'you',
      hints: [
        'If you are not building this page, nothing needs doing. If you are, start its dev server again and reload.',
        {
          for: 'developer',
          text: 'Tell the tool the public address. Vite: `server.hmr` (`protocol`, `host`, `clientPort`). webpack: `client.webSocketURL`. Next.js: pass `Upgrade` on for `/_next/`.',
        },
      ],
      contrast: {
        with: 'a broken page',
        text: 'A broken page would show. This one only has to be reloaded by hand.',
      },
      sources: [
        'https://vite.dev/config/server-options',
        'https://webpack.js.org/configuration/dev-server/#websocketurl',
        'mdn:Web/API/WebSocket',
      ],
    },
    'websocket-closed-by-page': {
      title: 'The page closed the live connection before it was ready',
      summary:
        'The page asked {host} for a connection that stays open (a WebSocket). Then the page itself closed it.',
      technical: 'Script called `close()` while the handshake was on its way{text}.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing unless news stops coming.',
        {
          for: 'developer',
          text: 'React’s Strict Mode runs each effect twice while you develop: the first line is closed at once.',
        },
      ],
      contrast: {
        with: 'a refused connection',
        text: 'With a refused connection the server would have said no.',
      },
      sources: ['mdn:Web/API/WebSocket/close', 'https://react.dev/reference/react/StrictMode'],
    },
    'websocket-upgrade-lost': {
      title: 'Something on the way stops live connections',
      summary:
        'The page asked {host} for a connection that stays open (a WebSocket). It was answered like a plain request ({status}).',
      technical:
        'The answer shows no switch to WebSocket ({says}). A proxy that drops `Upgrade`, or a path that is none of the WebSocket server’s, does this.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        TELL_THE_PEOPLE,
        {
          for: 'developer',
          text: 'In nginx: `proxy_http_version 1.1`, `proxy_set_header Upgrade $http_upgrade` and `proxy_set_header Connection "upgrade"`. Then check the path.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: ['rfc6455#4.2.2', 'rfc9110#7.8', 'https://nginx.org/en/docs/http/websocket.html'],
    },
    'websocket-sign-in': {
      title: 'The live connection needs a sign-in',
      summary: '{host} opens a live connection only for people it knows. It answered {status}.',
      technical:
        'The WebSocket handshake was answered {status}. `new WebSocket()` cannot send `Authorization`.',
      fixer: 'frontend',
      reach: 'sign-in',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'Use a cookie, a short-lived ticket in the address, or a first message with the token.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: the server does not want this page or this person.' },
      sources: ['rfc6455#10.5', 'rfc9110#15.5.2', 'mdn:Web/API/WebSocket'],
    },
    'websocket-forbidden': {
      title: 'The server refuses live connections from this page',
      summary:
        '{host} answered {status}: not for this page, or not for this person. Such servers check which page is asking.',
      technical:
        'The WebSocket handshake was answered {status}. CORS does not apply, so servers check `Origin` themselves; it was `{origin}`.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Add the page’s origin to the server’s list (Rails: `allowed_request_origins`; Socket.IO: `cors`; Django: `ALLOWED_HOSTS`).',
        },
      ],
      contrast: { with: 401, text: 'A 401 would mean: the server does not know who is asking.' },
      sources: ['rfc6455#10.2', 'rfc9110#15.5.4', 'mdn:403'],
    },
    'websocket-no-such-address': {
      title: 'There is no live connection at this address',
      summary: '{host} was reached, but offers no live connection at “{path}”. It answered {status}.',
      technical:
        'The WebSocket handshake for `{path}` was answered {status}. Behind a proxy that drops `Upgrade`, servers say the same.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Check the path first, with its last slash. Then check that each proxy passes `Upgrade` on.',
        },
      ],
      contrast: { with: 401, text: 'A 401 would mean: it is there, and wants a sign-in.' },
      sources: ['rfc6455#4.2.2', 'rfc9110#15.5.5', 'mdn:404'],
    },
    'websocket-server-away': {
      title: 'The server behind {host} took no live connection',
      summary:
        '{host} was reached. The server behind it, which keeps such connections open, is down or too slow ({status}).',
      technical: 'A gateway answered the WebSocket handshake with {status}.',
      fixer: 'operations',
      hints: [
        'Try again in a minute. If it still fails, tell the people who run {host}.',
        { for: 'developer', text: 'Look in the gateway’s log, and check that the WebSocket server runs.' },
      ],
      contrast: CLOSED_LATER,
      sources: ['rfc6455#4.2.2', 'rfc9110#15.6'],
    },
    'websocket-redirected': {
      title: 'The live connection was sent to another address',
      summary: '{host} named another address ({status}). Browsers do not follow that for a live connection.',
      technical:
        'The WebSocket handshake was answered {status}. Browsers treat each redirect there as a failure.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Use the final address. Usual reasons: `ws` where `wss` is wanted, a last slash, a sign-in page.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: ['https://websockets.spec.whatwg.org/#concept-websocket-establish', 'rfc6455#4.2.2'],
    },
    'websocket-refused': {
      title: 'The live connection was refused ({status})',
      summary:
        'The page asked {host} for a connection that stays open (a WebSocket). The server said no: {status}.',
      technical: 'The WebSocket handshake was answered {status} in place of 101.',
      fixer: 'backend',
      hints: [
        TELL_THE_PEOPLE,
        { for: 'developer', text: 'Look up what a {status} means for this server, and read its log.' },
      ],
      contrast: CLOSED_LATER,
      sources: SOURCES,
    },
    'websocket-no-agreement': {
      title: 'Page and server found no common language',
      summary: 'The page named a language for its live connection to {host}. The server did not agree to it.',
      technical: 'The subprotocol was not agreed on{text}. The page asked for `{wanted}`.',
      fixer: 'backend',
      hints: [
        'The developers of the page can fix this, with those of the server.',
        {
          for: 'developer',
          text: 'The server must send back exactly one of the names in `Sec-WebSocket-Protocol`, and none if none was sent.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: ['rfc6455#4.2.2', 'rfc6455#1.9', 'mdn:Web/API/WebSocket/protocol'],
    },
    'websocket-answer-wrong': {
      title: 'What answered at {host} opens no live connection',
      summary: 'The server said yes, but got the details wrong. So the browser closed the connection.',
      technical: 'The answer to the WebSocket handshake broke the protocol{text}.',
      fixer: 'backend',
      hints: [
        TELL_THE_PEOPLE,
        {
          for: 'developer',
          text: '`Sec-WebSocket-Accept` must be made from the request’s key. A cache or a proxy that repeats an old answer breaks it.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: ['rfc6455#4.2.2', 'chromium:net/websockets/websocket_basic_handshake_stream.cc'],
    },
    'websocket-no-reply': {
      title: '{host} broke off the live connection',
      summary:
        'The page asked for a connection that stays open (a WebSocket). It was cut, or nothing came back.',
      technical: 'The connection ended before the answer to the handshake{text}.',
      fixer: 'operations',
      hints: [
        TELL_THE_PEOPLE,
        {
          for: 'developer',
          text: 'Look for a crash, a restart, or a firewall that cuts what it does not know.',
        },
      ],
      contrast: CLOSED_LATER,
      sources: ['rfc6455#4.1', 'chromium:net/websockets/websocket_stream.cc'],
    },
  },
  examine(exchange, related) {
    const { status } = exchange.response;
    const { headers } = exchange.request;
    if (exchange.resourceType !== 'websocket') {
      // Recorders outside the browser list the handshake as a plain request.
      if (status < 400) return undefined;
      if (!/^\s*websocket\s*$/i.test(headers.get('upgrade') ?? '')) return undefined;
    }
    if (exchange.error !== null || exchange.leftBehind) return undefined;
    const host = hostOf(exchange);
    const asked = /Unexpected response code: (\d{3})/.exec(exchange.socketError ?? '')?.[1];
    const refusal = status >= 300 ? status : Number(asked ?? 0);
    const text = quote(exchange.socketError ?? '');
    const said: Evidence =
      status >= 300
        ? { from: 'response status', saw: String(status) }
        : { from: 'WebSocket message', saw: text || 'an error without a text' };
    const spelled = text ? `: “${text}”` : '';
    if (refusal > 0) return refusedWith(exchange, refusal, said);
    if (status > 0) return undefined;

    const none: Evidence = { from: 'response status', saw: 'none' };
    const evidence = [said, none];
    if (/closed before the connection is established/i.test(text)) {
      return {
        cause: 'websocket-closed-by-page',
        certainty: 'certain',
        evidence,
        values: { host, text: spelled },
      };
    }
    const wanted = quote(headers.get('sec-websocket-protocol') ?? '');
    if (/Sec-WebSocket-Protocol/i.test(text)) {
      return {
        cause: 'websocket-no-agreement',
        certainty: 'certain',
        evidence: [...evidence, { from: 'request header Sec-WebSocket-Protocol', saw: wanted || 'absent' }],
        values: { host, text: spelled, wanted: wanted || 'none' },
      };
    }
    if (/'(?:Upgrade|Connection)' header/i.test(text)) {
      return {
        cause: 'websocket-upgrade-lost',
        certainty: 'certain',
        evidence,
        values: { host, status: 'no switch', says: text },
      };
    }
    if (/Sec-WebSocket-|Invalid status line|embedded null/i.test(text)) {
      return {
        cause: 'websocket-answer-wrong',
        certainty: 'certain',
        evidence,
        values: { host, text: spelled },
      };
    }
    if (/HTTP Authentication failed/i.test(text)) return refusedWith(exchange, 401, said);
    if (/closed before receiving|handshake timed out/i.test(text)) {
      return { cause: 'websocket-no-reply', certainty: 'certain', evidence, values: { host, text: spelled } };
    }
    const tool = liveReloadOf(exchange, wanted);
    if (tool) {
      return {
        cause: 'live-reload-not-connected',
        certainty: 'likely',
        evidence: [tool.evidence, ...evidence],
        values: { host, says: tool.by, words: tool.name },
        alternatives: [
          { cause: 'websocket-not-opened', tellApart: 'The page opens this connection in its own code.' },
        ],
      };
    }
    const name = netErrorOf(exchange);
    if (name !== '' || (headers.size === 0 && exchange.errorsTold))
      return neverSent(exchange, related, evidence, name);
    const took = exchange.duration === null ? 'unknown' : inWords(exchange.duration);
    const subprotocol = {
      cause: 'websocket-no-agreement',
      tellApart: `The page asked for “${wanted}”. The server’s answer has to name it.`,
    } as const;
    return {
      cause: 'websocket-not-opened',
      certainty: 'certain',
      evidence: [
        ...evidence,
        {
          from: 'request headers',
          saw: headers.has('sec-websocket-key') ? 'the handshake was sent' : 'no handshake is on record',
        },
        { from: 'time', saw: took },
      ],
      values: { host, text: spelled },
      alternatives: [
        { cause: 'websocket-upgrade-lost', tellApart: 'The answer’s status is 200, 400 or 426.' },
        { cause: 'websocket-no-such-address', tellApart: 'The answer’s status is 404.' },
        { cause: 'websocket-sign-in', tellApart: 'The answer’s status is 401.' },
        { cause: 'websocket-forbidden', tellApart: 'The answer’s status is 403.' },
        { cause: 'websocket-server-away', tellApart: 'The answer’s status is 502, 503 or 504.' },
        { cause: 'websocket-redirected', tellApart: 'The answer’s status is between 301 and 308.' },
        ...(wanted === '' ? [] : [subprotocol]),
        {
          cause: 'websocket-answer-wrong',
          tellApart: 'The status is 101, and the browser still closed the connection.',
        },
        { cause: 'websocket-no-reply', tellApart: 'Nothing comes back, and curl gets no answer either.' },
      ],
    };
  },
});

/** The paths that development servers use for nothing else; what they share with others is in connection.ts. */
const LIVE_RELOAD: readonly (readonly [RegExp, string])[] = [
  [/^\/_next\/(?:webpack-hmr|hmr)$/, 'Next.js'],
  [/^\/sockjs-node(?:\/|$)/, 'webpack-dev-server'],
  [/^\/ng-cli-ws$/, 'Angular'],
  [/^\/_nuxt\/(?:hmr)?$/, 'Nuxt'],
  [/^\/livereload$/, 'LiveReload'],
  [/^\/browser-sync\//, 'Browsersync'],
];

/** The development server that a WebSocket belongs to, by the language it speaks or its path. */
function liveReloadOf(exchange: Exchange, wanted: string) {
  if (wanted === 'vite-hmr' || wanted === 'vite-ping') {
    return {
      name: 'Vite',
      by: 'subprotocol',
      evidence: { from: 'request header Sec-WebSocket-Protocol', saw: wanted },
    };
  }
  const path = parseAddress(exchange.url)?.path ?? '';
  const name = LIVE_RELOAD.find(([shape]) => shape.test(path))?.[1];
  return name && { name, by: 'path', evidence: { from: 'path', saw: quote(path) } };
}

/** The handshake's answer is known by its status. */
function refusedWith(exchange: Exchange, status: number, said: Evidence) {
  const host = hostOf(exchange);
  const { headers } = exchange.request;
  const code = String(status);
  const certain = { certainty: 'certain', evidence: [said] } as const;
  switch (status) {
    case 200:
    case 400:
    case 405:
    case 426:
      return {
        cause: 'websocket-upgrade-lost',
        certainty: status === 426 ? 'certain' : 'likely',
        evidence: [said],
        values: { host, status: code, says: `status ${code}` },
      } as const;
    case 401:
      return { cause: 'websocket-sign-in', ...certain, values: { host, status: code } } as const;
    case 403: {
      // A guard on the way has its own code, which says more.
      if (exchange.response.headers.has('cf-mitigated')) return undefined;
      const origin = headers.get('origin');
      return {
        cause: 'websocket-forbidden',
        ...certain,
        evidence: [
          said,
          { from: 'request header Origin', saw: origin === undefined ? 'absent' : quote(origin) },
        ],
        values: { host, status: code, origin: quote(origin ?? 'not on record') },
      } as const;
    }
    case 404:
    case 410:
      return {
        cause: 'websocket-no-such-address',
        certainty: 'likely',
        evidence: [said, { from: 'request', saw: pathOf(exchange) }],
        values: { host, path: pathOf(exchange), status: code },
      } as const;
    case 502:
    case 503:
    case 504:
      return { cause: 'websocket-server-away', ...certain, values: { host, status: code } } as const;
    default:
      if (status < 400)
        return { cause: 'websocket-redirected', ...certain, values: { host, status: code } } as const;
      // From 520 on the numbers are vendors' own, and known better there.
      return status >= 520
        ? undefined
        : ({ cause: 'websocket-refused', ...certain, values: { host, status: code } } as const);
  }
}

/** Chrome records no header at all of a WebSocket that never got as far as its handshake (capture-facts). */
function neverSent(exchange: Exchange, related: Related, evidence: readonly Evidence[], name: string) {
  const address = parseAddress(exchange.url);
  const host = hostOf(exchange);
  const hostname = address?.hostname ?? '';
  const page = parseAddress(related.document?.url ?? exchange.initiator?.url ?? '');
  const seen =
    name === '' ? [...evidence, { from: 'request headers', saw: 'none: no handshake was sent' }] : evidence;
  const here = isThisComputer(hostname);
  if (name === '' && page?.scheme === 'https' && address?.scheme === 'ws' && !here) {
    return {
      cause: 'websocket-not-secure',
      certainty: 'likely',
      evidence: [...seen, { from: 'page', saw: quote(page.origin) }],
      values: { host },
    } as const;
  }
  const own = here || isPrivateAddress(hostname);
  const away =
    page !== null &&
    page.hostname !== '' &&
    !isThisComputer(page.hostname) &&
    !isPrivateAddress(page.hostname);
  const web = `${address?.scheme === 'wss' ? 'https' : 'http'}://${host}`;
  if (name === '' && own && away) {
    return {
      cause: 'websocket-kept-from-own-network',
      certainty: 'possible',
      evidence: [...seen, { from: 'page', saw: quote(page.origin) }, { from: 'address', saw: host }],
      values: { origin: quote(page.origin), host },
      alternatives: [
        {
          cause: 'websocket-nobody-here',
          tellApart: 'Access is allowed in the site’s settings, and it still fails.',
        },
      ],
    } as const;
  }
  if (name === '' && here) {
    return {
      cause: 'websocket-nobody-here',
      certainty: 'likely',
      evidence: [...seen, { from: 'address', saw: `${host} is this computer` }],
      values: { host, port: address?.port ?? '', address: web },
    } as const;
  }
  return {
    cause: 'websocket-never-connected',
    certainty: 'certain',
    evidence: seen,
    values: { host, address: web },
    browserNames: name === '' ? [] : [`net::${name}`],
  } as const;
}
