import unreadableData from '../../../src/diagnose/rules/unreadable-data.ts';
import type { Given, HeaderLines } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';
import { asTyped } from '../typed-answer.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const JSON_ALONE = { Accept: 'application/json' };
const WARNING =
  '<br />\n<b>Warning</b>:  Undefined array key "id" in <b>/var/www/html/api.php</b> on line <b>12</b><br />\n';
const TRACE =
  'Traceback (most recent call last):\n  File "/srv/app.py", line 7, in <module>\n    main()\nKeyError: \'price\'\n';
const answer = (body: string, answers: HeaderLines = JSON_TYPE, given: Given = {}): Given => ({
  body,
  answers,
  ...given,
});
const empty = (answers: HeaderLines, given: Given = {}): Given => ({ body: '', answers, ...given });

testRule(unreadableData, {
  speaks: asTyped([
    {
      when: 'JSON is promised, and nothing comes',
      given: empty({ ...JSON_TYPE, 'Content-Length': '0' }),
      cause: 'empty-answer',
      certainty: 'likely',
      evidence: [
        { from: 'response header Content-Length', saw: '0' },
        { from: 'response header Content-Type', saw: 'application/json' },
      ],
      values: { host: 'api.shop.test', status: '200' },
    },
    {
      when: 'the same, in pieces of unknown length',
      given: empty(JSON_TYPE),
      cause: 'empty-answer',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'empty' }],
    },
    {
      when: 'JSON alone is asked for, and nothing comes',
      given: empty({ 'Content-Type': null, 'Content-Length': '0' }, { sends: JSON_ALONE }),
      cause: 'empty-answer',
      certainty: 'likely',
      evidence: [{ from: 'request header Accept', saw: 'application/json' }],
    },
    {
      when: 'a white page',
      given: empty(
        { 'Content-Type': 'text/html', 'Content-Length': '0' },
        { type: 'document', sends: { 'Sec-Fetch-Dest': 'document' } },
      ),
      cause: 'empty-page',
      certainty: 'certain',
    },
    {
      when: 'PHP’s warning ahead of the data',
      given: answer(`${WARNING}{"a":1}`),
      cause: 'server-message-before-data',
      certainty: 'certain',
      evidence: [{ from: 'response body, first line', saw: 'Warning: Undefined array key "id"' }],
      values: { words: 'Warning: Undefined array key "id"', side: 'before' },
    },
    {
      when: 'the same without marks of HTML, under PHP’s usual type',
      given: answer(
        'PHP Notice:  Undefined variable: x in /srv/a.php on line 3\n{"a":1}',
        { 'Content-Type': 'text/html' },
        { sends: JSON_ALONE },
      ),
      cause: 'server-message-before-data',
      certainty: 'likely',
    },
    {
      when: 'PHP’s warning after the data',
      given: answer(`{"a":1}${WARNING}`),
      cause: 'server-message-before-data',
      certainty: 'certain',
      evidence: [{ from: 'response body, last lines', saw: 'Warning: Undefined array key "id"' }],
      values: { side: 'after' },
    },
    {
      when: 'a report of Python under the type JSON',
      given: answer(TRACE),
      cause: 'crash-report-for-data',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: "KeyError: 'price'" }],
      values: { words: "KeyError: 'price'" },
    },
    {
      when: 'a report of Java, where JSON was asked for',
      given: answer(
        'java.lang.NullPointerException: no cart\n\tat test.shop.Cart.get(Cart.java:7)\n',
        { 'Content-Type': 'text/plain' },
        { sends: JSON_ALONE },
      ),
      cause: 'crash-report-for-data',
      certainty: 'likely',
      values: { words: 'java.lang.NullPointerException: no cart' },
    },
    {
      when: 'JSON that stops in the middle',
      given: answer('{"items":[{"id":1},{"id":'),
      cause: 'data-broken-off',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: '25 bytes, and no closing bracket at the end' }],
      values: { begins: '{' },
    },
    {
      when: 'JSON that stops inside a text',
      given: answer('{"items":[{"name":"red sho'),
      cause: 'data-broken-off',
      certainty: 'likely',
    },
  ]),
  silent: asTyped([
    { when: 'good JSON', given: answer('{"a":1}\n') },
    { when: 'a list', given: answer('[]') },
    { when: 'null', given: answer('null') },
    { when: 'a word', given: answer('"ok"') },
    { when: 'a comment behind the data', given: answer('{"a":1}<!-- 0.03 s -->') },
    { when: 'a fault on the way', given: answer('{"a":1,"b":\\x}') },
    { when: 'a wrong sign in a text, and more behind it', given: answer('{"a":"\\x","b":"c"') },
    { when: 'lines of JSON', given: answer('{"a":1}\n{"b":2}\n{"c":') },
    { when: 'a shield against scripts of others', given: answer(')]}\',\n{"a":1}') },
    {
      when: 'a stream of messages',
      given: answer('data: {"a":1}\n\n', { 'Content-Type': 'text/event-stream' }),
    },
    {
      when: 'an object broken off, under no type of JSON',
      given: answer('{"a":', { 'Content-Type': 'text/plain' }),
    },
    { when: 'a style sheet in braces', given: { type: 'stylesheet', body: '{' } },
    {
      when: 'a recorder that may have kept a part',
      given: { ...answer('{"a":'), type: 'fetch', errorsUntold: true },
    },
    { when: 'a plain word under the type JSON', given: answer('OK') },
    {
      when: 'a text that begins with a warning',
      given: answer('Warning: this is beta', { 'Content-Type': 'text/plain' }, { sends: JSON_ALONE }),
    },
    {
      when: 'a log that was asked for',
      given: answer(TRACE, { 'Content-Type': 'text/plain' }, { sends: { Accept: '*/*' } }),
    },
    { when: 'PHP’s warning on a page that is opened', given: { type: 'document', body: WARNING } },
    {
      when: 'PHP’s warning in a piece of a page',
      given: answer(
        WARNING,
        { 'Content-Type': 'text/html' },
        { sends: { Accept: 'text/html, */*; q=0.01' } },
      ),
    },
    {
      when: 'a text of the data that quotes PHP',
      given: answer('{"help":"<b>Warning</b>: x on line <b>3</b>"}'),
    },
    {
      when: 'an empty answer to a POST',
      given: empty({ ...JSON_TYPE, 'Content-Length': '0' }, { method: 'POST' }),
    },
    { when: 'an empty 201', given: empty({ ...JSON_TYPE, 'Content-Length': '0' }, { status: 201 }) },
    { when: 'an empty 202', given: empty({ ...JSON_TYPE, 'Content-Length': '0' }, { status: 202 }) },
    { when: 'an empty 205', given: empty(JSON_TYPE, { status: 205 }) },
    { when: 'an empty 206', given: empty(JSON_TYPE, { status: 206 }) },
    { when: 'HEAD', given: empty({ ...JSON_TYPE, 'Content-Length': '120' }, { method: 'HEAD' }) },
    { when: 'OPTIONS', given: empty({ 'Content-Length': '0' }, { method: 'OPTIONS', sends: JSON_ALONE }) },
    {
      when: 'bytes were sent, and the recorder kept none',
      given: empty({ ...JSON_TYPE, 'Content-Length': '120' }),
    },
    { when: 'another recorder’s 0', given: empty(JSON_TYPE, { errorsUntold: true }) },
    { when: 'from the cache', given: empty(JSON_TYPE, { fromCache: 'disk' }) },
    {
      when: 'an answer that nobody sees',
      given: empty(JSON_TYPE, { sends: { 'Sec-Fetch-Mode': 'no-cors' } }),
    },
    { when: 'a prefetch', given: empty(JSON_TYPE, { sends: { 'Sec-Purpose': 'prefetch' } }) },
    {
      when: 'nothing, to axios',
      given: empty({ 'Content-Length': '0' }, { sends: { Accept: 'application/json, text/plain, */*' } }),
    },
    { when: 'nothing, and nothing was promised', given: empty({ 'Content-Length': '0' }) },
    { when: 'a beacon', given: empty({ 'Content-Length': '0' }, { type: 'ping', method: 'POST' }) },
    {
      when: 'a picture that only counts',
      given: empty({ 'Content-Type': 'image/gif', 'Content-Length': '0' }, { type: 'image' }),
    },
    {
      when: 'an empty frame',
      given: empty(
        { 'Content-Type': 'text/html', 'Content-Length': '0' },
        { type: 'document', sends: { 'Sec-Fetch-Dest': 'iframe' } },
      ),
    },
    {
      when: 'an empty page that leads on',
      given: empty(
        { 'Content-Type': 'text/html', 'Content-Length': '0', Refresh: '0;url=/start' },
        { type: 'document', sends: { 'Sec-Fetch-Dest': 'document' } },
      ),
    },
  ]),
});
