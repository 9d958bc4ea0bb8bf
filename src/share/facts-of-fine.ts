import { clock } from '../diagnose/phrases.ts';
import type { ReportedRequest } from './report.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import type { TechnicalFact } from './technical-details.ts';
import { durationText } from './timing-parts.ts';

/** When a request was made and how long it took, as far as is known: all there is to say of one that went well. */
export function factsOfFine({ exchange: { startedAt, duration } }: ReportedRequest): TechnicalFact[] {
  return [
    ...(startedAt === null ? [] : [{ name: REPORT_TEXTS.when, value: clock(startedAt, 0) }]),
    ...(duration === null ? [] : [{ name: REPORT_TEXTS.took, value: durationText(duration) }]),
  ];
}
