import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressAsSent, parseAddress, readUrl } from '../../src/session/address.ts';

/** All parts, as the URL standard's own implementation gives them. */
function byTheStandard(url: string) {
  const read = readUrl(url);
  if (!read) return null;
  const scheme = read.protocol.slice(0, -1);
  const implied: Record<string, string> = { http: '80', https: '443', ws: '80', wss: '443' };
  return {
    scheme,
    host: read.host,
    hostname: read.hostname,
    port: read.port || (implied[scheme] ?? ''),
    origin: read.origin,
    path: read.pathname,
    query: read.search,
    hasCredentials: read.username !== '' || read.password !== '',
  };
}

function ours(url: string) {
  const address = parseAddress(url);
  if (!address) return null;
  const { scheme, host, hostname, port, origin, path, query, hasCredentials } = address;
  return { scheme, host, hostname, port, origin, path, query, hasCredentials };
}

const BASE = 'https://base.test/in/here?what';

/** As `fetch` would send it. */
function sent(reference: string): string | null {
  const read = readUrl(reference, BASE);
  if (!read) return null;
  read.hash = '';
  return read.href;
}

describe('parseAddress', () => {
  it.each([
    'https://shop.test',
    'https://shop.test/',
    'https://shop.test?',
    'https://shop.test/?#',
    'https://shop.test/a/b?c=d#e?f',
    'https://shop.test:443/a',
    'https://shop.test:8443/a',
    'https://shop.test:08443/a',
    'http://shop.test:80',
    'http://shop.test:65536/',
    'ws://shop.test:80/socket',
    'wss://shop.test/socket',
    'https://SHOP.test/A',
    'https://shop.test/a/../b',
    'https://shop.test/a/.',
    'https://shop.test/a/%2E%2e/b',
    'https://shop.test/.hidden/a',
    'https://shop.test/a b',
    'https://shop.test/a?b=c d&e=“f”',
    'https://shop.test/a?b=\'c\'"d"',
    'https://shop.test/a^b|c',
    'https://shop.test/a\\b',
    'https://shop.test/a\tb',
    ' https://shop.test/a ',
    'https://shop.test.',
    'http://127.0.0.1:45123/a?b',
    'http://192.168.0.256/',
    'http://127.0.0.01/',
    'http://127.1/',
    'http://1.2.3.4.5/',
    'http://255.255.255.255:59999/',
    'http://10.0.0.1:60000/',
    'https://a..b/',
    'https://-a.b-/',
    'https://xn--a.test/',
    'https://xn--mnchen-3ya.test/',
    'https://münchen.test/',
    'https://127.0.0.1:3000/a',
    'https://1.2.3/',
    'https://shop.0x7f/',
    'https://shop.1a/',
    'https://[::1]:3000/a',
    'https://ann@shop.test/',
    'https://ann:pw@shop.test/',
    'https://shop.test@evil.test/',
    'https://shop_1.test/',
    'https:shop.test/a',
    'https:///shop.test/a',
    'data:text/plain,a',
    'blob:https://shop.test/1',
    'chrome-extension://abc/a',
    'shop.test/a',
    '',
  ])('reads %j as the URL standard does', (url) => {
    expect(ours(url)).toEqual(byTheStandard(url));
    expect(addressAsSent(url, BASE)).toBe(sent(url));
  });

  it('reads whatever is put together of parts that URLs have as the URL standard does', () => {
    const scheme = fc.constantFrom('http', 'https', 'ws', 'wss', 'ftp', 'HTTPS', 'file', 'blob:https');
    const label = fc.oneof(
      fc.stringMatching(/^[a-z\d-]{0,8}$/),
      fc.constantFrom('a', 'xn--p1ai', '0x1', '12', 'é', '%41', 'A'),
      fc.nat({ max: 300 }).map(String),
    );
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    const port = fc.constantFrom(
      '',
      ':80',
      ':443',
      ':0',
      ':8080',
      ':10000',
      ':59999',
      ':60000',
      ':08',
      ':99999',
      ':x',
    );
    const segment = fc.oneof(
      fc.stringMatching(/^[\w.~:@!$&'()*+,;=%-]{0,8}$/),
      fc.constantFrom('.', '..', '%2e', '.%2E', 'a b', 'é', '\\', '\n', '^', '|', '"', "'"),
    );
    const path = fc.array(segment, { maxLength: 4 }).map((parts) => parts.map((part) => `/${part}`).join(''));
    const query = fc.oneof(
      fc.constantFrom('', '?', '#', '?#', '?a=b#c'),
      fc.string({ maxLength: 12 }).map((text) => `?${text}`),
      fc.stringMatching(/^\?[ -~]{0,12}$/),
    );
    fc.assert(
      fc.property(scheme, host, port, path, query, (...[s, h, p, way, q]) => {
        const url = `${s}://${h}${p}${way}${q}`;
        expect(ours(url)).toEqual(byTheStandard(url));
        expect(addressAsSent(url, BASE)).toBe(sent(url));
      }),
      { numRuns: 3000 },
    );
  });
});
