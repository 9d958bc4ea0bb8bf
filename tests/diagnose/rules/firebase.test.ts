import firebase from '../../../src/diagnose/rules/firebase.ts';
import type { Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

const STORE = 'https://firestore.googleapis.com/v1/projects/p/databases/(default)/documents/users/1';
const google = (status: number, message: string, word?: string, url = STORE): Given => ({
  status,
  url,
  body: { error: { code: status, message, ...(word === undefined ? {} : { status: word }) } },
});

testRule(firebase, {
  speaks: [
    {
      when: 'Firestore',
      given: google(403, 'Missing or insufficient permissions.', 'PERMISSION_DENIED'),
      cause: 'data-rules-refused',
      certainty: 'certain',
      values: { who: 'Firestore' },
    },
    {
      when: 'Firestore, a list',
      given: {
        status: 403,
        url: STORE,
        body: [{ error: { code: 403, message: 'Missing or insufficient permissions.' } }],
      },
      cause: 'data-rules-refused',
      certainty: 'certain',
    },
    {
      when: 'the Realtime Database',
      given: {
        status: 401,
        url: 'https://p-default-rtdb.firebaseio.com/users.json',
        body: { error: 'Permission denied' },
      },
      cause: 'data-rules-refused',
      certainty: 'certain',
    },
    {
      when: 'files',
      given: google(
        403,
        'Permission denied.',
        undefined,
        'https://firebasestorage.googleapis.com/v0/b/p/o/a.png',
      ),
      cause: 'data-rules-refused',
      certainty: 'certain',
    },
    {
      when: 'an index, and no piece of the link',
      given: {
        status: 400,
        url: STORE,
        body: [
          {
            error: {
              code: 400,
              message:
                'The query requires an index. You can create it here: https://console.test/x?create=hunter2',
            },
          },
        ],
      },
      cause: 'query-needs-index',
      certainty: 'certain',
      values: { reason: 'The query requires an index' },
    },
    {
      when: 'App Check',
      given: google(401, 'Firebase App Check token is invalid.', 'UNAUTHENTICATED'),
      cause: 'app-check-refused',
      certainty: 'certain',
    },
  ],
  silent: [
    {
      when: 'the same words of another server',
      given: google(
        403,
        'Missing or insufficient permissions.',
        'PERMISSION_DENIED',
        'https://api.shop.test/x',
      ),
    },
    {
      when: 'a pass that ran out',
      given: google(401, 'Request had invalid authentication credentials.', 'UNAUTHENTICATED'),
    },
    { when: 'a wrong field', given: google(400, 'Invalid value at x', 'INVALID_ARGUMENT') },
    { when: 'no body', given: { status: 403, url: STORE } },
    { when: 'a 404', given: google(404, 'Permission denied') },
  ],
});
