import type { Timings } from '../../src/session/exchange.ts';

/** A request of which no part of the time was recorded. */
export const NO_TIMINGS: Timings = {
  blocked: null,
  dns: null,
  connect: null,
  ssl: null,
  send: null,
  wait: null,
  receive: null,
};
