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
      alternatives: ['cors-in-worker', 'local-network-refused', 'service-worker-failed'],
      browserNames: [failed],
    },
    {
      when: 'ERR_FAILED of no page load, with two headers: a worker',
      given: { error: failed },
      cause: 'cors-in-worker',
      certainty: 'possible',
      alternatives: ['local-network-refused', 'service-worker-failed'],
      browserNames: ['MissingAllowOriginHeader', failed],
    },
    {
      when: 'ERR_FAILED to the page’s own origin: only its own helper is left',
      given: { error: failed, url: 'https://shop.test/api/a' },
      cause: 'failed-without-a-reason',
      certainty: 'possible',
      alternatives: ['service-worker-failed'],
    },
  ],
  silent: [
    { when: 'an empty error (content-policy)', given: { error: '', url: 'https://cdn.test/a.js' } },
    { when: 'an add-on’s code (content-policy)', given: { error: 'net::ERR_BLOCKED_BY_CLIENT' } },
    {
      when: 'ERR_FAILED after a preflight, which holds the reason',
      given: { method: 'PATCH', error: failed },
      after: [preflight({ status: 404 })],
    },
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
