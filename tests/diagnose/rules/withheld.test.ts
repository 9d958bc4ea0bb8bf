import withheld from '../../../src/diagnose/rules/withheld.ts';
import { preflight } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const failed = 'net::ERR_FAILED';

testRule(withheld, {
  speaks: [
    {
      when: 'an extension’s own code',
      given: { error: 'net::ERR_BLOCKED_BY_CLIENT', url: 'https://ads.test/track.js', type: 'script' },
      cause: 'blocked-by-extension',
      certainty: 'likely',
      values: { host: 'ads.test' },
      browserNames: ['net::ERR_BLOCKED_BY_CLIENT'],
    },
    {
      when: 'an https page asks for http',
      given: { error: '', url: 'http://cdn.test/a.js', type: 'script' },
      cause: 'mixed-content',
      certainty: 'likely',
      evidence: [{ from: 'request', saw: 'from https://shop.test to http' }],
      alternatives: ['stopped-inside-browser', 'devtools-blocking'],
    },
    {
      when: 'a script of an https page asks for http: the script may be another site’s',
      given: { error: '', url: 'http://cdn.test/a.json' },
      cause: 'mixed-content',
      certainty: 'possible',
      evidence: [{ from: 'request', saw: 'from https://shop.test to http' }],
      alternatives: ['stopped-inside-browser', 'devtools-blocking'],
    },
    {
      when: 'the page is known by its Referer',
      given: { error: '', url: 'http://cdn.test/a.json', sends: { Referer: 'https://shop.test/x' } },
      cause: 'mixed-content',
      certainty: 'likely',
      alternatives: ['stopped-inside-browser', 'devtools-blocking'],
    },
    {
      when: 'nothing tells of the page',
      given: { error: '', url: 'http://cdn.test/a.json', errorsUntold: false, page: '' },
      cause: 'stopped-inside-browser',
      certainty: 'likely',
      alternatives: ['devtools-blocking'],
    },
    {
      when: 'an empty error from an https page to https',
      given: { error: '', url: 'https://cdn.test/a.js', type: 'script' },
      cause: 'stopped-inside-browser',
      certainty: 'likely',
      evidence: [{ from: 'request headers', saw: '1: it was not sent' }],
      alternatives: ['devtools-blocking'],
      browserNames: ['csp'],
    },
    {
      when: 'an empty error from an http page to http',
      given: { error: '', url: 'http://cdn.test/a.js', page: 'http://shop.test', type: 'script' },
      cause: 'stopped-inside-browser',
      certainty: 'likely',
      alternatives: ['devtools-blocking'],
    },
    {
      when: 'ERR_FAILED to another origin, nothing else',
      given: { error: failed },
      cause: 'failed-without-a-reason',
      certainty: 'possible',
      alternatives: ['cors-in-worker', 'local-network-refused', 'service-worker-failed'],
      browserNames: [failed],
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
