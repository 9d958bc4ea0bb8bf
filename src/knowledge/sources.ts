/**
 * Where a fact was read. `rfc9110#15.5.2` is a section of an RFC, `mdn:401` MDN's page of a status code,
 * `mdn:Web/HTTP/Guides/CORS` any other page of MDN, `chromium:net/base/net_error_list.h` a file of Chromium's
 * source, `fetch#cors-check` a part of the Fetch standard; anything else is a full address.
 */
export type SourceRef =
  | `rfc${number}`
  | `rfc${number}#${string}`
  | `mdn:${string}`
  | `chromium:${string}`
  | `fetch#${string}`
  | `https://${string}`;

/** A source as a reader sees it: the text of the link, and where it leads. */
export interface Source {
  title: string;
  url: string;
}

/**
 * Turns a reference into a title and an address that people can open.
 * @param ref a reference as the knowledge and the rules write it
 * @returns title and https address; the address is never taken from a recorded request
 */
export function resolveSource(ref: SourceRef): Source {
  const rfc = /^rfc(\d+)(?:#(.+))?$/.exec(ref);
  if (rfc) {
    const [, number, section] = rfc;
    const page = `https://www.rfc-editor.org/rfc/rfc${number}`;
    return section
      ? { title: `RFC ${number} §${section}`, url: `${page}#section-${section}` }
      : { title: `RFC ${number}`, url: page };
  }
  const mdn = /^mdn:(.+)$/.exec(ref)?.[1];
  if (mdn) {
    const path = /^\d+$/.test(mdn) ? `Web/HTTP/Reference/Status/${mdn}` : mdn;
    const name = /^\d+$/.test(mdn) ? mdn : (mdn.split('/').at(-1) ?? mdn).replaceAll('_', ' ');
    return { title: `MDN: ${name}`, url: `https://developer.mozilla.org/docs/${path}` };
  }
  const chromium = /^chromium:(.+)$/.exec(ref)?.[1];
  if (chromium) {
    return {
      title: `Chromium: ${chromium.split('/').at(-1)}`,
      url: `https://source.chromium.org/chromium/chromium/src/+/main:${chromium}`,
    };
  }
  const fetchPart = /^fetch#(.+)$/.exec(ref)?.[1];
  if (fetchPart) {
    return {
      title: `Fetch standard: ${fetchPart.replaceAll('-', ' ')}`,
      url: `https://fetch.spec.whatwg.org/#${fetchPart}`,
    };
  }
  return { title: new URL(ref).hostname + new URL(ref).pathname.replace(/\/$/, ''), url: ref };
}
