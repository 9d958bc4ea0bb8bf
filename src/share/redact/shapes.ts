import type { Hide, Place } from './hide.ts';
import { namesSecret } from './names.ts';

const TEXT: Place = { kind: 'text', name: '' };

/** A word, perhaps with a small number behind it, or a number: what people and programs call things. */
const WORD = /^(?:[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)*\d{0,4}|[A-Z]+\d{0,3}|[A-Za-z]\d{0,4}|v?\d{1,10}|)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A date and a time of day, as RFC 3339 writes them. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?$/;
/** Keys with a beginning that their makers gave them so that they can be found (GitHub, Stripe, Slack, AWS, Google …). */
const KNOWN_KEY =
  /^(?:sk|pk|rk|whsec|gh[pousr]|github_pat|glpat|xox[abeoprs]|AKIA|ASIA|AIza|ya29|npm|SG|dop_v1|shpat|key|pat|EAA)[-_.]?(?=[\w-]*[\dA-Z])[\w.-]{10,}$/;
const JSON_WEB_TOKEN = /^eyJ[\w-]{5,}\.?[\w-]*(?:\.[\w-]*){0,3}$/;

/** So many capitals in a row of letters that it is no name of anything: "XkqPzRtYuWmN". */
function isScrambled(letters: string): boolean {
  const turns = (letters.match(/[a-z][A-Z]|[A-Z]{2}(?=[a-z])/g) ?? []).length;
  return letters.length >= 20 && turns * 3.5 > letters.length;
}

/** Whether all parts of a run are words and numbers: "load-balancer-12", "ERR_HTTP2_PROTOCOL_ERROR". */
function isWords(run: string): boolean {
  return run.split(/[/_.:~+=-]/).every((part) => WORD.test(part) && !isScrambled(part));
}

/**
 * Whether a run of letters, digits and `-_.~+/=` has the shape of a secret: a signed token, a key with a maker's mark, or
 * 16 characters and more that mix letters and digits as no name does. A UUID names a thing, and opens nothing.
 */
export function looksSecret(run: string): boolean {
  if (JSON_WEB_TOKEN.test(run) || KNOWN_KEY.test(run)) return true;
  if (UUID.test(run) || DATE.test(run)) return false;
  const mixed = /\d/.test(run) && /[A-Za-z]/.test(run);
  if (mixed && run.length >= 16) return !isWords(run);
  return isScrambled(run) || /^(?=[A-Z2-7]*[2-7])[A-Z2-7]{16,}$/.test(run);
}

/** What follows a telling name: `=` or `:`, perhaps in quotes. */
const NAMED_VALUE = /(["']?)\b([\w.-]{1,60})\1(\s{0,2}[:=]\s{0,2})(["']?)([^\s"'&,;<>(){}[\]]+)/g;
const ADDRESS_SIGN_IN = /:\/\/([^\s/?#@]*)@/g;
const SCHEME = /\b(bearer|basic|dpop|digest|negotiate|ntlm|token|apikey)(\s+)([\w.~+/=:-]{6,})/gi;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const EMAIL = /[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const CARD = /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d.-])/g;
const SAID_ALOUD =
  /\b((?:password|passcode|pin|code|token|secret)\s+(?:is|was|of)\s+["']?)([^\s"',.;]*\d[^\s"',;]*)/gi;
/** "The password 'hunter2' is wrong". */
const QUOTED_SECRET =
  /\b((?:password|passcode|passphrase|pin|token|secret|api key)\s+)(["'“‘`«])([^"'”’`»\s]{3,80})(?=["'”’`»])/gi;
const RUN = /[\w~+/=-]+(?:\.[\w~+/=-]+)*/g;

/**
 * Hides in a text of strangers all that has the shape of a secret, or stands behind a name that says it is one. The words
 * around it stay.
 */
export function hideShapes(text: string, hide: Hide): string {
  if (text.length < 5) return text;
  return hideNamed(text, hide)
    .replace(PRIVATE_KEY, (key) => hide(key, TEXT))
    .replace(ADDRESS_SIGN_IN, (_, signIn: string) => `://${hide(signIn, TEXT)}@`)
    .replace(SCHEME, (all, scheme: string, gap: string, credentials: string) =>
      isWords(credentials) && !/\d/.test(credentials) ? all : `${scheme}${gap}${hide(credentials, TEXT)}`,
    )
    .replace(SAID_ALOUD, (_, before: string, value: string) => before + hide(value, TEXT))
    .replace(
      QUOTED_SECRET,
      (_, before: string, mark: string, value: string) => before + mark + hide(value, TEXT),
    )
    .replace(EMAIL, (email) => hide(email, TEXT))
    .replace(CARD, (digits) => (isCardNumber(digits) ? hide(digits, TEXT) : digits))
    .replace(RUN, (run) => hideInRun(run, hide));
}

/** Hides what can stand in no sentence of ours: addresses of people, numbers of cards, signed tokens, keys with a maker's mark. */
export function hidePersonal(text: string, hide: Hide): string {
  return text
    .replace(EMAIL, (email) => hide(email, TEXT))
    .replace(CARD, (digits) => (isCardNumber(digits) ? hide(digits, TEXT) : digits))
    .replace(/[\w.-]{16,}/g, (run) =>
      JSON_WEB_TOKEN.test(run) || KNOWN_KEY.test(run) ? hide(run, TEXT) : run,
    );
}

/** "key=3f9c…", "password: hunter2", and "Refused: key=3f9c…". */
function hideNamed(text: string, hide: Hide): string {
  return text.replace(
    NAMED_VALUE,
    (all, quote: string, name: string, between: string, mark: string, value: string, at: number) => {
      const before = `${quote}${name}${quote}${between}${mark}`;
      if (!namesSecret(name)) return before + hideNamed(value, hide);
      return isProse(text, between, value, at + all.length) ? all : before + hide(value, TEXT);
    },
  );
}

/** "password: must be longer" is a sentence about a password, "password: welcome" is one. */
function isProse(text: string, between: string, value: string, end: number): boolean {
  return (
    between.startsWith(':') &&
    /\s$/.test(between) &&
    /^[a-z]+$/.test(value) &&
    /^ [a-z]/i.test(text.slice(end, end + 2))
  );
}

/** A path or a list joined by dots is taken part by part. */
function hideInRun(run: string, hide: Hide): string {
  if (run.length < 16) return run;
  if (JSON_WEB_TOKEN.test(run) || KNOWN_KEY.test(run)) return hide(run, TEXT);
  if (!run.includes('/')) return looksSecret(run) ? hideDotted(run, hide) : run;
  const parts = run.split('/');
  // Base64 has slashes too: then hardly any part is a word.
  const odd = parts.filter((part) => part !== '' && !isWords(part) && !UUID.test(part)).length;
  if (odd > 1 && odd * 2 > parts.length) return hide(run, TEXT);
  return parts.map((part) => (looksSecret(part) ? hideDotted(part, hide) : part)).join('/');
}

/** "api.shop.test.3f9c…" keeps its words. */
function hideDotted(run: string, hide: Hide): string {
  const parts = run.split('.');
  if (parts.length === 1 || !parts.some(looksSecret)) return hide(run, TEXT);
  return parts.map((part) => (looksSecret(part) ? hide(part, TEXT) : part)).join('.');
}

/** The check of ISO/IEC 7812-1, annex B. */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0 && new Set(digits).size > 1;
}
