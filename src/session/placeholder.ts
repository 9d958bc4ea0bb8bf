const WORDS = 'redacted|removed|masked|filtered|sanitized|sanitised|stripped|scrubbed';

/**
 * What stands in the place of a secret that was taken out of a record: our own "hidden-1", "[hidden-1]" and
 * "[hidden: 12 characters of text/html]", and what other programs write ("[REDACTED]", "<redacted>", "[cookie redacted]",
 * "--redacted--", "***", "xxxx").
 */
const PLACEHOLDER = new RegExp(
  [
    `[[<({*_-]{0,3}(?:hidden(?:[-_ ]?\\d{1,9})?|(?:${WORDS})(?:[-_ ]?\\d{1,9})?)[\\])>}*_-]{0,3}`,
    '\\[{1,2}hidden: \\d+ characters of [^\\]]*\\]{1,2}',
    // With the name of what it was: only in brackets, for a sentence may end in the same word.
    `[[<][\\w.-]{1,60} (?:${WORDS})[\\]>]`,
    '\\*{3,}|x{4,}|•{3,}',
  ].join('|'),
  'i',
);
const WHOLE = new RegExp(`^(?:${PLACEHOLDER.source})$`, 'i');

/** Whether a value is no value any more: something that may have been a secret was taken out of the record. */
export function isPlaceholder(value: string): boolean {
  return WHOLE.test(value.trim());
}

/**
 * What stands in the place of credentials, behind the scheme where that was left: "Bearer [redacted]".
 * @param authorization the value of `Authorization` or `Proxy-Authorization` (RFC 9110 §11.4: scheme, then credentials)
 * @returns undefined where they are whole, as far as can be told
 */
export function placeholderIn(authorization: string): string | undefined {
  const value = authorization.trim();
  if (isPlaceholder(value)) return value;
  const behind = /^[\w-]{1,40}\s+(.{1,200})$/.exec(value)?.[1];
  if (behind === undefined) return undefined;
  // A part may have been left: "Bearer sk-***4f2".
  return isPlaceholder(behind) || /\*{3,}|•{3,}|…/.test(behind) ? behind : undefined;
}

/**
 * Whether two header values that are equal on record may have differed: a placeholder without a number stands for any
 * secret, one with a number for one and the same.
 * @param value of `Authorization`, or of `Cookie`, of which every value has to be a placeholder
 */
export function mayHideAnother(value: string): boolean {
  const hidden = placeholderIn(value);
  if (hidden !== undefined) return !/\d/.test(hidden);
  return isEveryCookieHidden(value) && valuesOf(value).some((each) => !/\d/.test(each));
}

/**
 * Whether of no cookie the value is left.
 * @param cookies the value of `Cookie` (RFC 6265 §4.2.1)
 */
export function isEveryCookieHidden(cookies: string): boolean {
  return valuesOf(cookies).every(isPlaceholder);
}

function valuesOf(cookies: string): string[] {
  return cookies.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1));
}
