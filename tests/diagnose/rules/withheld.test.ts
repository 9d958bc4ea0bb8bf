import withheld from '../../../src/diagnose/rules/withheld.ts';
import { preflight } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const failed = 'net::ERR_FAILED';

testRule(withheld, {
  speaks: [
    {
      when: 'ERR_FAILED to another origin, nothing else',
      given: { error: failed, visit: 'page_1' },
      cause: 'failed-without-a-reason',
      certainty: 'possible',
      alternatives: ['cors-in-worker', 'cors-kept-copy', 'local-network-refused', 'service-worker-failed'],
      browserNames: [failed],
    },
    {
      when: 'ERR_FAILED of no page load, with two headers: a worker',
      given: { error: failed },
      cause: 'cors-in-worker',
      certainty: 'possible',
      alternatives: ['cors-in-worker-not-for-this-page', 'local-network-refused', 'service-worker-failed'],
      browserNames: ['MissingAllowOriginHeader', failed],
    },
    {
      when: 'ERR_FAILED to the page’s own origin: only its own helper is left',
      given: { error: failed, url: 'https://shop.test/api/a' },
      cause: 'failed-without-a-reason',
      certainty: 'possible',
      alternatives: ['service-worker-failed'],
    },
    {
      when: 'a page over plain http: it has no helper, so its own network is left, or a kept copy',
      given: { error: failed, url: 'http://printer.test/status', page: 'http://shop.test', visit: 'page_1' },
      cause: 'open-page-own-network',
      certainty: 'possible',
      evidence: [{ from: 'page', saw: 'http://shop.test' }],
      alternatives: ['cors-in-worker', 'cors-kept-copy'],
      browserNames: ['InsecureLocalNetwork'],
    },
    {
      when: 'the same for a picture, which needs no CORS check',
      given: {
        error: failed,
        type: 'image',
        url: 'http://printer.test/a.png',
        page: 'http://shop.test',
        visit: 'page_1',
      },
      cause: 'open-page-own-network',
      certainty: 'possible',
    },
    {
      when: 'a developer’s page on this computer is as good as a secure one',
      given: { error: failed, url: 'https://api.test/a', page: 'http://localhost:3000', visit: 'page_1' },
      cause: 'failed-without-a-reason',
      certainty: 'possible',
      alternatives: ['cors-in-worker', 'cors-kept-copy', 'local-network-refused', 'service-worker-failed'],
    },
    {
      when: 'an address of another program',
      given: { error: failed, url: 'SHOP://cart' },
      cause: 'not-a-web-address',
      certainty: 'certain',
      values: { scheme: 'shop' },
      browserNames: ['CorsDisabledScheme'],
    },
    {
      when: 'a name with a port, without its scheme',
      given: { error: failed, url: 'localhost:3000/api' },
      cause: 'not-a-web-address',
      certainty: 'certain',
      values: { scheme: 'localhost' },
    },
    {
      when: 'ERR_FAILED after a preflight that was in order: the others are left',
      given: { method: 'PATCH', error: failed },
      after: [
        preflight({
          answers: {
            'Access-Control-Allow-Origin': 'https://shop.test',
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'PATCH',
          },
        }),
      ],
      cause: 'failed-without-a-reason',
      certainty: 'possible',
      alternatives: ['local-network-refused', 'service-worker-failed'],
    },
  ],
  silent: [
    { when: 'an empty error (content-policy)', given: { error: '', url: 'https://cdn.test/a.js' } },
    { when: 'an add-on’s code (content-policy)', given: { error: 'net::ERR_BLOCKED_BY_CLIENT' } },
    { when: 'ERR_FAILED with an answer: the CORS check', given: { status: 200, error: failed } },
    { when: 'a refused connection', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
    { when: 'a request that was stopped', given: { error: 'net::ERR_ABORTED' } },
    { when: 'a 403', given: { status: 403 } },
    { when: 'status 0 from a recorder that tells no errors', given: { status: 0, errorsUntold: true } },
    {
      when: 'a response blocked by its own headers',
      given: { status: 200, error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin' },
    },
  ],
});
