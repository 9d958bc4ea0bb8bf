import blockedByResponse from '../../../src/diagnose/rules/blocked-by-response.ts';
import { exchange, type Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const BLOCKED = 'net::ERR_BLOCKED_BY_RESPONSE';
const kept = (suffix: string, given: Given = {}): Given => ({
  status: 200,
  type: 'image',
  error: suffix ? `${BLOCKED}.${suffix}` : BLOCKED,
  visit: 'page_1',
  ...given,
});
const frame = (given: Given = {}) =>
  kept('', { type: 'document', ...given, sends: { 'Sec-Fetch-Dest': 'iframe', ...given.sends } });
const page = (answers = {}) =>
  exchange({ url: 'https://shop.test/', type: 'document', visit: 'page_1', answers });
const strict = page({ 'Cross-Origin-Embedder-Policy': 'require-corp' });

testRule(blockedByResponse, {
  speaks: [
    {
      when: 'CORP: same-origin',
      given: kept('NotSameOrigin', { answers: { 'Cross-Origin-Resource-Policy': 'same-origin' } }),
      cause: 'corp-same-origin',
      certainty: 'certain',
      evidence: [{ from: 'response header Cross-Origin-Resource-Policy', saw: 'same-origin' }],
      values: { host: 'api.shop.test', origin: 'https://shop.test', allowed: 'same-origin' },
      browserNames: ['corp-not-same-origin', `${BLOCKED}.NotSameOrigin`],
    },
    {
      when: 'CORP: same-site',
      given: kept('NotSameSite', { answers: { 'Cross-Origin-Resource-Policy': 'same-site' } }),
      cause: 'corp-same-site',
      certainty: 'certain',
      values: { allowed: 'same-site' },
      browserNames: ['corp-not-same-site'],
    },
    {
      when: 'COEP of the page, no CORP',
      given: kept('NotSameOriginAfterDefaultedToSameOriginByCoep'),
      cause: 'coep-needs-corp',
      certainty: 'certain',
      evidence: [{ from: 'response header Cross-Origin-Resource-Policy', saw: 'absent' }],
      browserNames: ['corp-not-same-origin-after-defaulted-to-same-origin-by-coep'],
    },
    {
      when: 'document isolation, no CORP',
      given: kept('NotSameOriginAfterDefaultedToSameOriginByDip'),
      cause: 'isolation-needs-corp',
      certainty: 'certain',
    },
    {
      when: 'both, no CORP',
      given: kept('NotSameOriginAfterDefaultedToSameOriginByCoepAndDip'),
      cause: 'two-policies-need-corp',
      certainty: 'certain',
    },
    {
      when: 'a frame of another site in a strict page: CORP is asked first',
      given: frame({ url: 'https://maps.test/' }),
      after: [strict],
      cause: 'coep-needs-corp',
      certainty: 'likely',
      browserNames: ['corp-not-same-origin-after-defaulted-to-same-origin-by-coep', BLOCKED],
    },
    {
      when: 'a frame of the same site in a strict page',
      given: frame({ url: 'https://shop.test/help' }),
      after: [strict],
      cause: 'coep-needed-inside',
      certainty: 'likely',
      evidence: [{ from: 'response header Cross-Origin-Embedder-Policy', saw: 'none' }],
      values: { type: 'frame', allowed: 'none' },
      browserNames: ['coep-frame-resource-needs-coep-header'],
    },
    {
      when: 'a worker: nothing else blocks it so',
      given: kept('', {
        type: 'other',
        url: 'https://shop.test/w.js',
        sends: { 'Sec-Fetch-Dest': 'worker' },
      }),
      cause: 'coep-needed-inside',
      certainty: 'certain',
      values: { type: 'worker' },
    },
    {
      when: 'the suffix for it',
      given: kept('CoepFrameResourceNeedsCoepHeader', { type: 'document' }),
      cause: 'coep-needed-inside',
      certainty: 'certain',
    },
    {
      when: 'X-Frame-Options',
      given: frame({ answers: { 'X-Frame-Options': 'DENY' } }),
      after: [page()],
      cause: 'frame-options-refuse',
      certainty: 'certain',
      evidence: [{ from: 'response header X-Frame-Options', saw: 'DENY' }],
      values: { allowed: 'DENY', origin: 'https://shop.test' },
      browserNames: ['other', BLOCKED],
    },
    {
      when: 'X-Frame-Options in a strict page, with leave for its file',
      given: frame({
        answers: { 'X-Frame-Options': 'SAMEORIGIN', 'Cross-Origin-Resource-Policy': 'cross-origin' },
      }),
      after: [strict],
      cause: 'frame-options-refuse',
      certainty: 'likely',
    },
    {
      when: 'frame-ancestors takes the place of X-Frame-Options',
      given: frame({
        answers: {
          'X-Frame-Options': 'DENY',
          'Content-Security-Policy': "default-src 'self'; frame-ancestors 'self' https://a.test",
        },
      }),
      cause: 'frame-ancestors-refuse',
      certainty: 'certain',
      values: { allowed: "'self' https://a.test" },
      browserNames: ['other', BLOCKED],
    },
    {
      when: 'a page that isolates itself, out of a sandbox',
      given: kept('CoopSandboxedIFrameCannotNavigateToCoopPage', { type: 'document' }),
      cause: 'sandboxed-opener',
      certainty: 'certain',
    },
    {
      when: 'a signature',
      given: kept('SRIMessageSignatureMismatch', { type: 'script' }),
      cause: 'signature-refused',
      certainty: 'certain',
    },
    {
      when: 'ORB: a web page for a picture',
      given: { status: 404, type: 'image', error: 'net::ERR_BLOCKED_BY_ORB', body: '<html>' },
      cause: 'orb-blocked',
      certainty: 'certain',
      values: { status: '404', allowed: 'text/html' },
      browserNames: ['net::ERR_BLOCKED_BY_ORB'],
    },
    {
      when: 'ORB: no type at all',
      given: { status: 200, type: 'image', error: 'net::ERR_BLOCKED_BY_ORB' },
      cause: 'orb-blocked',
      certainty: 'certain',
      values: { allowed: 'of no named type' },
    },
    {
      when: 'ORB on a no-cors fetch: a status without a header',
      given: {
        status: 200,
        error: 'net::ERR_ABORTED',
        sends: { 'Sec-Fetch-Mode': 'no-cors' },
        answers: { Date: null },
      },
      cause: 'orb-blocked-fetch',
      certainty: 'likely',
      values: { host: 'api.shop.test', status: '200' },
      browserNames: ['net::ERR_ABORTED'],
    },
    {
      when: 'the same over plain http, where only the missing Origin tells the mode',
      given: {
        status: 200,
        url: 'http://api.test/orders',
        page: 'http://shop.test',
        error: 'net::ERR_ABORTED',
        sends: {
          'Sec-Fetch-Mode': null,
          'Sec-Fetch-Site': null,
          'Sec-Fetch-Dest': null,
          Origin: null,
          Referer: 'http://shop.test/',
        },
        answers: { Date: null },
      },
      cause: 'orb-blocked-fetch',
      certainty: 'likely',
    },
  ],
  silent: [
    {
      when: 'a fetch whose answer nobody read: it has headers',
      given: { status: 200, error: 'net::ERR_ABORTED', sends: { 'Sec-Fetch-Mode': 'no-cors' } },
    },
    {
      when: 'a fetch with CORS that was stopped',
      given: { status: 200, error: 'net::ERR_ABORTED', answers: { Date: null } },
    },
    {
      when: 'a stopped fetch to the page’s own site',
      given: {
        status: 200,
        url: 'https://shop.test/a',
        error: 'net::ERR_ABORTED',
        sends: { 'Sec-Fetch-Mode': 'no-cors' },
        answers: { Date: null },
      },
    },
    { when: 'a reason that is new', given: kept('SomethingNew') },
    { when: 'a frame with nothing that tells why', given: frame(), after: [page()] },
    {
      when: 'X-Frame-Options with a word that means nothing',
      given: frame({ answers: { 'X-Frame-Options': 'ALLOWALL' } }),
    },
    {
      when: 'X-Frame-Options on a 404 that was shown',
      given: { status: 404, answers: { 'X-Frame-Options': 'DENY' } },
    },
    {
      when: 'CORP on a 403 that was shown',
      given: { status: 403, answers: { 'Cross-Origin-Resource-Policy': 'same-origin' } },
    },
    ...[
      '',
      'net::ERR_FAILED',
      'net::ERR_ABORTED',
      'net::ERR_BLOCKED_BY_CLIENT',
      'net::ERR_BLOCKED_BY_CSP',
      'net::ERR_BLOCKED_BY_ADMINISTRATOR',
      'net::ERR_CONNECTION_REFUSED',
      'net::ERR_UNSAFE_PORT',
      'net::ERR_BLOCKED_BY_RESPONSEX',
    ].map((error) => ({ when: error || 'an empty error', given: { error, type: 'image' }, after: [strict] })),
  ],
});
