import wrongFileType from '../../../src/diagnose/rules/wrong-file-type.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const error = 'net::ERR_ABORTED';
const module: Given = {
  error,
  status: 404,
  type: 'script',
  url: 'https://shop.test/assets/cart.js?v=2',
  sends: { 'Sec-Fetch-Mode': 'cors' },
};

testRule(wrongFileType, {
  speaks: [
    {
      when: 'a module’s 404 with plain text',
      given: { ...module, body: 'Not Found' },
      cause: 'module-missing',
      certainty: 'likely',
      values: { file: 'cart.js', path: '/assets/cart.js', status: '404', host: 'shop.test' },
      browserNames: [error],
    },
    {
      when: 'a module’s 410 without a body',
      given: { ...module, status: 410 },
      cause: 'module-missing',
      certainty: 'likely',
    },
    {
      when: 'a web page in its place',
      given: { ...module, body: '<!doctype html><title>Not found</title>' },
      cause: 'module-missing-page-came',
      certainty: 'likely',
      values: { type: 'text/html' },
      browserNames: [error],
    },
    {
      when: 'a style sheet as plain text, and no guess allowed',
      given: {
        error,
        status: 200,
        type: 'stylesheet',
        url: 'https://shop.test/shop.css',
        answers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' },
        body: 'b{}',
      },
      cause: 'style-type-refused',
      certainty: 'certain',
      values: { file: 'shop.css', type: 'text/plain' },
      browserNames: [error],
    },
  ],
  silent: [
    {
      when: 'a style sheet that was stopped, of the right type',
      given: {
        error,
        status: 200,
        type: 'stylesheet',
        answers: { 'Content-Type': 'text/css', 'X-Content-Type-Options': 'nosniff' },
        body: 'b{}',
      },
    },
    {
      when: 'a style sheet that was stopped, of another type, where a guess is allowed',
      given: {
        error,
        status: 200,
        type: 'stylesheet',
        answers: { 'Content-Type': 'text/plain' },
        body: 'b{}',
      },
    },
    {
      when: 'an EventSource that the page closed',
      given: {
        error,
        status: 200,
        type: 'eventsource',
        answers: { 'Content-Type': 'text/event-stream; charset=utf-8' },
      },
    },
    { when: 'an EventSource stopped before its answer', given: { error, type: 'eventsource' } },
    { when: 'an EventSource’s 500', given: { status: 500, type: 'eventsource' } },
    { when: 'a plain script’s 404', given: { error, status: 404, type: 'script' } },
    { when: 'a module’s 404 in a recorder without errors', given: { ...module, errorsUntold: true } },
    { when: 'a module’s 403: who may not have it is the matter', given: { ...module, status: 403 } },
    { when: 'a module’s 500', given: { ...module, status: 500 } },
    { when: 'a module that was stopped', given: { ...module, status: 0 } },
    { when: 'a fetch’s 404', given: { error, status: 404 } },
  ],
});
