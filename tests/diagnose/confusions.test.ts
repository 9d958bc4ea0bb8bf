import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import { statusCodes } from '../../src/knowledge/status-codes.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { outcomeOf } from '../../src/session/outcome.ts';
import { exchange, type Given, preflight, START, session, webToken } from '../exchange-builder.ts';

/** One exchange as a real server and Chrome would leave it. */
interface Case {
  /** Whose dialect it is, short. */
  readonly when: string;
  readonly given: Given | Exchange;
  /** Exchanges that came before it. */
  readonly after?: readonly Exchange[];
  /** Exchanges that come after it. */
  readonly followedBy?: readonly Exchange[];
  /** null: nothing failed, so nothing is said. */
  readonly cause: string | null;
  /** It stands here for its cause alone; its explanation has other things to tell apart. */
  readonly unnamed?: true;
}

/** One of the situations that are mixed up. */
interface Side {
  readonly is: string;
  /** How the explanation of the others has to speak of this one; left out where there is nothing to name. */
  readonly named?: RegExp;
  readonly cases: readonly [Case, Case, ...Case[]];
}

interface Pair {
  readonly number: number;
  readonly name: string;
  /** Where the facts are from. */
  readonly source: string;
  readonly sides: readonly [Side, Side, ...Side[]];
}

const at = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString();

/** The page of nginx, which many servers change in nothing but the words. */
const nginxPage = (words: string, name = 'nginx') =>
  `<html>\r\n<head><title>${words}</title></head>\r\n<body>\r\n<center><h1>${words}</h1></center>\r\n<hr><center>${name}</center>\r\n</body>\r\n</html>\r\n`;
const nginx = (status: number, words: string): Given => ({
  status,
  answers: { Server: 'nginx' },
  body: nginxPage(`${status} ${words}`),
});
/** Spring Boot's own account of an error. */
const spring = (status: number, error: string, path = '/orders'): Given => ({
  status,
  body: { timestamp: '2026-11-22T10:00:00.120+00:00', status, error, path },
});
/** ASP.NET Core's own account of an error (RFC 9457). */
const problem = (status: number, title: string, detail?: string): Given => ({
  status,
  answers: { 'Content-Type': 'application/problem+json; charset=utf-8' },
  body: { type: 'about:blank', title, status, ...(detail === undefined ? {} : { detail }) },
});
/** Express's own page for an address that no route takes. */
const expressPage = (words: string) =>
  `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${words}</pre>\n</body>\n</html>\n`;
/** A call of gRPC for the web: its own status stands in the headers where there is no body. */
function grpcWeb(answers: Readonly<Record<string, string>>): Exchange {
  const type = 'application/grpc-web+proto';
  const made = exchange({
    method: 'POST',
    url: 'https://api.shop.test/shop.Orders/List',
    sends: { 'Content-Type': type },
    answers: { 'Content-Type': type, ...answers },
  });
  return { ...made, response: { ...made.response, mimeType: type } };
}
const cloudflare = { Server: 'cloudflare', 'CF-RAY': '8e2f3a4b5c6d7e8f-FRA' };
const json = { 'Content-Type': 'application/json' };
const bearer = { Authorization: 'Bearer present' };
const allowed = { 'Access-Control-Allow-Origin': 'https://shop.test' };
const BLOCKED = 'net::ERR_FAILED';

const PAIRS: readonly Pair[] = [
  {
    number: 1,
    name: '401 or 403',
    source: 'RFC 9110 §15.5.2, §15.5.4',
    sides: [
      {
        is: '401: the server does not know who asks',
        named: /\b401\b/,
        cases: [
          {
            when: 'Spring Security, no token',
            given: { status: 401, answers: { 'WWW-Authenticate': 'Bearer' } },
            cause: 'credentials-missing',
          },
          {
            when: 'Django REST framework, no session',
            given: {
              status: 401,
              answers: { 'WWW-Authenticate': 'Bearer realm="api"', Vary: 'Accept, Cookie' },
              body: { detail: 'Authentication credentials were not provided.' },
            },
            cause: 'credentials-missing',
          },
          {
            when: 'ASP.NET Core, a token past its end',
            given: {
              status: 401,
              sends: { Authorization: `Bearer ${webToken({ sub: 'ada', exp: 1_795_340_000 })}` },
              answers: {
                'WWW-Authenticate':
                  'Bearer error="invalid_token", error_description="The token expired at \'11/22/2026 09:33:20\'"',
              },
            },
            cause: 'token-expired',
          },
        ],
      },
      {
        is: '403: the server knows, and says no',
        named: /\b403\b/,
        cases: [
          {
            when: 'Spring Boot, a token sent',
            given: { ...spring(403, 'Forbidden'), sends: bearer },
            cause: 'permission-missing',
          },
          {
            when: 'Django REST framework, a session sent',
            given: {
              status: 403,
              sends: { Cookie: 'sessionid=present' },
              body: { detail: 'You do not have permission to perform this action.' },
            },
            cause: 'refused-with-reason',
          },
          {
            when: 'a resource server that misses a scope',
            given: {
              status: 403,
              sends: bearer,
              answers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="orders:write"' },
            },
            cause: 'scope-missing',
          },
        ],
      },
    ],
  },
  {
    number: 2,
    name: '404 or 410',
    source: 'RFC 9110 §15.5.5, §15.5.11',
    sides: [
      {
        is: '404: nothing here now',
        named: /\b404\b/,
        cases: [
          { when: 'nginx', given: nginx(404, 'Not Found'), cause: 'file-server-has-no-such-page' },
          { when: 'Spring Boot', given: spring(404, 'Not Found', '/orders/7'), cause: 'not-found' },
          {
            when: 'an API that says what is missing',
            given: { status: 404, body: { message: 'Order 4711 does not exist' } },
            cause: 'not-found-with-reason',
          },
        ],
      },
      {
        is: '410: gone for good',
        named: /\b410\b/,
        cases: [
          { when: 'nginx', given: nginx(410, 'Gone'), cause: 'gone-for-good' },
          {
            when: 'an API with problem details',
            given: problem(410, 'Gone', 'This listing was taken down.'),
            cause: 'gone-for-good',
          },
        ],
      },
    ],
  },
  {
    number: 3,
    name: '502, 503 or 504',
    source: 'RFC 9110 §15.6.3 to §15.6.5',
    sides: [
      {
        is: '502: the server behind gave a bad answer',
        named: /\b502\b/,
        cases: [
          { when: 'nginx', given: nginx(502, 'Bad Gateway'), cause: 'gateway-bad-answer' },
          {
            when: 'HAProxy',
            given: {
              status: 502,
              body: '<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.\n</body></html>\n',
            },
            cause: 'gateway-backend-garbled',
          },
        ],
      },
      {
        is: '503: nobody can serve just now',
        named: /\b503\b/,
        cases: [
          {
            when: 'nginx',
            given: nginx(503, 'Service Temporarily Unavailable'),
            cause: 'unavailable',
          },
          {
            when: 'HAProxy',
            given: {
              status: 503,
              body: '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
            },
            cause: 'no-healthy-backend',
          },
          {
            when: 'an API that names a time',
            given: {
              status: 503,
              answers: { 'Retry-After': '120' },
              body: { message: 'Service Unavailable' },
            },
            cause: 'busy-until',
          },
        ],
      },
      {
        is: '504: the server behind was too slow',
        named: /\b504\b/,
        cases: [
          {
            when: 'nginx after its 60 seconds',
            given: { ...nginx(504, 'Gateway Time-out'), time: 60_020, wait: 60_005 },
            cause: 'gateway-time-limit',
          },
          {
            when: 'a gateway after 7.3 seconds',
            given: { ...nginx(504, 'Gateway Time-out'), time: 7320, wait: 7310 },
            cause: 'gateway-timeout',
          },
        ],
      },
    ],
  },
  {
    number: 4,
    name: '500 or 502',
    source: 'RFC 9110 §15.6.1, §15.6.3',
    sides: [
      {
        is: '500: the program ran and failed',
        named: /\b500\b/,
        cases: [
          { when: 'Spring Boot', given: spring(500, 'Internal Server Error'), cause: 'server-error' },
          {
            when: 'Express with a stack',
            given: {
              status: 500,
              answers: { 'X-Powered-By': 'Express' },
              body: expressPage('TypeError: Cannot read properties of null (reading &#39;id&#39;)'),
            },
            cause: 'server-code-fault',
          },
          {
            when: 'an API that says why',
            given: { status: 500, body: { error: 'Mail server did not take the message' } },
            cause: 'server-error-with-reason',
          },
        ],
      },
      {
        is: '502: the front server got no sane answer',
        named: /\b502\b/,
        cases: [
          { when: 'nginx', given: nginx(502, 'Bad Gateway'), cause: 'gateway-bad-answer' },
          {
            when: 'Apache',
            given: {
              status: 502,
              answers: { Server: 'Apache/2.4.62 (Debian)' },
              body: '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>502 Proxy Error</title>\n</head><body>\n<h1>Proxy Error</h1>\n<p>The proxy server received an invalid\r\nresponse from an upstream server.<br />\r\nThe proxy server could not handle the request<p>Reason: <strong>Error reading from remote server</strong></p></p>\n</body></html>\n',
            },
            cause: 'gateway-backend-hung-up',
          },
        ],
      },
    ],
  },
  {
    number: 5,
    name: '400 or 422',
    source: 'RFC 9110 §15.5.1, §15.5.21',
    sides: [
      {
        is: '400: it could not be read',
        named: /\b400\b/,
        cases: [
          {
            when: 'Express, broken JSON',
            given: {
              method: 'POST',
              status: 400,
              sends: json,
              sendsBody: '{"total": 12,}',
              body: expressPage('SyntaxError: Expected double-quoted property name in JSON at position 13'),
            },
            cause: 'json-broken',
          },
          {
            when: 'Spring Boot, a body it calls unreadable',
            given: {
              method: 'POST',
              status: 400,
              sends: json,
              sendsBody: '{"total": "twelve"}',
              body: { ...(spring(400, 'Bad Request').body as object), message: 'JSON parse error' },
            },
            cause: 'body-called-unreadable',
          },
          {
            when: 'nothing but the number',
            given: { ...spring(400, 'Bad Request'), method: 'POST', sends: json, sendsBody: '{"total": 12}' },
            cause: 'status-400',
          },
        ],
      },
      {
        is: '422: read, but a value breaks a rule',
        named: /\b422\b/,
        cases: [
          {
            when: 'FastAPI',
            given: {
              method: 'POST',
              status: 422,
              sends: json,
              sendsBody: '{"age": -1}',
              body: {
                detail: [
                  {
                    type: 'greater_than',
                    loc: ['body', 'age'],
                    msg: 'Input should be greater than 0',
                    input: -1,
                  },
                ],
              },
            },
            cause: 'field-rejected',
          },
          {
            when: 'Rails',
            given: {
              method: 'POST',
              status: 422,
              sends: json,
              sendsBody: '{"user":{"email":"","name":""}}',
              body: { errors: { email: ["can't be blank"], name: ["can't be blank"] } },
            },
            cause: 'fields-rejected',
          },
          {
            when: 'an API with one sentence',
            given: {
              method: 'POST',
              status: 422,
              sends: json,
              sendsBody: '{"from":"b","to":"a"}',
              body: { message: 'The end lies before the start' },
            },
            cause: 'values-rejected',
          },
        ],
      },
    ],
  },
  {
    number: 6,
    name: '400 or 415',
    source: 'RFC 9110 §15.5.1, §15.5.16',
    sides: [
      {
        is: '400: the data cannot be read',
        named: /\b400\b/,
        cases: [
          {
            when: 'ASP.NET Core, broken JSON',
            given: {
              ...problem(400, 'Bad Request'),
              method: 'POST',
              sends: json,
              sendsBody: "{'total': 12}",
            },
            cause: 'json-broken',
          },
          {
            when: 'Django REST framework, a form called JSON',
            given: {
              method: 'POST',
              status: 400,
              sends: json,
              sendsBody: 'total=12&note=gift',
              body: { detail: 'JSON parse error - Expecting value: line 1 column 1 (char 0)' },
            },
            cause: 'form-sent-as-json',
          },
          {
            when: 'Express, JSON that it calls unreadable',
            given: {
              method: 'POST',
              status: 400,
              sends: json,
              sendsBody: '"order"',
              body: { message: 'Unexpected token \'"\', ""order"" is not valid JSON' },
            },
            cause: 'body-called-unreadable',
          },
        ],
      },
      {
        is: '415: the kind of data is not taken',
        named: /\b415\b/,
        cases: [
          {
            when: 'Spring Boot, JSON sent as text',
            given: {
              ...spring(415, 'Unsupported Media Type'),
              method: 'POST',
              sends: { 'Content-Type': 'text/plain;charset=UTF-8' },
              sendsBody: '{"total":12}',
            },
            cause: 'json-sent-as-text',
          },
          {
            when: 'ASP.NET Core, XML sent',
            given: {
              ...problem(415, 'Unsupported Media Type'),
              method: 'POST',
              sends: { 'Content-Type': 'application/xml' },
              sendsBody: '<order/>',
            },
            cause: 'content-type-refused',
          },
        ],
      },
    ],
  },
  {
    number: 7,
    name: '415 or 406',
    source: 'RFC 9110 §15.5.16, §15.5.7',
    sides: [
      {
        is: '415: what was sent',
        named: /\b415\b/,
        cases: [
          {
            when: 'Fastify',
            given: {
              method: 'POST',
              status: 415,
              sends: { 'Content-Type': 'application/x-www-form-urlencoded' },
              sendsBody: 'total=12',
              body: {
                statusCode: 415,
                code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE',
                error: 'Unsupported Media Type',
                message: 'Unsupported Media Type: application/x-www-form-urlencoded',
              },
            },
            cause: 'content-type-refused',
          },
          {
            when: 'Django REST framework, JSON sent as a form',
            given: {
              method: 'PUT',
              status: 415,
              sends: { 'Content-Type': 'application/x-www-form-urlencoded' },
              sendsBody: '{"total":12}',
              body: { detail: 'Unsupported media type "application/x-www-form-urlencoded" in request.' },
            },
            cause: 'json-sent-as-form',
          },
        ],
      },
      {
        is: '406: what was asked for',
        named: /\b406\b/,
        cases: [
          {
            when: 'Spring Boot, asked for XML',
            given: { status: 406, sends: { Accept: 'application/xml' } },
            cause: 'answer-kind-not-available',
          },
          {
            when: 'Rails, asked for a picture',
            given: { status: 406, sends: { Accept: 'image/avif' }, answers: { 'X-Runtime': '0.0021' } },
            cause: 'answer-kind-not-available',
          },
          {
            when: 'a server that refuses even anything',
            given: { status: 406, sends: { Accept: '*/*' } },
            cause: 'answer-kind-refused-though-any',
          },
        ],
      },
    ],
  },
  {
    number: 8,
    name: '301 and 302, or 307 and 308',
    source: 'RFC 9110 §15.4.2, §15.4.3, §15.4.8, §15.4.9',
    sides: [
      {
        is: '301 and 302: a POST became a GET',
        named: /\b30[12]\b/,
        cases: [
          {
            when: 'Django adds the slash',
            given: {
              url: 'https://api.shop.test/orders/',
              status: 405,
              startedAt: at(1),
              answers: { Allow: 'POST, OPTIONS' },
              body: { detail: 'Method "GET" not allowed.' },
            },
            after: [
              exchange({
                method: 'POST',
                status: 301,
                sendsBody: '{"total":12}',
                redirectUrl: 'https://api.shop.test/orders/',
                answers: { Location: '/orders/' },
              }),
            ],
            cause: 'redirect-slash-lost-body',
          },
          {
            when: 'nginx moves http to https with 302',
            given: {
              url: 'https://api.shop.test/orders',
              status: 405,
              startedAt: at(1),
              answers: { Allow: 'POST' },
            },
            after: [
              exchange({
                url: 'http://api.shop.test/orders',
                method: 'POST',
                status: 302,
                sendsBody: '{"total":12}',
                redirectUrl: 'https://api.shop.test/orders',
                answers: { Location: 'https://api.shop.test/orders', Server: 'nginx' },
                body: nginxPage('302 Found'),
              }),
            ],
            cause: 'redirect-lost-body',
          },
          {
            when: 'the redirect itself, permanent',
            given: { status: 301, redirectUrl: 'https://api.shop.test/v2/orders' },
            cause: null,
          },
        ],
      },
      {
        is: '307 and 308: a POST stays one',
        named: /\b30[78]\b/,
        cases: [
          {
            when: 'FastAPI adds the slash, and the data arrives',
            given: {
              url: 'https://api.shop.test/orders/',
              method: 'POST',
              status: 405,
              startedAt: at(1),
              answers: { Allow: 'GET' },
              body: { detail: 'Method Not Allowed' },
            },
            after: [
              exchange({
                method: 'POST',
                status: 307,
                sendsBody: '{"total":12}',
                redirectUrl: 'https://api.shop.test/orders/',
                answers: { Location: 'https://api.shop.test/orders/', Server: 'uvicorn' },
              }),
            ],
            cause: 'method-not-allowed',
            unnamed: true,
          },
          {
            when: 'the redirect itself, permanent',
            given: { method: 'POST', status: 308, redirectUrl: 'https://api.shop.test/v2/orders' },
            cause: null,
          },
          {
            when: 'the redirect itself, to https by the browser',
            given: {
              url: 'http://api.shop.test/orders',
              status: 307,
              redirectUrl: 'https://api.shop.test/orders',
              answers: { Location: 'https://api.shop.test/orders', 'Non-Authoritative-Reason': 'HSTS' },
            },
            cause: null,
          },
        ],
      },
    ],
  },
  {
    number: 9,
    name: '303 or 302',
    source: 'RFC 9110 §15.4.4, §15.4.3',
    sides: [
      {
        is: '303: a GET is meant',
        cases: [
          {
            when: 'an order is made, and its page is not there',
            given: { url: 'https://api.shop.test/orders/7', status: 404, startedAt: at(1) },
            after: [
              exchange({
                method: 'POST',
                status: 303,
                sendsBody: '{"total":12}',
                redirectUrl: 'https://api.shop.test/orders/7',
                answers: { Location: '/orders/7' },
              }),
            ],
            cause: 'not-found',
          },
          {
            when: 'the redirect itself',
            given: { method: 'POST', status: 303, redirectUrl: 'https://api.shop.test/orders/7' },
            cause: null,
          },
        ],
      },
      {
        is: '302: the GET may be a mistake',
        cases: [
          {
            when: 'Apache moves a form on, and the data is lost',
            given: { url: 'https://www.shop.test/orders', status: 405, startedAt: at(1) },
            after: [
              exchange({
                url: 'https://shop.test/orders',
                method: 'POST',
                status: 302,
                sendsBody: 'total=12',
                redirectUrl: 'https://www.shop.test/orders',
                answers: { Location: 'https://www.shop.test/orders', Server: 'Apache' },
              }),
            ],
            cause: 'redirect-lost-body',
          },
          {
            when: 'a sign-in page that is sent on to, and not there',
            given: { url: 'https://api.shop.test/login', status: 404, startedAt: at(1) },
            after: [
              exchange({
                method: 'PUT',
                status: 302,
                sendsBody: '{"total":12}',
                redirectUrl: 'https://api.shop.test/login',
                answers: { Location: '/login' },
              }),
            ],
            cause: 'redirect-lost-body',
          },
        ],
      },
    ],
  },
  {
    number: 10,
    name: '304 is not an error',
    source: 'RFC 9110 §15.4.5',
    sides: [
      {
        is: '304: the copy at hand is still right',
        cases: [
          {
            when: 'nginx, a script',
            given: {
              type: 'script',
              url: 'https://shop.test/app.js',
              status: 304,
              sends: { 'If-None-Match': '"66f1a2b3-1c"' },
              answers: { ETag: '"66f1a2b3-1c"', Server: 'nginx' },
            },
            cause: null,
          },
          {
            when: 'Express, data; Chrome calls it aborted',
            given: {
              status: 304,
              error: 'net::ERR_ABORTED',
              answers: { ETag: 'W/"2-vyGp6PvFo4RvsFtPoIWeCReyIC8"' },
            },
            cause: null,
          },
        ],
      },
      {
        is: '412: the copy was asked about, and the condition failed',
        cases: [
          {
            when: 'a store of files',
            given: {
              method: 'PUT',
              status: 412,
              sends: { 'If-Match': '"66f1a2b3"' },
              sendsBody: '{"total":12}',
            },
            cause: 'changed-meanwhile',
          },
          {
            when: 'a file that is not there',
            given: { status: 404, sends: { 'If-None-Match': '"a"' } },
            cause: 'not-found',
          },
        ],
      },
    ],
  },
  {
    number: 11,
    name: '204 that Chrome calls aborted, or a stopped request',
    source: 'recorded in Chromium 156',
    sides: [
      {
        is: '204: it worked, there is nothing to show',
        cases: [
          {
            when: 'a page that stays',
            given: { type: 'document', status: 204, error: 'net::ERR_ABORTED' },
            cause: null,
          },
          {
            when: 'a DELETE',
            given: { method: 'DELETE', status: 204, error: 'net::ERR_ABORTED', answers: { Server: 'nginx' } },
            cause: null,
          },
          {
            when: 'a form that is to be cleared',
            given: { method: 'POST', status: 205, error: 'net::ERR_ABORTED' },
            cause: null,
          },
        ],
      },
      {
        is: 'stopped before the end',
        cases: [
          { when: 'no answer yet', given: { error: 'net::ERR_ABORTED' }, cause: 'cancelled' },
          {
            when: 'in the middle of an answer',
            given: {
              status: 200,
              error: 'net::ERR_ABORTED',
              answers: { 'Content-Type': 'application/json' },
            },
            cause: 'answer-not-read',
          },
        ],
      },
    ],
  },
  {
    number: 12,
    name: '409 or 412',
    source: 'RFC 9110 §15.5.10, §15.5.13',
    sides: [
      {
        is: '409: it clashes with what is there',
        named: /\b409\b/,
        cases: [
          {
            when: 'Spring Boot',
            given: { ...spring(409, 'Conflict'), method: 'POST', sends: json, sendsBody: '{}' },
            cause: 'conflict',
          },
          {
            when: 'an API that says why',
            given: { method: 'POST', status: 409, body: { message: 'A user with this e-mail exists' } },
            cause: 'conflict-with-reason',
          },
        ],
      },
      {
        is: '412: a condition did not hold',
        named: /\b412\b/,
        cases: [
          {
            when: 'SharePoint, an older version',
            given: {
              method: 'PATCH',
              status: 412,
              sends: { 'If-Match': '"3"' },
              body: {
                error: { code: '-1, Microsoft.SharePoint', message: 'The ETag value does not match.' },
              },
            },
            cause: 'changed-meanwhile',
          },
          {
            when: 'a store, only if it is new',
            given: { method: 'PUT', status: 412, sends: { 'If-None-Match': '*' } },
            cause: 'already-there',
          },
        ],
      },
    ],
  },
  {
    number: 13,
    name: '412 or 428',
    source: 'RFC 9110 §15.5.13; RFC 6585 §3',
    sides: [
      {
        is: '412: a condition was sent, and failed',
        named: /\b412\b/,
        cases: [
          {
            when: 'an API with dates',
            given: {
              method: 'PUT',
              status: 412,
              sends: { 'If-Unmodified-Since': 'Sat, 21 Nov 2026 10:00:00 GMT' },
            },
            cause: 'changed-meanwhile',
          },
          {
            when: 'an API with versions',
            given: { ...problem(412, 'Precondition Failed'), method: 'PUT', sends: { 'If-Match': '"7"' } },
            cause: 'changed-meanwhile',
          },
          {
            when: 'no condition is recorded',
            given: { method: 'PUT', status: 412 },
            cause: 'condition-unnamed',
          },
        ],
      },
      {
        is: '428: a condition has to be sent',
        named: /\b428\b/,
        cases: [
          {
            when: 'an API, no condition',
            given: { method: 'PUT', status: 428 },
            cause: 'condition-required',
          },
          {
            when: 'an API with problem details',
            given: { ...problem(428, 'Precondition Required', 'Send If-Match.'), method: 'PATCH' },
            cause: 'condition-required',
          },
        ],
      },
    ],
  },
  {
    number: 14,
    name: '405 or 501',
    source: 'RFC 9110 §15.5.6, §15.6.2',
    sides: [
      {
        is: '405: not at this address',
        named: /\b405\b/,
        cases: [
          {
            when: 'Django REST framework',
            given: {
              method: 'DELETE',
              status: 405,
              answers: { Allow: 'GET, POST, HEAD, OPTIONS' },
              body: { detail: 'Method "DELETE" not allowed.' },
            },
            cause: 'method-not-allowed',
          },
          {
            when: 'Spring Boot, without a list',
            given: { ...spring(405, 'Method Not Allowed'), method: 'PUT' },
            cause: 'method-not-allowed-unlisted',
          },
        ],
      },
      {
        is: '501: nowhere on this server',
        named: /\b501\b/,
        cases: [
          {
            when: 'Python’s file server',
            given: {
              method: 'PUT',
              status: 501,
              answers: { Server: 'SimpleHTTP/0.6 Python/3.13.1' },
              body: '<!DOCTYPE HTML>\n<html lang="en">\n<head><title>Error response</title></head>\n<body><h1>Error response</h1><p>Error code: 501</p><p>Message: Unsupported method (\'PUT\').</p></body></html>\n',
            },
            cause: 'method-unknown-to-server',
          },
          {
            when: 'nginx',
            given: { ...nginx(501, 'Not Implemented'), method: 'PROPFIND' },
            cause: 'method-unknown-to-server',
          },
        ],
      },
    ],
  },
  {
    number: 15,
    name: '405 or 404 for a POST',
    source: 'RFC 9110 §15.5.6; IIS with WebDAV and nginx answer "405 Not Allowed"',
    sides: [
      {
        is: '405: a server of plain files was asked',
        named: /\b405\b/,
        cases: [
          {
            when: 'nginx',
            given: { ...nginx(405, 'Not Allowed'), method: 'POST', url: 'https://shop.test/api/orders' },
            cause: 'plain-file-server-asked',
          },
          {
            when: 'IIS with WebDAV',
            given: {
              method: 'POST',
              status: 405,
              url: 'https://shop.test/api/orders',
              answers: { Allow: 'GET, HEAD, OPTIONS, TRACE', Server: 'Microsoft-IIS/10.0' },
            },
            cause: 'method-not-allowed',
          },
        ],
      },
      {
        is: '404: no such route',
        named: /\b404\b/,
        cases: [
          {
            when: 'Express',
            given: { method: 'POST', status: 404, body: expressPage('Cannot POST /orders') },
            cause: 'route-unknown',
          },
          {
            when: 'Nest',
            given: {
              method: 'POST',
              status: 404,
              body: { message: 'Cannot POST /orders', error: 'Not Found', statusCode: 404 },
            },
            cause: 'route-unknown',
          },
        ],
      },
    ],
  },
  {
    number: 16,
    name: 'a CORS error or a dead connection',
    source: 'recorded in Chromium 156',
    sides: [
      {
        is: 'CORS: the server answered',
        named: /CORS|kept (?:it|the answer)|withheld/i,
        cases: [
          {
            when: 'an API without the header',
            given: { status: 200, error: BLOCKED, body: { orders: [] } },
            cause: 'cors-missing-allow-origin',
          },
          {
            when: 'an API for another page',
            given: {
              status: 200,
              error: BLOCKED,
              answers: { 'Access-Control-Allow-Origin': 'https://www.shop.test', Vary: 'Origin' },
            },
            cause: 'cors-allow-origin-mismatch',
          },
        ],
      },
      {
        is: 'nobody answered',
        named: /dead connection|no answer|no status/i,
        cases: [
          {
            when: 'nobody listens',
            given: { error: 'net::ERR_CONNECTION_REFUSED', time: 8 },
            cause: 'refused',
          },
          {
            when: 'no such name',
            given: { error: 'net::ERR_NAME_NOT_RESOLVED', time: 30 },
            cause: 'name-not-found',
          },
          {
            when: 'silence',
            given: { error: 'net::ERR_CONNECTION_TIMED_OUT', time: 21_000 },
            cause: 'connect-timed-out',
          },
        ],
      },
    ],
  },
  {
    number: 17,
    name: 'a CORS error or a server error',
    source: 'recorded in Chromium 156; https://github.com/hummingbird-project/hummingbird/issues/460',
    sides: [
      {
        is: 'CORS alone',
        named: /CORS|leave|permission|Access-Control/i,
        cases: [
          {
            when: 'a 200 without the header',
            given: { status: 200, error: BLOCKED, body: { orders: [] } },
            cause: 'cors-missing-allow-origin',
          },
          {
            when: 'a 404 without the header',
            given: { ...nginx(404, 'Not Found'), error: BLOCKED },
            cause: 'cors-missing-allow-origin',
          },
        ],
      },
      {
        is: 'a server error that looks like CORS',
        named: /\b50\d\b|server error|5xx/i,
        cases: [
          {
            when: 'nginx, 502',
            given: { ...nginx(502, 'Bad Gateway'), error: BLOCKED },
            cause: 'cors-hides-server-error',
          },
          {
            when: 'Spring Boot, 500',
            given: { ...spring(500, 'Internal Server Error'), error: BLOCKED },
            cause: 'cors-hides-server-error',
          },
        ],
      },
      {
        is: 'a server error that the page may read',
        cases: [
          {
            when: 'Spring Boot, 500',
            given: { ...spring(500, 'Internal Server Error'), answers: allowed },
            cause: 'server-error',
            unnamed: true,
          },
          {
            when: 'nginx, 502, with the header always added',
            given: { ...nginx(502, 'Bad Gateway'), answers: { ...allowed, Server: 'nginx' } },
            cause: 'gateway-bad-answer',
            unnamed: true,
          },
        ],
      },
    ],
  },
  {
    number: 18,
    name: 'the preflight failed or the request failed',
    source: 'recorded in Chromium 156; Fetch standard, CORS-preflight fetch',
    sides: [
      {
        is: 'the preflight failed, and nothing was sent',
        named: /OPTIONS|preflight/i,
        cases: [
          {
            when: 'the request, after a 404 to OPTIONS',
            given: { method: 'PATCH', error: BLOCKED },
            after: [preflight({ ...nginx(404, 'Not Found') })],
            cause: 'preflight-bad-status',
          },
          {
            when: 'the OPTIONS request itself, at a server without CORS',
            given: preflight({ ...nginx(405, 'Not Allowed') }),
            after: [exchange({ method: 'PATCH', error: BLOCKED })],
            cause: 'preflight-bad-status',
          },
          {
            when: 'an answer to OPTIONS that leaves the method out',
            given: { method: 'PATCH', error: BLOCKED },
            after: [preflight({ answers: { ...allowed, 'Access-Control-Allow-Methods': 'GET, POST' } })],
            cause: 'preflight-method-refused',
          },
          {
            when: 'a sign-in check that also takes OPTIONS',
            given: { method: 'PATCH', error: BLOCKED },
            after: [preflight({ status: 401, answers: { 'WWW-Authenticate': 'Bearer' } })],
            cause: 'preflight-bad-status',
          },
        ],
      },
      {
        is: 'the request itself failed',
        named: /the request itself|failed request|request .{0,20}sent/i,
        cases: [
          {
            when: 'a good preflight, then a 500 without the header',
            given: { ...spring(500, 'Internal Server Error'), method: 'PATCH', error: BLOCKED },
            after: [preflight({ answers: { ...allowed, 'Access-Control-Allow-Methods': 'PATCH' } })],
            cause: 'cors-hides-server-error',
          },
          {
            when: 'a good preflight, then an answer without the header',
            given: { method: 'PATCH', status: 200, error: BLOCKED, body: { ok: true } },
            after: [preflight({ answers: { ...allowed, 'Access-Control-Allow-Methods': 'PATCH' } })],
            cause: 'cors-missing-allow-origin',
          },
          {
            when: 'a good preflight, then a 422',
            given: {
              method: 'PATCH',
              status: 422,
              answers: allowed,
              body: { message: 'The total is below zero' },
            },
            after: [preflight({ answers: { ...allowed, 'Access-Control-Allow-Methods': 'PATCH' } })],
            cause: 'values-rejected',
            unnamed: true,
          },
        ],
      },
    ],
  },
  {
    number: 19,
    name: '"*" with cookies, or without',
    source: 'recorded in Chromium 156; Fetch standard, CORS check',
    sides: [
      {
        is: '"*", and cookies were sent',
        cases: [
          {
            when: 'an open API',
            given: {
              status: 200,
              error: BLOCKED,
              sends: { Cookie: 'sid=present' },
              answers: { 'Access-Control-Allow-Origin': '*' },
              body: { orders: [] },
            },
            cause: 'cors-wildcard-with-credentials',
          },
          {
            when: 'no cookie at hand',
            given: {
              status: 401,
              error: BLOCKED,
              answers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' },
            },
            cause: 'cors-wildcard-with-credentials',
          },
        ],
      },
      {
        is: '"*", and no cookies: it works',
        cases: [
          {
            when: 'an open API',
            given: { status: 200, answers: { 'Access-Control-Allow-Origin': '*' }, body: { orders: [] } },
            cause: null,
          },
          {
            when: 'an open API that has nothing there',
            given: { ...nginx(404, 'Not Found'), answers: { 'Access-Control-Allow-Origin': '*' } },
            cause: 'file-server-has-no-such-page',
          },
        ],
      },
    ],
  },
  {
    number: 20,
    name: 'fails in the browser only, or everywhere',
    source: 'Fetch standard, CORS check; W3C Mixed Content; RFC 9110 §15',
    sides: [
      {
        is: 'only browsers ask for this',
        cases: [
          {
            when: 'CORS',
            given: { status: 200, error: BLOCKED, body: { orders: [] } },
            cause: 'cors-missing-allow-origin',
          },
          {
            when: 'mixed content',
            given: { url: 'http://api.shop.test/orders', error: '', time: 1 },
            cause: 'mixed-content',
          },
        ],
      },
      {
        is: 'any program gets the same',
        cases: [
          { when: 'a 404', given: nginx(404, 'Not Found'), cause: 'file-server-has-no-such-page' },
          { when: 'a 500', given: spring(500, 'Internal Server Error'), cause: 'server-error' },
        ],
      },
    ],
  },
  {
    number: 21,
    name: '"no-cors" that hides the error, or the CORS error itself',
    source: 'recorded in Chromium 156; Fetch standard, opaque filtered response',
    sides: [
      {
        is: '"no-cors": nothing fails, and nothing can be read',
        named: /no-cors/,
        cases: [
          {
            when: 'a call that only has to arrive',
            given: {
              method: 'POST',
              status: 204,
              sends: { 'Sec-Fetch-Mode': 'no-cors', Origin: 'https://shop.test' },
            },
            cause: null,
          },
          {
            when: 'a file that is laid into a cache',
            given: {
              url: 'https://cdn.shop.test/a.css',
              sends: { 'Sec-Fetch-Mode': 'no-cors', Origin: null },
              answers: { 'Content-Type': 'text/css' },
            },
            cause: null,
          },
        ],
      },
      {
        is: 'the CORS error',
        cases: [
          {
            when: 'an API without the header',
            given: { status: 200, error: BLOCKED, body: { orders: [] } },
            cause: 'cors-missing-allow-origin',
          },
          {
            when: 'a function of AWS without the header',
            given: {
              url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders',
              status: 200,
              error: BLOCKED,
              answers: { 'apigw-requestid': 'Bz1', 'Content-Type': 'application/json' },
            },
            cause: 'cors-missing-allow-origin',
          },
        ],
      },
    ],
  },
  {
    number: 22,
    name: 'cancelled or failed',
    source: 'recorded in Chromium 156',
    sides: [
      {
        is: 'the page or its reader stopped it',
        named: /stopped|cancel|aborted/i,
        cases: [
          {
            when: 'a search that is typed on',
            given: { error: 'net::ERR_ABORTED', time: 140 },
            cause: 'cancelled',
          },
          {
            when: 'a picture that was taken away',
            given: { type: 'image', url: 'https://cdn.shop.test/a.png', error: 'net::ERR_ABORTED', time: 30 },
            cause: 'cancelled',
          },
        ],
      },
      {
        is: 'the line was cut',
        named: /server|line|cut/i,
        cases: [
          {
            when: 'reset in the middle',
            given: { status: 200, error: 'net::ERR_CONNECTION_RESET', body: '[1,2' },
            cause: 'cut-in-the-middle',
          },
          {
            when: 'fewer bytes than were promised',
            given: {
              status: 200,
              error: 'net::ERR_CONTENT_LENGTH_MISMATCH',
              answers: { 'Content-Length': '90000' },
            },
            cause: 'shorter-than-promised',
          },
          {
            when: 'reset before an answer',
            given: { error: 'net::ERR_CONNECTION_RESET', time: 300 },
            cause: 'cut-before-answer',
          },
        ],
      },
    ],
  },
  {
    number: 23,
    name: 'the page’s own time limit or a 504',
    source: 'recorded in Chromium 156; RFC 9110 §15.6.5',
    sides: [
      {
        is: 'the page stopped waiting',
        named: /stopped|cancel|gave up|ERR_ABORTED/i,
        cases: [
          {
            when: 'axios after 5 seconds',
            given: { type: 'xhr', error: 'net::ERR_ABORTED', time: 5004 },
            cause: 'stopped-by-time-limit',
          },
          {
            when: 'AbortSignal.timeout after 30 seconds',
            given: { error: 'net::ERR_ABORTED', time: 30_002 },
            cause: 'stopped-by-time-limit',
          },
        ],
      },
      {
        is: 'a server stopped waiting',
        named: /\b504\b/,
        cases: [
          {
            when: 'nginx after 60 seconds',
            given: { ...nginx(504, 'Gateway Time-out'), time: 60_020, wait: 60_005 },
            cause: 'gateway-time-limit',
          },
          {
            when: 'a gateway after 7.3 seconds',
            given: { status: 504, time: 7320, wait: 7310, body: 'Gateway Timeout' },
            cause: 'gateway-timeout',
          },
        ],
      },
    ],
  },
  {
    number: 24,
    name: 'blocked in the browser or by the server',
    source: 'Chromium net_error_list.h; https://github.com/getsentry/sentry-javascript/issues/2916',
    sides: [
      {
        is: 'ERR_BLOCKED_BY_CLIENT: it never left the browser',
        cases: [
          {
            when: 'a chat in the corner',
            given: {
              type: 'script',
              url: 'https://chat.test/tag.js',
              error: 'net::ERR_BLOCKED_BY_CLIENT',
              time: 1,
            },
            cause: 'blocked-by-extension',
          },
          {
            when: 'a call whose address looks like an advertisement',
            given: { url: 'https://api.shop.test/ads/banner', error: 'net::ERR_BLOCKED_BY_CLIENT', time: 1 },
            cause: 'blocked-by-extension',
          },
        ],
      },
      {
        is: '403: a server was asked',
        named: /\b403\b/,
        cases: [
          { when: 'nginx', given: nginx(403, 'Forbidden'), cause: 'web-server-refused' },
          {
            when: 'Cloudflare’s challenge',
            given: {
              status: 403,
              answers: { ...cloudflare, 'cf-mitigated': 'challenge' },
              body: '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body></body></html>',
            },
            cause: 'firewall-refused',
          },
        ],
      },
    ],
  },
  {
    number: 25,
    name: 'blocked by CSP or by CORS',
    source: 'CSP Level 3; Fetch standard, CORS check; recorded in Chromium 156',
    sides: [
      {
        is: 'CSP: the calling page’s own rule',
        named: /page’s own rule|own rule|Content-Security-Policy|\bCSP\b/,
        cases: [
          {
            when: 'a picture that the page’s policy leaves out',
            given: { type: 'image', url: 'https://cdn.shop.test/a.png', error: '', visit: 'page_1', time: 1 },
            after: [
              exchange({
                type: 'document',
                url: 'https://shop.test/',
                visit: 'page_1',
                answers: { 'Content-Security-Policy': "default-src 'self'; img-src 'self'" },
                body: '<!doctype html>',
              }),
            ],
            cause: 'page-policy-forbids',
          },
          {
            when: 'stopped inside the browser, the policy not seen',
            given: { type: 'script', url: 'https://cdn.shop.test/a.js', error: '', time: 1 },
            cause: 'stopped-inside-browser',
          },
        ],
      },
      {
        is: 'CORS: the called server’s rule',
        named: /CORS/,
        cases: [
          {
            when: 'an API without the header',
            given: { status: 200, error: BLOCKED, body: { orders: [] } },
            cause: 'cors-missing-allow-origin',
          },
          {
            when: 'a font without the header',
            given: { type: 'font', url: 'https://cdn.shop.test/a.woff2', status: 200, error: BLOCKED },
            cause: 'cors-missing-allow-origin',
          },
        ],
      },
    ],
  },
  {
    number: 26,
    name: 'blocked by ORB or CORP, or by CORS',
    source: 'Fetch standard, CORP check and ORB; recorded in Chromium 156',
    sides: [
      {
        is: 'ORB and CORP: pictures, scripts, frames',
        named: /ORB|CORP|picture|script|image/,
        cases: [
          {
            when: 'an HTML page in place of a script',
            given: {
              type: 'script',
              url: 'https://cdn.shop.test/lib.js',
              ...nginx(404, 'Not Found'),
              error: 'net::ERR_BLOCKED_BY_ORB',
            },
            cause: 'orb-blocked',
          },
          {
            when: 'a picture that its site keeps for itself',
            given: {
              type: 'image',
              url: 'https://pictures.test/a.png',
              status: 200,
              error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin',
              answers: { 'Cross-Origin-Resource-Policy': 'same-origin', 'Content-Type': 'image/png' },
            },
            cause: 'corp-same-origin',
          },
        ],
      },
      {
        is: 'CORS: data for code',
        named: /CORS/,
        cases: [
          {
            when: 'fetch',
            given: { status: 200, error: BLOCKED, body: { orders: [] } },
            cause: 'cors-missing-allow-origin',
          },
          {
            when: 'XMLHttpRequest with cookies',
            given: {
              type: 'xhr',
              status: 200,
              error: BLOCKED,
              sends: { Cookie: 'sid=present' },
              answers: allowed,
            },
            cause: 'cors-allow-credentials-missing',
          },
        ],
      },
    ],
  },
  {
    number: 27,
    name: '429 or 503',
    source: 'RFC 6585 §4; RFC 9110 §15.6.4',
    sides: [
      {
        is: '429: you ask too often',
        named: /\b429\b/,
        cases: [
          {
            when: 'an API that names a wait',
            given: { status: 429, answers: { 'Retry-After': '30' }, body: { message: 'Too Many Requests' } },
            cause: 'rate-limited',
          },
          {
            when: 'nginx set to 429',
            given: nginx(429, 'Too Many Requests'),
            cause: 'rate-limited-open-end',
          },
        ],
      },
      {
        is: '503: short for everyone',
        named: /\b503\b/,
        cases: [
          {
            when: 'HAProxy',
            given: {
              status: 503,
              body: '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
            },
            cause: 'no-healthy-backend',
          },
          {
            when: 'Envoy',
            given: { status: 503, answers: { Server: 'envoy' }, body: 'no healthy upstream' },
            cause: 'envoy-uh',
          },
          {
            when: 'an API that names a time',
            given: { status: 503, answers: { 'Retry-After': '120' } },
            cause: 'busy-until',
          },
        ],
      },
    ],
  },
  {
    number: 28,
    name: 'a 403 of a firewall or of the program',
    source: 'developers.cloudflare.com, cf-mitigated; default pages of Akamai and AWS WAF',
    sides: [
      {
        is: 'a firewall’s page',
        named: /firewall|guard|bot check/i,
        cases: [
          {
            when: 'Cloudflare’s challenge',
            given: {
              status: 403,
              answers: { ...cloudflare, 'cf-mitigated': 'challenge' },
              body: '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>',
            },
            cause: 'firewall-refused',
          },
          {
            when: 'Akamai',
            given: {
              status: 403,
              answers: { Server: 'AkamaiGHost', 'Mime-Version': '1.0' },
              body: '<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\nYou don\'t have permission to access "http&#58;&#47;&#47;api&#46;shop&#46;test&#47;orders" on this server.<P>\nReference&#32;&#35;18&#46;2d351ab8&#46;1763805600&#46;4e2a\n<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;2d351ab8\n</BODY>\n</HTML>\n',
            },
            cause: 'akamai-reference',
          },
          {
            when: 'Imperva',
            given: {
              status: 403,
              body: '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body><iframe id="main-iframe" src="/_Incapsula_Resource">Request unsuccessful. Incapsula incident ID: 1259-4711</iframe></body></html>',
            },
            cause: 'firewall-refused',
          },
        ],
      },
      {
        is: 'the program’s own words',
        named: /application|program/i,
        cases: [
          {
            when: 'Laravel',
            given: { status: 403, sends: bearer, body: { message: 'This action is unauthorized.' } },
            cause: 'refused-with-reason',
          },
          {
            when: 'ASP.NET Core',
            given: { ...problem(403, 'Forbidden'), sends: bearer },
            cause: 'permission-missing',
          },
        ],
      },
    ],
  },
  {
    number: 29,
    name: '404 to hide a 403',
    source: 'RFC 9110 §15.5.5; docs.github.com; docs.aws.amazon.com (S3, GetObject)',
    sides: [
      {
        is: '404 that may hide a no',
        named: /\b404\b/,
        cases: [
          {
            when: 'GitHub, a private repository',
            given: {
              url: 'https://api.github.com/repos/ada/secret-garden',
              status: 404,
              answers: { Server: 'github.com' },
              body: {
                message: 'Not Found',
                documentation_url: 'https://docs.github.com/rest/repos/repos#get-a-repository',
                status: '404',
              },
            },
            cause: 'not-found-or-hidden',
          },
          {
            when: 'GitLab',
            given: {
              url: 'https://gitlab.test/api/v4/projects/7',
              status: 404,
              body: { message: '404 Project Not Found' },
            },
            cause: 'not-found-or-hidden',
          },
        ],
      },
      {
        is: '403 that may hide a gap',
        named: /\b403\b/,
        cases: [
          {
            when: 'S3, a file that is not there and may not be listed',
            given: {
              url: 'https://pictures.s3.eu-central-1.amazonaws.com/a.png',
              status: 403,
              answers: { Server: 'AmazonS3', 'x-amz-request-id': 'HJ4K5', 'Content-Type': 'application/xml' },
              body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>HJ4K5</RequestId></Error>',
            },
            cause: 'storage-access-denied',
          },
          {
            when: 'Google Cloud Storage',
            given: {
              url: 'https://storage.googleapis.com/pictures/a.png',
              status: 403,
              answers: { Server: 'UploadServer', 'Content-Type': 'application/xml; charset=UTF-8' },
              body: "<?xml version='1.0' encoding='UTF-8'?><Error><Code>AccessDenied</Code><Message>Access denied.</Message><Details>Anonymous caller does not have storage.objects.get access to the Google Cloud Storage object.</Details></Error>",
            },
            cause: 'storage-access-denied',
          },
        ],
      },
    ],
  },
  {
    number: 30,
    name: '403 "Missing Authentication Token" of AWS, or a token missing',
    source: 'docs.aws.amazon.com/apigateway, gateway responses',
    sides: [
      {
        is: 'a wrong path',
        named: /path|route|address/i,
        cases: [
          {
            when: 'API Gateway, no such route',
            given: {
              url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/order',
              status: 403,
              answers: {
                'x-amzn-errortype': 'MissingAuthenticationTokenException',
                'x-amzn-requestid': 'a1',
              },
              body: { message: 'Missing Authentication Token' },
            },
            cause: 'gateway-route-unknown',
          },
          {
            when: 'API Gateway behind a name of one’s own',
            given: {
              url: 'https://api.shop.test/order',
              status: 403,
              sends: { 'x-api-key': 'present' },
              answers: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException', 'x-amz-apigw-id': 'Bz=' },
              body: { message: 'Missing Authentication Token' },
            },
            cause: 'gateway-route-unknown',
          },
        ],
      },
      {
        is: 'a token that is really missing',
        named: /\b401\b/,
        cases: [
          {
            when: 'API Gateway, an authorizer that wants one',
            given: {
              url: 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders',
              status: 401,
              answers: { 'x-amzn-errortype': 'UnauthorizedException' },
              body: { message: 'Unauthorized' },
            },
            cause: 'credentials-missing',
            unnamed: true,
          },
          {
            when: 'Spring Security',
            given: { status: 401, answers: { 'WWW-Authenticate': 'Bearer' } },
            cause: 'credentials-missing',
            unnamed: true,
          },
        ],
      },
    ],
  },
  {
    number: 31,
    name: '404.13 of IIS, or a 404',
    source: 'learn.microsoft.com, HTTP status codes in IIS',
    sides: [
      {
        is: '404.13: an upload too large',
        cases: [
          {
            when: 'IIS 10, its detailed page',
            given: {
              method: 'POST',
              status: 404,
              answers: { Server: 'Microsoft-IIS/10.0' },
              body: '<!DOCTYPE html><html><head><title>IIS 10.0 Detailed Error - 404.13 - Not Found</title></head><body><h3>HTTP Error 404.13 - Not Found</h3><h4>The request filtering module is configured to deny a request that exceeds the request content length.</h4></body></html>',
            },
            cause: 'iis-404-13',
          },
          {
            when: 'IIS 8.5, its detailed page',
            given: {
              method: 'PUT',
              status: 404,
              answers: { Server: 'Microsoft-IIS/8.5', 'X-Powered-By': 'ASP.NET' },
              body: '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html><head><title>IIS 8.5 Detailed Error - 404.13 - Not Found</title></head><body><h2>HTTP Error 404.13 - Not Found</h2></body></html>',
            },
            cause: 'iis-404-13',
          },
        ],
      },
      {
        is: '404: not there',
        named: /\b404\b/,
        cases: [
          {
            when: 'IIS, its short page',
            given: {
              status: 404,
              answers: { Server: 'Microsoft-IIS/10.0' },
              body: '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html><head><title>404 - File or directory not found.</title></head><body><h1>Server Error</h1><h2>404 - File or directory not found.</h2></body></html>',
            },
            cause: 'not-found',
          },
          { when: 'nginx', given: nginx(404, 'Not Found'), cause: 'file-server-has-no-such-page' },
        ],
      },
    ],
  },
  {
    number: 32,
    name: '401 that opens a handshake, or a refusal',
    source: 'RFC 4559 §4; RFC 7235 §2.1',
    sides: [
      {
        is: 'the first steps, and then it works',
        named: /handshake|first step|worked|went through/i,
        cases: [
          {
            when: 'IIS with Windows sign-in, the first 401',
            given: {
              url: 'http://intranet.shop.test/api',
              page: 'http://intranet.shop.test',
              status: 401,
              answers: { 'WWW-Authenticate': ['Negotiate', 'NTLM'], Server: 'Microsoft-IIS/10.0' },
            },
            followedBy: [
              exchange({
                url: 'http://intranet.shop.test/api',
                page: 'http://intranet.shop.test',
                status: 401,
                startedAt: at(0.15),
                sends: { Authorization: 'NTLM TlRMTVNTUAABAAAA' },
                answers: {
                  'WWW-Authenticate': 'NTLM TlRMTVNTUAACAAAAHgAeADgAAAA=',
                  Server: 'Microsoft-IIS/10.0',
                },
              }),
              exchange({
                url: 'http://intranet.shop.test/api',
                page: 'http://intranet.shop.test',
                startedAt: at(0.3),
                sends: { Authorization: 'NTLM TlRMTVNTUAADAAAAGAAYAIAAAAA=' },
                answers: { Server: 'Microsoft-IIS/10.0' },
                body: { orders: [] },
              }),
            ],
            cause: 'sign-in-handshake',
          },
          {
            when: 'IIS with Windows sign-in, the second 401',
            given: {
              status: 401,
              startedAt: at(0.15),
              sends: { Authorization: 'NTLM TlRMTVNTUAABAAAA' },
              answers: {
                'WWW-Authenticate': 'NTLM TlRMTVNTUAACAAAAHgAeADgAAAA=',
                Server: 'Microsoft-IIS/10.0',
              },
            },
            after: [exchange({ status: 401, answers: { 'WWW-Authenticate': ['Negotiate', 'NTLM'] } })],
            followedBy: [
              exchange({
                startedAt: at(0.3),
                sends: { Authorization: 'NTLM TlRMTVNTUAADAAAAGAAYAIAAAAA=' },
                body: { orders: [] },
              }),
            ],
            cause: 'sign-in-handshake',
          },
          {
            when: 'Apache with Kerberos',
            given: { status: 401, answers: { 'WWW-Authenticate': 'Negotiate', Server: 'Apache' } },
            followedBy: [
              exchange({
                startedAt: at(0.15),
                sends: { Authorization: 'Negotiate YIIGhgYGKwYBBQUCoIIGejCCBnagMDAuBgkqhkiC9xIBAgI=' },
                answers: {
                  'WWW-Authenticate': 'Negotiate oYG2MIGzoAMKAQChCwYJKoZIgvcSAQIC',
                  Server: 'Apache',
                },
              }),
            ],
            cause: 'sign-in-handshake',
          },
        ],
      },
      {
        is: 'refused, and that is the end',
        named: /failed sign-in/,
        cases: [
          {
            when: 'IIS with Windows sign-in, and nothing follows',
            given: {
              status: 401,
              answers: { 'WWW-Authenticate': ['Negotiate', 'NTLM'], Server: 'Microsoft-IIS/10.0' },
            },
            cause: 'credentials-missing',
            unnamed: true,
          },
          {
            when: 'the last try is refused as well',
            given: {
              status: 401,
              startedAt: at(0.3),
              sends: { Authorization: 'NTLM TlRMTVNTUAADAAAAGAAYAIAAAAA=' },
              answers: { 'WWW-Authenticate': ['Negotiate', 'NTLM'], Server: 'Microsoft-IIS/10.0' },
            },
            after: [exchange({ status: 401, answers: { 'WWW-Authenticate': ['Negotiate', 'NTLM'] } })],
            cause: 'token-refused',
            unnamed: true,
          },
        ],
      },
    ],
  },
  {
    number: 33,
    name: '401 use_dpop_nonce, or a proof refused',
    source: 'RFC 9449 §8, §9',
    sides: [
      {
        is: 'the server hands out its number, and the retry works',
        cases: [
          {
            when: 'a resource server',
            given: {
              status: 401,
              sends: { Authorization: 'DPoP present', DPoP: 'one' },
              answers: {
                'WWW-Authenticate': 'DPoP error="use_dpop_nonce"',
                'DPoP-Nonce': 'eyJ7S_zG.eyJH0-Z',
              },
            },
            followedBy: [
              exchange({
                startedAt: at(0.2),
                sends: { Authorization: 'DPoP present', DPoP: 'two' },
                body: { ok: true },
              }),
            ],
            cause: 'dpop-nonce-exchange',
          },
          {
            when: 'a sign-in server, with a 400',
            given: {
              method: 'POST',
              url: 'https://login.shop.test/oauth/token',
              status: 400,
              sends: { DPoP: 'one' },
              sendsBody: 'grant_type=authorization_code',
              answers: { 'DPoP-Nonce': 'eyJ7S_zG.eyJH0-Z' },
              body: {
                error: 'use_dpop_nonce',
                error_description: 'Authorization server requires nonce in DPoP proof',
              },
            },
            followedBy: [
              exchange({
                method: 'POST',
                url: 'https://login.shop.test/oauth/token',
                startedAt: at(0.2),
                sends: { DPoP: 'two' },
                sendsBody: 'grant_type=authorization_code',
                body: { token_type: 'DPoP' },
              }),
            ],
            cause: 'dpop-nonce-exchange',
          },
        ],
      },
      {
        is: 'the number is asked for, or the proof refused, and nothing follows',
        cases: [
          {
            when: 'the number is asked for, and the page does not try again',
            given: {
              status: 401,
              sends: { Authorization: 'DPoP present', DPoP: 'one' },
              answers: {
                'WWW-Authenticate': 'DPoP error="use_dpop_nonce"',
                'DPoP-Nonce': 'eyJ7S_zG.eyJH0-Z',
              },
            },
            cause: 'dpop-nonce-wanted',
          },
          {
            when: 'the proof is refused',
            given: {
              status: 401,
              sends: { Authorization: 'DPoP present', DPoP: 'one' },
              answers: {
                'WWW-Authenticate':
                  'DPoP error="invalid_dpop_proof", error_description="jti was used before"',
              },
            },
            cause: 'dpop-proof-refused',
          },
        ],
      },
    ],
  },
  {
    number: 34,
    name: '200 and broken, or 200',
    source:
      'GraphQL over HTTP; gRPC over HTTP/2, trailers; https://github.com/apollographql/apollo-client-devtools/issues/18',
    sides: [
      {
        is: 'the status says well, the answer does not',
        cases: [
          {
            when: 'GraphQL (Apollo Server)',
            given: {
              method: 'POST',
              url: 'https://api.shop.test/graphql',
              sends: json,
              sendsBody: '{"query":"{ orders { totl } }"}',
              body: {
                errors: [
                  {
                    message: 'Cannot query field "totl" on type "Order". Did you mean "total"?',
                    locations: [{ line: 1, column: 12 }],
                    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
                  },
                ],
              },
            },
            cause: 'graphql-query-invalid',
          },
          {
            when: 'a page of the site in place of JSON',
            given: {
              url: 'https://shop.test/api/orders',
              sends: { Accept: 'application/json' },
              answers: { Server: 'nginx' },
              body: '<!doctype html><html lang="en"><head><title>Shop</title><script type="module" src="/assets/index-4f2a.js"></script></head><body><div id="root"></div></body></html>',
            },
            cause: 'site-page-came',
          },
          {
            when: 'gRPC for the web, PERMISSION_DENIED',
            given: grpcWeb({ 'grpc-status': '7', 'grpc-message': 'not%20your%20order' }),
            cause: 'refusal-in-answer',
          },
          {
            when: 'success: false',
            given: { body: { success: false, message: 'The basket is empty' } },
            cause: 'error-in-answer',
          },
        ],
      },
      {
        is: '200 and well',
        cases: [
          {
            when: 'GraphQL',
            given: {
              method: 'POST',
              url: 'https://api.shop.test/graphql',
              sends: json,
              sendsBody: '{"query":"{ orders { total } }"}',
              body: { data: { orders: [{ total: 12 }] } },
            },
            cause: null,
          },
          {
            when: 'the page itself',
            given: {
              type: 'document',
              url: 'https://shop.test/',
              body: '<!doctype html><html lang="en"><head><title>Shop</title></head><body><div id="root"></div></body></html>',
            },
            cause: null,
          },
          {
            when: 'gRPC for the web, OK',
            given: grpcWeb({ 'grpc-status': '0' }),
            cause: null,
          },
          {
            when: 'success: true, and a field for errors that is empty',
            given: { body: { success: true, error: null, errors: [], orders: [{ total: 12 }] } },
            cause: null,
          },
          {
            when: 'data that speaks of errors',
            given: { body: [{ id: 7, level: 'error', message: 'Disk full', status: 'failed' }] },
            cause: null,
          },
        ],
      },
    ],
  },
  {
    number: 35,
    name: '413, 431 or 414',
    source: 'RFC 9110 §15.5.14, §15.5.15; RFC 6585 §5',
    sides: [
      {
        is: '413: the data',
        named: /\b413\b/,
        cases: [
          {
            when: 'nginx, an upload',
            given: {
              ...nginx(413, 'Request Entity Too Large'),
              method: 'POST',
              sends: { ...json, 'Content-Length': '2400000' },
              sendsBody: '{"picture":"…"}',
            },
            cause: 'body-too-big-for-front-server',
          },
          {
            when: 'Express',
            given: {
              method: 'POST',
              status: 413,
              sends: { ...json, 'Content-Length': '180000' },
              answers: { 'X-Powered-By': 'Express' },
              sendsBody: '{"picture":"…"}',
              body: expressPage('PayloadTooLargeError: request entity too large'),
            },
            cause: 'body-too-big',
          },
        ],
      },
      {
        is: '431: the headers',
        named: /\b431\b/,
        cases: [
          {
            when: 'Node, cookies',
            given: { status: 431, sends: { Cookie: `cart=${'x'.repeat(17_000)}` } },
            cause: 'cookies-too-big',
          },
          {
            when: 'a token of 20 KB',
            given: { status: 431, sends: { Authorization: `Bearer ${'a'.repeat(20_000)}` } },
            cause: 'header-line-too-big',
          },
        ],
      },
      {
        is: '414: the address',
        named: /\b414\b/,
        cases: [
          {
            when: 'nginx',
            given: {
              ...nginx(414, 'Request-URI Too Large'),
              url: `https://api.shop.test/orders?ids=${'1,'.repeat(5000)}`,
            },
            cause: 'address-too-long',
          },
          {
            when: 'Apache',
            given: {
              status: 414,
              answers: { Server: 'Apache' },
              url: `https://api.shop.test/${'a/'.repeat(5000)}`,
            },
            cause: 'address-too-long',
          },
        ],
      },
    ],
  },
  {
    number: 36,
    name: '408 or 504',
    source: 'RFC 9110 §15.5.9, §15.6.5',
    sides: [
      {
        is: '408: the browser’s side was too slow',
        named: /\b408\b/,
        cases: [
          {
            when: 'HAProxy, an upload',
            given: {
              method: 'POST',
              status: 408,
              sends: json,
              sendsBody: '{"picture":"…"}',
              body: "<html><body><h1>408 Request Time-out</h1>\nYour browser didn't send a complete request in time.\n</body></html>\n",
            },
            cause: 'sent-too-slowly',
          },
          {
            when: 'nginx, an idle line',
            given: { ...nginx(408, 'Request Time-out') },
            cause: 'idle-line-closed',
          },
        ],
      },
      {
        is: '504: the server behind was too slow',
        named: /\b504\b/,
        cases: [
          {
            when: 'HAProxy',
            given: {
              status: 504,
              time: 8320,
              wait: 8310,
              body: "<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>\n",
            },
            cause: 'gateway-timeout',
          },
          {
            when: 'nginx after 60 seconds',
            given: { ...nginx(504, 'Gateway Time-out'), time: 60_020, wait: 60_005 },
            cause: 'gateway-time-limit',
          },
        ],
      },
    ],
  },
  {
    number: 37,
    name: 'ERR_CONNECTION_REFUSED or ERR_CONNECTION_TIMED_OUT',
    source: 'Chromium net_error_list.h',
    sides: [
      {
        is: 'refused: the computer answered, nobody listens',
        named: /REFUSED|refused/,
        cases: [
          { when: 'a server', given: { error: 'net::ERR_CONNECTION_REFUSED', time: 8 }, cause: 'refused' },
          {
            when: 'a program on this computer',
            given: {
              page: 'http://localhost:5173',
              url: 'http://localhost:3000/api',
              error: 'net::ERR_CONNECTION_REFUSED',
              time: 4,
            },
            cause: 'refused-here',
          },
        ],
      },
      {
        is: 'timed out: silence',
        named: /TIMED_OUT|time-out|timed out/,
        cases: [
          {
            when: 'a server',
            given: { error: 'net::ERR_CONNECTION_TIMED_OUT', time: 21_000 },
            cause: 'connect-timed-out',
          },
          {
            when: 'inside a company',
            given: { url: 'https://10.1.2.3/api', error: 'net::ERR_CONNECTION_TIMED_OUT', time: 21_000 },
            cause: 'connect-timed-out-private',
          },
          {
            when: 'a number of its own',
            given: {
              url: 'https://api.shop.test:8443/',
              error: 'net::ERR_CONNECTION_TIMED_OUT',
              time: 21_000,
            },
            cause: 'connect-timed-out-at-port',
          },
        ],
      },
    ],
  },
  {
    number: 38,
    name: 'ERR_NAME_NOT_RESOLVED or ERR_INTERNET_DISCONNECTED',
    source: 'Chromium net_error_list.h',
    sides: [
      {
        is: 'one name is unknown',
        named: /unknown name|NAME_NOT_RESOLVED/,
        cases: [
          {
            when: 'a site',
            given: { error: 'net::ERR_NAME_NOT_RESOLVED', time: 30 },
            cause: 'name-not-found',
          },
          {
            when: 'a name inside containers',
            given: {
              url: 'http://backend:3000/api',
              page: 'http://localhost:3000',
              error: 'net::ERR_NAME_NOT_RESOLVED',
              time: 30,
            },
            cause: 'name-inside-containers',
          },
        ],
      },
      {
        is: 'the computer is offline',
        named: /offline|INTERNET_DISCONNECTED/,
        cases: [
          { when: 'a call', given: { error: 'net::ERR_INTERNET_DISCONNECTED', time: 2 }, cause: 'offline' },
          {
            when: 'a page',
            given: {
              type: 'document',
              url: 'https://shop.test/',
              error: 'net::ERR_INTERNET_DISCONNECTED',
              time: 2,
            },
            cause: 'offline',
          },
        ],
      },
    ],
  },
  {
    number: 39,
    name: 'ERR_CERT_* or ERR_SSL_PROTOCOL_ERROR',
    source: 'Chromium net_error_list.h; https://github.com/ungoogled-software/ungoogled-chromium/issues/1088',
    sides: [
      {
        is: 'the certificate is not trusted',
        named: /ERR_CERT_/,
        cases: [
          {
            when: 'self-signed',
            given: { url: 'https://localhost:8443/api', error: 'net::ERR_CERT_AUTHORITY_INVALID', time: 20 },
            cause: 'certificate-not-trusted',
          },
          {
            when: 'out of date',
            given: { error: 'net::ERR_CERT_DATE_INVALID', time: 20 },
            cause: 'certificate-out-of-date',
          },
          {
            when: 'another name',
            given: { error: 'net::ERR_CERT_COMMON_NAME_INVALID', time: 20 },
            cause: 'certificate-for-another-name',
          },
        ],
      },
      {
        is: 'no secure connection is spoken there',
        named: /ERR_SSL_PROTOCOL_ERROR/,
        cases: [
          {
            when: 'a development server',
            given: { url: 'https://localhost:3000/api', error: 'net::ERR_SSL_PROTOCOL_ERROR', time: 12 },
            cause: 'plain-http-on-secure-way',
          },
          {
            when: 'the usual port',
            given: { error: 'net::ERR_SSL_PROTOCOL_ERROR', time: 12 },
            cause: 'secure-talk-failed',
          },
        ],
      },
    ],
  },
  {
    number: 40,
    name: 'Cloudflare’s 520 to 526, or a plain 502 or 504',
    source: 'developers.cloudflare.com, Cloudflare 5xx errors',
    sides: [
      {
        is: '52x: which leg behind Cloudflare broke',
        named: /\b52\d\b/,
        cases: [
          {
            when: '522',
            given: { status: 522, answers: cloudflare, body: 'error code: 522' },
            cause: 'cloudflare-522',
          },
          {
            when: '520',
            given: {
              status: 520,
              answers: cloudflare,
              body: '<!DOCTYPE html><html><head><title>shop.test | 520: Web server is returning an unknown error</title></head><body></body></html>',
            },
            cause: 'cloudflare-520',
          },
          {
            when: '526',
            given: { status: 526, answers: cloudflare, body: 'error code: 526' },
            cause: 'cloudflare-526',
          },
        ],
      },
      {
        is: '502 and 504: mostly the site’s own server',
        named: /\b50[24]\b/,
        cases: [
          {
            when: 'nginx behind Cloudflare, 502',
            given: { ...nginx(502, 'Bad Gateway'), answers: cloudflare },
            cause: 'gateway-bad-answer',
          },
          {
            when: 'nginx behind Cloudflare, 504',
            given: { ...nginx(504, 'Gateway Time-out'), answers: cloudflare, time: 7320, wait: 7310 },
            cause: 'gateway-timeout',
          },
        ],
      },
    ],
  },
];

function diagnosisOf({ given, after = [], followedBy = [] }: Case): {
  diagnosis: Diagnosis | null;
  subject: Exchange;
} {
  const subject = 'errorsTold' in given ? given : exchange(given);
  const neighbours = session(...after, subject, ...followedBy).relatedTo(subject);
  return { diagnosis: diagnose(subject, neighbours), subject };
}

/** All that a reader sees beside the explanation of what else it may be, or is not. */
function besides(diagnosis: Diagnosis): string {
  const { contrast, technical, developerHints, alternatives } = diagnosis;
  return [
    contrast?.with ?? '',
    contrast?.text ?? '',
    technical,
    ...developerHints,
    ...alternatives.flatMap((other) => [other.title, ...other.browserNames, other.tellApart]),
  ].join('\n');
}

describe.each(PAIRS)('confusion $number, $name:', (pair) => {
  const label = `confusion ${pair.number}, ${pair.name}`;

  it.each(pair.sides.flatMap((side) => side.cases.map((each) => ({ ...each, side }))))(
    '$side.is ($when)',
    (each) => {
      const { diagnosis, subject } = diagnosisOf(each);
      expect(diagnosis?.cause ?? null, label).toBe(each.cause);
      const others = pair.sides.filter((side) => side !== each.side);
      const theirs = others.flatMap((side) => side.cases.map(({ cause }) => cause));
      expect(each.cause === null ? [] : theirs, `${label}: taken for the other`).not.toContain(each.cause);
      if (diagnosis === null) {
        expect(['succeeded', 'redirected'], label).toContain(outcomeOf(subject));
        return;
      }
      expect(diagnosis.failedRules).toEqual([]);
      const text = besides(diagnosis);
      for (const { named, is } of each.unnamed ? [] : others) {
        if (named)
          expect(text, `${label}: ${diagnosis.cause} does not name the other (${is})`).toMatch(named);
      }
    },
  );
});

describe('the words of a redirect', () => {
  // Confusions 8 and 9. A redirect is no failure, so what tells it apart stands in the entry of its code.
  it.each([
    [301, 308],
    [302, 307],
    [302, 303],
    [303, 302],
    [307, 302],
    [308, 301],
  ])('%i names %i', (status, other) => {
    expect(statusCodes[status]?.technical).toContain(`\`${other}\``);
  });

  it('304 says that it is no error', () => {
    expect(statusCodes[304]?.meaning).toContain('no error');
  });
});

describe('the pairs', () => {
  it('are forty, and each stands here once', () => {
    expect(PAIRS.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
  });
});
