import wrongContent from '../../../src/diagnose/rules/wrong-content.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const sent = (
  status: number,
  type: string | null,
  sendsBody: string | undefined,
  more: Given = {},
): Given => ({
  method: 'POST',
  status,
  ...(sendsBody === undefined ? {} : { sendsBody }),
  ...more,
  sends: { 'Content-Type': type, ...more.sends },
});
const JSON_BODY = '{"street":"Kiln Lane 4"}';

testRule(wrongContent, {
  speaks: [
    {
      when: 'Accept names one type',
      given: { status: 406, sends: { Accept: 'application/xml' } },
      cause: 'answer-kind-not-available',
      certainty: 'likely',
      alternatives: ['answer-kind-refused-though-any'],
      evidence: [{ from: 'request header Accept', saw: 'application/xml' }],
      values: { type: 'application/xml', host: 'api.shop.test' },
    },
    {
      when: 'Accept takes anything',
      given: { status: 406, sends: { Accept: 'application/json, */*;q=0.5' } },
      cause: 'answer-kind-refused-though-any',
      certainty: 'certain',
    },
    {
      when: 'no label',
      given: sent(415, null, 'abc'),
      cause: 'content-type-missing',
      certainty: 'certain',
      evidence: [{ from: 'request header Content-Type', saw: 'absent' }],
    },
    {
      when: 'fetch with a string',
      given: sent(415, 'text/plain;charset=UTF-8', JSON_BODY),
      cause: 'json-sent-as-text',
      certainty: 'likely',
      values: { type: 'text/plain', host: 'api.shop.test' },
    },
    {
      when: 'a 400 that could not read it',
      given: sent(400, 'text/plain', JSON_BODY, { body: { error: 'Request body is missing' } }),
      cause: 'json-sent-as-text',
      certainty: 'likely',
    },
    {
      when: 'XMLHttpRequest with the label of a form',
      given: sent(400, 'application/x-www-form-urlencoded', JSON_BODY),
      cause: 'json-sent-as-form',
      certainty: 'likely',
      values: { status: '400' },
    },
    {
      when: 'a form with the label of JSON',
      given: sent(400, 'application/json', 'street=Kiln+Lane+4&postcode=12345'),
      cause: 'form-sent-as-json',
      certainty: 'certain',
      values: { type: 'application/json', status: '400' },
    },
    {
      when: 'XML that nobody wants, with what is wanted',
      given: sent(415, 'application/xml', '<a/>', { answers: { 'Accept-Post': 'application/json' } }),
      cause: 'content-type-refused',
      certainty: 'certain',
      evidence: [{ from: 'response header accept-post', saw: 'application/json' }],
      values: { limit: ' It takes `application/json`.' },
    },
    {
      when: 'well-formed JSON that nobody wants',
      given: sent(415, 'application/json', JSON_BODY),
      cause: 'content-type-refused',
      certainty: 'certain',
      values: { type: 'application/json', limit: '' },
    },
    {
      when: 'gzip, and the server lists none',
      given: sent(415, 'application/octet-stream', 'x', { sends: { 'Content-Encoding': 'gzip' } }),
      cause: 'content-encoding-refused',
      certainty: 'likely',
    },
    {
      when: 'gzip, and the server lists others',
      given: sent(415, 'application/octet-stream', 'x', {
        sends: { 'Content-Encoding': 'gzip' },
        answers: { 'Accept-Encoding': 'identity' },
      }),
      cause: 'content-encoding-refused',
      certainty: 'certain',
      values: { type: 'gzip', limit: ' It lists `Accept-Encoding: identity`.' },
    },
    {
      when: 'FormData with a label set by hand',
      given: sent(400, 'multipart/form-data', '------x'),
      cause: 'multipart-without-boundary',
      certainty: 'certain',
    },
    {
      when: 'nothing was sent, and the server says so',
      given: sent(400, 'application/json', undefined, {
        sends: { 'Content-Length': '0' },
        body: { message: 'Unexpected end of JSON input' },
      }),
      cause: 'body-missing',
      certainty: 'likely',
      values: { method: 'POST', path: '/orders', status: '400' },
    },
    {
      when: 'a comma too many',
      given: sent(400, 'application/json', '{"a":1,}', { body: { message: 'Unexpected token } in JSON' } }),
      cause: 'json-broken',
      certainty: 'certain',
    },
    {
      when: 'a text cut short',
      given: sent(422, 'application/vnd.api+json', '{"a":'),
      cause: 'json-broken',
      certainty: 'certain',
      values: { status: '422' },
    },
    {
      when: '[object Object]',
      given: sent(400, 'application/json', '[object Object]'),
      cause: 'body-is-a-slip',
      certainty: 'certain',
      values: { words: '[object Object]' },
    },
    {
      when: 'undefined',
      given: sent(415, 'text/plain', 'undefined'),
      cause: 'body-is-a-slip',
      certainty: 'certain',
    },
    {
      when: 'JSON in JSON',
      given: sent(422, 'application/json', JSON.stringify(JSON_BODY)),
      cause: 'json-encoded-twice',
      certainty: 'likely',
    },
    {
      when: 'good JSON that the server calls broken',
      given: sent(400, 'application/json', JSON_BODY, { body: { message: 'JSON parse error' } }),
      cause: 'body-called-unreadable',
      certainty: 'certain',
      evidence: [{ from: 'response body, message', saw: 'JSON parse error' }],
      values: { reason: 'JSON parse error' },
    },
  ],
  silent: [
    { when: 'a 406 without Accept on record', given: { status: 406 } },
    { when: 'a 400 of a GET', given: { status: 400 } },
    {
      when: 'a 400 with good JSON and a rule broken',
      given: sent(400, 'application/json', JSON_BODY, { body: 'street is too long' }),
    },
    {
      when: 'a 422 that names a field',
      given: sent(422, 'application/json', JSON_BODY, { body: { errors: { street: ['too long'] } } }),
    },
    { when: 'a 422 with a form', given: sent(422, 'application/x-www-form-urlencoded', 'a=1&b=2') },
    { when: 'a 400 with a form', given: sent(400, 'application/x-www-form-urlencoded', 'a=1&b=2') },
    {
      when: 'plain text that happens to be JSON, with another reason',
      given: sent(400, 'text/plain', JSON_BODY, { body: 'too late' }),
    },
    {
      when: 'a form in parts with its boundary',
      given: sent(400, 'multipart/form-data; boundary=x', '--x--'),
    },
    { when: 'a JSON string that holds prose', given: sent(400, 'application/json', '"hello"') },
    {
      when: 'a body that was too long to keep whole',
      given: sent(400, 'application/json', `{"a":"${'x'.repeat(300_000)}`),
    },
    { when: 'a 415 with nothing sent', given: { status: 415 } },
    {
      when: 'an empty POST with another reason',
      given: sent(400, null, undefined, { sends: { 'Content-Length': '0' }, body: 'too late' }),
    },
    { when: 'a 404 with broken JSON', given: sent(404, 'application/json', '{') },
    { when: 'a 413 with broken JSON', given: sent(413, 'application/json', '{') },
    { when: 'a 500 with broken JSON', given: sent(500, 'application/json', '{') },
    { when: 'a 401 with broken JSON', given: sent(401, 'application/json', '{') },
    { when: 'a 409 with broken JSON', given: sent(409, 'application/json', '{') },
    {
      when: 'a 415 kept from the page by CORS',
      given: sent(415, 'text/plain', JSON_BODY, { error: 'net::ERR_FAILED' }),
    },
    {
      when: 'a 400 whose body is a page',
      given: sent(400, 'application/json', JSON_BODY, { body: '<html><title>Bad Request</title>' }),
    },
  ],
});
