import { expect, it } from 'vitest';
import { innerStatus } from '../../src/diagnose/inner-status.ts';

it.each([
  [401, 'sign-in'],
  ['401', 'sign-in'],
  [499, 'sign-in'],
  [403, 'refused'],
  [404, 'missing'],
  [410, 'missing'],
  [422, 'input'],
  [429, 'limit'],
  [500, 'server'],
  [599, 'server'],
  ['UNAUTHENTICATED', 'sign-in'],
  ['invalid_auth', 'sign-in'],
  ['invalid-jwt', 'sign-in'],
  ['TokenExpired', 'sign-in'],
  ['access-denied', 'refused'],
  ['PermissionDenied', 'refused'],
  ['NOT_AUTHORIZED', 'refused'],
  ['USER_NOT_FOUND', 'missing'],
  ['ratelimited', 'limit'],
  ['RESOURCE_EXHAUSTED', 'limit'],
  ['BAD_USER_INPUT', 'input'],
  ['InternalError', 'server'],
] as const)('%s says: %s', (code, status) => {
  expect(innerStatus(code)).toBe(status);
});

it.each([
  200,
  600,
  40013,
  -32601,
  '',
  'AUTHORIZED',
  'UNAUTHORIZED_ACCESS_TO_NOTHING',
  'Something went wrong',
  'x'.repeat(100_000),
  null,
  {},
])('%j is a code that only its maker knows', (code) => {
  expect(innerStatus(code)).toBeUndefined();
});
