import { parseAddress } from '../../session/address.ts';
import type { Hide } from './hide.ts';
import { BEFORE_CODE, BEFORE_SECRET, HARMLESS_PARAMETERS, namesSecret, TELLING_PARAMETERS } from './names.ts';
import { hideShapes, looksSecret } from './shapes.ts';

const LONGEST_UNREADABLE = 200;

/**
 * A URL fit to be shown: without user name, password and fragment; with the values of the query hidden, but for a short list
 * of harmless names; with the parts of the path hidden that look like secrets or stand where one mostly stands. What is
 * hidden keeps its place, so that the shape of the URL stays.
 * @param url as recorded; what cannot be parsed is cut at its first `?` or `#`
 */
export function hideInUrl(url: string, hide: Hide): string {
  const address = parseAddress(url);
  if (!address && RELATIVE.test(url)) return hideInReference(url, hide);
  if (!address) return hideShapes((url.split(/[?#]/)[0] ?? '').slice(0, LONGEST_UNREADABLE), hide);
  if (address.host === '')
    return `${address.scheme}:${hide(url.slice(address.scheme.length + 1), { kind: 'path', name: `${address.scheme}:` })}`;
  const signIn = /^[a-z.+-]+:\/\/([^/?#]*)@/i.exec(url)?.[1];
  const kept = signIn === undefined ? '' : hide(signIn, { kind: 'sign-in', name: '' });
  const fragment = url.includes('#') ? url.slice(url.indexOf('#') + 1) : '';
  const keptFragment = fragment === '' ? '' : hide(fragment, { kind: 'fragment', name: '' });
  return `${address.scheme}://${kept === signIn && signIn ? `${signIn}@` : ''}${hideInHost(address.host, hide)}${hideInPath(address.path, hide)}${hideInQuery(
    address.query,
    hide,
  )}${keptFragment === fragment && fragment ? `#${fragment}` : ''}`;
}

/** A name that was made up for one person may be a key: "u5ccc….tunnel.test". */
function hideInHost(host: string, hide: Hide): string {
  if (host.length < 24) return host;
  return host
    .split('.')
    .map((label) =>
      label.length >= 20 && looksSecret(label) ? hide(label, { kind: 'path', name: '' }) : label,
    )
    .join('.');
}

/** A path, as Location may bear one (RFC 9110 §10.2.2). */
const RELATIVE = /^(?:\/|\.{1,2}\/|[\w%.~-]+(?:\/|[?#]|$))[^\s\\]*$/;
const BASE = 'https://base.invalid';

function hideInReference(reference: string, hide: Hide): string {
  const rooted = reference.startsWith('/') ? reference : `/${reference}`;
  if (rooted.startsWith('//') || !parseAddress(`${BASE}${rooted}`))
    return hideShapes(reference.split(/[?#]/)[0] ?? '', hide);
  const shown = hideInUrl(`${BASE}${rooted}`, hide).slice(BASE.length);
  return reference.startsWith('/') ? shown : shown.slice(1);
}

function hideInPath(path: string, hide: Hide): string {
  const parts = path.split('/');
  return parts
    .map((part, place) => {
      const [name = '', ...matrix] = part.split(';');
      const after = parts[place - 1] ?? '';
      const shown =
        (BEFORE_SECRET.test(after) && maybeSecret(name)) || (BEFORE_CODE.test(after) && /^\d{4,}$/.test(name))
          ? hide(name, { kind: 'path', name: `after /${after.toLowerCase()}` })
          : isSecretPart(name)
            ? hide(name, { kind: 'path', name: '' })
            : name;
      return [shown, ...matrix.map((pair) => hideInPair(pair, 'query', hide))].join(';');
    })
    .join('/');
}

/** Files that a page is made of: the hash in their name is no secret. */
const PAGE_FILE = /^[\w.~@+-]{1,80}\.(?:m?js|css|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|wasm)$/i;
const ORDINARY_NAME = /^(?:[a-z]+(?:[-_][a-z]+)*|\d{1,6}|v\d+)$/i;

/** What stands where a secret mostly stands, and is no plain word, number or file. */
function maybeSecret(part: string): boolean {
  const plain = decoded(part);
  return part.length >= 6 && !ORDINARY_NAME.test(plain) && !/\.\w{2,4}$/.test(plain);
}

function isSecretPart(part: string): boolean {
  if (part.length < 6) return false;
  const plain = decoded(part);
  if (/^eyJ/.test(plain)) return true;
  if (PAGE_FILE.test(part)) return false;
  if (/@[\w-]+\.\w/.test(plain)) return true;
  // A bot's key stands in the path of each call to Telegram.
  if (/^bot\d+:/.test(plain)) return true;
  return looksSecret(plain) || hideShapes(plain, () => '') !== plain;
}

/** A query with its question mark, or a form's text without. */
export function hideInQuery(query: string, hide: Hide): string {
  if (query === '' || query === '?') return query;
  return `?${hideInParameters(query.slice(1), 'query', hide)}`;
}

/** @param kind what a person is asked about who wants to keep one */
export function hideInParameters(text: string, kind: 'query' | 'form', hide: Hide): string {
  return text
    .split('&')
    .map((pair) => hideInPair(pair, kind, hide))
    .join('&');
}

function hideInPair(pair: string, kind: 'query' | 'form', hide: Hide): string {
  const equals = pair.indexOf('=');
  if (equals < 0)
    return pair.length > 40 || looksSecret(decoded(pair)) ? hide(pair, { kind, name: '' }) : pair;
  const given = pair.slice(0, equals);
  const value = pair.slice(equals + 1);
  const name = looksSecret(decoded(given)) || given.length > 60 ? hide(given, { kind, name: '' }) : given;
  return value === '' || isHarmless(decoded(given), value)
    ? pair
    : `${name}=${hideTelling(given, value, kind, hide)}`;
}

function isHarmless(name: string, value: string): boolean {
  return (
    HARMLESS_PARAMETERS.has(name.toLowerCase()) &&
    !namesSecret(name) &&
    /^[\w.,:;/-]{0,60}$/.test(decoded(value)) &&
    !looksSecret(value)
  );
}

/** What a server says of a failure in a redirect is kept, but for what has the shape of a secret. */
function hideTelling(name: string, value: string, kind: 'query' | 'form', hide: Hide): string {
  const place = { kind, name: decoded(name) };
  if (!TELLING_PARAMETERS.has(name.toLowerCase())) return hide(value, place);
  const said = decoded(value.replaceAll('+', ' '));
  const shown = hideShapes(said, hide);
  return shown === said ? value : encodeURIComponent(shown);
}

/** Without its percent-encoding; as it is where that is broken. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
