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
    {
      when: 'a sanitised file: no key came, says Kong',
      given: {
        status: 401,
        credentialsUntold: true,
        body: { message: 'No API key found in request' },
      },
      cause: 'api-key-missing',
      certainty: 'likely',
    },
    {
      when: 'a sanitised file: a key, a bare 401, and perhaps a sign-in beside it',
      given: { status: 401, credentialsUntold: true, sends: { 'X-Api-Key': 'hunter2' } },
      cause: 'api-key-invalid',
      certainty: 'possible',
    },
    {
      when: 'a bare 403 of Mapbox to a public token',
      given: {
        status: 403,
        url: 'https://api.mapbox.com/v4/x?access_token=pk.abc',
        body: { message: 'Forbidden' },
      },
      cause: 'api-key-not-for-this-page',
      certainty: 'likely',
    },
    {
      when: 'Apigee, of a key that is not there',
      given: {
        status: 401,
        body: { fault: { faultstring: 'Failed to resolve API Key variable request.queryparam.apikey' } },
      },
      cause: 'api-key-missing',
      certainty: 'certain',
    },
    {
      when: 'a service that takes no calls from pages',
      given: {
        method: 'POST',
        status: 401,
        sends: { 'x-api-key': 'k' },
        body: {
          error: { message: "CORS requests must set 'anthropic-dangerous-direct-browser-access' header" },
        },
      },
      cause: 'key-shown-in-browser',
      certainty: 'certain',
    },
    {
      when: 'a public token in the address',
      given: {
        status: 401,
        url: 'https://api.mapbox.com/styles/v1/a?access_token=pk.abc',
        body: { message: 'Not Authorized - Invalid Token' },
      },
      cause: 'api-key-invalid',
      certainty: 'likely',
      evidence: [{ from: 'request URL, access_token', saw: 'present' }],
    },
    {
      when: 'Supabase and Kong: no key came',
      given: { status: 401, body: { message: 'No API key found in request' } },
      cause: 'api-key-missing',
      certainty: 'certain',
    },
    {
      when: 'Azure’s gate: no key came',
      given: {
        status: 401,
        body: {
          statusCode: 401,
          message: 'Access denied due to missing subscription key. Make sure to include it.',
        },
      },
      cause: 'api-key-missing',
      certainty: 'certain',
    },
    {
      when: 'OpenAI: a wrong key',
      given: {
        status: 401,
        sends: { Authorization: 'Bearer x' },
        body: { error: { message: 'Incorrect API key provided: sk-abcd.', code: 'invalid_api_key' } },
      },
      cause: 'api-key-invalid',
      certainty: 'certain',
      values: { reason: 'Incorrect API key' },
    },
    {
      when: 'a key in the address, and a bare 401',
      given: { status: 401, url: 'https://api.weather.test/data?q=London&appid=hunter2' },
      cause: 'api-key-invalid',
      certainty: 'likely',
      evidence: [{ from: 'request URL, appid', saw: 'present' }],
    },
    {
      when: 'a key in a header, and a bare 401',
      given: { status: 401, sends: { 'X-Api-Key': 'hunter2' } },
      cause: 'api-key-invalid',
      certainty: 'likely',
    },
    {
      when: 'the referrer, in Google’s older words',
      given: {
        status: 403,
        body: { error: { code: 403, errors: [{ reason: 'ipRefererBlocked' }], message: 'x' } },
      },
      cause: 'api-key-not-for-this-page',
      certainty: 'certain',
    },
    {
      when: 'no credit left',
      given: {
        status: 400,
        method: 'POST',
        body: {
          type: 'error',
          error: {
            type: 'invalid_request_error',
            message: 'Your credit balance is too low to access the API.',
          },
        },
      },
      cause: 'service-not-paid-for',
      certainty: 'likely',
    },
    {
      when: 'a token sent to a path that is not there',
      given: {
        status: 403,
        url: 'https://a.execute-api.eu-west-1.amazonaws.com/p/x',
        body: { message: 'Invalid key=value pair (missing equal-sign) in Authorization header: x' },
      },
      cause: 'gateway-route-unknown',
      certainty: 'likely',
    },
    {
      when: 'the gate without its header',
      given: {
        status: 403,
        url: 'https://a.execute-api.eu-west-1.amazonaws.com/p/x',
        body: { message: 'Forbidden' },
      },
      cause: 'gateway-key-refused',
      certainty: 'likely',
    },
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
    { when: 'a sanitised file, and a bare 401', given: { status: 401, credentialsUntold: true } },
    {
      when: 'such a token in a 403 of another host',
      given: {
        status: 403,
        url: 'https://tiles.shop.test/x?access_token=pk.abc',
        body: { message: 'Forbidden' },
      },
    },
    {
      when: 'a 404 of Mapbox',
      given: { status: 404, url: 'https://api.mapbox.com/v4/x?access_token=pk.abc' },
    },
    {
      when: 'a person’s token in the address',
      given: { status: 401, url: 'https://api.shop.test/me?access_token=abc', body: { message: 'No' } },
    },
    {
      when: 'a key beside a token: the token may be at fault',
      given: { status: 401, sends: { 'X-Api-Key': 'x', Authorization: 'Bearer y' } },
    },
    { when: 'a 403 to a key says too little', given: { status: 403, sends: { 'X-Api-Key': 'x' } } },
    { when: 'a bare Forbidden of another server', given: { status: 403, body: { message: 'Forbidden' } } },
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
