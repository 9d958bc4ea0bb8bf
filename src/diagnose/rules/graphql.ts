import type { Exchange } from '../../session/exchange.ts';
import { dataWithError } from '../answer-data.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody } from '../server-words.ts';

const NOT_DATA = {
  with: 'a failed field',
  text: 'A failed field would come with data beside it. Here nothing was run at all.',
} as const;
const APOLLO = 'https://www.apollographql.com/docs/apollo-server/data/errors';
const SPEC = 'https://spec.graphql.org/October2021/';
const OVER_HTTP = 'https://graphql.github.io/graphql-over-http/draft/';

/**
 * A GraphQL server that answers 400, or 200 with errors and no data, has not run the question: it could not read it, does not know what is asked for, or
 * misses a value. Told by `extensions.code`, which Apollo and others send, or by the sentences of the reference implementation.
 */
export default defineRule({
  name: 'graphql',
  statuses: [200, 400, 422],
  causes: {
    'graphql-query-invalid': {
      title: 'The page asks for something that the server lacks',
      summary: 'The page’s question names something that {host} does not know, or uses it in the wrong way.',
      technical: 'The GraphQL server did not accept the query: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'Reload the page: an old page may ask a newer server. If it still fails, tell the developers.',
        {
          for: 'developer',
          text: 'Compare the query with the current schema, and generate the types again.',
        },
      ],
      contrast: NOT_DATA,
      sources: [SPEC, APOLLO],
    },
    'graphql-query-broken': {
      title: 'The page’s question is not well formed',
      summary: 'The page asked {host} a question that is written wrongly. So the server could not read it.',
      technical: 'The GraphQL server could not parse the query: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page. What you entered is not to blame.',
        {
          for: 'developer',
          text: 'Pass values as variables. Text put together by hand breaks at quotes and brackets.',
        },
      ],
      contrast: NOT_DATA,
      sources: [SPEC, APOLLO],
    },
    'graphql-variable-wrong': {
      title: 'A value for the page’s question is missing or wrong',
      summary:
        'The question itself is fine. A value that goes with it is missing, or of the wrong kind for {host}.',
      technical: 'The GraphQL server refused a variable: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'Check what you entered. If nothing helps, tell the developers of the page.',
        {
          for: 'developer',
          text: 'Compare `variables` with the types in the query. A value of `undefined` is left out of JSON.',
        },
      ],
      contrast: NOT_DATA,
      sources: [SPEC, APOLLO],
    },
    'graphql-query-missing': {
      title: 'The page sent no question',
      summary: 'The page called {host}, but the part that holds its question was empty.',
      technical: 'The GraphQL server found no query: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page.',
        {
          for: 'developer',
          text: 'POST JSON with a `query` field and `Content-Type: application/json`. Not all servers take lists.',
        },
      ],
      contrast: NOT_DATA,
      sources: [OVER_HTTP],
    },
    'graphql-query-not-stored': {
      title: 'The server does not hold this question yet',
      summary:
        'The page sent a short name for its question. {host} does not know the name, so it wants the whole question.',
      technical: 'The server answered `{reason}`. The client should send the query in full, once.',
      fixer: 'nobody',
      hints: [
        'Nothing needs fixing if the same request works right after this one.',
        {
          for: 'developer',
          text: 'If it does not: the client must know persisted queries too, or the list at the server is out of date.',
        },
      ],
      contrast: NOT_DATA,
      sources: ['https://www.apollographql.com/docs/apollo-server/performance/apq'],
    },
    'graphql-blocked-as-forgery': {
      title: 'The server wants proof that its own page asks',
      summary: 'A request of this form could come from any page. So {host} did not run it.',
      technical: 'Apollo’s guard against forgery (CSRF) blocked the operation: {reason}.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'The developers of the page can fix this with one line of code.',
        {
          for: 'developer',
          text: 'Send `Content-Type: application/json`. For GET and uploads, send `Apollo-Require-Preflight: true`.',
        },
      ],
      contrast: NOT_DATA,
      sources: [
        'https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf',
      ],
    },
  },
  examine(exchange) {
    const error = firstError(exchange);
    if (!error) return undefined;
    const { message, code } = error;
    const cause =
      (code === undefined ? undefined : CODES.get(code)) ?? SAYINGS.find(([says]) => says.test(message))?.[1];
    const forgery = message.includes('potential Cross-Site Request Forgery');
    const host = hostOf(exchange);
    const evidence: Evidence[] = [
      ...(code === undefined ? [] : [{ from: 'response body, extensions.code', saw: quote(code) }]),
      { from: 'response body, message', saw: quote(message) },
      { from: 'response status', saw: String(exchange.response.status) },
    ];
    if (forgery) {
      const type = exchange.request.headers.get('content-type');
      const reason =
        type === undefined
          ? 'there is no `Content-Type`'
          : `its \`Content-Type\` is \`${quote(type.split(';', 1)[0] ?? '')}\``;
      return {
        cause: 'graphql-blocked-as-forgery',
        certainty: 'certain',
        evidence: [
          ...evidence,
          { from: 'request header Content-Type', saw: type === undefined ? 'absent' : quote(type) },
        ],
        values: { host, reason },
      };
    }
    if (!cause) return undefined;
    // A variable's fault and the query's share Apollo's code for input.
    const certainty = code === undefined ? 'likely' : 'certain';
    const reason = quote(message).replace(/\.$/, '');
    if (cause === 'graphql-query-not-stored') {
      return { cause, certainty: 'certain', evidence, values: { host, reason } };
    }
    return { cause, certainty, evidence, values: { host, reason } };
  },
});

type GraphqlCause =
  | 'graphql-query-invalid'
  | 'graphql-query-broken'
  | 'graphql-variable-wrong'
  | 'graphql-query-missing'
  | 'graphql-query-not-stored';

/** Apollo, Hasura (small letters), Hot Chocolate (HC…), Mercurius and Yoga. `BAD_USER_INPUT` is the app's own, too. */
const CODES: ReadonlyMap<string, GraphqlCause> = new Map([
  ['GRAPHQL_VALIDATION_FAILED', 'graphql-query-invalid'],
  ['validation-failed', 'graphql-query-invalid'],
  ['GRAPHQL_PARSE_FAILED', 'graphql-query-broken'],
  ['HC0009', 'graphql-query-broken'],
  ['HC0011', 'graphql-query-broken'],
  ['HC0016', 'graphql-variable-wrong'],
  ['HC0018', 'graphql-variable-wrong'],
  ['PERSISTED_QUERY_NOT_FOUND', 'graphql-query-not-stored'],
]);

/** Sentences of graphql-js, which most servers pass on. */
const SAYINGS: readonly (readonly [RegExp, GraphqlCause])[] = [
  [/^PersistedQueryNotFound/, 'graphql-query-not-stored'],
  [/^Syntax Error/i, 'graphql-query-broken'],
  [
    /^Variable "?\$\w{1,60}"? (?:of (?:required )?type|got invalid value|of non-null type)/,
    'graphql-variable-wrong',
  ],
  [
    /^(?:Cannot query field|Unknown (?:argument|type|field|directive|fragment|operation)|Field "?'?\w{1,60}"?'? (?:argument|of type|must|is not defined|doesn't exist)|Fragment |Variable "\$\w{1,60}" (?:is not defined|is never used))/,
    'graphql-query-invalid',
  ],
  [
    /^(?:Must provide (?:query string|document|an operation|query parameter)|GraphQL operations must contain a non-empty|Unable to (?:find|parse) (?:query|request)|No query (?:string )?(?:was )?(?:present|provided))/i,
    'graphql-query-missing',
  ],
];

/** The first error of a GraphQL answer; other APIs list errors too, so a sign of GraphQL is wanted beside it. */
function firstError(exchange: Exchange): { message: string; code: string | undefined } | undefined {
  if (exchange.response.body === null) return undefined;
  const json = exchange.response.status < 400 ? dataWithError(exchange) : jsonBody(exchange);
  const answer = Array.isArray(json) ? json[0] : json;
  if (!isObject(answer) || !Array.isArray(answer.errors)) return undefined;
  const error: unknown = answer.errors[0];
  if (!isObject(error) || typeof error.message !== 'string') return undefined;
  const sent = exchange.request.body?.text.slice(0, 2000) ?? '';
  const graphql =
    /\/(?:graphql|gql|api\/graphql|query)\b/i.test(exchange.url) ||
    /"(?:query|operationName|extensions)"\s*:/.test(sent) ||
    exchange.response.mimeType === 'application/graphql-response+json';
  if (!graphql) return undefined;
  const code = isObject(error.extensions) ? error.extensions.code : undefined;
  return {
    message: error.message,
    code: typeof code === 'string' && /^[\w-]{2,60}$/.test(code) ? code : undefined,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
