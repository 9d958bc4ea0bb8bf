import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody, serverWords } from '../server-words.ts';

const NOT_YOU = {
  with: 'a missing sign-in',
  text: 'A missing sign-in would be about you. Here the app itself talks to Amazon, in its own name.',
} as const;
const COMMON = 'https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/common-errors.html';
const SIGNING = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html';
const DYNAMO = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html';

/**
 * Amazon's services that speak JSON answer most refusals with 400, and name the reason in `__type` or `x-amzn-ErrorType`. The file
 * store (XML) is in signed-url.ts, the gate in front of APIs in api-key.ts, sign-in with a password in account.ts.
 */
export default defineRule({
  name: 'aws',
  statuses: [400, 401, 403, 404],
  causes: {
    'aws-pass-expired': {
      title: 'The app’s pass for Amazon has run out',
      summary: 'The app talks to {host} with a pass that is good for a short time. That time is over.',
      technical: 'AWS answered `{reason}`: the temporary credentials have ended.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Reload the page, or sign in again.',
        {
          for: 'developer',
          text: 'Renew the credentials before they end. A computer that slept wakes with old ones.',
        },
      ],
      contrast: NOT_YOU,
      sources: [COMMON],
    },
    'aws-key-unknown': {
      title: 'Amazon does not know the key of this app',
      summary: 'The app talks to {host} with a key. The service does not know it, or does not take it.',
      technical:
        'AWS answered `{reason}`: the access key or its session token is wrong, deleted, or for another account.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Tell the people who run the app: another try will not help.',
        {
          for: 'developer',
          text: 'Temporary keys need their session token. Check the region and the identity pool.',
        },
      ],
      contrast: NOT_YOU,
      sources: [COMMON, SIGNING],
    },
    'aws-signature-refused': {
      title: 'The signature on this request does not match it',
      summary: 'The app signs each request to {host}. What came does not match its signature.',
      technical:
        'AWS answered `{reason}`: the secret is wrong, the clock is off, or the request was changed after signing.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Check the clock of your computer, then reload the page. If it still fails, tell the developers.',
        {
          for: 'developer',
          text: 'Compare path, query, host and signed headers with what is sent. A proxy may change them.',
        },
      ],
      contrast: NOT_YOU,
      sources: [SIGNING],
    },
    'aws-action-denied': {
      title: 'The app has no right to do this at Amazon',
      summary: 'The service at {host} knows the app. Its rights do not cover this step.',
      technical: 'AWS answered `{reason}`{text}.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the app, and send them this answer.',
        {
          for: 'developer',
          text: 'Add the action to the policy of the role. An explicit deny, or a boundary, wins over it.',
        },
      ],
      contrast: NOT_YOU,
      sources: [IAM],
    },
    'aws-function-not-open': {
      title: 'This address at Amazon is not open to everyone',
      summary: 'A small program answers at {host}. Amazon lets in only those whom its rules name.',
      technical:
        'Lambda answered `{reason}` before the function ran: `AWS_IAM` wants a signed request, or the policy does not allow the call.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Tell the people who run the app, and send them this answer.',
        {
          for: 'developer',
          text: 'For open calls set the auth type to `NONE`, and allow `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction` for all.',
        },
      ],
      contrast: NOT_YOU,
      sources: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
    },
    'aws-throttled': {
      title: 'Too many requests for this service of Amazon',
      summary: 'The service at {host} says that it gets too many requests just now.',
      technical: 'AWS answered `{reason}`. 429 would be the usual code.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'Wait a moment, then try again.',
        {
          for: 'developer',
          text: 'Try again with longer and longer waits. Raise the limit, or spread the load over more keys.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: a right is missing, and waiting does not help.' },
      sources: [DYNAMO],
    },
    'aws-condition-failed': {
      title: 'This is not as the app expected',
      summary: 'The app asked {host} to make this change only under a condition. The condition was not met.',
      technical: 'DynamoDB answered `{reason}`: the condition of the write was not true.',
      fixer: 'you',
      hints: [
        'Reload to see what is there now, then make your change again.',
        { for: 'developer', text: 'Read the item again, and repeat the write with its new state.' },
      ],
      contrast: { with: 'a wrong value', text: 'The answer would then say what is wrong with the value.' },
      sources: [DYNAMO],
    },
    'aws-thing-missing': {
      title: 'What the app asks Amazon for is not there',
      summary: 'The app names a thing that {host} does not have. It may be in another region or account.',
      technical: 'AWS answered `{reason}`{text}.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the app.',
        {
          for: 'developer',
          text: 'Check the region, the name, and which environment the settings are from.',
        },
      ],
      contrast: {
        with: 404,
        text: 'A plain 404 would be about the address. Here it is about a name in the request.',
      },
      sources: [DYNAMO],
    },
  },
  examine(exchange) {
    const found = typeOf(exchange);
    if (!found) return undefined;
    const cause = TYPES.get(found.type);
    if (!cause) return undefined;
    const host = hostOf(exchange);
    const words = serverWords(exchange);
    const evidence: Evidence[] = [
      { from: found.from, saw: found.type },
      ...(words?.text ? [{ from: words.from, saw: words.text }] : []),
      { from: 'response status', saw: String(exchange.response.status) },
    ];
    const base = { certainty: 'certain', evidence } as const;
    const values = { host, reason: found.type };
    if (cause === 'aws-action-denied' && parseAddress(exchange.url)?.hostname.includes('.lambda-url.')) {
      return { cause: 'aws-function-not-open', ...base, values };
    }
    if (cause === 'aws-action-denied') {
      const action = /not authorized to perform: ([\w-]{2,40}:[\w*]{2,60})/.exec(
        exchange.response.body?.text.slice(0, 5000) ?? '',
      )?.[1];
      return {
        cause,
        ...base,
        values: { ...values, text: action === undefined ? '' : `: the action is \`${quote(action)}\`` },
      };
    }
    if (cause === 'aws-thing-missing') {
      const said = words?.text.replace(/\.$/, '');
      return { cause, ...base, values: { ...values, text: said ? `: “${said}”` : '' } };
    }
    return { cause, ...base, values };
  },
});

type AwsCause =
  | 'aws-pass-expired'
  | 'aws-key-unknown'
  | 'aws-signature-refused'
  | 'aws-action-denied'
  | 'aws-throttled'
  | 'aws-condition-failed'
  | 'aws-thing-missing';

/** The names of errors that all services share, and of DynamoDB. */
const TYPES: ReadonlyMap<string, AwsCause> = new Map([
  ['ExpiredTokenException', 'aws-pass-expired'],
  ['ExpiredToken', 'aws-pass-expired'],
  ['RequestExpired', 'aws-pass-expired'],
  ['UnrecognizedClientException', 'aws-key-unknown'],
  ['InvalidClientTokenId', 'aws-key-unknown'],
  ['InvalidSignatureException', 'aws-signature-refused'],
  ['SignatureDoesNotMatch', 'aws-signature-refused'],
  ['AccessDeniedException', 'aws-action-denied'],
  ['ThrottlingException', 'aws-throttled'],
  ['Throttling', 'aws-throttled'],
  ['ProvisionedThroughputExceededException', 'aws-throttled'],
  ['RequestLimitExceeded', 'aws-throttled'],
  ['TooManyRequestsException', 'aws-throttled'],
  ['ConditionalCheckFailedException', 'aws-condition-failed'],
  ['ResourceNotFoundException', 'aws-thing-missing'],
  ['FunctionNotFound', 'aws-thing-missing'],
]);

/** The name of the error, from the body or the header; other APIs have a `code`, but not these two. */
function typeOf(exchange: Exchange): { type: string; from: string } | undefined {
  const header = exchange.response.headers.get('x-amzn-errortype');
  const text = exchange.response.body?.text ?? '';
  if (header === undefined && !text.includes('"__type"')) return undefined;
  // The gate in front of APIs uses some of the same names for reasons of its own.
  const host = parseAddress(exchange.url)?.hostname ?? '';
  if (text.includes('"__type"') && text.length < 20_000) {
    const json = jsonBody(exchange);
    const type =
      typeof json === 'object' && json !== null && !Array.isArray(json) && typeof json.__type === 'string'
        ? json.__type.replace(/^.*#/, '')
        : '';
    if (/^\w{3,60}$/.test(type)) return { type, from: 'response body, __type' };
  }
  const named = header?.replace(/:.*/s, '') ?? '';
  if (!/^\w{3,60}$/.test(named)) return undefined;
  if (named === 'AccessDeniedException' && !/\.(?:amazonaws\.com|on\.aws)$/.test(host)) return undefined;
  if (/\.execute-api\./.test(host) && named === 'AccessDeniedException') return undefined;
  return { type: named, from: 'response header x-amzn-ErrorType' };
}
