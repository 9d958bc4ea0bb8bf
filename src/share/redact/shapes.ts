import type { Hide, Place } from './hide.ts';
import { namesPerson, namesSecret } from './names.ts';

const TEXT: Place = { kind: 'text', name: '' };

/** A word, perhaps with a small number behind it, or a number: what people and programs call things. */
const WORD = /^(?:[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)*\d{0,4}|[A-Z]+\d{0,3}|[A-Za-z]\d{0,4}|v?\d{1,10}|)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A date and a time of day, as RFC 3339 and ISO 8601 write them. */
const DATE = /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|\d{8}T\d{6}Z)$/;
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
const NAMED_VALUE =
  /(["']?)\b([\w.-]{1,60})\1(\s{0,2}[:=]\s{0,2})(?:(["'])((?:(?!\4)[^\n]){1,200})(?=\4)|(["']?)([^\s"'&,;<>(){}[\]]+))/g;
const ADDRESS_SIGN_IN = /:\/\/([^\s/?#@]*)@/g;
const SCHEME = /\b(bearer|basic|dpop|digest|negotiate|ntlm|token|apikey)(\s+)([\w.~+/=:-]{6,})/gi;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
/** Looked for from the beginning of a run alone, or a long one would take for ever. RFC 5321 §4.5.3.1.1: 64 characters. */
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}(?:@|%40)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gi;
const CARD = /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d.-])/g;
/** ISO 13616. */
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g;
/** E.164, as people write it. */
const TELEPHONE = /(?<![\w+])\+\d[\d ()-]{6,18}\d/g;
const BORN =
  /\b((?:born|birth ?day|birth ?date|date of birth|dob)\b\D{0,14})(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})/gi;
const POSITION = /-?\b\d{1,3}\.\d{5,}\s*[,;/ ]\s*-?\d{1,3}\.\d{5,}/g;
/** "Account 7731 0042 9918". */
const ACCOUNT =
  /\b((?:account|acct|card|customer)(?:\.| no\.?| number| id)?[ :#]{1,3})(\d[\d -]{6,22}\d)\b/gi;
/** "Your verification code is 305-918". */
const TYPED_CODE =
  /\b((?:(?:verification|security|confirmation|login|sign-in|access|authentication|one-time|sms|activation|reset) (?:code|password|pin)|otp|passcode|pin|tan)\b[^\d\n]{0,20})(\d{3}[- ]\d{3,4}|\d{4,8})\b/gi;
/** "failed with password Eisberg-3", "password hunter2". */
const AFTER_PASSWORD =
  /\b((?:with|using) (?:the )?(?:password|passphrase|passcode|secret) |(?:password|passphrase|passcode) (?=[^\s"',;]*\d))(?!(?:must|is|was|of|has|should|cannot|does|in)\b)([^\s"',;:]{4,80})/gi;
const SAID_ALOUD =
  /\b((?:password|passcode|pin|code|token|secret)\s+(?:is|was|of)\s+["']?)([^\s"',.;]*\d[^\s"',;]*)/gi;
/** "The password 'hunter2' is wrong". */
const QUOTED_SECRET =
  /\b((?:password|passcode|passphrase|pin|token|secret|api key)\s+)(["'“‘`«])([^"'”’`»\n]{3,80})(?=["'”’`»])/gi;
const RUN = /[\w~+/=-]+(?:\.[\w~+/=-]+)*/g;

/**
 * Hides in a text of strangers all that has the shape of a secret, or stands behind a name that says it is one. The words
 * around it stay.
 */
export function hideShapes(text: string, hide: Hide): string {
  if (text.length < 4) return text;
  return hideProse(text, hide).replace(RUN, (run) => hideInRun(run, hide));
}

/**
 * The same, but for long runs of letters and digits: for what has been through `quote`, where a long run that is left is a
 * number to be told to the people who run a server.
 */
export function hideProse(text: string, hide: Hide): string {
  return hidePersonal(
    hideNamed(
      text.replace(PRIVATE_KEY, (key) => hide(key, TEXT)),
      hide,
    )
      .replace(ADDRESS_SIGN_IN, (_, signIn: string) => `://${hide(signIn, TEXT)}@`)
      .replace(SCHEME, (all, scheme: string, gap: string, credentials: string) =>
        isWords(credentials) && !/\d/.test(credentials) ? all : `${scheme}${gap}${hide(credentials, TEXT)}`,
      )
      .replace(SAID_ALOUD, (_, before: string, value: string) => before + hide(value, TEXT))
      .replace(
        QUOTED_SECRET,
        (_, before: string, mark: string, value: string) => before + mark + hide(value, TEXT),
      )
      .replace(AFTER_PASSWORD, (_, before: string, value: string) => before + hide(value, TEXT))
      .replace(TYPED_CODE, (_, before: string, code: string) => before + hide(code, TEXT))
      .replace(ACCOUNT, (_, before: string, number: string) => before + hide(number, TEXT))
      .replace(BORN, (_, before: string, date: string) => before + hide(date, TEXT)),
    hide,
  );
}

/** Hides what can stand in no sentence of ours: addresses of people, numbers of cards, signed tokens, keys with a maker's mark. */
export function hidePersonal(text: string, hide: Hide): string {
  return text
    .replace(EMAIL, (email) => hide(email, TEXT))
    .replace(CARD, (digits) => (isCardNumber(digits) ? hide(digits, TEXT) : digits))
    .replace(IBAN, (account) => (isAccountNumber(account) ? hide(account, TEXT) : account))
    .replace(TELEPHONE, (number) => hide(number, TEXT))
    .replace(POSITION, (position) => hide(position, TEXT))
    .replace(/[\w.-]{16,}/g, (run) =>
      JSON_WEB_TOKEN.test(run) || KNOWN_KEY.test(run) ? hide(run, TEXT) : run,
    );
}

/** "key=3f9c…", "password: hunter2", and "Refused: key=3f9c…". */
function hideNamed(text: string, hide: Hide): string {
  return text.replace(
    NAMED_VALUE,
    (
      all,
      quote: string,
      name: string,
      between: string,
      mark: string | undefined,
      quoted: string | undefined,
      loneMark: string | undefined,
      bare: string | undefined,
      at: number,
    ) => {
      const value = quoted ?? bare ?? '';
      const before = `${quote}${name}${quote}${between}${mark ?? loneMark ?? ''}`;
      const isSecret = namesSecret(name) || (namesPerson(name) && between.includes('='));
      if (!isSecret) return before + hideNamed(value, hide);
      const isSaid =
        STATE.test(value) || (quoted === undefined && isProse(text, between, value, at + all.length));
      return isSaid ? all : before + hide(value, TEXT);
    },
  );
}

/** What is said of a secret, and is none. */
const STATE =
  /^(?:missing|absent|present|required|invalid|expired|revoked|none|null|undefined|empty|unknown|true|false|yes|no|not)[.!]?$/i;

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

/** The check of ISO 13616-1: the number that the letters and digits make, its first four last, leaves 1 by 97. */
function isAccountNumber(text: string): boolean {
  const plain = text.replaceAll(' ', '');
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4))
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
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
