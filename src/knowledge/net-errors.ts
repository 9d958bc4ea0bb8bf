import type { NetErrorWords } from './entry.ts';
import { answerErrors } from './net-errors/answer.ts';
import { blockedErrors } from './net-errors/blocked.ts';
import { cacheErrors } from './net-errors/cache.ts';
import { certificateErrors, certificateErrorsNeverMet } from './net-errors/certificate.ts';
import { connectionErrors } from './net-errors/connection.ts';
import { nameLookupErrors } from './net-errors/name-lookup.ts';
import { otherErrors, otherErrorsNeverMet } from './net-errors/other.ts';
import { proxyErrors } from './net-errors/proxy.ts';
import { secureConnectionErrors } from './net-errors/secure-connection.ts';
import { neverMetByPages, systemErrors } from './net-errors/system.ts';

/** The network errors of Chromium 156 that a page can meet, by their names without `net::`. */
export const netErrors: Readonly<Record<string, NetErrorWords>> = {
  ...systemErrors,
  ...blockedErrors,
  ...connectionErrors,
  ...nameLookupErrors,
  ...secureConnectionErrors,
  ...certificateErrors,
  ...proxyErrors,
  ...answerErrors,
  ...cacheErrors,
  ...otherErrors,
};

/** The errors of Chromium 156 that no page meets, and why: they have no words. */
export const netErrorsNeverMet: Readonly<Record<string, string>> = {
  ...neverMetByPages,
  ...certificateErrorsNeverMet,
  ...otherErrorsNeverMet,
};
