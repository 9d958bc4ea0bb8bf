import type { Exchange } from '../../session/exchange.ts';
import { readChallenges } from '../challenge.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, pageTitle, repeatsStatus, serverWords } from '../server-words.ts';

const NOT_KNOWN = {
  with: 401,
  text: 'A 401 would mean: the server does not know who you are. Signing in would help.',
} as const;

/** 403 says no to somebody, known or not. Whether signing in helps is 401's question, in sign-in.ts. */
export default defineRule({
  name: 'permission',
  statuses: [403],
  causes: {
    'scope-missing': {
      title: 'You are signed in, but one right is missing',
      summary: 'The server knows the pass that the page showed. It says that the pass does not cover this.',
      technical: 'The server answered `insufficient_scope`. It asks for: {scope}.',
      fixer: 'backend',
      hints: [
        'Ask the people who run the site for access.',
        {
          for: 'developer',
          text: 'Ask for the scope {scope} when the token is fetched, then fetch a new token.',
        },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc6750#3.1', 'rfc9110#15.5.4', 'mdn:403'],
    },
    'firewall-refused': {
      title: 'A guard in front of the site refused this',
      summary:
        'The answer comes from {guard}, which protects {host}. The site itself may never have seen the request.',
      technical: '{guard} made this answer: {mark}. The application’s own logs will not show the request.',
      fixer: 'operations',
      hints: [
        'Open the page in a normal window, without a VPN (a detour for your traffic), and try again.',
        'If it stays, send the people who run the site the time and the address of this request.',
        { for: 'developer', text: 'Look in the event log of {guard} for the rule that matched.' },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'permission-missing': {
      title: 'You are signed in, but you may not do this',
      summary: 'The server at {host} understood the request. It says that this account may not do it.',
      technical: 'Credentials were sent ({sent}), and the server answered 403 without asking for others.',
      fixer: 'operations',
      hints: [
        'Ask the people who run the site for access.',
        { for: 'developer', text: 'Compare the rights of this account with the ones this address needs.' },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'refused-with-reason': {
      title: 'The server says: “{words}”',
      summary: 'The server at {host} understood the request and refused it. Those are its own words.',
      technical: 'The server answered 403. The reason stands in its {from}.',
      fixer: 'operations',
      hints: [
        'Ask the people who run the site for access, and quote what the server says.',
        { for: 'developer', text: 'Look for this message in the server’s code or logs.' },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'refused-unsigned': {
      title: 'The server refused, and nobody was signed in',
      summary: 'Nothing in this request told {host} who is asking. The server said no and did not ask.',
      technical:
        'Neither `Authorization` nor `Cookie` was sent. A server that wants a sign-in should answer 401.',
      fixer: 'you',
      hints: [
        'Sign in and try again. If the answer stays no, ask the people who run the site.',
        {
          for: 'developer',
          text: 'Check that the code sends the credentials. Then check the rules for guests.',
        },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
  },
  examine(exchange) {
    const { headers } = exchange.request;
    const host = hostOf(exchange);
    const status: Evidence = { from: 'response status', saw: '403' };

    for (const { parameters } of readChallenges(exchange.response.headers.all('www-authenticate'))) {
      if (parameters.get('error') !== 'insufficient_scope') continue;
      return {
        cause: 'scope-missing',
        certainty: 'certain',
        evidence: [{ from: 'response header WWW-Authenticate', saw: 'error="insufficient_scope"' }, status],
        values: { scope: quote(parameters.get('scope') ?? '') || 'not named' },
      };
    }

    const guard = guardOf(exchange);
    if (guard) {
      return {
        cause: 'firewall-refused',
        certainty: guard.certain ? 'certain' : 'likely',
        evidence: [guard.evidence, status],
        values: { guard: guard.name, host, mark: `${guard.evidence.from} says “${guard.evidence.saw}”` },
      };
    }

    const sent = ['authorization', 'cookie'].filter((name) => headers.has(name));
    const words = serverWords(exchange);
    const credentials: Evidence = {
      from: 'request headers',
      saw: sent.length > 0 ? `${sent.map(properCase).join(' and ')} present` : 'no Authorization, no Cookie',
    };
    const said = words?.text && !isWebPage(exchange) && !repeatsStatus(words.text, 403) ? words : undefined;
    if (said && said.text.length <= 60) {
      return {
        cause: 'refused-with-reason',
        certainty: 'certain',
        evidence: [{ from: said.from, saw: said.text }, credentials, status],
        values: { words: said.text.replace(/\.$/, ''), host, from: said.from },
      };
    }
    const evidence = said
      ? [credentials, { from: said.from, saw: said.text }, status]
      : [credentials, status];
    if (headers.has('authorization')) {
      return {
        cause: 'permission-missing',
        certainty: 'certain',
        evidence,
        values: { host, sent: sent.map((name) => `\`${properCase(name)}\``).join(' and ') },
      };
    }
    if (headers.has('cookie')) {
      return {
        cause: 'permission-missing',
        // Not every cookie is a sign-in.
        certainty: 'likely',
        evidence,
        alternatives: [
          {
            cause: 'refused-unsigned',
            tellApart: 'See whether one of the cookies that were sent is the session’s.',
          },
        ],
        values: { host, sent: '`Cookie`' },
      };
    }
    return { cause: 'refused-unsigned', certainty: 'likely', evidence, values: { host } };
  },
});

function properCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

interface Guard {
  readonly name: string;
  readonly evidence: Evidence;
  /** The mark is only set when the guard itself made the answer. */
  readonly certain: boolean;
}

/**
 * Whether a firewall or a bot check made this answer, by its marks (facts/body-signals; Cloudflare's documentation of
 * `cf-mitigated`; the marks of the others are their default pages).
 */
function guardOf(exchange: Exchange): Guard | undefined {
  const { headers } = exchange.response;
  const server = headers.get('server')?.toLowerCase() ?? '';
  const mitigated = headers.get('cf-mitigated');
  if (mitigated) {
    return {
      name: 'Cloudflare',
      evidence: { from: 'response header cf-mitigated', saw: quote(mitigated) },
      certain: true,
    };
  }
  const waf = headers.get('x-amzn-waf-action');
  if (waf) {
    return {
      name: 'AWS WAF',
      evidence: { from: 'response header x-amzn-waf-action', saw: quote(waf) },
      certain: true,
    };
  }
  if (!isWebPage(exchange)) return undefined;
  const body = exchange.response.body?.text.slice(0, 100_000).toLowerCase() ?? '';
  const title = pageTitle(exchange);
  for (const [name, mark, made] of PAGES) {
    if (body.includes(mark) && (made === '' || server.includes(made) || headers.has(made))) {
      return { name, evidence: { from: 'response body', saw: title || mark }, certain: made !== '' };
    }
  }
  return undefined;
}

/** Name, lower-case text of its page, and the header (or the word in `Server`) that it also sets. */
const PAGES: readonly (readonly [string, string, string])[] = [
  ['Cloudflare', 'attention required! | cloudflare', 'cf-ray'],
  ['Cloudflare', 'just a moment...', 'cf-ray'],
  ['Cloudflare', 'error 1020', 'cf-ray'],
  ['Imperva', 'incapsula incident id', ''],
  ['Akamai', 'errors.edgesuite.net', ''],
  ['Akamai', 'reference #', 'akamaighost'],
  ['DataDome', 'captcha-delivery.com', ''],
  ['HUMAN', '_pxappid', ''],
  ['Sucuri', 'sucuri website firewall', ''],
  ['CloudFront', 'generated by cloudfront', 'x-amz-cf-id'],
  ['F5', 'the requested url was rejected. please consult with your administrator', ''],
  ['Fortinet', 'fortiguard', ''],
  ['Zscaler', 'zscaler', ''],
  ['the firewall of the network', 'web page blocked', ''],
  ['ModSecurity', 'mod_security', ''],
];
