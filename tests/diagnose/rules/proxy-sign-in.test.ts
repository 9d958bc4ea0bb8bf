import proxySignIn from '../../../src/diagnose/rules/proxy-sign-in.ts';
import { testRule } from '../rule-table.ts';

const ASKS = { 'Proxy-Authenticate': ['NTLM', 'Basic realm="office"'] };

testRule(proxySignIn, {
  speaks: [
    {
      when: 'a sanitised file',
      given: { status: 407, answers: ASKS, credentialsUntold: true },
      cause: 'proxy-sign-in-missing',
      certainty: 'possible',
      alternatives: ['proxy-sign-in-refused'],
      evidence: [{ from: 'request header Proxy-Authorization', saw: 'not on record' }],
    },
    {
      when: 'nothing was sent to the proxy',
      given: { status: 407, answers: ASKS },
      cause: 'proxy-sign-in-missing',
      certainty: 'likely',
      alternatives: ['proxy-sign-in-refused'],
      values: { host: 'api.shop.test', scheme: 'NTLM, Basic' },
    },
    {
      when: 'what was sent is refused',
      given: { status: 407, answers: ASKS, sends: { 'Proxy-Authorization': 'Basic YTpi' } },
      cause: 'proxy-sign-in-refused',
      certainty: 'likely',
      evidence: [{ from: 'request header Proxy-Authorization', saw: 'present' }],
    },
    {
      when: 'a password by Basic is refused in one round',
      given: {
        status: 407,
        answers: { 'Proxy-Authenticate': 'Basic realm="office"' },
        sends: { 'Proxy-Authorization': 'Basic YTpi' },
      },
      cause: 'proxy-sign-in-refused',
      certainty: 'certain',
    },
    {
      when: 'a 407 that asks for nothing',
      given: { status: 407 },
      cause: 'proxy-code-from-site',
      certainty: 'likely',
      alternatives: ['proxy-sign-in-missing'],
      browserNames: ['net::ERR_UNEXPECTED_PROXY_AUTH'],
    },
  ],
  silent: [
    { when: 'a sanitised file, and a 401', given: { status: 401, credentialsUntold: true } },
    { when: 'a 401', given: { status: 401, answers: ASKS } },
    { when: 'a 403', given: { status: 403, answers: ASKS } },
    { when: 'the browser’s own error', given: { error: 'net::ERR_UNEXPECTED_PROXY_AUTH' } },
    { when: 'a 404', given: { status: 404 } },
    { when: 'a 200 with the header', given: { answers: ASKS } },
  ],
});
