import type { Exchange } from '../../session/exchange.ts';
import { askingOrigin, isCrossOrigin } from '../../session/outcome.ts';
import type { Related } from '../../session/relations.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const NOT_CORS = {
  with: 'a CORS error',
  text: 'A CORS error stops data that code wants to read. This stops a picture, a file of code or a frame.',
} as const;

const CORP = 'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Resource-Policy';
const COEP = 'mdn:Web/HTTP/Reference/Headers/Cross-Origin-Embedder-Policy';
const BLOCKED = 'net::ERR_BLOCKED_BY_RESPONSE';

/**
 * The server answered, and the answer may not be used on this page: by a rule that came with the answer (CORP, framing),
 * by a rule of the page that the answer does not meet (COEP, document isolation), or because it is not what the page
 * asked for (ORB). Data that code reads is under CORS instead: cors-response.ts.
 */
export default defineRule({
  name: 'blocked-by-response',
  brokenOff: true,
  causes: {
    'corp-same-origin': {
      title: 'Only pages of the same address may use this file',
      summary: 'The server at {host} did answer. It keeps this file for pages of its very own address.',
      technical:
        'The answer says `Cross-Origin-Resource-Policy: {allowed}`; the page is `{origin}`. Shared files need `cross-origin`.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: they can let other pages use the file.',
        {
          for: 'developer',
          text: 'Some server packages, such as Helmet, send `same-origin` unless they are told otherwise.',
        },
      ],
      contrast: NOT_CORS,
      browserNames: ['corp-not-same-origin', `${BLOCKED}.NotSameOrigin`],
      sources: [CORP, 'fetch#cross-origin-resource-policy-header'],
    },
    'corp-same-site': {
      title: 'Only pages of the same site may use this file',
      summary: 'The server at {host} did answer. It keeps this file for pages of its own site.',
      technical:
        'The answer says `Cross-Origin-Resource-Policy: {allowed}`; the page `{origin}` counts as another site. Shared files need `cross-origin`.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: they can let other sites use the file.',
        { for: 'developer', text: '`http` and `https` count as two sites, even with the same name.' },
      ],
      contrast: NOT_CORS,
      browserNames: ['corp-not-same-site', `${BLOCKED}.NotSameSite`],
      sources: [CORP, 'fetch#cross-origin-resource-policy-header'],
    },
    'coep-needs-corp': {
      title: 'The page takes only files that say it may use them',
      summary:
        'This page takes a file of another site only if that site allows it. The answer from {host} does not say so.',
      technical:
        'The page sends `Cross-Origin-Embedder-Policy`; the answer has no `Cross-Origin-Resource-Policy`. Add `cross-origin` to the answer.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: they can say in the answer that other sites may use it.',
        {
          for: 'developer',
          text: 'Or load it by CORS with the `crossorigin` attribute, or let the page say `credentialless`.',
        },
      ],
      contrast: {
        with: 'a rule of the file',
        text: 'The file itself forbids nothing. It is this page that asks for more than others do.',
      },
      browserNames: [
        'corp-not-same-origin-after-defaulted-to-same-origin-by-coep',
        `${BLOCKED}.NotSameOriginAfterDefaultedToSameOriginByCoep`,
      ],
      sources: [COEP, CORP],
    },
    'isolation-needs-corp': {
      title: 'A page that keeps itself apart may not use this file',
      summary:
        'This page keeps apart from other sites. It takes a file of another site only if that site allows it. The answer from {host} does not.',
      technical:
        '`Document-Isolation-Policy` applies, and the answer has no `Cross-Origin-Resource-Policy`. Add `cross-origin` to the answer.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: they can say in the answer that other sites may use it.',
        { for: 'developer', text: 'Or load it by CORS with the `crossorigin` attribute.' },
      ],
      browserNames: [
        'corp-not-same-origin-after-defaulted-to-same-origin-by-dip',
        `${BLOCKED}.NotSameOriginAfterDefaultedToSameOriginByDip`,
      ],
      sources: ['https://wicg.github.io/document-isolation-policy/', CORP],
    },
    'two-policies-need-corp': {
      title: 'Two strict rules of the page hold this file back',
      summary:
        'By two rules, this page takes a file of another site only if that site allows it. The answer from {host} does not.',
      technical:
        '`Cross-Origin-Embedder-Policy` and `Document-Isolation-Policy` both apply. Add `Cross-Origin-Resource-Policy: cross-origin` to the answer.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: they can say in the answer that other sites may use it.',
      ],
      browserNames: [
        'corp-not-same-origin-after-defaulted-to-same-origin-by-coep-and-dip',
        `${BLOCKED}.NotSameOriginAfterDefaultedToSameOriginByCoepAndDip`,
      ],
      sources: [COEP, 'https://wicg.github.io/document-isolation-policy/'],
    },
    'coep-needed-inside': {
      title: 'What runs inside the page must have its strict rule',
      summary:
        'This page has a strict rule. A frame or helper program in it must have the same rule. The answer from {host} lacks it.',
      technical:
        'The page sends `Cross-Origin-Embedder-Policy`. The {type} needs the same header on its own answer, and has {allowed}.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        { for: 'developer', text: 'Send `Cross-Origin-Embedder-Policy: require-corp` with this answer too.' },
      ],
      browserNames: ['coep-frame-resource-needs-coep-header', BLOCKED],
      sources: [COEP],
    },
    'frame-options-refuse': {
      title: 'This site does not let itself be shown inside others',
      summary: 'The server at {host} did answer. It does not allow this page to show it in a frame.',
      technical: 'The answer says `X-Frame-Options: {allowed}`; the page around the frame is `{origin}`.',
      fixer: 'backend',
      hints: [
        'Open the address in a tab of its own instead.',
        {
          for: 'developer',
          text: 'To allow some sites, send CSP `frame-ancestors` with their names: it takes the place of `X-Frame-Options`.',
        },
      ],
      contrast: {
        with: 'a rule of this page',
        text: 'It is not this page that forbids the frame. The site inside it does.',
      },
      browserNames: ['other', BLOCKED],
      sources: ['mdn:Web/HTTP/Reference/Headers/X-Frame-Options', 'rfc7034'],
    },
    'frame-ancestors-refuse': {
      title: 'This site may be shown only inside certain others',
      summary:
        'The server at {host} did answer. The list of sites that may show it in a frame lacks this page.',
      technical:
        'The answer says `Content-Security-Policy: frame-ancestors {allowed}`; the page around the frame is `{origin}`.',
      fixer: 'backend',
      hints: [
        'Open the address in a tab of its own instead.',
        {
          for: 'developer',
          text: 'Every page around the frame must be on the list, up to the one in the tab.',
        },
      ],
      contrast: {
        with: 'a rule of this page',
        text: 'It is not this page that forbids the frame. The site inside it does.',
      },
      browserNames: ['other', BLOCKED],
      sources: ['mdn:Web/HTTP/Reference/Headers/Content-Security-Policy/frame-ancestors'],
    },
    'sandboxed-opener': {
      title: 'A frame with few rights may not open this page',
      summary:
        'The page at {host} asks to be kept apart from others. It was opened from a frame with few rights.',
      technical:
        'The answer has `Cross-Origin-Opener-Policy`, and the opener is an `<iframe sandbox>`. The two do not go together.',
      fixer: 'frontend',
      hints: [
        'Copy the address and open it in a new tab.',
        { for: 'developer', text: 'Add `allow-popups-to-escape-sandbox` to the frame.' },
      ],
      browserNames: [
        'coop-sandboxed-iframe-cannot-navigate-to-coop-page',
        `${BLOCKED}.CoopSandboxedIFrameCannotNavigateToCoopPage`,
      ],
      sources: ['mdn:Web/HTTP/Reference/Headers/Cross-Origin-Opener-Policy'],
    },
    'signature-refused': {
      title: 'The signature of this file does not match',
      summary: 'A signature shows where a file comes from. The one from {host} did not pass the check.',
      technical:
        'The `Signature` and `Signature-Input` headers do not verify, or no `ed25519-` key in `integrity` matches them.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this: they can sign the file with the key the page expects.',
      ],
      browserNames: ['sri-message-signature-mismatch', `${BLOCKED}.SRIMessageSignatureMismatch`],
      sources: ['https://wicg.github.io/signature-based-sri/'],
    },
    'orb-blocked': {
      title: 'The answer is not the kind of file that was asked for',
      summary:
        'The page took a picture or code from {host}. Something else came ({allowed}), so the browser hid it.',
      technical:
        'Opaque Response Blocking: a `no-cors` answer ({status}, {allowed}) that is no image, media, code or style is kept from the page.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can look into this: open the address in its own tab and see what comes.',
        {
          for: 'developer',
          text: 'Often it is an error page or a sign-in page. For data, use `fetch` with CORS. `nosniff` makes the check stricter.',
        },
      ],
      contrast: NOT_CORS,
      browserNames: ['net::ERR_BLOCKED_BY_ORB'],
      sources: ['https://github.com/annevk/orb', 'chromium:net/base/net_error_list.h'],
    },
    'orb-blocked-fetch': {
      title: 'The browser hid this answer from the page’s code',
      summary:
        'The page asked {host} in a way that does not let it read the answer. The browser hid all of it, so the call failed.',
      technical:
        'A `fetch` with `mode: "no-cors"` got {status}, and no header reached DevTools: so Opaque Response Blocking looks.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Leave out `mode: "no-cors"`, and let the server send CORS headers. An opaque answer cannot be read anyway.',
        },
      ],
      contrast: {
        with: 'a stopped request',
        text: 'The page did not stop this one. The browser did.',
      },
      browserNames: ['net::ERR_ABORTED'],
      sources: ['https://github.com/annevk/orb', 'mdn:Web/API/Request/mode'],
    },
  },
  examine(exchange, related) {
    const { error } = exchange;
    if (error === null) return undefined;
    if (error === 'net::ERR_ABORTED') {
      return isHiddenFetch(exchange)
        ? {
            cause: 'orb-blocked-fetch',
            certainty: 'likely',
            evidence: [
              { from: 'response status', saw: `${exchange.response.status}, without a single header` },
              { from: 'net error', saw: error },
            ],
            values: { host: hostOf(exchange), status: String(exchange.response.status) },
          }
        : undefined;
    }
    if (!error.startsWith('net::ERR_BLOCKED_BY_')) return undefined;
    const host = hostOf(exchange);
    const origin = quote(askingOrigin(exchange) ?? 'the page’s origin');
    const { headers, status, mimeType } = exchange.response;
    const blocked: Evidence = { from: 'net error', saw: error };
    const answered: Evidence = { from: 'response status', saw: String(status) };
    if (error === 'net::ERR_BLOCKED_BY_ORB') {
      const sent = headers.get('content-type') ?? '';
      const kind = sent === '' ? 'of no named type' : quote(sent.split(';')[0] ?? '') || mimeType;
      return {
        cause: 'orb-blocked',
        certainty: 'certain',
        evidence: [blocked, { from: 'response header Content-Type', saw: quote(sent || 'absent') }, answered],
        values: { host, status: String(status), allowed: kind },
      };
    }
    if (error !== BLOCKED && !error.startsWith(`${BLOCKED}.`)) return undefined;
    const corp = headers.get('cross-origin-resource-policy');
    const evidence: Evidence[] = [
      { from: 'response header Cross-Origin-Resource-Policy', saw: quote(corp ?? 'absent') },
      blocked,
      answered,
    ];
    const allowed = quote(corp ?? 'nothing');
    switch (error.slice(BLOCKED.length + 1)) {
      case 'NotSameOrigin':
        return {
          cause: 'corp-same-origin',
          certainty: 'certain',
          evidence,
          values: { host, origin, allowed },
        };
      case 'NotSameSite':
        return { cause: 'corp-same-site', certainty: 'certain', evidence, values: { host, origin, allowed } };
      case 'NotSameOriginAfterDefaultedToSameOriginByCoep':
        return { cause: 'coep-needs-corp', certainty: 'certain', evidence, values: { host } };
      case 'NotSameOriginAfterDefaultedToSameOriginByDip':
        return { cause: 'isolation-needs-corp', certainty: 'certain', evidence, values: { host } };
      case 'NotSameOriginAfterDefaultedToSameOriginByCoepAndDip':
        return { cause: 'two-policies-need-corp', certainty: 'certain', evidence, values: { host } };
      case 'CoopSandboxedIFrameCannotNavigateToCoopPage':
        return { cause: 'sandboxed-opener', certainty: 'certain', evidence: [blocked], values: { host } };
      case 'SRIMessageSignatureMismatch':
        return { cause: 'signature-refused', certainty: 'certain', evidence: [blocked], values: { host } };
      case 'CoepFrameResourceNeedsCoepHeader':
        return {
          cause: 'coep-needed-inside',
          certainty: 'certain',
          evidence: [coepOf(exchange), blocked, answered],
          values: { host, type: kindOf(exchange), allowed: quote(coepOf(exchange).saw) },
        };
      case '':
        break;
      default:
        return undefined;
    }

    // Without a suffix: a frame or a worker. The checks in the order in which Chromium makes them.
    const ancestors = headers
      .all('content-security-policy')
      .map((line) => /(?:^|[;,])\s*frame-ancestors\s+([^;,]+)/i.exec(line)?.[1]?.trim())
      .find((list) => list !== undefined);
    const strict = isStrict(related);
    const inside = {
      cause: 'coep-needed-inside',
      certainty: strict ? 'likely' : 'possible',
      evidence: [coepOf(exchange), blocked, answered],
      values: { host, type: kindOf(exchange), allowed: quote(coepOf(exchange).saw) },
    } as const;
    if (kindOf(exchange) === 'worker') return { ...inside, certainty: 'certain' };
    if (strict && isCrossOrigin(exchange) && corp === undefined) {
      return {
        cause: 'coep-needs-corp',
        certainty: 'likely',
        evidence: [
          { from: 'page, response header Cross-Origin-Embedder-Policy', saw: 'present' },
          ...evidence,
        ],
        values: { host },
        browserNames: [BLOCKED],
      };
    }
    if (ancestors !== undefined) {
      return {
        cause: 'frame-ancestors-refuse',
        certainty: strict ? 'likely' : 'certain',
        evidence: [
          {
            from: 'response header Content-Security-Policy',
            saw: quote(`frame-ancestors ${ancestors}`),
          },
          blocked,
          answered,
        ],
        values: { host, origin, allowed: quote(ancestors) },
      };
    }
    const options = headers.get('x-frame-options');
    if (options !== undefined && /^\s*(?:deny|sameorigin)/i.test(options)) {
      return {
        cause: 'frame-options-refuse',
        certainty: strict ? 'likely' : 'certain',
        evidence: [{ from: 'response header X-Frame-Options', saw: quote(options) }, blocked, answered],
        values: { host, origin, allowed: quote(options) },
      };
    }
    return strict && !headers.has('cross-origin-embedder-policy') ? inside : undefined;
  },
});

/** A `no-cors` fetch that ORB emptied: a status, and nothing else of the answer (capture-facts, table). */
function isHiddenFetch(exchange: Exchange): boolean {
  const { response, request, resourceType } = exchange;
  return (
    response.status > 0 &&
    resourceType === 'fetch' &&
    response.headers.size === 0 &&
    // To a plain http address no Sec-Fetch header goes along; a fetch with CORS would have sent its origin.
    (request.headers.get('sec-fetch-mode') ?? (request.headers.has('origin') ? 'cors' : 'no-cors')) ===
      'no-cors' &&
    isCrossOrigin(exchange) === true
  );
}

/** Whether the page that asks wants others to follow its embedder policy. */
function isStrict(related: Related): boolean {
  return /^\s*(?:require-corp|credentialless)/i.test(
    related.document?.response.headers.get('cross-origin-embedder-policy') ?? '',
  );
}

function coepOf({ response }: Exchange): Evidence {
  return {
    from: 'response header Cross-Origin-Embedder-Policy',
    saw: quote(response.headers.get('cross-origin-embedder-policy') ?? 'none'),
  };
}

function kindOf({ request }: Exchange): 'frame' | 'worker' {
  return /worker/.test(request.headers.get('sec-fetch-dest') ?? '') ? 'worker' : 'frame';
}
