import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import type { Diagnosis } from './diagnosis.ts';
import { gapTo, sentAgain } from './later-success.ts';
import { limitEnd, whenLimitEnds } from './limit-headers.ts';
import { numeral } from './numeral.ts';
import { answeredAt, clock, inWords } from './phrases.ts';
import { quote } from './quote.ts';
import { referenceNumber } from './reference-number.ts';
import { bodySize, headerSizes } from './request-size.ts';
import type { Evidence } from './rule.ts';
import { roundFigure, settingFor } from './time-limits.ts';
import { whoAnswered } from './who-answered.ts';

/** What one look at the exchange adds to a diagnosis. */
interface Remark {
  readonly evidence: readonly Evidence[];
  /** For everyone, before the diagnosis's own. */
  readonly first?: string;
  /** For everyone, after them. */
  readonly last?: string;
  readonly developer?: string;
}

/**
 * Adds to a diagnosis what the same answer says beside its cause: when to come back, a time limit that shows in the
 * wait, the size of what was too big, the number to quote. A vendor's own code knows the cause but not these; a rule may
 * have weighed them already: what stands in its evidence is not said twice.
 */
export function withRemarks(diagnosis: Diagnosis, exchange: Exchange, related: Related): Diagnosis {
  if (exchange.response.status < 400) return diagnosis;
  // The wait that the server asks for is over then.
  if (related.wentThrough) return withLaterSuccess(diagnosis, exchange, related);
  let remarks: Remark[] | undefined;
  for (const look of LOOKS) {
    const remark = look(exchange, diagnosis);
    if (remark && !isKnown(remark, diagnosis)) remarks = [...(remarks ?? []), remark];
  }
  if (!remarks) return diagnosis;
  const first = remarks.flatMap((remark) => remark.first ?? []);
  return {
    ...diagnosis,
    hints: [
      ...first,
      ...(first.length > 0 ? without(VAGUE_WAIT, diagnosis.hints) : diagnosis.hints),
      ...remarks.flatMap(({ last }) => last ?? []),
    ],
    developerHints: [...diagnosis.developerHints, ...remarks.flatMap(({ developer }) => developer ?? [])],
    evidence: [...diagnosis.evidence, ...remarks.flatMap(({ evidence }) => evidence)],
  };
}

/**
 * Adds that the same request went through later: then the failure is over, whatever its cause, and "try again" is done.
 * A rule that made it its own cause has named it.
 */
export function withLaterSuccess(
  diagnosis: Diagnosis,
  exchange: Exchange,
  { wentThrough }: Related,
): Diagnosis {
  if (!wentThrough || diagnosis.fixer === 'nobody') return diagnosis;
  const gap = gapTo(exchange, wentThrough);
  const later = gap === null ? 'later' : `${inWords(gap)} later`;
  return {
    ...diagnosis,
    hints: [`Nothing to do now: the same request worked ${later}.`, ...without(ANOTHER_TRY, diagnosis.hints)],
    evidence: [...diagnosis.evidence, sentAgain(wentThrough, gap)],
  };
}

const LOOKS: readonly ((exchange: Exchange, diagnosis: Diagnosis) => Remark | undefined)[] = [
  comeBack,
  timeLimit,
  size,
  reference,
];

function isKnown(remark: Remark, diagnosis: Diagnosis): boolean {
  const known = new Set(diagnosis.evidence.map(({ from }) => from.toLowerCase()));
  return remark.evidence.some(({ from }) => known.has(from.toLowerCase()));
}

/** Advice that is taken already where the same request went through later. */
const ANOTHER_TRY = /^(?:you can )?(?:try again|wait)\b[^.]*\.\s*/i;
/** A minute or a while, which is no advice where the server names the time; to try once more still is. */
const VAGUE_WAIT = /^(?:you can )?(?:try again|wait)\b(?! once)[^.]*\.\s*/i;

function without(advice: RegExp, hints: readonly string[]): string[] {
  return hints.map((hint) => hint.replace(advice, '')).filter((hint) => hint !== '');
}

/** Limits tell their end in many dialects; on other answers these count what is still free, and only Retry-After speaks. */
function comeBack(exchange: Exchange): Remark | undefined {
  const { status, headers } = exchange.response;
  if (status !== 429 && !headers.has('retry-after')) return undefined;
  const now = answeredAt(exchange);
  const end = status === 429 ? whenLimitEnds(exchange, now) : limitEnd(exchange, now);
  if (!end || end.wait <= 0 || now === null) return undefined;
  const asked = end.evidence.from === 'response header Retry-After';
  if (status !== 429 && !asked) return undefined;
  const until = clock(now + end.wait, now);
  return {
    evidence: [end.evidence],
    first: `Wait ${inWords(end.wait)}, until ${until}: ${asked ? 'the server asks for that' : 'then the count starts again'}.`,
  };
}

/** Codes that say themselves that time ran out. */
const OUT_OF_TIME = new Set([408, 504, 522, 524]);
/** Codes that a time limit may end in, and no other reason shows so sharp a wait. */
const MAY_BE_TIME = new Set([500, 502, 503, 520]);
/** Shorter waits meet a round figure by chance. */
const LONG_FIGURE = 20;

function timeLimit(exchange: Exchange): Remark | undefined {
  const { status } = exchange.response;
  const outOfTime = OUT_OF_TIME.has(status);
  if (!outOfTime && !MAY_BE_TIME.has(status)) return undefined;
  const waited = exchange.timings.wait ?? exchange.duration;
  const figure = roundFigure(waited);
  if (waited === null || (!outOfTime && (figure === undefined || figure < LONG_FIGURE))) return undefined;
  const evidence = [{ from: 'time to the answer', saw: `${(waited / 1000).toFixed(1)} s` }];
  if (figure === undefined) return { evidence };
  // A 408 is about the way of the request to the server: the limits for the server behind do not bear on it.
  const setting = status === 408 ? '' : settingFor(figure, whoAnswered(exchange)?.name);
  return {
    evidence,
    developer: `The answer came after ${figure} s, within half a second: a time limit${setting ? `, as usual for ${setting}` : ''}.`,
  };
}

/** What the codes that vendors give for something too big speak of; by its status where the code is not named here. */
const TOO_BIG: Readonly<Record<string, 'body' | 'address' | 'headers'>> = {
  '413': 'body',
  '414': 'address',
  '431': 'headers',
  'nginx-494': 'headers',
  'iis-404-10': 'headers',
  'iis-404-13': 'body',
  'iis-404-14': 'address',
  'iis-404-15': 'address',
};

function size(exchange: Exchange, { cause }: Diagnosis): Remark | undefined {
  switch (TOO_BIG[cause] ?? TOO_BIG[exchange.response.status]) {
    case 'body': {
      const sent = bodySize(exchange);
      return sent && { evidence: [{ from: sent.from, saw: `${numeral(sent.bytes)} bytes` }] };
    }
    case 'address':
      return { evidence: [{ from: 'request URL', saw: `${numeral(exchange.url.length)} characters` }] };
    case 'headers': {
      const { total, largest } = headerSizes(exchange);
      if (largest.bytes === 0) return undefined;
      const name = quote(largest.name);
      return {
        evidence: [
          { from: `request header ${name}`, saw: `present, ${numeral(largest.bytes)} bytes` },
          { from: 'request headers', saw: `${numeral(total)} bytes on record` },
        ],
        developer: `The largest header is \`${name}\`, with ${numeral(largest.bytes)} of ${numeral(total)} bytes.`,
      };
    }
    default:
      return undefined;
  }
}

/** A guard's refusal and a fault of a server are reported to its people; what the reader can mend is not. */
function reference(exchange: Exchange, { fixer }: Diagnosis): Remark | undefined {
  const { status } = exchange.response;
  const reported = fixer === 'operations' || fixer === 'backend' || fixer === 'third-party';
  if (!reported || (status < 500 && status !== 403)) return undefined;
  const number = referenceNumber(exchange);
  return number && { evidence: [number], last: `When you report this, quote the number ${number.saw}.` };
}
