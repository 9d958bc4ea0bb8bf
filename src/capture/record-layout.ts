/**
 * How an exchange is written down as bytes, for the way from a worker to the panel and for as long as a session keeps it:
 *
 * - four numbers of eight bytes: start, duration, bytes over the network, bytes of the body; NaN where one is not known
 * - the flags, as a varint
 * - the words that nearly all exchanges have, then what its flags say is there
 * - what made it, the header lines of the request and those of the answer, each after its length in four bytes: few are asked for.
 *   Of the lines, how many there are, then a name and a value each
 *
 * A varint holds seven bits a byte, the lowest first. A word is its number in the list of words, counted from 1, or 0 and then
 * the text itself: what many exchanges have in common (names and values of headers, methods, media types) is written once. A text
 * is four times its length and its TEXT, then where it stands, or its bytes.
 */
export const NUMBERS = { startedAt: 0, duration: 8, transferred: 16, size: 24 } as const;
export const NUMBERS_LENGTH = 32;

/** What is on record of an exchange, a bit each. */
export const FLAG = {
  pending: 1,
  leftBehind: 2,
  errorsTold: 4,
  credentialsTold: 8,
  fromCache: 16,
  viaServiceWorker: 32,
  visit: 64,
  error: 128,
  socketError: 256,
  pageReport: 512,
  explained: 1024,
  initiator: 2048,
  requestBody: 4096,
  responseBody: 8192,
  timings: 16384,
  redirectUrl: 32768,
  bodyApart: 65536,
} as const;

export const PHASES = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/**
 * Where a text stands: mostly in the texts beside the records, which are one string, for to cut a piece out of a string costs a
 * fraction of what it costs to decode bytes. A character that needs more than a byte there would double them all, so what holds
 * one stands in the record, in UTF-8, or in UTF-16 where it holds half a pair, which UTF-8 cannot; the length is in bytes then.
 */
export const TEXT = { beside: 0, utf8: 1, utf16: 2 } as const;

/** What a body is beside its text, a bit each. One that lies apart is no part of the record, which has its number among these. */
export const BODY = { binary: 1, truncated: 2, apart: 4 } as const;
