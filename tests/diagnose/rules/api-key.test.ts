import apiKey from '../../../src/diagnose/rules/api-key.ts';
import type { Given } from '../../exchange-builder.ts';
import { type Speaks, testRule } from '../rule-table.ts';

const google = (reason: string, message = '', status = 403): Given => ({
  status,
  body: { error: { code: status, message, details: [{ reason }] } },
});
const amazon = (type: string, body: object, status = 403): Given => ({
  status,
  body,
  answers: { 'x-amzn-ErrorType': type },
});
const row = (reason: string, cause: string, status = 403): Speaks => ({
  when: reason,
  given: google(reason, '', status),
  cause,
  certainty: 'certain',
  evidence: [{ from: 'response body, reason', saw: reason }],
});

testRule(apiKey, {
  speaks: [
    row('API_KEY_INVALID', 'api-key-invalid', 400),
    row('API_KEY_HTTP_REFERRER_BLOCKED', 'api-key-not-for-this-page'),
    row('API_KEY_SERVICE_BLOCKED', 'api-key-not-for-this-service'),
    row('SERVICE_DISABLED', 'service-not-switched-on'),
    row('BILLING_DISABLED', 'service-not-paid-for'),
    {
      when: 'Google got no key',
      given: google('x', 'The request is missing a valid API key.'),
      cause: 'api-key-missing',
      certainty: 'certain',
    },
    {
      when: 'a token is missed where the path is wrong',
      given: amazon('MissingAuthenticationTokenException', { message: 'Missing Authentication Token' }),
      cause: 'gateway-route-unknown',
      certainty: 'likely',
    },
    {
      when: 'Forbidden at the gate',
      given: amazon('ForbiddenException', { message: 'Forbidden' }),
      cause: 'gateway-key-refused',
      certainty: 'certain',
    },
    {
      when: 'an authorizer says no',
      given: amazon('AccessDeniedException', { Message: 'User is not authorized to access this resource' }),
      cause: 'gateway-rule-refused',
      certainty: 'certain',
    },
  ],
  silent: [
    { when: 'Forbidden, but not Amazon’s', given: { status: 403, body: { message: 'Forbidden' } } },
    {
      when: 'the token’s words, but not Amazon’s',
      given: { status: 403, body: { message: 'Missing Authentication Token' } },
    },
    { when: 'another reason', given: google('IAM_PERMISSION_DENIED') },
    { when: 'the word in somebody’s data', given: { status: 400, body: { seen: 'API_KEY_INVALID' } } },
    { when: 'no JSON', given: { status: 403, body: 'the "SERVICE_DISABLED" page' } },
    { when: 'a 500', given: google('API_KEY_INVALID', '', 500) },
    { when: 'a 200', given: google('API_KEY_INVALID', '', 200) },
    { when: 'Amazon with another word', given: amazon('AccessDeniedException', { message: 'no' }) },
    { when: 'kept by CORS', given: { ...google('API_KEY_INVALID'), error: 'net::ERR_FAILED' } },
  ],
});
