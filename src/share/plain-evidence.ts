import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Evidence } from '../diagnose/rule.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import { cutTo, inOneLine } from './visible.ts';

const { known } = REPORT_TEXTS;

/** Where a thing was read, by the beginning of its name, and what that is called by people who know no headers. */
const PLACES: readonly (readonly [RegExp, (saw: string) => string])[] = [
  [/^response status$/, (saw) => (/^\d{3}$/.test(saw) ? known.status(saw) : known.answer)],
  [/^net error/, () => known.browser],
  [/^(?:response body|WebSocket message|response header \S+, error_description)/, wordsOr(known.answer)],
  [/^response header/, () => known.answerNotes],
  [/^response/, () => known.answer],
  // A token's dates, in words of ours: "expired 11:02:07 UTC, 12 minutes before the answer".
  [
    /^request header/,
    (saw) => {
      const until = /^expired ([\w ,:]+)$/.exec(saw)?.[1];
      return until === undefined ? known.requestNotes : known.passExpired(until);
    },
  ],
  [/^(?:request address|request URL|address|path|port)/, () => known.address],
  [/^(?:request|this request|kind of request)/, () => known.request],
  [/^time (?:to|until) the answer/, (saw) => (/^[\w ,.]{2,40}$/.test(saw) ? known.took(saw) : known.time)],
  [/^time/, () => known.time],
  [/^(?:page|the page)/, () => known.page],
  [/^(?:earlier request|redirect|the (?:redirect|next|same|answer before))/, () => known.neighbour],
];

/** Longer words of a server are cut: the report for developers has them. */
const LONGEST_QUOTE = 200;

/** Words that a person wrote for people: at least two, and nothing that looks like code. */
const PROSE = /^\p{L}[^{}<>=\\|`]*\s[^{}<>=\\|`]*$/u;

function wordsOr(other: string): (saw: string) => string {
  return (saw) => {
    const words = inOneLine(saw)
      .trim()
      .replace(/^[“"]|[”"]$/g, '');
    return PROSE.test(words) && !words.includes('::')
      ? known.wrote(cutTo(words, LONGEST_QUOTE).replace(/[.]$/, ''))
      : other;
  };
}

/** How we know, for people who have never seen a header: a sentence for each kind of place, and the server's own words. */
export function plainEvidence({ evidence }: Pick<Diagnosis, 'evidence'>): string[] {
  return [...new Set(evidence.map(sentenceOf))];
}

function sentenceOf({ from, saw }: Evidence): string {
  for (const [pattern, sentence] of PLACES) if (pattern.test(from)) return sentence(saw);
  return known.record;
}
