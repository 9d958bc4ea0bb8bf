import { fromHarEntry } from '../../../src/capture/from-har-entry.ts';
import serviceWorker from '../../../src/diagnose/rules/service-worker.ts';
import { entry, type Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

/** As Chrome records what came through a service worker. */
function through(given: Given) {
  const made = entry(given);
  return fromHarEntry({ ...made, response: { ...made.response, _fetchedViaServiceWorker: true } }, 0);
}

const noDate = { Date: null };
const page = (given: Given = {}) => ({
  url: 'https://shop.test/',
  type: 'document',
  visit: 'page_1',
  ...given,
});
const failed = 'net::ERR_FAILED';
const own: Given = {
  url: 'https://shop.test/orders',
  error: failed,
  visit: 'page_1',
  sends: { 'Sec-Fetch-Site': 'same-origin' },
};
const script: Given = {
  url: 'https://shop.test/sw.js',
  type: 'other',
  sends: { 'Service-Worker': 'script', 'Sec-Fetch-Dest': 'serviceworker' },
};

testRule(serviceWorker, {
  speaks: [
    {
      when: 'a worker’s own 503',
      given: through({ status: 503, answers: noDate, body: 'offline' }),
      cause: 'answered-by-service-worker',
      certainty: 'likely',
      evidence: [{ from: 'the browser’s record', saw: 'fetched through a service worker' }],
      values: { status: '503' },
    },
    {
      when: 'a worker’s own 404',
      given: through({ status: 404, answers: noDate }),
      cause: 'answered-by-service-worker',
      certainty: 'likely',
      values: { status: '404', text: '' },
    },
    {
      when: 'a worker’s own 504 with words',
      given: through({ status: 504, answers: noDate, body: { message: 'You are offline' } }),
      cause: 'answered-by-service-worker',
      certainty: 'likely',
      values: { text: ': “You are offline”' },
    },
    {
      when: 'the 504 of Angular’s worker',
      given: through({ status: 504, statusText: 'Gateway Timeout', answers: noDate }),
      cause: 'service-worker-found-no-server',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'none' }],
    },
    {
      when: 'a mock',
      given: through({ status: 500, answers: { 'X-Powered-By': 'msw' }, body: { a: 1 } }),
      cause: 'answered-by-mock',
      certainty: 'likely',
      values: { path: '/orders' },
    },
    {
      when: 'a request to its own site came to nothing on a page that a worker serves',
      given: own,
      after: [through(page())],
      cause: 'service-worker-gave-nothing',
      certainty: 'likely',
      browserNames: [failed],
    },
    {
      when: 'no script',
      given: { ...script, status: 404 },
      cause: 'service-worker-script-missing',
      certainty: 'certain',
      evidence: [{ from: 'request header Service-Worker', saw: 'script' }],
      values: { file: 'sw.js', status: '404' },
    },
    {
      when: 'a page in place of the script',
      given: { ...script, status: 200, error: 'net::ERR_INSECURE_RESPONSE', body: '<!doctype html>' },
      cause: 'service-worker-script-is-a-page',
      certainty: 'likely',
      values: { type: 'text/html' },
      browserNames: ['net::ERR_INSECURE_RESPONSE'],
    },
    {
      when: 'a redirect of the script',
      given: { ...script, error: 'net::ERR_UNSAFE_REDIRECT', sends: { 'Service-Worker': 'script' } },
      cause: 'service-worker-script-moved',
      certainty: 'certain',
      browserNames: ['net::ERR_UNSAFE_REDIRECT'],
    },
  ],
  silent: [
    { when: 'a good answer of a worker', given: through({ status: 200, answers: noDate }) },
    { when: 'a server’s 503 that a worker passed on', given: through({ status: 503 }) },
    { when: 'a 503 without a date and without a worker', given: { status: 503, answers: noDate } },
    { when: 'nothing came, and no worker is known', given: own, after: [] },
    {
      when: 'a request to another site came to nothing',
      given: { ...own, url: 'https://api.other.test/orders', sends: {} },
      after: [through(page())],
    },
    {
      when: 'an answer that CORS kept back',
      given: { ...own, status: 200 },
      after: [through(page())],
    },
    { when: 'a plain file’s 404', given: { url: 'https://shop.test/sw.js', type: 'script', status: 404 } },
    { when: 'the script’s 500', given: { ...script, status: 500 } },
    { when: 'a redirect of something else', given: { error: 'net::ERR_UNSAFE_REDIRECT' } },
  ],
});
