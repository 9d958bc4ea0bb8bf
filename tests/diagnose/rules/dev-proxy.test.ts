import devProxy from '../../../src/diagnose/rules/dev-proxy.ts';
import { testRule } from '../rule-table.ts';

const local = { url: 'http://localhost:5173/api/orders', page: 'http://localhost:5173' };
const vite = { 'Content-Type': 'text/plain', 'Transfer-Encoding': 'chunked', Vary: 'Origin' };

testRule(devProxy, {
  speaks: [
    {
      when: 'Vite says that a dependency is of an older round',
      given: {
        type: 'script',
        status: 504,
        statusText: 'Outdated Optimize Dep',
        url: 'http://localhost:5173/node_modules/.vite/deps/react.js?v=1',
      },
      cause: 'dev-server-rebuilt',
      certainty: 'certain',
    },
    {
      when: 'the same over HTTP/2, which has no status text',
      given: {
        type: 'script',
        status: 504,
        url: 'https://localhost:5173/node_modules/.vite/deps/react.js?v=1',
      },
      cause: 'dev-server-rebuilt',
      certainty: 'likely',
    },
    {
      when: 'webpack’s own words',
      given: {
        ...local,
        status: 504,
        body: 'Error occurred while trying to proxy: localhost:5173/api/orders',
      },
      cause: 'dev-proxy-backend-down',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'Error occurred while trying to proxy' }],
    },
    {
      when: 'Create React App’s own words',
      given: {
        ...local,
        status: 500,
        body: 'Proxy error: Could not proxy request /api/x from localhost:3000 to http://localhost:5000 (ECONNREFUSED).',
      },
      cause: 'dev-proxy-backend-down',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'Proxy error: Could not proxy request' }],
    },
    {
      when: 'webpack’s own words after two minutes',
      given: {
        ...local,
        status: 504,
        wait: 120_000,
        body: 'Error occurred while trying to proxy: localhost',
      },
      cause: 'dev-proxy-backend-slow',
      certainty: 'likely',
      values: { waited: '2 minutes' },
    },
    {
      when: 'Vite’s empty 500',
      given: { ...local, status: 500, answers: vite, body: '' },
      cause: 'dev-proxy-backend-down',
      certainty: 'likely',
      alternatives: ['local-server-broke'],
      values: { host: 'localhost:5173', proxy: 'The proxy of Vite' },
    },
    {
      when: 'Vite’s empty 502, since version 8',
      given: { ...local, status: 502, answers: vite, body: '' },
      cause: 'dev-proxy-backend-down',
      certainty: 'likely',
      alternatives: ['local-server-broke'],
    },
    {
      when: 'a rewrite of Next.js',
      given: {
        url: 'http://localhost:3000/api/orders',
        status: 500,
        answers: { 'Content-Type': null },
        body: 'Internal Server Error',
      },
      cause: 'dev-proxy-backend-down',
      certainty: 'likely',
      alternatives: ['local-server-broke'],
      values: { proxy: 'The rewrite of Next.js' },
    },
    {
      when: 'a rewrite of Next.js after 30 seconds',
      given: {
        url: 'http://127.0.0.1:3000/api/orders',
        status: 500,
        wait: 30_010,
        answers: { 'Content-Type': null },
        body: 'Internal Server Error',
      },
      cause: 'dev-proxy-backend-slow',
      certainty: 'possible',
      alternatives: ['local-server-broke'],
      values: { waited: '30 seconds' },
    },
  ],
  silent: [
    {
      when: 'a 504 of another file',
      given: { type: 'script', status: 504, url: 'http://localhost:5173/src/main.ts' },
    },
    { when: 'an empty 500 of a real site', given: { status: 500, answers: vite, body: '' } },
    {
      when: 'an empty 500 of a program that signs',
      given: { ...local, status: 500, answers: { ...vite, 'X-Powered-By': 'Express' }, body: '' },
    },
    { when: 'a 500 with words', given: { ...local, status: 500, answers: vite, body: 'out of memory' } },
    { when: 'a 500 whose body is not known', given: { ...local, status: 500, answers: vite } },
    { when: 'a 500 in JSON', given: { ...local, status: 500, body: { error: 'x' } } },
    {
      when: 'Starlette’s own words have a type',
      given: {
        ...local,
        status: 500,
        answers: { 'Content-Type': 'text/plain' },
        body: 'Internal Server Error',
      },
    },
    { when: 'an empty 503', given: { ...local, status: 503, answers: vite, body: '' } },
    { when: 'nothing runs at all', given: { ...local, error: 'net::ERR_CONNECTION_REFUSED' } },
  ],
});
