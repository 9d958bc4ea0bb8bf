import wrongAddress from '../../../src/diagnose/rules/wrong-address.ts';
import { exchange, type Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const at = (path: string, more: Given = {}): Given => ({
  url: `https://api.shop.test${path}`,
  status: 404,
  ...more,
});
const onOwnSite = (path: string, more: Given = {}): Given => ({
  url: `https://shop.test${path}`,
  status: 404,
  ...more,
});
const moved = (from: string, to: string, more: Given = {}) =>
  exchange({
    method: 'POST',
    url: from,
    status: 301,
    redirectUrl: to,
    answers: { Location: to },
    startedAt: '2026-11-22T09:59:59.900Z',
    ...more,
  });

testRule(wrongAddress, {
  speaks: [
    {
      when: 'another host in the path',
      given: { status: 404, url: 'https://shop.test/login/api.shop.test/users', page: 'https://shop.test' },
      cause: 'address-scheme-left-out',
      certainty: 'likely',
      values: { words: 'api.shop.test' },
    },
    {
      when: 'a base address that was not set',
      given: { status: 404, url: 'https://shop.test/undefinedapi/users', page: 'https://shop.test' },
      cause: 'address-holds-no-value',
      certainty: 'likely',
    },
    {
      when: 'a picture of nobody',
      given: {
        status: 404,
        type: 'image',
        url: 'https://shop.test/img/undefined.png',
        page: 'https://shop.test',
      },
      cause: 'address-holds-no-value',
      certainty: 'likely',
    },
    {
      when: 'a variable of the build',
      given: { status: 404, url: 'https://shop.test/%VITE_API_URL%/users', page: 'https://shop.test' },
      cause: 'address-not-filled-in',
      certainty: 'likely',
      values: { field: 'VITE_API_URL' },
    },
    {
      when: 'a filter of PostgREST',
      given: { status: 400, url: 'https://a.test/p?id=eq.undefined' },
      cause: 'address-holds-no-value',
      certainty: 'likely',
    },
    ...[
      ['/users/undefined/orders', 'undefined'],
      ['/users/null', 'null'],
      ['/page/NaN', 'NaN'],
      ['/users/[object%20Object]', '[object Object]'],
    ].map(([path, words]) => ({
      when: `${words} in the path`,
      given: at(path as string, { body: { message: 'User not found' } }),
      cause: 'address-holds-no-value',
      certainty: 'likely' as const,
      evidence: [{ from: 'request URL, path', saw: words as string }],
      values: { words: words as string, host: 'api.shop.test', from: 'path of the address', status: '404' },
    })),
    {
      when: 'undefined in the query of a 400',
      given: at('/orders?page=1&customer=undefined', { status: 400, body: 'customer is not a number' }),
      cause: 'address-holds-no-value',
      certainty: 'likely',
      evidence: [{ from: 'request URL, query', saw: 'customer=undefined' }],
    },
    {
      when: 'FastAPI faults the path',
      given: at('/items/undefined', {
        status: 422,
        body: { detail: [{ loc: ['path', 'item_id'], msg: 'not a valid integer' }] },
      }),
      cause: 'address-holds-no-value',
      certainty: 'likely',
    },
    {
      when: '{id} was never filled in',
      given: at('/users/{userId}/orders'),
      cause: 'address-not-filled-in',
      certainty: 'likely',
      values: { field: 'userId', host: 'api.shop.test' },
    },
    {
      when: ':id was never filled in',
      given: at('/users/:id'),
      cause: 'address-not-filled-in',
      certainty: 'likely',
      values: { field: 'id' },
    },
    {
      when: 'a gap in the query of a 400',
      given: at('/orders?customer={{customer}}', { status: 400 }),
      cause: 'address-not-filled-in',
      certainty: 'likely',
      evidence: [{ from: 'request URL, query', saw: 'customer' }],
    },
    {
      when: '/api/api/',
      given: at('/api/api/orders'),
      cause: 'address-part-doubled',
      certainty: 'likely',
      values: { words: 'api', path: '/api/api/orders' },
    },
    {
      when: '/api/v1/api/v1',
      given: at('/api/v1/api/v1/orders'),
      cause: 'address-part-doubled',
      certainty: 'likely',
      values: { words: 'api/v1' },
    },
    {
      when: 'a full address behind the page’s own',
      given: onOwnSite('/https://api.shop.test/orders'),
      cause: 'address-inside-address',
      certainty: 'likely',
      values: { host: 'shop.test' },
    },
    {
      when: 'two slashes',
      given: at('//orders'),
      cause: 'address-slash-doubled',
      certainty: 'likely',
      values: { path: '//orders' },
    },
    {
      when: 'two slashes, and the server names what it looked for',
      given: at('//orders/7', { body: { message: 'Order 7 is closed' } }),
      cause: 'address-slash-doubled',
      certainty: 'possible',
    },
    {
      when: 'a percent sign encoded again',
      given: at('/files/blue%2520mug.png'),
      cause: 'address-encoded-twice',
      certainty: 'likely',
      values: { words: '%2520' },
    },
    {
      when: 'a space at the end',
      given: at('/orders%20'),
      cause: 'address-ends-oddly',
      certainty: 'likely',
      values: { words: 'a space' },
    },
    {
      when: 'a bracket at the end, from a text',
      given: at('/help)'),
      cause: 'address-ends-oddly',
      certainty: 'likely',
      values: { words: 'a punctuation mark' },
    },
    {
      when: 'a POST became a GET for want of a slash',
      given: at('/orders/', { status: 405, answers: { Allow: 'POST' } }),
      after: [moved('https://api.shop.test/orders', 'https://api.shop.test/orders/')],
      cause: 'redirect-slash-lost-body',
      certainty: 'certain',
      evidence: [{ from: 'earlier request', saw: 'POST /orders: 301' }],
      values: { header: '301', method: 'POST', target: '/orders', path: '/orders/' },
    },
    {
      when: 'a POST became a GET on the way to https',
      given: at('/orders', { status: 400 }),
      after: [moved('http://api.shop.test/orders', 'https://api.shop.test/orders', { status: 302 })],
      cause: 'redirect-lost-body',
      certainty: 'likely',
      values: { header: '302', target: 'http://api.shop.test/orders' },
    },
    {
      when: 'Vite without a proxy',
      given: {
        url: 'http://localhost:5173/api/orders',
        page: 'http://localhost:5173',
        method: 'POST',
        status: 404,
      },
      cause: 'dev-server-asked',
      certainty: 'likely',
      values: { host: 'localhost:5173', path: '/api/orders' },
    },
  ],
  silent: [
    {
      when: 'a file whose name looks like a host',
      given: { status: 404, url: 'https://shop.test/docs/notes.app', page: 'https://shop.test' },
    },
    {
      when: 'a name that begins with the word',
      given: { status: 404, url: 'https://shop.test/wiki/undefinedness', page: 'https://shop.test' },
    },
    { when: 'an ordinary 404', given: at('/orders/4711') },
    { when: 'an ordinary 405', given: at('/orders', { status: 405, method: 'DELETE' }) },
    { when: 'words that only hold the mark', given: at('/undefined-behaviour/nullable') },
    { when: 'null in a query, which may be meant', given: at('/orders?parent=null', { status: 400 }) },
    { when: 'undefined in the query of a 404', given: at('/orders/7?debug=undefined') },
    {
      when: 'the server faults a field that was sent',
      given: at('/users/null/notes', { status: 422, body: { errors: { title: ['too long'] } } }),
    },
    { when: 'a colon inside a part, as Google’s addresses have', given: at('/v1/projects/shop:lookup') },
    { when: 'a year twice', given: at('/2026/2026') },
    { when: 'a prefix twice, but not in a row', given: at('/api/orders/api') },
    { when: 'an address in the path of a helper server', given: at('/https://shop.test/orders') },
    { when: 'two slashes in an answer of 422', given: at('//orders', { status: 422 }) },
    { when: 'an encoded space', given: at('/files/blue%20mug.png') },
    { when: 'a dot in a file name', given: at('/files/mug.png') },
    {
      when: 'a GET after a 303, which is meant',
      given: at('/orders/', { status: 404 }),
      after: [moved('https://api.shop.test/orders', 'https://api.shop.test/orders/', { status: 303 })],
    },
    {
      when: 'a GET that was a GET',
      given: at('/orders/', { status: 404 }),
      after: [moved('https://api.shop.test/orders', 'https://api.shop.test/orders/', { method: 'GET' })],
    },
    {
      when: 'a POST that a 308 kept',
      given: at('/orders/', { method: 'POST', status: 400 }),
      after: [moved('https://api.shop.test/orders', 'https://api.shop.test/orders/', { status: 308 })],
    },
    {
      when: 'data came from the test server’s port',
      given: {
        url: 'http://localhost:5173/api/orders/7',
        page: 'http://localhost:5173',
        status: 404,
        body: { message: 'Order not found' },
      },
    },
    {
      when: 'another port of this computer',
      given: { url: 'http://localhost:8123/api/x', page: 'http://localhost:8123', status: 404 },
    },
    { when: 'a 401', given: at('/users/undefined', { status: 401 }) },
    { when: 'a 500', given: at('/users/undefined', { status: 500 }) },
  ],
});
