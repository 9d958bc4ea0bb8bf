import notFound from '../../../src/diagnose/rules/not-found.ts';
import { testRule } from '../rule-table.ts';

const url = 'https://api.shop.test/api/v1/orders/4711';

testRule(notFound, {
  speaks: [
    {
      when: 'Apigee, of a path that no proxy serves',
      given: {
        status: 404,
        body: { fault: { faultstring: 'Unable to identify proxy for host: default and url: /v1/x' } },
      },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'an action that ran and found nothing',
      given: {
        method: 'POST',
        status: 404,
        sends: { 'Next-Action': 'a1' },
        answers: { 'Content-Type': 'text/x-component' },
        body: '0:{"a":"$@1"}',
      },
      cause: 'not-found',
      certainty: 'certain',
    },
    {
      when: 'an action of an older release',
      given: {
        method: 'POST',
        status: 404,
        sends: { 'Next-Action': 'a1' },
        answers: { 'x-nextjs-action-not-found': '1' },
        body: 'Server action not found.',
      },
      cause: 'page-older-than-server',
      certainty: 'certain',
    },
    {
      when: 'an action that is not there, without the mark',
      given: { method: 'POST', status: 404, sends: { 'Next-Action': 'a1' } },
      cause: 'page-older-than-server',
      certainty: 'likely',
    },
    {
      when: 'Nuxt',
      given: { status: 404, body: { statusCode: 404, message: 'Page not found: /prodcts' } },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'nginx has no file',
      given: {
        status: 404,
        type: 'document',
        body: '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.25.3</center></body></html>',
      },
      cause: 'file-server-has-no-such-page',
      certainty: 'likely',
      values: { who: 'nginx' },
    },
    {
      when: 'GitHub hides what one may not see',
      given: {
        status: 404,
        url: 'https://api.github.com/repos/a/b',
        body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' },
      },
      cause: 'not-found-or-hidden',
      certainty: 'likely',
      values: { who: 'GitHub' },
    },
    {
      when: 'GitLab does so too',
      given: {
        status: 404,
        url: 'https://git.test/api/v4/projects/1',
        body: { message: '404 Project Not Found' },
      },
      cause: 'not-found-or-hidden',
      certainty: 'likely',
      values: { who: 'GitLab' },
    },
    {
      when: 'Fastify',
      given: {
        status: 404,
        body: { message: 'Route POST:/x not found', error: 'Not Found', statusCode: 404 },
      },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'tRPC',
      given: { status: 404, body: [{ error: { message: 'No "query"-procedure on path "nope"' } }] },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'Rails in development',
      given: {
        status: 404,
        body: {
          status: 404,
          error: 'Not Found',
          exception: '#<ActionController::RoutingError: No route matches [GET] "/x">',
        },
      },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'Phoenix in development',
      given: { status: 404, body: '<!DOCTYPE html><title>Phoenix.Router.NoRouteError at GET /x</title>' },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'a long reason is cut in the title',
      given: { status: 404, body: { message: `No order has this number. ${'Look again. '.repeat(6)}` } },
      cause: 'not-found-with-reason',
      certainty: 'certain',
      values: { words: 'No order has this number. Look again. Look again. Look…' },
    },
    ...['script', 'stylesheet', 'image', 'font', 'media', 'manifest'].map((type) => ({
      when: `a ${type} of the page`,
      given: { status: 404, type, url: 'https://shop.test/assets/app.js?v=2' },
      cause: 'page-file-missing',
      certainty: 'certain' as const,
      evidence: [{ from: 'kind of request', saw: type }],
      values: { file: 'app.js', path: '/assets/app.js', host: 'shop.test', type },
    })),
    {
      when: 'a script whose server would not run it (Chrome calls it aborted)',
      given: { status: 404, type: 'script', error: 'net::ERR_ABORTED', url: 'https://shop.test/late.js' },
      cause: 'page-file-missing',
      certainty: 'certain',
      values: { file: 'late.js' },
    },
    {
      when: 'the server says what is missing',
      given: { url, status: 404, body: { error: { message: 'No order 4711.' } } },
      cause: 'not-found-with-reason',
      certainty: 'certain',
      evidence: [{ from: 'response body, error.message', saw: 'No order 4711.' }],
      values: { words: 'No order 4711', path: '/api/v1/orders/4711' },
    },
    {
      when: 'Express by JSON (Nest)',
      given: { url, method: 'POST', status: 404, body: { message: 'Cannot POST /api/v1/orders/4711' } },
      cause: 'route-unknown',
      certainty: 'certain',
      values: { method: 'POST', words: 'Cannot POST /api/v1/orders/4711', path: '/api/v1/orders/4711' },
    },
    {
      when: 'Express by its page',
      given: {
        url,
        status: 404,
        body: '<!DOCTYPE html><title>Error</title><pre>Cannot GET /api/v1/orders/4711</pre>',
      },
      cause: 'route-unknown',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'Cannot GET /api/v1/orders/4711' }],
    },
    {
      when: 'Go',
      given: { status: 404, body: '404 page not found\n' },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'Spring',
      given: { status: 404, body: { detail: 'No static resource orders.' } },
      cause: 'route-unknown',
      certainty: 'certain',
    },
    {
      when: 'nothing is said',
      given: { url, status: 404 },
      cause: 'not-found',
      certainty: 'certain',
      values: { host: 'api.shop.test', path: '/api/v1/orders/4711' },
    },
    {
      when: 'a "reason" that repeats the status is none',
      given: { status: 404, body: { error: 'Not Found' } },
      cause: 'not-found',
      certainty: 'certain',
    },
    {
      when: 'a page’s title is no reason, but evidence',
      given: { status: 404, type: 'document', body: '<html><title>Oh dear</title>' },
      cause: 'not-found',
      certainty: 'certain',
      evidence: [{ from: 'response body, title of the page', saw: 'Oh dear' }],
    },
    {
      when: 'an address that cannot be taken apart is not quoted',
      given: { url: 'http://ada:hunter2@[', status: 404 },
      cause: 'not-found',
      certainty: 'certain',
      values: { path: 'the address' },
    },
  ],
  silent: [
    { when: 'a 410, which has its own entry', given: { status: 410 } },
    { when: 'a 405', given: { status: 405 } },
    { when: 'a 404 kept from the page by CORS', given: { status: 404, error: 'net::ERR_FAILED' } },
    {
      when: 'a code of IIS that has words of its own',
      given: { status: 404, body: '<html>HTTP Error 404.13 - Not Found' },
    },
    { when: 'no answer', given: { error: 'net::ERR_NAME_NOT_RESOLVED' } },
  ],
});
