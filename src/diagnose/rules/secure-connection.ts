import { parseAddress } from '../../session/address.ts';
import { askingOrigin, isCrossOrigin } from '../../session/outcome.ts';
import { policiesOf } from '../content-security-policy.ts';
import { netErrorOf } from '../net-error.ts';
import { hostOf } from '../phrases.ts';
import { isThisComputer } from '../place.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const ERROR_LIST = 'chromium:net/base/net_error_list.h';
const NOT_CERTIFICATE = {
  with: 'ERR_CERT_AUTHORITY_INVALID',
  text: 'That would mean: there is a secure connection, but its proof of identity fails.',
} as const;

/**
 * The secure connection did not come about, or its proof of identity is refused for a reason of its own. The three
 * common faults of that proof (not trusted, out of date, another name) are in connection.ts.
 */
export default defineRule({
  name: 'secure-connection',
  brokenOff: true,
  causes: {
    'plain-http-on-secure-way': {
      title: '{host} seems to have no secure connection',
      summary:
        'The page asked for a secure connection (https). What came back from this address was something else.',
      technical:
        'No TLS was understood on port {port} (`{error}`). By its number the port may serve plain HTTP.',
      fixer: 'frontend',
      hints: [
        'If this is your own test server, try the address with http at its front.',
        { for: 'developer', text: 'Use `http://` for port {port}, or set up TLS on it.' },
      ],
      contrast: NOT_CERTIFICATE,
      sources: [ERROR_LIST, 'rfc8446#5.1'],
    },
    'image-upgraded': {
      title: 'This picture was asked for securely, and did not come',
      summary:
        'On a secure page the browser asks for pictures over https, even where the page says http. {host} gave no such answer.',
      technical:
        'Mixed content: an `http` image on an `https` page is upgraded. Port {port} speaks no TLS (`{error}`).',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Look for an `http://` address in the page. Take the picture from a server that has `https`.',
        },
      ],
      contrast: NOT_CERTIFICATE,
      sources: [
        'mdn:Web/Security/Defenses/Mixed_content',
        'https://www.w3.org/TR/mixed-content/#upgrade-algorithm',
      ],
    },
    'upgraded-by-policy': {
      title: 'The page’s own rule asked for a secure connection',
      summary: 'A rule of the page turns every http into https. {host} has no secure answer to give.',
      technical:
        'The page’s policy has `upgrade-insecure-requests`, and port {port} speaks no TLS (`{error}`).',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Give that server TLS, or leave the rule out while you develop. The address in the code may say `http`.',
        },
      ],
      contrast: NOT_CERTIFICATE,
      sources: ['mdn:Web/HTTP/Reference/Headers/Content-Security-Policy/upgrade-insecure-requests'],
    },
    'secure-talk-failed': {
      title: 'The secure connection to {host} could not be set up',
      summary: 'The browser and {host} began to set up a secure connection. What came back made no sense.',
      technical:
        'The TLS handshake on port {port} failed (`{error}`). A wrong server setting, or a filter on the way, can cause it.',
      fixer: 'operations',
      hints: [
        'Try once from another network. If it fails there too, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Run `openssl s_client -connect {host}` with the port, and see what comes back.',
        },
      ],
      contrast: NOT_CERTIFICATE,
      sources: [ERROR_LIST, 'rfc8446#6.2'],
    },
    'no-common-security': {
      title: '{host} and the browser cannot agree on security',
      summary: 'Each side knows some ways to be secure. They have none in common, so nothing was sent.',
      technical:
        'No common TLS version or cipher with {host} on port {port} (`{error}`). An old server, or a name it has no certificate for.',
      fixer: 'operations',
      hints: [
        'Update your browser. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Offer TLS 1.2 or 1.3. Behind a CDN, check that its certificate covers this very name.',
        },
      ],
      contrast: NOT_CERTIFICATE,
      sources: [ERROR_LIST, 'rfc8996'],
    },
    'client-proof-needed': {
      title: '{host} asks who your computer is',
      summary: 'The server wants a proof of identity from your side. Your browser had none to show.',
      technical: '{host} asks for a client certificate on port {port} (`{error}`).',
      fixer: 'you',
      hints: [
        'Open {address} in a tab and choose your proof. If you have none, ask the people who run {host}.',
        { for: 'developer', text: 'Requests across origins carry one only with `credentials: "include"`.' },
      ],
      contrast: { with: 401, text: 'A 401 would mean: the server answered, and asks you to sign in.' },
      sources: [ERROR_LIST, 'rfc8446#4.3.2'],
    },
    'client-proof-refused': {
      title: '{host} did not accept who your computer is',
      summary: 'The server wants a proof of identity from your side. It got none, or one that it refuses.',
      technical: '{host} refused the client certificate, or its absence, on port {port} (`{error}`).',
      fixer: 'you',
      hints: [
        'Close the browser and choose another proof at {address}. Or ask the people who run {host} for a new one.',
        {
          for: 'developer',
          text: 'Check its date and its issuer. Across origins it is sent only with `credentials: "include"`.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: the server answered, and you may not do this.' },
      sources: [ERROR_LIST, 'rfc8446#4.4.2.4'],
    },
    'proof-revoked': {
      title: 'The proof of identity of {host} was withdrawn',
      summary:
        'Those who issued this proof have withdrawn it, often because it was stolen. The browser did not go on.',
      technical: 'The certificate of {host} is revoked (`{error}`).',
      fixer: 'operations',
      hints: [
        'Do not go on. Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Install a new certificate with a new key. Find out why the old one was revoked.',
        },
      ],
      sources: [ERROR_LIST, 'rfc5280#5'],
    },
    'proof-weak': {
      title: 'The proof of identity of {host} is too weak',
      summary: 'The proof was made in a way that can be forged today. The browser did not go on.',
      technical: 'The certificate of {host}, or of its chain, has a weak key or signature (`{error}`).',
      fixer: 'operations',
      hints: [
        'Tell the people who run {host}. If a security program reads your traffic, update that.',
        { for: 'developer', text: 'Use RSA with 2,048 bits or an elliptic curve, signed with SHA-256.' },
      ],
      sources: [ERROR_LIST],
    },
    'proof-not-logged': {
      title: 'The proof of identity of {host} is in no public list',
      summary:
        'Browsers want each proof to stand in a public list, so that forgeries are found. This one is in none.',
      technical:
        'The proof shown by {host} has no valid marks from a public log, as `Certificate Transparency` asks (`{error}`).',
      fixer: 'operations',
      hints: [
        'Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Get a new one from an issuer that logs it, and serve it as it is.',
        },
      ],
      sources: [ERROR_LIST, 'rfc6962'],
    },
    'proof-not-pinned': {
      title: 'Somebody may stand between you and {host}',
      summary:
        'The browser knows which proof {host} should show. It was shown another one, and did not go on.',
      technical: 'The chain of {host} holds none of the keys that the browser has pinned (`{error}`).',
      fixer: 'you',
      hints: [
        'Do not go on. Try from another network. Ask the people who run yours whether it reads secure traffic.',
        {
          for: 'developer',
          text: 'Look at the issuer of the chain: it often names the program in the middle.',
        },
      ],
      sources: [ERROR_LIST, 'rfc7469#2.6'],
    },
    'hidden-name-failed': {
      title: 'The hidden name of {host} did not get through',
      summary:
        'The browser hid which site it asks for. The server could not read it, and the usual way failed too.',
      technical: 'Encrypted Client Hello with {host} failed (`{error}`). The key in DNS may be out of date.',
      fixer: 'operations',
      hints: [
        'Try again in some minutes. If it still fails, tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Compare the `ech` value of the HTTPS record in DNS with the keys on every server behind the name.',
        },
      ],
      sources: [ERROR_LIST, 'rfc9849'],
    },
  },
  examine(exchange, related) {
    const name = netErrorOf(exchange);
    if (!NAME.test(name)) return undefined;
    const address = parseAddress(exchange.url);
    const host = hostOf(exchange);
    const port = address?.port ?? '';
    const error = `net::${name}`;
    const evidence: Evidence[] = [
      { from: 'net error', saw: error },
      { from: 'address', saw: host },
    ];
    const said = { certainty: 'certain', evidence, browserNames: [error] } as const;
    switch (name) {
      case 'ERR_SSL_PROTOCOL_ERROR': {
        const values = { host, port, error };
        const page = askingOrigin(exchange) ?? exchange.initiator?.url ?? '';
        const policy = related.document
          ? policiesOf(related.document).find(({ text }) => UPGRADE.test(text))
          : undefined;
        if (policy && port !== '443') {
          return {
            cause: 'upgraded-by-policy',
            ...said,
            certainty: 'likely',
            evidence: [
              ...evidence,
              {
                from: `page, ${policy.from}`,
                saw: 'upgrade-insecure-requests',
              },
            ],
            values,
            alternatives: [
              { cause: 'plain-http-on-secure-way', tellApart: 'The address in the code begins with https.' },
            ],
          };
        }
        const picture = exchange.resourceType === 'image' || exchange.resourceType === 'media';
        if (picture && page.startsWith('https:') && isCrossOrigin(exchange) !== false && port !== '443') {
          return {
            cause: 'image-upgraded',
            ...said,
            certainty: 'likely',
            evidence: [...evidence, { from: 'page', saw: quote(parseAddress(page)?.origin ?? '') }],
            values,
            alternatives: [
              { cause: 'plain-http-on-secure-way', tellApart: 'The address in the page begins with https.' },
            ],
          };
        }
        if (
          port !== '443' &&
          (port === '80' || !SECURE_PORT.test(port) || isThisComputer(address?.hostname ?? ''))
        ) {
          return {
            cause: 'plain-http-on-secure-way',
            ...said,
            certainty: 'likely',
            evidence: [...evidence, { from: 'port', saw: `${port}: not the usual one of https` }],
            values,
            alternatives: [
              { cause: 'secure-talk-failed', tellApart: 'The same address fails with http too.' },
            ],
          };
        }
        return { cause: 'secure-talk-failed', ...said, values };
      }
      case 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH':
      case 'ERR_SSL_OBSOLETE_CIPHER':
        return { cause: 'no-common-security', ...said, values: { host, port, error } };
      case 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED':
        return {
          cause: 'client-proof-needed',
          ...said,
          values: { host, port, error, address: quote(address?.origin ?? host) },
        };
      case 'ERR_BAD_SSL_CLIENT_AUTH_CERT':
        return {
          cause: 'client-proof-refused',
          ...said,
          values: { host, port, error, address: quote(address?.origin ?? host) },
        };
      case 'ERR_CERT_REVOKED':
        return { cause: 'proof-revoked', ...said, values: { host, error } };
      case 'ERR_CERT_WEAK_SIGNATURE_ALGORITHM':
      case 'ERR_CERT_WEAK_KEY':
        return { cause: 'proof-weak', ...said, values: { host, error } };
      case 'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED':
        return { cause: 'proof-not-logged', ...said, values: { host, error } };
      case 'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN':
        return { cause: 'proof-not-pinned', ...said, values: { host, error } };
      case 'ERR_ECH_NOT_NEGOTIATED':
      case 'ERR_ECH_FALLBACK_CERTIFICATE_INVALID':
        return { cause: 'hidden-name-failed', ...said, values: { host, error } };
      default:
        return undefined;
    }
  },
});

const UPGRADE = /(?:^|;)\s*upgrade-insecure-requests\b/i;

const NAME = /^ERR_(?:SSL|BAD_SSL|CERT|ECH)/;
/** Ports that serve TLS by habit, beside 443. */
const SECURE_PORT = /^(?:[489]443|443\d|5001|7001)$/;
