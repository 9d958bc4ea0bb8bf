import { parseAddress } from '../session/address.ts';

/** The last part of the path with the query, and where it lies. Control characters are shown, not obeyed. */
export function shortAddress(url: string): { name: string; place: string } {
  const address = parseAddress(url);
  if (!address) return { name: visible(url.slice(0, 300)), place: '' };
  if (address.host === '') return { name: visible(url.slice(0, 100)), place: '' };
  const segments = address.path.split('/').filter((segment) => segment !== '');
  const last = segments.pop();
  return {
    name: visible(`${last ?? address.host}${address.query}`.slice(0, 300)),
    place: visible(
      last === undefined
        ? ''
        : `${address.host}/${segments.map((segment) => `${segment}/`).join('')}`.slice(0, 200),
    ),
  };
}

/** An address as it may stand on a screen that others see: a name and password in it (RFC 3986 §3.2.1) are left out. */
export function withoutPassword(url: string): string {
  return url.replace(/^([a-z][a-z\d+.-]{0,30}:\/\/)[^/?#@]*@/i, '$1…@');
}

/** Makes characters visible that would hide or turn round what follows them. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
