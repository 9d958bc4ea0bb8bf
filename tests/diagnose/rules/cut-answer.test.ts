import { fromHarEntry } from '../../../src/capture/from-har-entry.ts';
import cutAnswer from '../../../src/diagnose/rules/cut-answer.ts';
import { entry, type Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const mismatch = 'net::ERR_CONTENT_LENGTH_MISMATCH';
const chunks = 'net::ERR_INCOMPLETE_CHUNKED_ENCODING';
const decoding = 'net::ERR_CONTENT_DECODING_FAILED';
const reset = 'net::ERR_CONNECTION_RESET';
/** An answer of which this many bytes came over the network. */
function transferred(bytes: number, given: Given) {
  const made = entry(given) as unknown as { response: object };
  return fromHarEntry({ ...made, response: { ...made.response, _transferSize: bytes } }, 0);
}

testRule(cutAnswer, {
  speaks: [
    {
      when: '1,200 of 4,096 bytes came',
      given: transferred(1200, { status: 200, error: mismatch, answers: { 'Content-Length': '4096' } }),
      cause: 'shorter-than-promised',
      certainty: 'certain',
      evidence: [
        { from: 'response header Content-Length', saw: '4096' },
        { from: 'bytes transferred', saw: '1200' },
      ],
      values: { count: '4,096', size: '1,200' },
      browserNames: [mismatch],
    },
    {
      when: 'the header lines hide how much is missing',
      given: transferred(4200, { status: 200, error: mismatch, answers: { 'Content-Length': '4096' } }),
      cause: 'length-wrong',
      certainty: 'certain',
      values: { length: '4096' },
    },
    {
      when: 'no length was recorded',
      given: { status: 200, error: mismatch },
      cause: 'length-wrong',
      certainty: 'certain',
      values: { length: 'not recorded' },
    },
    {
      when: 'the last chunk is missing after a minute',
      given: { status: 200, error: chunks, time: 60_000 },
      cause: 'pieces-cut-short',
      certainty: 'certain',
      values: { status: '200', after: '1 minute' },
    },
    {
      when: 'a chunk does not parse',
      given: { status: 200, error: 'net::ERR_INVALID_CHUNKED_ENCODING' },
      cause: 'pieces-garbled',
      certainty: 'certain',
    },
    {
      when: 'not gzip',
      given: { status: 200, error: decoding, answers: { 'Content-Encoding': 'gzip' } },
      cause: 'cannot-unpack',
      certainty: 'certain',
      values: { encoding: '“gzip”' },
    },
    ...[reset, 'net::ERR_CONNECTION_CLOSED', 'net::ERR_HTTP2_PROTOCOL_ERROR'].map((error) => ({
      when: `${error} in the middle`,
      given: { status: 200, error, answers: { 'Content-Length': '100000' } },
      cause: 'cut-in-the-middle',
      certainty: 'certain' as const,
      evidence: [{ from: 'response header Content-Length', saw: '100000' }],
      browserNames: [error],
    })),
    ...[reset, chunks].map((error) => ({
      when: `an event stream, ${error}`,
      given: { status: 200, error, type: 'eventsource' },
      cause: 'stream-cut',
      certainty: 'certain' as const,
    })),
    {
      when: 'no more came',
      given: { status: 200, error: 'net::ERR_TIMED_OUT' },
      cause: 'answer-stalled',
      certainty: 'certain',
    },
    ...['Content-Length', 'Content-Disposition', 'Location'].map((field) => ({
      when: `two lines of ${field}`,
      given: {
        error: `net::ERR_RESPONSE_HEADERS_MULTIPLE_${field.toUpperCase().replace('-', '_')}`,
      },
      cause: 'header-twice',
      certainty: 'certain' as const,
      values: { field },
    })),
    {
      when: 'not HTTP',
      given: { error: 'net::ERR_INVALID_HTTP_RESPONSE', url: 'http://api.shop.test:6380/' },
      cause: 'not-http',
      certainty: 'likely',
      values: { port: '6380' },
    },
    {
      when: 'not HTTP, on the usual port',
      given: { error: 'net::ERR_INVALID_HTTP_RESPONSE' },
      cause: 'not-http',
      certainty: 'likely',
      values: { port: 'the usual one' },
    },
  ],
  silent: [
    { when: 'a reset without an answer', given: { error: reset } },
    { when: 'closed without an answer', given: { error: 'net::ERR_CONNECTION_CLOSED' } },
    { when: 'HTTP/2 without an answer', given: { error: 'net::ERR_HTTP2_PROTOCOL_ERROR' } },
    { when: 'QUIC without an answer', given: { error: 'net::ERR_QUIC_PROTOCOL_ERROR' } },
    { when: 'a time-out without an answer', given: { error: 'net::ERR_TIMED_OUT' } },
    { when: 'silence while connecting', given: { error: 'net::ERR_CONNECTION_TIMED_OUT' } },
    { when: 'an empty answer', given: { error: 'net::ERR_EMPTY_RESPONSE' } },
    { when: 'decoding without Content-Encoding', given: { status: 200, error: decoding } },
    { when: 'headers too big', given: { error: 'net::ERR_RESPONSE_HEADERS_TOO_BIG' } },
    { when: 'headers cut', given: { error: 'net::ERR_RESPONSE_HEADERS_TRUNCATED' } },
    { when: 'an answer that nobody read', given: { status: 200, error: 'net::ERR_ABORTED' } },
    { when: 'an answer kept from the page', given: { status: 200, error: 'net::ERR_FAILED' } },
    {
      when: 'a stream that was stopped',
      given: { status: 200, type: 'eventsource', error: 'net::ERR_ABORTED' },
    },
    { when: 'a 431', given: { status: 431 } },
    { when: 'a 502', given: { status: 502 } },
    {
      when: 'a short answer that the browser took',
      given: { status: 200, answers: { 'Content-Length': '4096' } },
    },
    { when: 'a chunk name that is unknown', given: { status: 200, error: `${chunks}_LATER` } },
  ],
});
