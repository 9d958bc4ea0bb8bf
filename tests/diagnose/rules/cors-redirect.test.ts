import corsRedirect from '../../../src/diagnose/rules/cors-redirect.ts';
import { exchange, type Given, type HeaderLines } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const sentOn = (answers: HeaderLines, given: Given = {}): Given => ({
  status: 302,
  error: 'net::ERR_FAILED',
  redirectUrl: 'https://login.test/start?state=abc',
  ...given,
  answers,
});
const allow = (origin: string | readonly string[], more: HeaderLines = {}) => ({
  'Access-Control-Allow-Origin': origin,
  ...more,
});
const ours = 'https://shop.test';
const allClear = allow(ours, { 'Access-Control-Allow-Credentials': 'true' });
/** What another site sent on to the address of the request. */
const detour = (given: Given = {}) =>
  exchange({
    url: 'https://old.test/orders',
    status: 302,
    redirectUrl: 'https://api.shop.test/orders',
    answers: allow('*'),
    ...given,
  });
const nobody: Given = { status: 200, error: 'net::ERR_FAILED', sends: { Origin: 'null' } };

testRule(corsRedirect, {
  speaks: [
    {
      when: 'its own origin, no leave for credentials, in a sanitised file',
      given: sentOn(allow(ours), { credentialsUntold: true }),
      cause: 'redirect-leave-without-sign-in',
      certainty: 'likely',
      alternatives: ['redirect-not-wanted'],
      evidence: [{ from: 'request header Cookie', saw: 'not on record' }],
    },
    {
      when: 'no leave on the redirect',
      given: sentOn({}),
      cause: 'redirect-without-leave',
      certainty: 'certain',
      evidence: [{ from: 'response header Access-Control-Allow-Origin', saw: 'absent' }],
      values: { host: 'api.shop.test', status: '302', allowed: 'missing', origin: ours },
      browserNames: ['MissingAllowOriginHeader', 'net::ERR_FAILED'],
    },
    {
      when: 'leave for another site',
      given: sentOn(allow('https://other.test')),
      cause: 'redirect-without-leave',
      certainty: 'certain',
      values: { allowed: '`https://other.test`' },
      browserNames: ['AllowOriginMismatch'],
    },
    {
      when: 'a variable that nobody filled in',
      given: sentOn(allow('$origin')),
      cause: 'redirect-without-leave',
      certainty: 'certain',
      browserNames: ['InvalidAllowOriginValue'],
    },
    {
      when: 'two lines',
      given: sentOn(allow([ours, '*'])),
      cause: 'redirect-without-leave',
      certainty: 'certain',
      browserNames: ['MultipleAllowOriginValues'],
    },
    {
      when: '* and a cookie',
      given: sentOn(allow('*'), { sends: { Cookie: 'sid=1' } }),
      cause: 'redirect-leave-without-sign-in',
      certainty: 'certain',
      values: { allowed: '*' },
      browserNames: ['WildcardOriginNotAllowed'],
    },
    {
      when: 'its own origin, no leave for credentials, no cookie at hand',
      given: sentOn(allow(ours)),
      cause: 'redirect-leave-without-sign-in',
      certainty: 'likely',
      alternatives: ['redirect-not-wanted'],
      browserNames: ['InvalidAllowCredentials'],
    },
    {
      when: 'a password in the next address',
      given: sentOn(allow('*'), { redirectUrl: 'https://mia:hunter2@login.test/' }),
      cause: 'redirect-with-password',
      certainty: 'likely',
      alternatives: ['redirect-not-wanted'],
      browserNames: ['RedirectContainsCredentials'],
    },
    {
      when: 'an app’s own scheme',
      given: sentOn(allClear, { redirectUrl: 'shopapp://open' }),
      cause: 'redirect-to-another-scheme',
      certainty: 'likely',
      values: { scheme: 'shopapp' },
      alternatives: ['redirect-not-wanted'],
      browserNames: ['CorsDisabledScheme'],
    },
    {
      when: 'an app’s own scheme, one step further',
      given: { url: 'shopapp://open', error: 'net::ERR_FAILED' },
      after: [exchange({ url: 'https://api.shop.test/open', status: 302, redirectUrl: 'shopapp://open' })],
      cause: 'redirect-to-another-scheme',
      certainty: 'certain',
      values: { scheme: 'shopapp', host: 'api.shop.test', status: '302' },
      browserNames: ['CorsDisabledScheme'],
    },
    {
      when: 'the page’s own site, nothing in the way',
      given: sentOn({}, { url: 'https://shop.test/api' }),
      cause: 'redirect-not-wanted',
      certainty: 'likely',
      evidence: [{ from: 'response header Location', saw: 'https://login.test/start' }],
      values: { target: 'https://login.test/start' },
      browserNames: ['net::ERR_FAILED'],
    },
    {
      when: 'another site, and the leave is in order',
      given: sentOn(allClear),
      cause: 'redirect-not-wanted',
      certainty: 'likely',
    },
    {
      when: 'the session is over, and the server sends requests for data to a sign-in page too',
      given: {
        status: 200,
        error: 'net::ERR_FAILED',
        url: 'https://login.test/authorize?client_id=shop',
        redirectUrl: '',
      },
      after: [
        exchange({
          url: 'https://shop.test/api/orders',
          status: 302,
          redirectUrl: 'https://login.test/authorize?client_id=shop',
        }),
      ],
      cause: 'sent-to-sign-in-page',
      certainty: 'likely',
      evidence: [{ from: 'redirect', saw: 'shop.test → login.test/authorize' }],
      values: { asked: 'shop.test', host: 'login.test', path: '/authorize' },
      browserNames: ['MissingAllowOriginHeader', 'net::ERR_FAILED'],
    },
    {
      when: 'the same, and the sign-in page sends on further',
      given: sentOn({}, { url: 'https://sso.login.test/login', redirectUrl: '/form' }),
      after: [
        exchange({
          url: 'https://shop.test/api/orders',
          status: 302,
          redirectUrl: 'https://sso.login.test/login',
        }),
      ],
      cause: 'sent-to-sign-in-page',
      certainty: 'likely',
    },
    {
      when: 'a redirect from one sign-in address to another: the page asked for that',
      given: sentOn({}, { url: 'https://sso.login.test/login', redirectUrl: '/form' }),
      after: [
        exchange({
          url: 'https://shop.test/login',
          status: 302,
          redirectUrl: 'https://sso.login.test/login',
        }),
      ],
      cause: 'redirect-without-leave',
      certainty: 'certain',
    },
    {
      when: 'a foreign site sent it on to another: Origin is null',
      given: { ...nobody, answers: allow(ours) },
      after: [detour()],
      cause: 'origin-lost-on-redirect',
      certainty: 'certain',
      values: { address: 'https://old.test', allowed: `\`${ours}\`` },
      browserNames: ['AllowOriginMismatch'],
    },
    {
      when: 'the same, without any leave',
      given: nobody,
      after: [detour()],
      cause: 'origin-lost-on-redirect',
      certainty: 'certain',
      browserNames: ['MissingAllowOriginHeader'],
    },
  ],
  silent: [
    {
      when: 'a redirect in a sanitised file that was followed',
      given: sentOn(allow(ours), { error: null, credentialsUntold: true }),
    },
    { when: 'an answer without leave: cors-response', given: { status: 200, error: 'net::ERR_FAILED' } },
    { when: 'a sandboxed page: its origin is null anyway', given: nobody },
    {
      when: 'a sandboxed page, sent on',
      given: nobody,
      after: [detour({ sends: { Origin: 'null' } })],
    },
    {
      when: 'sent on by the page’s own site: the origin stays',
      given: nobody,
      after: [detour({ url: 'https://shop.test/go' })],
    },
    { when: 'sent on within one site', given: nobody, after: [detour({ url: 'https://api.shop.test/x' })] },
    { when: 'null and * is another fault', given: { ...nobody, answers: allow('*') }, after: [detour()] },
    { when: 'no address to go to', given: sentOn({}, { redirectUrl: '' }) },
    { when: 'a 304', given: { status: 304, error: 'net::ERR_FAILED' } },
    { when: 'a navigation', given: sentOn({}, { type: 'document' }) },
    { when: 'a preflight', given: sentOn({}, { type: 'preflight' }) },
    { when: 'a redirect that was followed', given: { status: 302, redirectUrl: 'https://a.test/' } },
    { when: 'a redirect that the page’s policy stopped', given: { ...sentOn({}), error: '' } },
    { when: 'a loop', given: { error: 'net::ERR_TOO_MANY_REDIRECTS' } },
    { when: 'an unsafe redirect', given: { ...sentOn({}), error: 'net::ERR_UNSAFE_REDIRECT' } },
    { when: 'no answer at all', given: { error: 'net::ERR_FAILED' } },
    { when: 'a 401', given: { status: 401 } },
  ],
});
