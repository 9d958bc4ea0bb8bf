import type { StatusWords } from './entry.ts';
import { clientErrors } from './status-codes/client-errors.ts';
import { informational } from './status-codes/informational.ts';
import { redirection } from './status-codes/redirection.ts';
import { serverErrors } from './status-codes/server-errors.ts';
import { success } from './status-codes/success.ts';

/** Every status code that IANA has registered, by its number. */
export const statusCodes: Readonly<Record<number, StatusWords>> = {
  ...informational,
  ...success,
  ...redirection,
  ...clientErrors,
  ...serverErrors,
};
