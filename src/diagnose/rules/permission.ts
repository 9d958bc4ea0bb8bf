import type { Exchange } from '../../session/exchange.ts';
import { readChallenges } from '../challenge.ts';
import { hostOf } from '../phrases.ts';
import { inTitle, quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, jsonBody, pageTitle, repeatsStatus, serverWords } from '../server-words.ts';
import { whoAnswered } from '../who-answered.ts';

const NOT_KNOWN = {
  with: 401,
  text: 'A 401 would mean: the server does not know who you are. Signing in would help.',
} as const;
const NO_GUARD = {
  for: 'developer',
  text: 'The answer has no known mark of a firewall, so it seems to be the program’s own.',
} as const;

/** 403 says no to somebody, known or not. Whether signing in helps is 401's question, in sign-in.ts. */
export default defineRule({
  name: 'permission',
  statuses: [403, 405, 503],
  causes: {
    'scope-missing': {
      title: 'You are signed in, but one right is missing',
      summary: 'The server knows the pass that the page showed. It says that the pass does not cover this.',
      technical: 'The server says that the scopes of the token are not enough. It asks for: {scope}.',
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
      reach: 'server',
      hints: [
        'Open the page in a normal window, without a VPN (a detour for your traffic), and try again.',
        'If it still fails, send the people who run the site the time and the address of this request.',
        { for: 'developer', text: 'Look in the event log of {guard} for the rule that matched.' },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'network-refused-site': {
      title: 'Your network does not let you go there',
      summary:
        'The answer comes from {guard}, a guard on the way out of your network. {host} most likely never saw the request.',
      technical: '{guard} made this answer: {mark}. It stands between the browser and the site.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Tell the people who run your network which address you need, and why.',
        {
          for: 'developer',
          text: 'Ask for the same address from another network: there the answer is the site’s own.',
        },
      ],
      contrast: { with: 407, text: 'A 407 would mean: your network wants you to sign in first.' },
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'caller-not-on-list': {
      title: 'A rule in front of the site does not let you in',
      summary:
        '{guard} in front of {host} checks who may send which request. It did not let this one through.',
      technical: '{guard} answered 403 itself: {mark}. The application’s own logs will not show the request.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Tell the people who run {host}. If you have an account there, sign in again first.',
        {
          for: 'developer',
          text: 'Cloud Run: allow calls without a sign-in, or send a token of a caller with `run.invoker`. Istio: read its `AuthorizationPolicy`.',
        },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'https://docs.cloud.google.com/run/docs/troubleshooting'],
    },
    'page-proof-missing': {
      title: 'The server may miss a proof that its own page asks',
      summary:
        'The page sent {host} something to change. The server said no, and not why. Reading may still work.',
      technical:
        'Spring Security answered 403 to a write with a cookie ({sent}) and no CSRF header. It does so for a missing right too.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Reload the page and try again. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Send the token of the `XSRF-TOKEN` cookie as `X-XSRF-TOKEN`, or leave the check out for an API without cookies.',
        },
      ],
      contrast: NOT_KNOWN,
      sources: ['mdn:Web/Security/Attacks/CSRF', 'mdn:403'],
    },
    'blocked-by-country': {
      title: 'This is not served in your country',
      summary:
        'The server at {host} looks where a request comes from. It does not serve this country or region.',
      technical: '{who} answered 403: “{reason}”.',
      fixer: 'nobody',
      reach: 'server',
      hints: [
        'You cannot change this. If you use a VPN (a detour for your traffic), switch it off and try again.',
        {
          for: 'developer',
          text: 'Call the service from a server in a country that it serves, if its terms allow that.',
        },
      ],
      contrast: { with: 451, text: 'A 451 would mean: the law does not allow it.' },
      sources: [
        'rfc9110#15.5.4',
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html',
      ],
    },
    'cdn-refuses-method': {
      title: 'The front server does not let {method} through',
      summary: 'A server in front of {host} only gives out files. It does not take what the page sends.',
      technical: 'CloudFront answered 403: its behavior for this path does not allow `{method}`.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Tell the people who run the site: it is a setting of theirs.',
        {
          for: 'developer',
          text: 'Allow all methods in the cache behavior of this path, or send the request to the API itself.',
        },
      ],
      contrast: { with: 405, text: 'A 405 is the usual code for this.' },
      sources: [
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html',
      ],
    },
    'web-server-refused': {
      title: 'The web server itself refuses this address',
      summary:
        '{guard} at {host} said no with its own page. The program behind it was most likely not asked.',
      technical:
        'The 403 is the default page of {guard}: file rights, a folder without an index page, or a `deny` rule.',
      fixer: 'operations',
      hints: [
        'Check the address. If it is right, tell the people who run the server.',
        {
          for: 'developer',
          text: 'Look in the error log of {guard}. Check the rights on each folder above, and rules for addresses or `Referer`.',
        },
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'page-address-refused': {
      title: 'The server does not take calls from this page',
      summary:
        'The server at {host} looks which page a call comes from. It does not know the address of this one.',
      technical: 'The server answered 403: “{reason}”. The request came with {origin}.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Tell the people who run {host}.',
        {
          for: 'developer',
          text: 'Add the page’s origin to the list of the server. Scheme, port and each letter count.',
        },
      ],
      contrast: NOT_KNOWN,
      sources: ['https://docs.spring.io/spring-framework/reference/web/webmvc-cors.html', 'rfc6454#7'],
    },
    'sign-in-not-recognised': {
      title: 'The server did not recognise you',
      summary: 'The browser sent what it had saved for {host}. The server says that nobody is signed in.',
      technical: 'A `Cookie` header was sent. The server answered 403: “{reason}”; 401 is the usual code.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'See whether the session’s cookie is among those sent, and whether the session is still there.',
        },
      ],
      contrast: { with: 401, text: 'A 401 is the usual code for this.' },
      sources: ['rfc9110#15.5.4', 'rfc9110#15.5.2', 'mdn:403'],
    },
    'permission-missing': {
      title: 'You are signed in, but you may not do this',
      summary: 'The server at {host} understood the request. It says that this account may not do it.',
      technical: 'Credentials were sent ({sent}), and the server answered 403 without asking for others.',
      fixer: 'operations',
      reach: 'sign-in',
      hints: [
        'Ask the people who run the site for access.',
        { for: 'developer', text: 'Compare the rights of this account with the ones this address needs.' },
        NO_GUARD,
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
        NO_GUARD,
      ],
      contrast: NOT_KNOWN,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'file-refused': {
      title: 'The server does not give out this file here',
      summary: 'The page shows a file of {host}. The server may have it, and said no to this page.',
      technical:
        'A bare 403 to a file, with no sign-in on record: a rule for `Referer` (hotlinks), file rights, or a link that needs a signature.',
      fixer: 'operations',
      hints: [
        'Open the address of the file in a tab of its own. If it opens there, the server refuses only this page.',
        {
          for: 'developer',
          text: 'Keep a copy on your own server, or have this page’s address allowed. In a store of files, check that the file is public.',
        },
        NO_GUARD,
      ],
      contrast: {
        with: 404,
        text: 'A 404 would mean: there is no such file. Some file stores say 403 for that too.',
      },
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'refused-unsigned': {
      title: 'The server refused, and we see no sign-in',
      summary:
        'The record of this request shows no sign-in. The server at {host} said no and did not ask for one.',
      technical:
        'Neither `Authorization` nor `Cookie` is on record. A server that wants a sign-in should answer 401.',
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in and try again. If the answer stays no, ask the people who run the site.',
        {
          for: 'developer',
          text: 'Check that the code sends the credentials, then the rules for guests. A sanitized HAR leaves them out.',
        },
        NO_GUARD,
      ],
      contrast: { with: 401, text: 'With a 401 the server would have asked you to sign in.' },
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
  },
  examine(exchange) {
    const { headers } = exchange.request;
    const host = hostOf(exchange);
    const code = exchange.response.status;
    // AWS WAF puts its puzzle behind a 405 (its documentation of CAPTCHA); of others, method.ts speaks.
    if (code === 405 && !exchange.response.headers.has('x-amzn-waf-action')) return undefined;
    const status: Evidence = { from: 'response status', saw: String(code) };
    // Some guards of a network show their page with a 503 (Palo Alto); of all others gateway.ts speaks.
    if (code === 503) {
      const wayOut = gateOf(exchange);
      return wayOut?.cause === 'network-refused-site' ? gateFinding(wayOut, host, status) : undefined;
    }

    for (const { parameters } of readChallenges(exchange.response.headers.all('www-authenticate'))) {
      if (parameters.get('error') !== 'insufficient_scope') continue;
      return {
        cause: 'scope-missing',
        certainty: 'certain',
        evidence: [{ from: 'response header WWW-Authenticate', saw: 'error="insufficient_scope"' }, status],
        values: { scope: quote(parameters.get('scope') ?? '') || 'not named' },
      };
    }

    const scope = scopeWanted(exchange);
    if (scope) {
      return {
        cause: 'scope-missing',
        certainty: scope.certain ? 'certain' : 'likely',
        evidence: [scope.evidence, status],
        values: { scope: scope.wanted || 'not named' },
      };
    }

    const front = frontFinding(exchange, host, status);
    if (front) return front;

    const gate = gateOf(exchange);
    if (gate && code === 403) return gateFinding(gate, host, status);

    const guard = guardOf(exchange);
    if (guard) {
      return {
        cause: 'firewall-refused',
        certainty: guard.certain ? 'certain' : 'likely',
        evidence: [guard.evidence, status],
        values: { guard: guard.name, host, mark: `${guard.evidence.from} says “${guard.evidence.saw}”` },
      };
    }

    const sent = CREDENTIALS.filter((name) => headers.has(name));
    const words = serverWords(exchange);
    const credentials: Evidence = {
      from: 'request headers',
      saw:
        sent.length > 0
          ? `${sent.map(properCase).join(' and ')} present`
          : exchange.credentialsTold
            ? 'no Authorization, no Cookie'
            : 'no Authorization, no Cookie in all of this file: they may have been taken out',
    };
    const said = words?.text && !isWebPage(exchange) && !repeatsStatus(words.text, 403) ? words : undefined;
    const unknown = said && NOBODY.test(said.text) && !headers.has('authorization') ? said : undefined;
    if (unknown && headers.has('cookie')) {
      return {
        cause: 'sign-in-not-recognised',
        certainty: 'certain',
        evidence: [{ from: unknown.from, saw: unknown.text }, credentials, status],
        values: { host, reason: unknown.text.replace(/\.$/, '') },
      };
    }
    if (said && !unknown) {
      return {
        cause: 'refused-with-reason',
        certainty: 'certain',
        evidence: [{ from: said.from, saw: said.text }, credentials, status],
        values: { words: inTitle(said.text), host, from: said.from },
      };
    }
    const evidence = said
      ? [credentials, { from: said.from, saw: said.text }, status]
      : [credentials, status];
    const own = webServerOf(exchange);
    if (own) {
      return {
        cause: 'web-server-refused',
        // It may show its own page in place of what the program behind said.
        certainty: 'likely',
        evidence: [own.evidence, credentials, status],
        values: { guard: own.name, host },
      };
    }
    if (sent.length > 0 && !(sent.length === 1 && sent[0] === 'cookie')) {
      return {
        cause: 'permission-missing',
        // A guard that shows no mark says no in the same way.
        certainty: 'likely',
        evidence,
        values: { host, sent: sent.map((name) => `\`${properCase(name)}\``).join(' and ') },
      };
    }
    const spring = springSays(exchange);
    if (headers.has('cookie') && spring) {
      return {
        cause: 'page-proof-missing',
        certainty: 'possible',
        evidence: [spring, ...evidence],
        alternatives: [
          {
            cause: 'permission-missing',
            tellApart: 'A GET of the same data that fails as well speaks for a missing right.',
          },
        ],
        values: { host, sent: '`Cookie`' },
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
    // A file that shows no sign-in of anybody does not tell whether one was sent here.
    const open = exchange.credentialsTold
      ? ({ certainty: 'likely' } as const)
      : ({
          certainty: unknown ? 'likely' : 'possible',
          alternatives: [
            {
              cause: unknown ? 'sign-in-not-recognised' : 'permission-missing',
              tellApart: 'See in the live request whether `Authorization` or a cookie was sent.',
            },
          ],
        } as const);
    if (FILES.has(exchange.resourceType)) {
      return {
        cause: 'file-refused',
        ...open,
        evidence: [{ from: 'kind of request', saw: exchange.resourceType }, ...evidence],
        values: { host },
      };
    }
    return { cause: 'refused-unsigned', ...open, evidence, values: { host } };
  },
});

/** What a page shows, and nobody signs in for. */
const FILES = new Set(['image', 'media', 'font', 'script', 'stylesheet', 'manifest']);

function properCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Headers that carry a person's or an app's credentials. */
const CREDENTIALS = ['authorization', 'cookie', 'x-api-key', 'apikey', 'x-auth-token', 'x-access-token'];

/** What servers say to somebody whom they do not know. */
const NOBODY =
  /\bcredentials were not provided\b|\bnot (?:authenticated|logged in|signed in)\b|\b(?:login|authentication|sign-?in) (?:is )?required\b|\bmust be (?:logged|signed) in\b|^invalid session\b/i;

const WEB_SERVERS = new Set(['nginx', 'OpenResty', 'Tengine', 'Apache', 'IIS']);

/** A web server whose own page this is. Apache's carries its name only where the owner lets it. */
function webServerOf(exchange: Exchange): { name: string; evidence: Evidence } | undefined {
  const own = whoAnswered(exchange);
  if (own?.own && WEB_SERVERS.has(own.name)) return own;
  const apache = /You don't have permission to access (?:this resource|\S{1,200} on this server)\./.exec(
    exchange.response.body?.text.slice(0, 2000) ?? '',
  );
  return apache
    ? { name: 'Apache', evidence: { from: 'response body', saw: 'the error page of Apache' } }
    : undefined;
}

/** Google's reason in a body, and GitHub's headers: what the token may do, and what would be enough. */
function scopeWanted(
  exchange: Exchange,
): { evidence: Evidence; wanted: string; certain: boolean } | undefined {
  const { headers, body } = exchange.response;
  if (body?.text.slice(0, 20_000).includes('"ACCESS_TOKEN_SCOPE_INSUFFICIENT"')) {
    return {
      evidence: { from: 'response body, reason', saw: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' },
      wanted: '',
      certain: true,
    };
  }
  // RFC 6750's word, in a body in place of the header (GitLab).
  const json = jsonBody(exchange);
  if (
    typeof json === 'object' &&
    json !== null &&
    !Array.isArray(json) &&
    json.error === 'insufficient_scope'
  ) {
    return {
      evidence: { from: 'response body, error', saw: 'insufficient_scope' },
      wanted: typeof json.scope === 'string' ? quote(json.scope) : '',
      certain: true,
    };
  }
  // HubSpot's category, Slack's code; and what others say (WSO2 among them).
  const lacks = /"(?:MISSING_SCOPES|missing_scope)"/.exec(body?.text.slice(0, 5000) ?? '')?.[0];
  const says = LACKS_SCOPE.exec(body?.text.slice(0, 5000) ?? '')?.[0];
  if (json !== undefined && (lacks ?? says) !== undefined) {
    return {
      evidence: { from: 'response body', saw: quote((lacks ?? says ?? '').replaceAll('"', '')) },
      wanted: '',
      certain: lacks !== undefined,
    };
  }
  const enough = headers.get('x-accepted-oauth-scopes');
  if (enough) {
    const has = new Set((headers.get('x-oauth-scopes') ?? '').split(',').map((each) => each.trim()));
    if (enough.split(',').some((each) => has.has(each.trim()))) return undefined;
    return {
      evidence: { from: 'response header X-Accepted-OAuth-Scopes', saw: quote(enough) },
      wanted: quote(enough),
      certain: false,
    };
  }
  const rights = headers.get('x-accepted-github-permissions');
  if (!rights || !body?.text.slice(0, 2000).includes('Resource not accessible by')) return undefined;
  return {
    evidence: { from: 'response header X-Accepted-GitHub-Permissions', saw: quote(rights) },
    wanted: quote(rights),
    certain: true,
  };
}

const LACKS_SCOPE =
  /granted all required scopes|scope validation failed|(?:insufficient|missing)(?: \w{1,20})? scopes?\b|missing the required scopes?|does(?: not|n['’]t) have the required scopes?/i;

/** Refusals whose own words name the reason, in front of the program or by the page's address. */
function frontFinding(exchange: Exchange, host: string, status: Evidence) {
  const body = exchange.response.body?.text.slice(0, 20_000) ?? '';
  if (body === '') return undefined;
  const country = COUNTRY.exec(body)?.[0];
  if (country) {
    return {
      cause: 'blocked-by-country',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: country }, status],
      values: { host, who: /CloudFront/.test(country) ? 'CloudFront' : 'The service', reason: country },
    } as const;
  }
  const method = /not configured to allow the HTTP request method/.exec(body)?.[0];
  if (method) {
    return {
      cause: 'cdn-refuses-method',
      certainty: 'certain',
      evidence: [
        { from: 'response body', saw: method },
        { from: 'request', saw: quote(exchange.method) },
        status,
      ],
      values: { host, method: quote(exchange.method) },
    } as const;
  }
  const refused = PAGE_ADDRESS.exec(body.slice(0, 500))?.[0];
  const origin = exchange.request.headers.get('origin');
  if (refused && origin !== undefined) {
    return {
      cause: 'page-address-refused',
      certainty: 'certain',
      evidence: [
        { from: 'response body', saw: refused },
        { from: 'request header Origin', saw: quote(origin) },
        status,
      ],
      values: { host, reason: refused, origin: `\`Origin: ${quote(origin)}\`` },
    } as const;
  }
  return undefined;
}

/** CloudFront, OpenAI, Google and others. */
const COUNTRY =
  /CloudFront distribution is configured to block access from your country|unsupported_country_region_territory|(?:not available|not supported) in your (?:country|region|location|territory)|User location is not supported/;

/** Spring, and common libraries for Express and Go. */
const PAGE_ADDRESS =
  /Invalid CORS request|[Ii]nvalid [Oo]rigin\b|(?:Origin|origin) (?:is )?not allowed(?: by CORS)?|Not allowed by CORS|CORS origin rejected/;

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
  const start = exchange.response.body?.text.slice(0, 2000) ?? '';
  if (headers.has('x-datadome') && start.includes('captcha-delivery.com')) {
    return {
      name: 'DataDome',
      evidence: { from: 'response body', saw: 'captcha-delivery.com' },
      certain: true,
    };
  }
  if (/"appId"\s*:\s*"PX\w{3,20}"/.test(start) && start.includes('"blockScript"')) {
    return { name: 'HUMAN', evidence: { from: 'response body', saw: 'blockScript' }, certain: true };
  }
  if (!isWebPage(exchange)) return undefined;
  const body = exchange.response.body?.text.slice(0, 100_000).toLowerCase() ?? '';
  const title = pageTitle(exchange);
  for (const [name, mark, made] of PAGES) {
    if (body.includes(mark) && (made === '' || server.includes(made) || headers.has(made))) {
      // CloudFront says so where the firewall of Amazon matched; of its own settings it says other things.
      if (name === 'CloudFront' && body.includes('request blocked.'))
        return {
          name: 'AWS WAF',
          evidence: { from: 'response body', saw: 'Request blocked.' },
          certain: false,
        };
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
  ['Imperva', 'pardon our interruption', ''],
  ['Akamai', 'errors.edgesuite.net', ''],
  ['Akamai', 'reference #', 'akamaighost'],
  ['DataDome', 'captcha-delivery.com', ''],
  ['HUMAN', '_pxappid', ''],
  ['Sucuri', 'sucuri website firewall', ''],
  ['CloudFront', 'generated by cloudfront', 'x-amz-cf-id'],
  ['CloudFront', 'generated by cloudfront', 'cloudfront'],
  ['Azure Front Door', 'the request is blocked.', 'x-azure-ref'],
  ['F5', 'the requested url was rejected. please consult with your administrator', ''],
  ['ModSecurity', 'mod_security', ''],
  ['HAProxy', 'request forbidden by administrative rules', ''],
  ['Wordfence', 'generated by wordfence', ''],
  ['Barracuda', 'barracuda networks', ''],
];

/** Name, lower-case text of its page, and a word in `Server` that it also sets: guards of the reader's own network. */
const WAY_OUT: readonly (readonly [string, string, string])[] = [
  ['Zscaler', 'zscaler', 'zscaler'],
  ['Squid', 'err_access_denied', ''],
  ['Fortinet', 'fortiguard', ''],
  ['the firewall of the network', 'web page blocked', ''],
  ['Cisco Umbrella', 'opendns', ''],
  ['Netskope', 'netskope', ''],
  ['Forcepoint', 'forcepoint', ''],
];

interface Gate extends Guard {
  readonly cause: 'network-refused-site' | 'caller-not-on-list';
}

/** What says no on the way: the reader's own network, or a gate that lets in only callers of its list. */
function gateOf(exchange: Exchange): Gate | undefined {
  const { headers } = exchange.response;
  const squid = headers.get('x-squid-error');
  if (squid && /^ERR_(?:ACCESS|CACHE_ACCESS|CANNOT_FORWARD)_?DENIED/.test(squid)) {
    const evidence = { from: 'response header X-Squid-Error', saw: quote(squid) };
    // Some sites have a Squid of their own in front.
    return { cause: 'network-refused-site', name: 'Squid', evidence, certain: false };
  }
  const start = exchange.response.body?.text.slice(0, 2000) ?? '';
  if (start.trim() === 'RBAC: access denied') {
    const evidence = { from: 'response body', saw: 'RBAC: access denied' };
    return { cause: 'caller-not-on-list', name: 'Envoy', evidence, certain: true };
  }
  const google = /Your client does not have permission to (?:get|the requested) URL/.exec(start)?.[0];
  if (google) {
    const evidence = { from: 'response body', saw: google };
    const certain = headers.get('server')?.toLowerCase() === 'google frontend';
    return { cause: 'caller-not-on-list', name: 'Google’s front server', evidence, certain };
  }
  if (!isWebPage(exchange)) return undefined;
  const body = exchange.response.body?.text.slice(0, 100_000).toLowerCase() ?? '';
  const server = headers.get('server')?.toLowerCase() ?? '';
  for (const [name, mark, made] of WAY_OUT) {
    if (!body.includes(mark)) continue;
    const evidence = { from: 'response body', saw: pageTitle(exchange) || mark };
    return { cause: 'network-refused-site', name, evidence, certain: made !== '' && server.includes(made) };
  }
  return undefined;
}

function gateFinding({ cause, name, evidence, certain }: Gate, host: string, status: Evidence) {
  return {
    cause,
    certainty: certain ? 'certain' : 'likely',
    evidence: [evidence, status],
    values: { guard: name, host, mark: `${evidence.from} says “${evidence.saw}”` },
  } as const;
}

/** The headers that Spring Security sets by default, on a refusal of a write that says nothing. */
function springSays(exchange: Exchange): Evidence | undefined {
  const { headers } = exchange.response;
  if (!/^(?:POST|PUT|PATCH|DELETE)$/.test(exchange.method)) return undefined;
  if (
    headers.get('x-xss-protection') !== '0' ||
    headers.get('x-frame-options') !== 'DENY' ||
    headers.get('cache-control') !== 'no-cache, no-store, max-age=0, must-revalidate'
  )
    return undefined;
  const token = ['x-csrf-token', 'x-xsrf-token'].some((name) => exchange.request.headers.has(name));
  return token ? undefined : { from: 'response header Cache-Control', saw: 'as Spring Security sets it' };
}
