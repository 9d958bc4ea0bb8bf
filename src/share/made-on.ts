import { clock } from '../diagnose/phrases.ts';
import { REPORT_TEXTS } from './report-texts.ts';

/**
 * "Made on 29 Nov 2026, 02:31:00 UTC."
 * @param madeAt milliseconds since 1970; absent, or no time: there is nothing to say
 */
export function madeOn(madeAt: number | undefined): string[] {
  return madeAt === undefined || Number.isNaN(new Date(madeAt).getTime())
    ? []
    : [REPORT_TEXTS.madeOn(clock(madeAt, 0))];
}
