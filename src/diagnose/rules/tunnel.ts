import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { markFromBehind, pageOf } from '../who-answered.ts';

const LEAD = {
  with: 404,
  text: 'A plain 404 would mean: your server answered, and has nothing there.',
} as const;

/**
 * A tunnel (ngrok, localtunnel, the port forwarding of VS Code and Codespaces, Cloudflare's quick tunnels) leads from a
 * public address to a developer's own machine. Its error answers look like those of the server at the other end; its
 * code, or its own domain, tells which half is broken.
 */
export default defineRule({
  name: 'tunnel',
  causes: {
    'tunnel-offline': {
      title: 'The tunnel to this server is closed',
      summary: 'The address {host} leads to a machine through a tunnel ({proxy}). It is not open now.',
      technical: 'The tunnel ({proxy}) answered `{code}`: no agent serves this address.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'If it is your tunnel, start it again. Otherwise ask whoever gave you the address.',
        {
          for: 'developer',
          text: 'Without a fixed name, a tunnel may get a new address at each start: change it in the page’s settings.',
        },
      ],
      contrast: LEAD,
      sources: [
        'https://ngrok.com/docs/errors/err_ngrok_3200',
        'https://github.com/localtunnel/localtunnel/issues/699',
      ],
    },
    'tunnel-backend-down': {
      title: 'The tunnel works, but no server runs at its end',
      summary: 'The address {host} leads to a machine through {proxy}. No program takes requests there.',
      technical: 'The tunnel ({proxy}) answered `{code}`: its agent got no line to the program at the end.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'If it is your machine, start the server there. If not, tell whoever gave you the address.',
        {
          for: 'developer',
          text: 'Compare the port that the tunnel was given with the one your server uses, and `http` with `https`.',
        },
      ],
      contrast: LEAD,
      sources: ['https://ngrok.com/docs/errors/err_ngrok_8012'],
    },
    'tunnel-answer-garbled': {
      title: 'The tunnel got no proper answer from its end',
      summary:
        'The address {host} leads to a machine through ngrok. The program there answered in a way it cannot read.',
      technical: 'ngrok answered `{code}`: the upstream’s response is invalid or incomplete.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'If it is your machine, look for errors of the server there. If not, tell whoever gave you the address.',
        {
          for: 'developer',
          text: 'A server that speaks HTTPS needs its whole address: `ngrok http https://localhost:8443`.',
        },
      ],
      contrast: LEAD,
      browserNames: ['ERR_NGROK_3004'],
      sources: ['https://ngrok.com/docs/errors/err_ngrok_3004'],
    },
    'tunnel-limit-reached': {
      title: 'The tunnel has reached the limit of its plan',
      summary:
        'The address {host} leads to a machine through ngrok. The account’s requests or data are used up for now.',
      technical:
        'ngrok answered {status} with `{code}`: a limit of the account. Your own server never saw it.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'If it is your tunnel, look at the limits of your plan: they say how long to wait.',
        {
          for: 'developer',
          text: 'Large files and constant asking use a free plan up: see the usage page of ngrok.',
        },
      ],
      contrast: {
        with: 'Too many requests',
        text: 'Your own server would have a limit of its own. This one is the tunnel’s.',
      },
      sources: ['https://ngrok.com/docs/pricing-limits/free-plan-limits', 'https://ngrok.com/docs/errors'],
    },
    'tunnel-wants-password': {
      title: 'The tunnel wants a password first',
      summary: 'The address {host} leads to a machine through localtunnel. It asks each new visitor once.',
      technical:
        'localtunnel answered {status} with `x-localtunnel-status`. Your own server never saw the request.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Open the address in a new tab, and type in what the owner of the tunnel tells you.',
        {
          for: 'developer',
          text: 'The password is the public IP address of the machine. Calls by code skip the page with the header `bypass-tunnel-reminder`.',
        },
      ],
      contrast: { with: 401, text: 'A 401 would mean: your own server wants a sign-in.' },
      sources: ['https://theboroer.github.io/localtunnel-www/', 'https://github.com/localtunnel/localtunnel'],
    },
    'tunnel-error': {
      title: 'The tunnel itself refused this: {code}',
      summary: 'The address {host} leads to a machine through ngrok. The answer comes from ngrok itself.',
      technical: 'ngrok answered {status} with `{code}`. Your own server may never have seen the request.',
      fixer: 'you',
      reach: 'server',
      hints: [
        'Look this code up in ngrok’s list of errors.',
        { for: 'developer', text: 'See the page https://ngrok.com/docs/errors and the agent’s own window.' },
      ],
      contrast: LEAD,
      sources: ['https://ngrok.com/docs/errors'],
    },
  },
  examine(exchange) {
    const { status, headers, body } = exchange.response;
    if (status < 400) return undefined;
    const header = headers.get('ngrok-error-code');
    const name = parseAddress(exchange.url)?.hostname ?? '';
    const host = hostOf(exchange);
    const seen: Evidence = { from: 'response status', saw: String(status) };
    // Its page names the code too, on its own domains (and an application may well speak of ngrok elsewhere).
    const told =
      header ??
      (NGROK_HOST.test(name)
        ? /\bERR_NGROK_\d{1,6}\b/.exec(body?.text.slice(0, 20_000) ?? '')?.[0]
        : undefined);
    const code = told === undefined ? undefined : /ERR_NGROK_\d{1,6}/.exec(told)?.[0];
    if (code === undefined) return otherTunnel(exchange, name, host, seen);
    const evidence: Evidence[] = [
      { from: header === undefined ? 'response body' : 'response header ngrok-error-code', saw: quote(code) },
      seen,
    ];
    // The page at the end of the tunnel may quote a code; the header is ngrok's own.
    const certainty = header === undefined ? 'likely' : 'certain';
    const proxy = 'ngrok';
    const browserNames = [code];
    switch (code) {
      case 'ERR_NGROK_3200':
      case 'ERR_NGROK_3209':
        return { cause: 'tunnel-offline', certainty, evidence, browserNames, values: { host, code, proxy } };
      case 'ERR_NGROK_8012':
        return {
          cause: 'tunnel-backend-down',
          certainty,
          evidence,
          browserNames,
          values: { host, code, proxy },
        };
      case 'ERR_NGROK_3004':
        return { cause: 'tunnel-answer-garbled', certainty, evidence, values: { host, code } };
      default: {
        const values = { host, code, status: String(status) };
        return LIMITS.has(code) || status === 429
          ? { cause: 'tunnel-limit-reached', certainty, evidence, browserNames, values }
          : { cause: 'tunnel-error', certainty, evidence, browserNames, values };
      }
    }
  },
});

const NGROK_HOST = /\.ngrok(?:-free)?\.(?:app|dev|io|pizza|pro)$/;
/** ngrok's codes for bandwidth and for the number of requests. */
const LIMITS = new Set(['ERR_NGROK_725', 'ERR_NGROK_727']);

/** Tunnels without codes, by their domains. A program at the end may answer the same, so nothing is certain. */
function otherTunnel(exchange: Exchange, name: string, host: string, seen: Evidence) {
  const { status, headers } = exchange.response;
  const proxy = TUNNELS.find(([domain]) => name.endsWith(domain))?.[1];
  if (proxy === undefined) return undefined;
  const reminder = headers.get('x-localtunnel-status');
  if (proxy === 'localtunnel' && reminder !== undefined && /password|reminder/i.test(reminder)) {
    return {
      cause: 'tunnel-wants-password',
      certainty: 'certain',
      evidence: [{ from: 'response header x-localtunnel-status', saw: quote(reminder) }, seen],
      values: { host, status: String(status) },
    } as const;
  }
  const page = pageOf(exchange);
  const closed = CLOSED.exec(page)?.[0];
  if (closed !== undefined) {
    return {
      cause: 'tunnel-offline',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: quote(closed) }, { from: 'request address', saw: host }, seen],
      values: { host, code: String(status), proxy },
    } as const;
  }
  // What a program at the end answers has a body of its own; the tunnel's 502 is bare, or Cloudflare's.
  if (status !== 502 || markFromBehind(exchange) || !(page.trim() === '' || BARE.test(page)))
    return undefined;
  return {
    cause: 'tunnel-backend-down',
    certainty: 'likely',
    evidence: [{ from: 'request address', saw: host }, seen],
    values: { host, code: '502', proxy },
  } as const;
}

const TUNNELS: readonly (readonly [domain: string, name: string])[] = [
  ['.loca.lt', 'localtunnel'],
  ['.devtunnels.ms', 'a dev tunnel (VS Code)'],
  ['.app.github.dev', 'GitHub Codespaces'],
  ['.trycloudflare.com', 'a quick tunnel of Cloudflare'],
];
/** The words of localtunnel, and of the port forwarding of Codespaces and dev tunnels. */
const CLOSED = /^\s*503 - tunnel unavailable|port forwarding timed out while trying to create a connection/;
const BARE = /^\s*(?:error code: 502|bad gateway)\s*$|<title>[^<]{0,80}502[^<]{0,40}<\/title>/;
