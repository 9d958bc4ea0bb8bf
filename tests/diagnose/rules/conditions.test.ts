import conditions from '../../../src/diagnose/rules/conditions.ts';
import { testRule } from '../rule-table.ts';

testRule(conditions, {
  speaks: [
    {
      when: 'an ETag that is out of date, and the new one',
      given: { method: 'PUT', status: 412, sends: { 'If-Match': '"v1"' }, answers: { ETag: '"v2"' } },
      cause: 'changed-meanwhile',
      certainty: 'certain',
      evidence: [
        { from: 'request header If-Match', saw: '"v1"' },
        { from: 'response header ETag', saw: '"v2"' },
      ],
      values: { header: 'If-Match', text: ' The present `ETag` is `"v2"`.' },
    },
    {
      when: 'a date',
      given: {
        method: 'PATCH',
        status: 412,
        sends: { 'If-Unmodified-Since': 'Sun, 22 Nov 2026 09:00:00 GMT' },
      },
      cause: 'changed-meanwhile',
      certainty: 'likely',
      values: { header: 'If-Unmodified-Since', text: '' },
    },
    {
      when: 'create only if nothing is there',
      given: { method: 'PUT', status: 412, sends: { 'If-None-Match': '*' } },
      cause: 'already-there',
      certainty: 'certain',
      values: { words: '*' },
    },
    {
      when: 'no condition on record',
      given: { method: 'POST', status: 412 },
      cause: 'condition-unnamed',
      certainty: 'likely',
    },
    {
      when: 'no version named',
      given: { method: 'PUT', status: 428 },
      cause: 'condition-required',
      certainty: 'certain',
      values: { method: 'PUT', sent: 'None was sent.' },
    },
    {
      when: 'a condition that did not do',
      given: { method: 'PUT', status: 428, sends: { 'If-Modified-Since': 'x' } },
      cause: 'condition-required',
      certainty: 'certain',
      values: { sent: 'Its `If-Modified-Since` did not do.' },
    },
    {
      when: 'behind the end',
      given: { status: 416, sends: { Range: 'bytes=5000-' }, answers: { 'Content-Range': 'bytes */4096' } },
      cause: 'range-past-the-end',
      certainty: 'certain',
      evidence: [{ from: 'response header Content-Range', saw: 'bytes */4096' }],
      values: { words: 'bytes=5000-', count: '4,096' },
    },
    {
      when: 'a range that would fit',
      given: { status: 416, sends: { Range: 'bytes=10-20' }, answers: { 'Content-Range': 'bytes */4096' } },
      cause: 'range-refused',
      certainty: 'certain',
    },
    {
      when: 'the length is not told',
      given: { status: 416, sends: { Range: 'bytes=10-20' } },
      cause: 'range-refused',
      certainty: 'certain',
      evidence: [{ from: 'response header Content-Range', saw: 'absent' }],
    },
    {
      when: 'Expect was sent',
      given: { method: 'POST', status: 417, sends: { Expect: '100-continue' } },
      cause: 'expectation-refused',
      certainty: 'certain',
      values: { words: '100-continue' },
    },
    {
      when: 'a stream',
      given: { method: 'POST', status: 411, sends: { 'Transfer-Encoding': 'chunked' } },
      cause: 'length-missing',
      certainty: 'likely',
      values: { text: ', it came in pieces' },
    },
    {
      when: 'no length on record',
      given: { method: 'PUT', status: 411 },
      cause: 'length-missing',
      certainty: 'likely',
      values: { text: '' },
    },
    {
      when: 'the version beside it is the same',
      given: { method: 'PUT', status: 412, sends: { 'If-Match': '"v1"' }, answers: { ETag: '"v1"' } },
      cause: 'changed-meanwhile',
      certainty: 'likely',
    },
  ],
  silent: [
    { when: 'a 409', given: { method: 'PUT', status: 409 } },
    { when: 'a 409 with a condition', given: { method: 'PUT', status: 409, sends: { 'If-Match': '"v1"' } } },
    { when: 'a 416 without Range', given: { status: 416 } },
    { when: 'a 417 without Expect', given: { method: 'POST', status: 417 } },
    { when: 'a 411 of a GET', given: { status: 411 } },
    {
      when: 'a 411 with its length',
      given: { method: 'POST', status: 411, sends: { 'Content-Length': '5' } },
    },
    { when: 'a 206', given: { status: 206, sends: { Range: 'bytes=0-5' } } },
    { when: 'a 400 with Range', given: { status: 400, sends: { Range: 'bytes=0-5' } } },
    { when: 'a 404 with If-Match', given: { status: 404, sends: { 'If-Match': '"v1"' } } },
    { when: 'a 413', given: { method: 'POST', status: 413 } },
    { when: 'a 422 with If-Match', given: { method: 'PUT', status: 422, sends: { 'If-Match': '"v1"' } } },
    {
      when: 'a 412 kept from the page by CORS',
      given: { method: 'PUT', status: 412, error: 'net::ERR_FAILED' },
    },
  ],
});
