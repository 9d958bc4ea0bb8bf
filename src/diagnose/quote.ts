/** What stands in a text in the place of something that may be a secret. */
export const HIDDEN = '[hidden]';

const LONGEST_QUOTE = 200;

/**
 * Shapes of secrets: signed tokens, credentials of a scheme, keys with a well-known beginning, and any run of 20 or more
 * characters that mixes letters and digits as no word does.
 */
const SECRETS = [
  /\beyJ[\w-]+(?:\.[\w-]*){1,4}/g,
  /\b(?:bearer|basic|dpop|token)\s+[\w.~+/=-]{8,}/gi,
  /\b(?:sk|pk|rk|ghp|gho|ghs|xox[abp]|AKIA|ASIA|AIza)[-_]?[\w-]{12,}/g,
  /(?<![\w-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{20,}/g,
];

/** Control characters, and those that turn the direction of writing: they could disguise what is quoted. */
const DISGUISES = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * Makes a text of strangers fit to be quoted in an explanation: one line, no characters that disguise, at most 200
 * characters, and without anything that has the shape of a secret.
 */
export function quote(text: string): string {
  let line = text.slice(0, 10 * LONGEST_QUOTE).replace(DISGUISES, ' ').replace(/\s+/g, ' ').trim();
  for (const secret of SECRETS) line = line.replace(secret, HIDDEN);
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line;
}
