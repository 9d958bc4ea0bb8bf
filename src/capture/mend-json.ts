/** What was read of a JSON text, and what had to be put right first. */
export interface MendedJson {
  readonly value: unknown;
  /** What was wrong and what was taken instead, in plain words; empty for good JSON. */
  readonly mended: readonly string[];
}

const SLIPS = {
  control: 'a control character stood bare in a text, and was kept',
  escape: 'a backslash led to no known sign, and was kept as it stands',
  comma: 'a comma too many was left out',
  number: 'a value was no number, and was taken as missing',
  between: 'a control character between values was left out',
} as const;

/**
 * Reads JSON (RFC 8259), also with the slips that exporters make and that leave no doubt of what was meant: bare control
 * characters and unknown escapes in texts, a comma before a closing bracket, NaN, Infinity and undefined as values.
 * @throws SyntaxError where that is not enough
 */
export function parseMended(text: string): MendedJson {
  try {
    return { value: JSON.parse(text), mended: [] };
  } catch {
    const { json, slips } = mend(text);
    return { value: JSON.parse(json), mended: [...slips].map((slip) => SLIPS[slip]) };
  }
}

type Slip = keyof typeof SLIPS;

function mend(text: string): { json: string; slips: Set<Slip> } {
  const slips = new Set<Slip>();
  let json = '';
  /** Up to here the text was taken over. */
  let taken = 0;
  const put = (slip: Slip, from: number, to: number, instead: string) => {
    slips.add(slip);
    json += text.slice(taken, from) + instead;
    taken = to;
  };
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) inText = !inText;
    else if (inText) {
      if (code === 0x5c) {
        if (isEscape(text, at)) at++;
        else put('escape', at, at + 1, '\\\\');
      } else if (code < 0x20) put('control', at, at + 1, `\\u${code.toString(16).padStart(4, '0')}`);
    } else if (code === 0x2c) {
      if (/[}\]]/.test(nextSign(text, at + 1))) put('comma', at, at + 1, '');
    } else if (isLetter(code)) {
      const word = wordAt(text, at);
      if (NO_VALUES.has(word)) {
        const from = text[at - 1] === '-' ? at - 1 : at;
        put('number', from, at + word.length, 'null');
      }
      at += word.length - 1;
    } else if (code < 0x20 && !isSpace(code)) put('between', at, at + 1, '');
  }
  return { json: json + text.slice(taken), slips };
}

const NO_VALUES = new Set(['NaN', 'Infinity', 'undefined']);

/** @param at where a backslash stands */
function isEscape(text: string, at: number): boolean {
  const sign = text[at + 1] ?? '';
  return sign === 'u'
    ? /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6))
    : '"\\/bfnrt'.includes(sign || 'none');
}

function nextSign(text: string, from: number): string {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return text[at] ?? '';
}

function wordAt(text: string, from: number): string {
  let end = from;
  while (isLetter(text.charCodeAt(end))) end++;
  return text.slice(from, end);
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
