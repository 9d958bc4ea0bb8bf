import type { Rule } from '../rule.ts';
import connection from './connection.ts';
import corsPreflight from './cors-preflight.ts';
import corsResponse from './cors-response.ts';
import gateway from './gateway.ts';
import method from './method.ts';
import noAnswer from './no-answer.ts';
import notFound from './not-found.ts';
import permission from './permission.ts';
import rateLimit from './rate-limit.ts';
import rejectedInput from './rejected-input.ts';
import serverError from './server-error.ts';
import signIn from './sign-in.ts';
import stopped from './stopped.ts';
import withheld from './withheld.ts';

/** What the browser did with the request or its answer. The first rule that finds something speaks. */
export const aboutTheBrowser: readonly Rule[] = [
  stopped,
  connection,
  corsPreflight,
  corsResponse,
  withheld,
  noAnswer,
];

/** What the server's answer means. Asked after the vendors' own codes. */
export const aboutTheAnswer: readonly Rule[] = [
  signIn,
  permission,
  notFound,
  method,
  rejectedInput,
  rateLimit,
  serverError,
  gateway,
];
