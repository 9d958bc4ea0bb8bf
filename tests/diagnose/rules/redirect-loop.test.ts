import redirectLoop from '../../../src/diagnose/rules/redirect-loop.ts';
import { exchange, preflight } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const tooMany = 'net::ERR_TOO_MANY_REDIRECTS';
const unsafe = 'net::ERR_UNSAFE_REDIRECT';
const redirect = (url: string, to: string) =>
  exchange({ status: 302, url, redirectUrl: to, answers: { Location: to } });

testRule(redirectLoop, {
  speaks: [
    {
      when: 'two addresses that send to each other',
      given: { error: tooMany, url: 'https://api.shop.test/a' },
      after: [redirect('https://api.shop.test/b?pass=1', 'https://api.shop.test/a')],
      cause: 'sent-in-circles',
      certainty: 'certain',
      evidence: [{ from: 'the redirect before', saw: 'https://api.shop.test/b' }],
      values: { path: '/a', from: 'https://api.shop.test/b' },
      browserNames: [tooMany],
    },
    {
      when: 'the redirects were not recorded',
      given: { error: tooMany },
      cause: 'sent-in-circles',
      certainty: 'certain',
      values: { from: 'an address that was not recorded' },
    },
    {
      when: 'http and https send to each other',
      given: { error: tooMany, url: 'https://api.shop.test/a' },
      after: [redirect('http://api.shop.test/a', 'https://api.shop.test/a')],
      cause: 'sent-between-http-and-https',
      certainty: 'likely',
    },
    {
      when: 'sent to a file',
      given: { error: unsafe, status: 302, answers: { Location: 'file:///etc/hosts' } },
      cause: 'sent-to-unsafe-place',
      certainty: 'certain',
      values: { target: 'file:///etc/hosts' },
    },
  ],
  silent: [
    { when: 'unsafe without a target', given: { error: unsafe } },
    { when: 'a preflight that was sent on', given: preflight({ error: unsafe, status: 308 }) },
    { when: 'a preflight with too many', given: preflight({ error: tooMany, status: 0 }) },
    { when: 'CORS on a redirect', given: { status: 302, error: 'net::ERR_FAILED' } },
    { when: 'an answer without a place', given: { status: 302 } },
    { when: 'a name that begins the same', given: { error: `${tooMany}_LATER` } },
  ],
});
