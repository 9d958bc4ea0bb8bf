import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { dataWithError, isObject, type Json, type JsonObject } from '../answer-data.ts';
import { innerStatus } from '../inner-status.ts';
import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';

const SPEC = 'https://spec.graphql.org/October2021/#sec-Errors';
const CODES = 'https://www.apollographql.com/docs/apollo-server/data/errors';
const TECHNICAL = 'GraphQL puts its errors into the body. This is {which}, with the code `{code}`.';
const TECHNICAL_WITHOUT_CODE = 'GraphQL puts its errors into the body. This is {which}.';

/**
 * GraphQL answers 200 and lists what failed under `errors`, beside the data that it could find. The code of an error
 * (`extensions.code`, by habit) takes the place of a status. A question that was not run at all: graphql.ts.
 */
export default defineRule({
  name: 'graphql-in-success',
  statuses: [200, 201, 202, 203],
  causes: {
    'graphql-sign-in': {
      title: 'The answer says 200, but you are not signed in',
      summary: 'The server at {host} does not know who asks. It says: “{words}”.',
      technical: TECHNICAL,
      fixer: 'you',
      reach: 'sign-in',
      hints: [
        'Sign in again, then reload the page.',
        {
          for: 'developer',
          text: 'Check that the token goes along and has not run out. A client that renews tokens on 401 never sees this one.',
        },
      ],
      contrast: {
        with: 401,
        text: 'A 401 would say the same by its number. Here only the text of the answer does.',
      },
      sources: [SPEC, CODES],
    },
    'graphql-refused': {
      title: 'The answer says 200, but you may not do this',
      summary: 'The server at {host} says no to a part of what the page asked. It says: “{words}”.',
      technical: TECHNICAL,
      fixer: 'operations',
      hints: [
        'Ask the people who run the site for access.',
        { for: 'developer', text: 'Compare the rights of this account with what the field asks for.' },
      ],
      contrast: {
        with: 403,
        text: 'A 403 would say the same by its number. Here only the text of the answer does.',
      },
      sources: [SPEC, CODES],
    },
    'graphql-input-refused': {
      title: 'The answer says 200, but a value was refused',
      summary: 'The server at {host} did not take a value that the page sent. It says: “{words}”.',
      technical: TECHNICAL,
      fixer: 'you',
      hints: [
        'Check what you typed in, change it, and send it again.',
        {
          for: 'developer',
          text: 'Show this message beside the field, and check the value before it is sent.',
        },
      ],
      contrast: {
        with: 422,
        text: 'A 422 would say the same by its number. Here only the text of the answer does.',
      },
      sources: [SPEC, CODES],
    },
    'graphql-change-refused': {
      title: 'The answer says 200, but the change was refused',
      summary: 'The server at {host} looked at what the page sent and refused it. It says: “{words}”.',
      technical:
        'The list `{place}` in the data says what is wrong with the input. Many mutations answer so; the `errors` of GraphQL itself stay empty.',
      fixer: 'you',
      hints: [
        'Check what you typed in, change it, and send it again.',
        {
          for: 'developer',
          text: 'Ask for this list in each mutation, and show it beside the field. A change with entries in it was not made.',
        },
      ],
      contrast: {
        with: 422,
        text: 'A 422 would say the same by its number. Here only the text of the answer does.',
      },
      sources: [SPEC],
    },
    'graphql-not-found': {
      title: 'The answer says 200, but something was not found',
      summary: 'The server at {host} looked for something that it does not have. It says: “{words}”.',
      technical: TECHNICAL,
      fixer: 'frontend',
      hints: [
        'It may have been deleted, or you may not see it. Go back and open it from a list.',
        { for: 'developer', text: 'Check the id among the variables, and show the page without this part.' },
      ],
      contrast: {
        with: 404,
        text: 'A 404 would say the same by its number. Here only the text of the answer does.',
      },
      sources: [SPEC],
    },
    'graphql-limit': {
      title: 'The answer says 200, but it was asked too often',
      summary: 'The server at {host} limits how much a page may ask. It says: “{words}”.',
      technical: TECHNICAL,
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Wait a minute, then try again.',
        {
          for: 'developer',
          text: 'Ask for fewer fields or fewer items at once. Limits of GraphQL often count the cost of a query.',
        },
      ],
      contrast: {
        with: 429,
        text: 'A 429 would say the same by its number. Here only the text of the answer does.',
      },
      sources: [SPEC],
    },
    'graphql-partly-failed': {
      title: 'The answer says 200, but a part of it failed',
      summary: 'The server at {host} sent some of the data. For the rest it sent an error: “{words}”.',
      technical: TECHNICAL_WITHOUT_CODE,
      fixer: 'backend',
      hints: [
        'Reload the page once. If a part stays empty, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look in the server’s log for this field. In the page, decide what to show when `data` and `errors` come together.',
        },
      ],
      contrast: { with: 500, text: 'A 500 would mean that nothing came. Here a part of the data is good.' },
      sources: [SPEC],
    },
    'graphql-failed': {
      title: 'The answer says 200, but it holds only an error',
      summary: 'The server at {host} took the request, but could not do it. It says: “{words}”.',
      technical: TECHNICAL_WITHOUT_CODE,
      fixer: 'backend',
      hints: [
        'Try again once. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look in the server’s log. `response.ok` is true here: the page must look at `errors` too.',
        },
      ],
      contrast: {
        with: 500,
        text: 'A 500 would say the same by its number. Here only the text of the answer does.',
      },
      sources: [SPEC],
    },
  },
  examine(exchange) {
    const json = dataWithError(exchange);
    if (json === undefined) return undefined;
    const failed = findFailed(json, exchange);
    if (!failed) return changeRefused(json, exchange);
    const { result, errors, at } = failed;
    const error = errors[0] as JsonObject;
    const code = codeOf(error);
    const message = typeof error.message === 'string' ? error.message : '';
    // The client sends the whole question at once: nothing went wrong.
    if (PERSISTED.test(code) || PERSISTED.test(message)) return undefined;

    const place = Array.isArray(error.path) ? quote(error.path.slice(0, 20).join('.')) : '';
    const from = `response body, ${at}errors[0]`;
    const evidence: Evidence[] = [
      { from: 'response status', saw: String(exchange.response.status) },
      { from: `${from}.message`, saw: quote(message) },
    ];
    if (code !== '') evidence.push({ from: `${from}, code`, saw: quote(code) });
    if (place !== '') evidence.push({ from: `${from}.path`, saw: place });
    const values = {
      host: hostOf(exchange),
      words: quote(message).replace(/\.$/, ''),
      which: `${errors.length === 1 ? 'the only one' : `the first of ${errors.length}`}${place && `, for the field \`${place}\``}`,
    };
    const withCode = { ...values, code: quote(code) };
    const certainty = 'certain';
    switch (innerStatus(code)) {
      case 'sign-in':
        return { cause: 'graphql-sign-in', certainty, evidence, values: withCode };
      case 'refused':
        return { cause: 'graphql-refused', certainty, evidence, values: withCode };
      case 'input':
        return { cause: 'graphql-input-refused', certainty, evidence, values: withCode };
      case 'missing':
        return { cause: 'graphql-not-found', certainty, evidence, values: withCode };
      case 'limit':
        return { cause: 'graphql-limit', certainty, evidence, values: withCode };
      default: {
        const cause = holdsSomething(result.data) ? 'graphql-partly-failed' : 'graphql-failed';
        return { cause, certainty, evidence, values };
      }
    }
  },
});

/** No page makes more changes with one question. */
const MOST_CHANGES = 20;
/** Names under which mutations list what is wrong with their input: Shopify's; Saleor's and GitLab's. */
const USER_ERRORS = ['userErrors', 'errors'];

/** What a mutation's own answer lists as wrong with its input. In the answer to a query such a list may be data. */
function changeRefused(json: Json, exchange: Exchange) {
  if (!isObject(json) || !isObject(json.data)) return undefined;
  for (const [change, payload] of Object.entries(json.data).slice(0, MOST_CHANGES)) {
    if (!isObject(payload)) continue;
    for (const name of USER_ERRORS) {
      const list = payload[name];
      if (!Array.isArray(list) || (name === 'errors' && !isMutation(exchange))) continue;
      const first = list[0];
      const message = isObject(first) ? first.message : first;
      if (typeof message !== 'string' || message === '') continue;
      const place = quote(`data.${change}.${name}`);
      return {
        cause: 'graphql-change-refused',
        certainty: 'likely',
        evidence: [
          { from: 'response status', saw: String(exchange.response.status) },
          { from: `response body, ${place}[0]`, saw: quote(message) },
        ],
        values: { host: hostOf(exchange), words: quote(message).replace(/\.$/, ''), place },
      } as const;
    }
  }
  return undefined;
}

function isMutation({ request }: Exchange): boolean {
  return /"query"\s?:\s?"(?:\s|\\[nrt])*mutation\b/.test(request.body?.text.slice(0, 5000) ?? '');
}

const PERSISTED = /^PERSISTED_?QUERY_?NOT_?(?:FOUND|SUPPORTED)$/i;

/** No page sends more operations together. */
const MOST_RESULTS = 100;

interface Failed {
  readonly result: JsonObject;
  readonly errors: readonly JsonObject[];
  /** The place of the result among several: "[2].", '' for one alone. */
  readonly at: string;
}

function findFailed(json: Json, exchange: Exchange): Failed | undefined {
  const several = Array.isArray(json);
  const results = several ? json.slice(0, MOST_RESULTS) : [json];
  for (const [place, result] of results.entries()) {
    if (!isObject(result) || !Array.isArray(result.errors)) continue;
    const errors = result.errors.filter(isObject);
    if (typeof errors[0]?.message === 'string' && isGraphql(result, errors[0], exchange))
      return { result, errors, at: several ? `[${place}].` : '' };
  }
  return undefined;
}

/** Other services list errors under the same name: the address, the type or the shape of an error tells. */
function isGraphql(result: JsonObject, error: JsonObject, { url, response }: Exchange): boolean {
  if (response.mimeType === 'application/graphql-response+json') return true;
  if (/graphql|\bgql\b/i.test(parseAddress(url)?.path ?? '')) return true;
  const shaped = Array.isArray(error.locations) || Array.isArray(error.path) || isObject(error.extensions);
  return shaped && ('data' in result || Object.keys(result).length === 1);
}

/** `extensions.code` (Apollo, Hasura, Shopify …), or `type` as GitHub has it, or `code`. */
function codeOf(error: JsonObject): string {
  const code =
    (isObject(error.extensions) ? error.extensions.code : undefined) ?? error.type ?? error.code ?? '';
  return typeof code === 'string' || typeof code === 'number' ? String(code) : '';
}

function holdsSomething(data: Json | undefined): boolean {
  return isObject(data) && Object.values(data).some((value) => value !== null);
}
