import { readChallenges } from '../challenge.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const NOT_THE_SITE = {
  with: 401,
  text: 'A 401 would mean: the site itself asks who you are. Here it is your network’s way out.',
} as const;

/**
 * 407 comes from between the browser and the site: a proxy of the network asks who you are. A site that sends it by
 * mistake is told by what it leaves out (RFC 9110 §15.5.8: `Proxy-Authenticate` is a must).
 */
export default defineRule({
  name: 'proxy-sign-in',
  statuses: [407],
  causes: {
    'proxy-sign-in-missing': {
      title: 'Your network asks you to sign in first',
      summary:
        'Between you and {host} stands a machine of your network. It lets nobody out without a sign-in.',
      technical: 'A proxy answered 407 and asks for {scheme}. No `Proxy-Authorization` header is on record.',
      fixer: 'you',
      hints: [
        'Open any page in a new tab. Sign in when the browser asks, then try again.',
        'If it does not ask, tell the people who run your network.',
        {
          for: 'developer',
          text: 'A script cannot set `Proxy-Authorization`. Check the proxy in the settings of the system.',
        },
      ],
      contrast: NOT_THE_SITE,
      sources: ['rfc9110#15.5.8', 'rfc9110#11.7.1', 'mdn:407'],
    },
    'proxy-sign-in-refused': {
      title: 'Your network did not accept your sign-in',
      summary: 'Between you and {host} stands a machine of your network. It did not take the name you gave.',
      technical:
        'A proxy answered 407 and asks for {scheme}, although a `Proxy-Authorization` header was sent.',
      fixer: 'you',
      hints: [
        'Close the browser, open it, and sign in to your network with your current password.',
        'If that fails, ask the people who run your network.',
        {
          for: 'developer',
          text: 'NTLM and Negotiate take several rounds. Only a 407 that stays is a refusal.',
        },
      ],
      contrast: NOT_THE_SITE,
      sources: ['rfc9110#15.5.8', 'rfc9110#11.7.2', 'mdn:407'],
    },
    'proxy-code-from-site': {
      title: 'The site asks for a sign-in with the wrong code',
      summary:
        'The server at {host} answered as if it stood in your network. It seems to mean its own sign-in.',
      technical: 'A 407 must carry `Proxy-Authenticate`, and this one has none. A site should send 401.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Sign in to the site, then try again. The people who run {host} can correct the code.',
        {
          for: 'developer',
          text: 'Answer 401 with `WWW-Authenticate`. Browsers treat 407 as a proxy’s word.',
        },
      ],
      contrast: NOT_THE_SITE,
      browserNames: ['net::ERR_UNEXPECTED_PROXY_AUTH'],
      sources: ['rfc9110#15.5.8', 'chromium:net/base/net_error_list.h'],
    },
  },
  examine(exchange) {
    const host = hostOf(exchange);
    const challenges = readChallenges(exchange.response.headers.all('proxy-authenticate'));
    const status: Evidence = { from: 'response status', saw: '407' };
    if (challenges.length === 0) {
      return {
        cause: 'proxy-code-from-site',
        certainty: 'likely',
        evidence: [status, { from: 'response header Proxy-Authenticate', saw: 'absent' }],
        alternatives: [
          {
            cause: 'proxy-sign-in-missing',
            tellApart: 'Ask for the same address from another network: a proxy’s 407 stays behind.',
          },
        ],
        values: { host },
      };
    }
    const scheme = [...new Set(challenges.map((each) => quote(each.scheme)))].join(', ');
    const sent = exchange.request.headers.has('proxy-authorization');
    return {
      cause: sent ? 'proxy-sign-in-refused' : 'proxy-sign-in-missing',
      // Chrome does not always show what it sent to a proxy; NTLM and Negotiate take several rounds.
      certainty: sent
        ? /ntlm|negotiate/i.test(scheme)
          ? 'likely'
          : 'certain'
        : exchange.credentialsTold
          ? 'likely'
          : 'possible',
      evidence: [
        { from: 'response header Proxy-Authenticate', saw: scheme },
        { from: 'request header Proxy-Authorization', saw: sent ? 'present' : 'not on record' },
        status,
      ],
      ...(sent
        ? {}
        : {
            alternatives: [
              {
                cause: 'proxy-sign-in-refused' as const,
                tellApart: 'See whether the browser asked for a name and a password before.',
              },
            ],
          }),
      values: { host, scheme },
    };
  },
});
