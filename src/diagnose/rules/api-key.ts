import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody, serverWords } from '../server-words.ts';

const NOT_YOU = {
  with: 401,
  text: 'A 401 would mostly mean: you are not signed in. Here the app itself is not let in.',
} as const;
const OWNER = 'The people who run this app can fix this: it is not about your account.';

/**
 * A key that belongs to an app, not to a person, is missing, wrong, or not for this use. Told by the one word that Google's
 * services and Amazon API Gateway send. The latter asks for a token where it means a wrong address.
 */
export default defineRule({
  name: 'api-key',
  statuses: [400, 401, 403],
  causes: {
    'api-key-missing': {
      title: 'The app did not show its key',
      summary: 'The server at {host} wants to know which app is asking. No key of the app came along.',
      technical: 'The API answered {status}: “{reason}”.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        OWNER,
        {
          for: 'developer',
          text: 'Send the key as the API asks for it. Look for an unset variable of the build.',
        },
      ],
      contrast: NOT_YOU,
      sources: ['https://docs.cloud.google.com/docs/authentication/api-keys'],
    },
    'api-key-invalid': {
      title: 'The app’s key is not valid',
      summary: 'The app showed {host} a key. The server does not know it, or it is no longer good.',
      technical: 'The API answered {status} with the reason `{reason}`.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        OWNER,
        {
          for: 'developer',
          text: 'Compare the key with the one in the console: all of it, from the right project, not deleted.',
        },
      ],
      contrast: NOT_YOU,
      sources: ['https://docs.cloud.google.com/docs/authentication/api-keys'],
    },
    'key-shown-in-browser': {
      title: 'This service takes no requests from a web page',
      summary: 'The page itself called {host}. The service only takes such requests from a server.',
      technical: 'The API answered {status}: “{reason}”. A key in a page can be read by all who open it.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        OWNER,
        { for: 'developer', text: 'Make this call in a server of your own, and let the page ask that one.' },
      ],
      contrast: NOT_YOU,
      sources: ['https://docs.cloud.google.com/docs/authentication/api-keys'],
    },
    'api-key-not-for-this-page': {
      title: 'The app’s key is not for this page’s address',
      summary:
        'The key that the app showed {host} is good on certain pages only. This page is not one of them.',
      technical:
        'The API answered {status} with the reason `{reason}`: the referrer is not on the key’s list.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        OWNER,
        {
          for: 'developer',
          text: 'Add this page’s address to the website restrictions of the key. Check that a `Referer` is sent.',
        },
      ],
      contrast: NOT_YOU,
      sources: [
        'https://docs.cloud.google.com/docs/authentication/api-keys',
        'https://docs.mapbox.com/help/troubleshooting/token-errors',
      ],
    },
    'api-key-not-for-this-service': {
      title: 'The app’s key is not for this service',
      summary: 'The server knows the app’s key. It is set up for other services than the one at {host}.',
      technical: 'The API answered {status} with the reason `{reason}`.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        OWNER,
        { for: 'developer', text: 'Add this API to the restrictions of the key, or use another key.' },
      ],
      contrast: NOT_YOU,
      sources: ['https://docs.cloud.google.com/docs/authentication/api-keys'],
    },
    'service-not-switched-on': {
      title: 'This service is not switched on for the app',
      summary: 'The server knows the app. Nobody has switched the service at {host} on for it yet.',
      technical: 'The API answered {status} with the reason `{reason}`.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        OWNER,
        {
          for: 'developer',
          text: 'Enable the API in the project of the key. It takes some minutes to count.',
        },
      ],
      contrast: NOT_YOU,
      sources: ['https://docs.cloud.google.com/apis/docs/getting-started'],
    },
    'service-not-paid-for': {
      title: 'The app’s account for this service is not in order',
      summary:
        'The service at {host} has to be paid for. The app’s account there has no credit, or no way to pay.',
      technical: 'The API answered {status} with the reason `{reason}`.',
      fixer: 'operations',
      reach: 'server',
      hints: [OWNER, { for: 'developer', text: 'Link the project of the key to an active billing account.' }],
      contrast: NOT_YOU,
      sources: ['https://docs.cloud.google.com/apis/docs/getting-started'],
    },
    'gateway-route-unknown': {
      title: 'The address is probably wrong, whatever the answer says',
      summary:
        'The answer from {host} speaks of a missing sign-in. It most often means that there is nothing here.',
      technical:
        'API Gateway speaks of a missing or unreadable sign-in when the path or method is not there. It does so for a call without a signature, too.',
      fixer: 'frontend',
      reach: 'address',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Check the stage, the path and the method of this {method}, and that the API was deployed. With IAM rights, sign it.',
        },
      ],
      contrast: NOT_YOU,
      sources: ['https://repost.aws/knowledge-center/api-gateway-authentication-token-errors'],
    },
    'gateway-key-refused': {
      title: 'The front server did not let this request in',
      summary: 'The front server at {host} said no. The program behind it was not asked.',
      technical:
        'API Gateway answered `ForbiddenException`: no valid API key, a wrong domain name, or a firewall rule.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        OWNER,
        {
          for: 'developer',
          text: 'Check `x-api-key`, its usage plan and stage, then the custom domain and the web ACL.',
        },
      ],
      contrast: NOT_YOU,
      sources: ['https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden'],
    },
    'gateway-rule-refused': {
      title: 'A rule of the front server does not let you do this',
      summary: 'The front server at {host} read your sign-in. Its rules say no to this.',
      technical: 'API Gateway answered “{reason}”: an authorizer or a policy refused the call.',
      fixer: 'operations',
      reach: 'address',
      hints: [
        'Ask the people who run the site for access.',
        {
          for: 'developer',
          text: 'Look at the policy that the authorizer gives back. A cached one may be for another path.',
        },
      ],
      contrast: { with: 401, text: 'A 401 would mean: the front server does not know who you are.' },
      sources: ['https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden'],
    },
  },
  examine(exchange) {
    const { status, headers, body } = exchange.response;
    const text = body?.text.slice(0, 20_000) ?? '';
    const host = hostOf(exchange);
    const seen: Evidence = { from: 'response status', saw: String(status) };
    const amazon = headers.get('x-amzn-errortype')?.replace(/:.*/s, '');
    const gateway = /\.execute-api\.[\w-]{1,30}\.amazonaws\.com$/.test(
      parseAddress(exchange.url)?.hostname ?? '',
    );
    if (status === 403 && (amazon !== undefined || headers.has('x-amzn-requestid') || gateway)) {
      const type: Evidence[] =
        amazon !== undefined && /^\w{3,60}Exception$/.test(amazon) && AMAZON.has(amazon)
          ? [{ from: 'response header x-amzn-ErrorType', saw: amazon }]
          : [];
      if (text.includes('"Missing Authentication Token"')) {
        return {
          cause: 'gateway-route-unknown',
          certainty: 'likely',
          evidence: [{ from: 'response body, message', saw: 'Missing Authentication Token' }, ...type, seen],
          values: { host, method: /^[A-Z]{3,7}$/.test(exchange.method) ? exchange.method : 'request' },
        };
      }
      // A token for the program behind, sent to a path that is not there, is read as a signature.
      const unread = /Invalid key=value pair \(missing equal-sign\) in Authorization header/.exec(text)?.[0];
      if (unread) {
        return {
          cause: 'gateway-route-unknown',
          certainty: 'likely',
          evidence: [{ from: 'response body, message', saw: unread }, ...type, seen],
          values: { host, method: /^[A-Z]{3,7}$/.test(exchange.method) ? exchange.method : 'request' },
        };
      }
      if (
        (amazon === 'ForbiddenException' || (amazon === undefined && gateway)) &&
        text.includes('"Forbidden"')
      ) {
        return {
          cause: 'gateway-key-refused',
          certainty: amazon === undefined ? 'likely' : 'certain',
          evidence: [{ from: 'response body, message', saw: 'Forbidden' }, ...type, seen],
          values: { host },
        };
      }
      const denied = /User is not authorized to access this resource/.exec(text)?.[0];
      if (denied) {
        return {
          cause: 'gateway-rule-refused',
          certainty: 'certain',
          evidence: [{ from: 'response body, Message', saw: denied }, ...type, seen],
          values: { host, reason: denied },
        };
      }
    }
    const generic = keyFinding(exchange, text, host, seen);
    const reason = text.includes('"') ? REASONS.find(([, , quoted]) => text.includes(quoted)) : undefined;
    const missing = reason ? undefined : /The request is missing a valid API key/.exec(text)?.[0];
    // The word must stand in Google's own envelope, not anywhere in somebody's data.
    if ((!reason && !missing) || !isGoogleError(jsonBody(exchange))) return generic;
    if (missing) {
      return {
        cause: 'api-key-missing',
        certainty: 'certain',
        evidence: [{ from: 'response body, error.message', saw: missing }, seen],
        values: { host, status: String(status), reason: missing },
      };
    }
    const [word, cause] = reason as (typeof REASONS)[number];
    return {
      cause,
      certainty: 'certain',
      evidence: [{ from: 'response body, reason', saw: word }, seen],
      values: { host, status: String(status), reason: word },
    };
  },
});

/** What each of the sayings has: most answers have none of it. */
const ANY_SAYING = /key|CORS requests|credit balance|billing/i;

/**
 * What services say of a key: Apigee, Supabase, Kong, Azure's API Management, OpenAI, Stripe, Anthropic, Shopify, OpenWeather. The
 * words that are shown are those of the list.
 */
const KEY_SAYINGS: readonly (readonly [
  'api-key-missing' | 'api-key-invalid' | 'service-not-paid-for' | 'key-shown-in-browser',
  RegExp,
])[] = [
  [
    'key-shown-in-browser',
    /CORS requests must set|CORS requests are not allowed for this Organization|Secret API keys? (?:may|must) (?:only|not) be used[^"\n]{0,40}|Forbidden use of secret API key in browser/i,
  ],
  [
    'service-not-paid-for',
    /Your credit balance is too low|Your account is not active, please check your billing|"billing_not_active"/,
  ],
  [
    'api-key-missing',
    /No API key found in request|missing subscription key|You didn't provide an API key|You did not provide an API key|(?:API key|x-api-key(?: header)?) (?:is )?(?:missing|required)|missing (?:an? )?(?:api[ _-]?key|x-api-key)|No API key (?:was )?(?:provided|supplied)|Failed to resolve API Key variable/i,
  ],
  [
    'api-key-invalid',
    /(?:Invalid|Incorrect|Unknown|Wrong|Expired|Revoked) (?:API|x-api|subscription|access)[ _-]?key|Application-ID or API key|API[ _-]key (?:is )?(?:not valid|invalid|expired|not found|incorrect|disabled|revoked)|"invalid_api_key"|invalid x-api-key/i,
  ],
];

/** Where a key stands that was sent: its name, and never its value. */
function keySent(exchange: Exchange): string | undefined {
  const header = KEY_HEADERS.find((name) => exchange.request.headers.has(name));
  if (header !== undefined) return `request header ${header}`;
  // A public token of this form belongs to the app and not to a person (Mapbox).
  if (/[?&]access_token=pk\./.test(exchange.url)) return 'request URL, access_token';
  const name = /[?&](api[_-]?key|appid|app_?key|key|subscription-key|access_key|x-api-key)=[^&]/i.exec(
    exchange.url,
  )?.[1];
  return name === undefined ? undefined : `request URL, ${name}`;
}

/** Mapbox answers a bare 403 where a page is not on the list of a token that is good elsewhere. */
function isMapboxRefusal(exchange: Exchange): boolean {
  return (
    exchange.response.status === 403 &&
    /[?&]access_token=pk\./.test(exchange.url) &&
    /(?:^|\.)mapbox\.com$/.test(parseAddress(exchange.url)?.hostname ?? '')
  );
}

const KEY_HEADERS = [
  'x-api-key',
  'apikey',
  'api-key',
  'x-apikey',
  'ocp-apim-subscription-key',
  'x-functions-key',
  'x-rapidapi-key',
  'x-goog-api-key',
  'x-algolia-api-key',
  'x-shopify-access-token',
  'x-shopify-storefront-access-token',
];

const AMAZON = new Set([
  'MissingAuthenticationTokenException',
  'ForbiddenException',
  'AccessDeniedException',
]);

/** Google's reasons (google.api.ErrorReason, and the older names of its JSON errors). */
const REASONS = [
  ['API_KEY_INVALID', 'api-key-invalid', '"API_KEY_INVALID"'],
  ['keyInvalid', 'api-key-invalid', '"keyInvalid"'],
  ['API_KEY_HTTP_REFERRER_BLOCKED', 'api-key-not-for-this-page', '"API_KEY_HTTP_REFERRER_BLOCKED"'],
  ['API_KEY_SERVICE_BLOCKED', 'api-key-not-for-this-service', '"API_KEY_SERVICE_BLOCKED"'],
  ['ipRefererBlocked', 'api-key-not-for-this-page', '"ipRefererBlocked"'],
  ['refererNotAllowedMapError', 'api-key-not-for-this-page', '"refererNotAllowedMapError"'],
  ['SERVICE_DISABLED', 'service-not-switched-on', '"SERVICE_DISABLED"'],
  ['accessNotConfigured', 'service-not-switched-on', '"accessNotConfigured"'],
  ['BILLING_DISABLED', 'service-not-paid-for', '"BILLING_DISABLED"'],
] as const;

/** What a service says of a key, or a bare 401 to a request that brings nothing but a key. */
function keyFinding(exchange: Exchange, text: string, host: string, seen: Evidence) {
  const status = String(exchange.response.status);
  // A page of documents that explains errors is no error.
  const found =
    text.length < 5000 && ANY_SAYING.test(text) ? KEY_SAYINGS.find(([, says]) => says.test(text)) : undefined;
  if (!found && isMapboxRefusal(exchange)) {
    return {
      cause: 'api-key-not-for-this-page',
      // A scope that the token lacks is told in the same way.
      certainty: 'likely',
      evidence: [{ from: 'request URL, access_token', saw: 'present' }, seen],
      values: { host, status, reason: 'Forbidden' },
    } as const;
  }
  if (!found && exchange.response.status !== 401) return undefined;
  const sent = keySent(exchange);
  const evidence = sent === undefined ? [] : [{ from: sent, saw: 'present' }];
  if (found) {
    const [cause, says] = found;
    const reason = (says.exec(text) as RegExpExecArray)[0].replaceAll('"', '');
    const from = 'response body';
    const shown = sent !== undefined || exchange.request.headers.has('authorization');
    const fits =
      cause === 'key-shown-in-browser' ||
      (cause === 'api-key-missing'
        ? !shown && exchange.credentialsTold
        : cause === 'api-key-invalid' && shown);
    return {
      cause,
      // The words alone are a sign; with what was sent they are proof.
      certainty: fits ? 'certain' : 'likely',
      evidence: [{ from, saw: reason }, ...evidence, seen],
      values: { host, status, reason },
    } as const;
  }
  const other = exchange.request.headers.has('authorization') || exchange.request.headers.has('cookie');
  if (sent === undefined || other || exchange.response.status !== 401) return undefined;
  return {
    cause: 'api-key-invalid',
    // The service may want a sign-in beside the key, and a file without any does not tell whether one was sent.
    certainty: exchange.credentialsTold ? 'likely' : 'possible',
    evidence: [...evidence, seen],
    values: { host, status, reason: serverWords(exchange)?.text || 'Unauthorized' },
  } as const;
}

function isGoogleError(body: ReturnType<typeof jsonBody>): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { error } = body;
  return (
    typeof error === 'object' && error !== null && !Array.isArray(error) && typeof error.code === 'number'
  );
}
