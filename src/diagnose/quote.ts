import { ofText } from '../session/of-text.ts';

/** What stands in a text in the place of something that may be a secret. */
export const HIDDEN = '[hidden]';

const LONGEST_QUOTE = 200;

/** Shapes of secrets, and what stands in their place. */
const SECRETS: readonly (readonly [RegExp, (match: string, name: string) => string])[] = [
  // A name and a password in a URL.
  [/:\/\/[^\s/?#]*@/g, () => `://${HIDDEN}@`],
  // A value with a telling name: in a query, or wherever the name leaves no doubt.
  [
    /([?&;][\w.-]{0,40}(?:key|code|sig|sid|session|auth)[\w.-]{0,40}=)[^&\s"'<>]+/gi,
    (_, name) => name + HIDDEN,
  ],
  [
    /(\b[\w.-]{0,40}(?:token|secret|passwo?r?d|pwd|signature|api[_-]?key)[\w.-]{0,40}=)[^&\s"'<>]+/gi,
    (_, name) => name + HIDDEN,
  ],
  // Signed tokens, credentials of a scheme, keys with a well-known beginning.
  [/\beyJ[\w-]+(?:\.[\w-]*){1,4}/g, () => HIDDEN],
  [
    /\b(?:bearer|basic|dpop|token)\s+[\w.~+/=-]{8,}/gi,
    // "token validation failed" is prose.
    (match) => (/^\w+\s+[A-Za-z]?[a-z-]+\.?$/.test(match) ? match : HIDDEN),
  ],
  [/\b(?:sk|pk|rk|ghp|gho|ghs|xox[abp]|AKIA|ASIA|AIza)[-_]?[\w-]{12,}/g, () => HIDDEN],
];

/** Any run of 20 or more characters that mixes letters and digits as no word does, or has the form of a UUID. */
const RUN = /(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*(?:[A-Za-z]|\d{8}(?:-\d{4}){3}-\d{12}))[\w+/=-]{20,}/g;

/** What follows the name of a file of a page: `.js`, `.chunk.css`, `.js.map`. */
const FILE_ENDING =
  /^\.(?:[a-z]{2,10}\.)?(?:m?js|css|map|woff2?|ttf|png|jpe?g|svg|webp|avif|gif|ico|wasm)(?![\w-])/;

/**
 * A name that a bundler made: words, then a hash of the content. webpack and Next.js write up to 20 hexadecimal digits,
 * Vite and esbuild 8 letters and digits. Longer ones may be keys.
 */
const HASHED_NAME = /^(?:[A-Za-z]{1,20}\d{0,3}[-_]){1,6}(?:[0-9a-f]{6,20}|[\w-]{8})$/;

/** A word, in lower case, capitals or camelCase, perhaps with a small number behind it; or a number. */
const ORDINARY_PART = /^(?:[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)*\d{0,3}|[A-Z]{1,3}|[a-z]\d{0,3}|\d{1,10}|)$/;

/** One of these may seem to be made of words and numbers, and may be a key all the same. */
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/** Whether a part of a path is made of words and numbers: "customers", "4711", "load-balancer-12". */
function isOrdinary(part: string): boolean {
  if (!JOINED.test(part)) return ORDINARY_PART.test(part);
  return !UUID.test(part) && part.split(JOINED).every((each) => ORDINARY_PART.test(each));
}

const JOINED = /[_-]/;

/**
 * Hides the parts of a path that are long enough for a secret; a run with any other odd part is hidden whole.
 * @param after what follows the run: a file's ending tells a build's hash from a key
 * @returns the run itself where all of it is words and numbers: "/api/v1/customers/4711"
 */
function hideParts(run: string, after: string): string {
  const parts = run.split('/');
  let isHidden = false;
  for (const [place, part] of parts.entries()) {
    if (isOrdinary(part)) continue;
    if (place === parts.length - 1 && FILE_ENDING.test(after) && HASHED_NAME.test(part)) continue;
    if (part.length < 20) return HIDDEN;
    parts[place] = HIDDEN;
    isHidden = true;
  }
  return isHidden ? parts.join('/') : run;
}

/** Control characters, and those that turn the direction of writing: they could disguise what is quoted. */
const DISGUISES = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * Makes a text of strangers fit to be quoted in an explanation: one line, no characters that disguise, at most 200
 * characters, and without anything that has the shape of a secret.
 */
export function quote(text: string): string {
  return quotable(text);
}

/** The same hosts, methods and header values are quoted again and again; the shapes cost microseconds each time. */
const LONGEST_REMEMBERED = 40;
const quotable = ofText(makeQuotable, LONGEST_REMEMBERED);

/** Words with one space between them, of characters that neither hide nor turn anything. */
const PLAIN_LINE = /^[!-~]+(?: [!-~]+)*$/;
/** What each of the shapes of SECRETS has: `=` or `@`, the beginning of a signed token, a scheme's name, a long run. */
const MAY_HOLD_SECRET = /[=@]|eyJ|(?:bearer|basic|dpop|token)\s|[\w-]{12}/i;

function makeQuotable(text: string): string {
  let line = text.slice(0, 10 * LONGEST_QUOTE);
  // A cut through a secret would leave a piece that no shape fits.
  if (line.length < text.length) line = line.replace(/[^\s/?&.,;:"']+$/, '');
  if (!PLAIN_LINE.test(line)) line = line.replace(DISGUISES, ' ').replace(/\s+/g, ' ').trim();
  // Most texts hold nothing that any of the shapes could begin with.
  if (MAY_HOLD_SECRET.test(line)) for (const [shape, instead] of SECRETS) line = line.replace(shape, instead);
  line = line.replace(RUN, (run: string, at: number, whole: string) =>
    hideParts(run, whole.slice(at + run.length, at + run.length + 25)),
  );
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line;
}

const LONGEST_IN_TITLE = 60;

/**
 * Cuts a quoted text to what fits into a title: one line, without its last full stop. The whole of it belongs in the
 * evidence.
 */
export function inTitle(text: string): string {
  const line = text.replace(/\.$/, '');
  if (line.length <= LONGEST_IN_TITLE) return line;
  const cut = line.slice(0, LONGEST_IN_TITLE - 1).replace(/\s+\S*$/, '');
  return `${cut.replace(/[.,;:]$/, '')}…`;
}
