import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody } from '../server-words.ts';

/**
 * Firebase keeps its data behind rules that the app's owner writes. Its services answer 403 or 401 when a rule says no: that is
 * neither a bad pass nor a missing key. A query that needs an index is a 400.
 */
export default defineRule({
  name: 'firebase',
  statuses: [400, 401, 403, 412],
  causes: {
    'data-rules-refused': {
      title: 'The rules of the data store say no',
      summary: 'The owner of this app wrote rules for its data at {host}. They do not allow this request.',
      technical: '{who} answered {status}: “{reason}”. Its security rules refused the read or the write.',
      fixer: 'backend',
      reach: 'address',
      hints: [
        'Sign in and try again. If it still fails, ask the people who run the app.',
        {
          for: 'developer',
          text: 'Try this path and user in the rules simulator. Rules are no filters: a query must ask only for what they allow.',
        },
      ],
      contrast: {
        with: 'an expired sign-in',
        text: 'An expired sign-in would come as a 401 with the word UNAUTHENTICATED.',
      },
      sources: [
        'https://firebase.google.com/docs/rules/basics',
        'https://firebase.google.com/docs/firestore/security/rules-query',
      ],
    },
    'query-needs-index': {
      title: 'The data store needs an index for this question',
      summary:
        'The page asked {host} for data in an order that is not prepared. The app’s owner can prepare it.',
      technical:
        'Firestore answered {status}: “{reason}”. A query over several fields needs an index of its own.',
      fixer: 'backend',
      hints: [
        'Tell the people who run the app: it takes them a minute or two.',
        {
          for: 'developer',
          text: 'Open the link in the answer: it fills in the index. Then put it into `firestore.indexes.json`.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: the rules do not allow the question at all.' },
      sources: ['https://firebase.google.com/docs/firestore/query-data/indexing'],
    },
    'app-check-refused': {
      title: 'The app could not show that it is genuine',
      summary: 'The store at {host} serves only copies of the app that prove themselves. This one could not.',
      technical: '{who} answered {status}: “{reason}”.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Reload the page. If it still fails, tell the people who run the app.',
        {
          for: 'developer',
          text: 'Check that App Check is started before other services, its site key, and on `localhost` the debug token.',
        },
      ],
      contrast: {
        with: 'a missing right',
        text: 'A missing right would be about your account. This is about the app.',
      },
      sources: ['https://firebase.google.com/docs/app-check'],
    },
  },
  examine(exchange) {
    const service = serviceOf(exchange);
    if (service === undefined) return undefined;
    const said = saidBy(exchange);
    if (said === undefined) return undefined;
    const found = SAYINGS.find(([, says]) => says.test(said.text));
    if (!found) return undefined;
    // The words are those of the list, so no stranger's text gets out.
    const reason = (found[1].exec(said.text) as RegExpExecArray)[0];
    const host = hostOf(exchange);
    const status = String(exchange.response.status);
    const evidence: Evidence[] = [
      { from: said.from, saw: reason },
      ...(said.word === undefined ? [] : [{ from: 'response body, error.status', saw: said.word }]),
      { from: 'response status', saw: status },
    ];
    const [cause] = found;
    if (cause === 'query-needs-index') {
      return { cause, certainty: 'certain', evidence, values: { host, status, reason } };
    }
    return {
      cause,
      certainty: 'certain',
      evidence,
      values: { host, status, reason, who: service },
    };
  },
});

type FirebaseCause = 'data-rules-refused' | 'query-needs-index' | 'app-check-refused';

const SAYINGS: readonly (readonly [FirebaseCause, RegExp])[] = [
  [
    'app-check-refused',
    /Firebase App Check token is (?:invalid|missing)|App attestation failed|Missing appcheck token/i,
  ],
  ['query-needs-index', /The query requires an? (?:\w+ )?index|Index not defined/],
  ['data-rules-refused', /Missing or insufficient permissions|Permission denied|PERMISSION_DENIED/],
];

/** The hosts of Firebase's stores, and of the emulator by its paths. */
function serviceOf(exchange: Exchange): string | undefined {
  const address = parseAddress(exchange.url);
  if (!address) return undefined;
  const { hostname, path } = address;
  if (hostname === 'firestore.googleapis.com' || /^\/v1\/projects\/[^/]+\/databases\//.test(path))
    return 'Firestore';
  if (/\.(?:firebaseio\.com|firebasedatabase\.app)$/.test(hostname)) return 'The Realtime Database';
  if (hostname === 'firebasestorage.googleapis.com' || /\.firebasestorage\.app$/.test(hostname))
    return 'Cloud Storage for Firebase';
  return undefined;
}

/** The message of Google's envelope, alone or in a list, or of the Realtime Database's flat one. */
function saidBy(exchange: Exchange): { text: string; from: string; word?: string } | undefined {
  const json = jsonBody(exchange);
  const first = Array.isArray(json) ? json[0] : json;
  if (!isObject(first)) return undefined;
  const { error } = first;
  if (typeof error === 'string') return { text: error.slice(0, 500), from: 'response body, error' };
  if (!isObject(error) || typeof error.message !== 'string') return undefined;
  const text = error.message.slice(0, 500);
  const word =
    typeof error.status === 'string' && /^[A-Z_]{3,30}$/.test(error.status) ? error.status : undefined;
  return { text, from: 'response body, error.message', ...(word === undefined ? {} : { word }) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
