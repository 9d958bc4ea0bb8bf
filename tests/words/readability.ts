import readability from 'text-readability';

/**
 * Words that a support agent would not use. One of them may stand in a plain text when the text says on the
 * spot what it is, in brackets or after "is" or a comma: "its certificate (the proof of who it is)".
 */
const TECHNICAL =
  /\b(?:api|apis|authenticat\w+|authoriz\w+|authoris\w+|backend|frontend|bytes?|cach(?:e|ed|es|ing)|certificates?|cipher\w*|client|clients|cookies?|cors|credentials?|decod\w+|dns|encod\w+|encrypt\w+|endpoints?|firewalls?|gateways?|handshakes?|headers?|html|https?|iframes?|json|load balancers?|methods?|middleware|nonce|origins?|param\w*|payloads?|ports?|preflight|protocols?|proxy|proxies|quer(?:y|ies)|redirect\w*|resources?|schema|scripts?|sockets?|ssl|syntax|tls|tokens?|upstream|uri|uris|urls?|websockets?|xml)\b/gi;

/** The figures of one text: Flesch-Kincaid grade, words in its longest sentence, words in a sentence on average. */
export interface Figures {
  grade: number;
  longest: number;
  average: number;
  words: number;
  technical: string[];
}

/** Splits a text into sentences at full stops, question marks and colons that are followed by a space. */
function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]["”’)]?)\s+/).filter((s) => s.trim() !== '');
}

/** Words as a reader counts them. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’._-]*/gu) ?? [];
}

/**
 * Measures a text.
 * @param text one or more whole sentences in English
 * @returns the figures, grade by the library text-readability
 */
export function measure(text: string): Figures {
  const counts = sentences(text).map((s) => words(s).length);
  const total = counts.reduce((a, b) => a + b, 0);
  return {
    grade: readability.fleschKincaidGrade(text),
    longest: Math.max(0, ...counts),
    average: total / Math.max(1, counts.length),
    words: total,
    technical: text.match(TECHNICAL) ?? [],
  };
}

/**
 * What is wrong with a text for everyone, by the figures of plain language: grade at most 8, no sentence over
 * 20 words, 14 on average, and at most one technical word, which the text has to explain.
 * @returns one line a fault; empty when the text holds
 */
export function plainFaults(text: string): string[] {
  const f = measure(text);
  const faults: string[] = [];
  if (f.grade > 8) faults.push(`grade ${f.grade.toFixed(1)} is over 8`);
  if (f.longest > 20) faults.push(`a sentence has ${f.longest} words, over 20`);
  if (f.average > 14) faults.push(`${f.average.toFixed(1)} words a sentence on average, over 14`);
  const distinct = new Set(f.technical.map((w) => w.toLowerCase().replace(/s$/, '')));
  if (distinct.size > 1) faults.push(`more than one technical word: ${[...distinct].join(', ')}`);
  return faults;
}

/** The same for the technical part: grade at most 10... of prose, sentences of at most 25 words. */
export function technicalFaults(text: string): string[] {
  // Names of headers, codes and addresses are quoted in backticks; they are not prose.
  const f = measure(text.replace(/`[^`]*`/g, 'it'));
  const faults: string[] = [];
  if (f.grade > 10) faults.push(`technical grade ${f.grade.toFixed(1)} is over 10`);
  if (f.longest > 25) faults.push(`a technical sentence has ${f.longest} words, over 25`);
  return faults;
}

/** The value at the given share of the sorted list: 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
