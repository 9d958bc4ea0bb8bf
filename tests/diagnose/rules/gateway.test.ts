import gateway from '../../../src/diagnose/rules/gateway.ts';
import { testRule } from '../rule-table.ts';

const nginx = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.29.1</center>\r\n</body>\r\n</html>\r\n`;
const haproxy = (title: string, text: string) => `<html><body><h1>${title}</h1>\n${text}\n</body></html>\n`;
const apache = (title: string, text: string) =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${title}</title>\n</head><body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body></html>\n`;

testRule(gateway, {
  speaks: [
    {
      when: 'WSO2, of an endpoint that it put aside',
      given: {
        status: 503,
        body: {
          code: '303001',
          message: 'Runtime Error',
          description:
            'Currently, Address endpoint : [ Name : API_productionEndpoint ] [ State : SUSPENDED ]',
        },
      },
      cause: 'no-healthy-backend',
      certainty: 'likely',
    },
    {
      when: 'a model that Hugging Face is loading',
      given: { status: 503, body: { error: 'Model gpt2 is currently loading', estimated_time: 20 } },
      cause: 'model-loading',
      certainty: 'certain',
      values: { wait: '20 seconds' },
    },
    {
      when: 'a target that Apigee cannot connect to',
      given: {
        status: 503,
        body: {
          fault: {
            faultstring: 'The Service is temporarily unavailable',
            detail: {
              errorcode: 'messaging.adaptors.http.flow.ServiceUnavailable',
              reason: 'TARGET_CONNECT_TIMEOUT',
            },
          },
        },
      },
      cause: 'gateway-connect-timeout',
      certainty: 'likely',
    },
    {
      when: 'an estimated time of something else',
      given: { status: 503, body: { error: 'Closed for lunch', estimated_time: 20 } },
      cause: 'gateway-with-reason',
      certainty: 'certain',
    },
    {
      when: 'the same two names, without a stack',
      given: { status: 502, body: { errorType: 'TypeError', errorMessage: 'x is undefined' } },
      cause: 'function-answer-unusable',
      certainty: 'likely',
    },
    {
      when: 'a function that threw, in the words of its runtime',
      given: {
        status: 502,
        answers: { Server: 'Netlify' },
        body: { errorType: 'TypeError', errorMessage: 'Cannot read properties of undefined', trace: [] },
      },
      cause: 'function-answer-unusable',
      certainty: 'certain',
    },
    {
      when: 'a 502 of nginx',
      given: { status: 502, answers: { Server: 'nginx/1.29.1' }, body: nginx('502 Bad Gateway') },
      cause: 'gateway-bad-answer',
      certainty: 'certain',
      evidence: [
        { from: 'response header Server', saw: 'nginx/1.29.1' },
        { from: 'response body', saw: '502 Bad Gateway' },
      ],
      values: { host: 'api.shop.test', who: ' (the page is nginx’s own, `Server: nginx/1.29.1`)' },
    },
    {
      when: 'nginx’s page that came through Cloudflare',
      given: {
        status: 502,
        answers: { Server: 'cloudflare', 'CF-Ray': 'a1' },
        body: nginx('502 Bad Gateway'),
      },
      cause: 'gateway-bad-answer',
      certainty: 'certain',
      evidence: [{ from: 'response body', saw: 'the error page of nginx' }],
      values: { who: ' (the page is nginx’s own, `Server: cloudflare`; its own codes are 520 to 526)' },
    },
    {
      when: 'a 502 of nobody by name',
      given: { status: 502 },
      cause: 'gateway-bad-answer',
      certainty: 'certain',
      values: { who: '' },
    },
    {
      when: 'Go’s reverse proxy tells the reason',
      given: { status: 502, body: 'dial tcp 10.0.0.7:8080: connect: connection refused' },
      cause: 'gateway-backend-refused',
      certainty: 'likely',
      values: { words: 'connection refused' },
    },
    {
      when: 'Apache could not read on',
      given: {
        status: 502,
        body: apache(
          '502 Proxy Error',
          'The proxy server received an invalid\r\nresponse from an upstream server.<br />\r\nThe proxy server could not handle the request<p>Reason: <strong>Error reading from remote server</strong></p>',
        ),
      },
      cause: 'gateway-backend-hung-up',
      certainty: 'likely',
      values: { words: 'error reading from remote server' },
    },
    {
      when: 'HAProxy got no whole answer',
      given: {
        status: 502,
        body: haproxy('502 Bad Gateway', 'The server returned an invalid or incomplete response.'),
      },
      cause: 'gateway-backend-garbled',
      certainty: 'likely',
      alternatives: ['gateway-backend-hung-up'],
      evidence: [{ from: 'response body', saw: 'the error page of HAProxy' }],
    },
    {
      when: 'Envoy got no HTTP',
      given: {
        status: 502,
        body: 'upstream connect error or disconnect/reset before headers. reset reason: protocol error',
      },
      cause: 'gateway-backend-garbled',
      certainty: 'likely',
    },
    {
      when: 'Apache failed at the handshake',
      given: {
        status: 502,
        body: apache(
          '502 Proxy Error',
          'The proxy server could not handle the request<p>Reason: <strong>Error during SSL Handshake with remote server</strong>',
        ),
      },
      cause: 'gateway-tls-failed',
      certainty: 'likely',
    },
    {
      when: 'Fastly met an old certificate',
      given: {
        status: 503,
        body: '<html><head><title>503 certificate has expired</title></head><body><h1>Error 503 certificate has expired</h1><h3>Guru Mediation:</h3></body></html>',
      },
      cause: 'gateway-tls-failed',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'the error page of Fastly' }],
    },
    {
      when: 'Apache found no address',
      given: {
        status: 502,
        body: apache(
          '502 Proxy Error',
          'The proxy server could not handle the request<p>Reason: <strong>DNS lookup failure for: backend.internal</strong>',
        ),
      },
      cause: 'gateway-host-unknown',
      certainty: 'likely',
      values: { words: 'dns lookup failure for' },
    },
    {
      when: 'Squid could not connect in time',
      given: { status: 503, answers: { 'X-Squid-Error': 'ERR_CONNECT_FAIL 110' } },
      cause: 'gateway-connect-timeout',
      certainty: 'certain',
      evidence: [{ from: 'response header x-squid-error', saw: 'ERR_CONNECT_FAIL 110' }],
    },
    {
      when: 'Linkerd was refused',
      given: {
        status: 502,
        answers: { 'l5d-proxy-error': 'error trying to connect: Connection refused (os error 111)' },
      },
      cause: 'gateway-backend-refused',
      certainty: 'certain',
    },
    {
      when: 'Linkerd gave up in advance',
      given: { status: 503, answers: { 'l5d-proxy-error': 'service in fail-fast' } },
      cause: 'no-healthy-backend',
      certainty: 'certain',
    },
    {
      when: 'DigitalOcean’s platform has nobody left',
      given: { status: 503, answers: { Server: 'cloudflare', 'x-do-failure-code': 'UH' } },
      cause: 'no-healthy-backend',
      certainty: 'certain',
    },
    {
      when: 'Resilience4j’s breaker is open',
      given: {
        status: 503,
        body: { message: "CircuitBreaker 'orders' is OPEN and does not permit further calls" },
      },
      cause: 'circuit-open',
      certainty: 'likely',
      values: { words: "circuitbreaker 'orders' is open" },
    },
    {
      when: 'Squid was refused',
      given: { status: 503, answers: { 'X-Squid-Error': 'ERR_CONNECT_FAIL 111' } },
      cause: 'gateway-backend-refused',
      certainty: 'certain',
    },
    {
      when: 'Squid found no address',
      given: { status: 503, answers: { 'X-Squid-Error': 'ERR_DNS_FAIL 0' } },
      cause: 'gateway-host-unknown',
      certainty: 'certain',
    },
    {
      when: 'Apache says so and signs it',
      given: {
        status: 502,
        answers: { Server: 'Apache/2.4.66' },
        body: apache(
          '502 Proxy Error',
          'The proxy server could not handle the request<p>Reason: <strong>DNS lookup failure for: backend.internal</strong>',
        ),
      },
      cause: 'gateway-host-unknown',
      certainty: 'certain',
    },
    {
      when: 'Kong found no address',
      given: {
        status: 503,
        answers: { Server: 'kong/3.9.0', 'X-Kong-Response-Latency': '2' },
        body: { message: 'name resolution failed' },
      },
      cause: 'gateway-host-unknown',
      certainty: 'certain',
    },
    {
      when: 'Kong got an answer it could not use',
      given: { status: 502, body: { message: 'An invalid response was received from the upstream server' } },
      cause: 'gateway-backend-garbled',
      certainty: 'likely',
      alternatives: ['gateway-backend-hung-up'],
    },
    {
      when: 'Spring knows no running copy',
      given: { status: 503, body: { status: 503, message: 'Unable to find instance for order-service' } },
      cause: 'no-healthy-backend',
      certainty: 'likely',
    },
    {
      when: 'Kubernetes has nobody behind the name',
      given: { status: 503, body: { kind: 'Status', message: 'no endpoints available for service "web"' } },
      cause: 'no-healthy-backend',
      certainty: 'likely',
    },
    {
      when: 'Fastly waited in vain, and asks for a wait of nothing',
      given: {
        status: 503,
        wait: 15_020,
        answers: { Server: 'Varnish', 'Retry-After': '0' },
        body: '<html><head><title>503 first byte timeout</title></head><body><h3>Guru Mediation:</h3></body></html>',
      },
      cause: 'gateway-timeout',
      certainty: 'likely',
      values: { status: '503', waited: '15 seconds' },
    },
    {
      when: 'a 504 comes within a second',
      given: { status: 504, wait: 300 },
      cause: 'gateway-timeout-at-once',
      certainty: 'likely',
      values: { waited: 'less than a second' },
    },
    {
      when: 'a 502 on one’s own machine',
      given: {
        status: 502,
        url: 'http://localhost:8080/api',
        page: 'http://localhost:8080',
        answers: { Server: 'nginx/1.29.1' },
        body: nginx('502 Bad Gateway'),
      },
      cause: 'local-backend-down',
      certainty: 'likely',
    },
    {
      when: 'Apache’s page for any 503',
      given: {
        status: 503,
        body: apache(
          'Service Unavailable',
          'The server is temporarily unable to service your\nrequest due to maintenance downtime or capacity\nproblems. Please try again later.',
        ),
      },
      cause: 'unavailable',
      certainty: 'certain',
      alternatives: ['gateway-backend-refused'],
    },
    {
      when: 'a 503 with a Retry-After of nothing',
      given: { status: 503, answers: { 'Retry-After': '0' } },
      cause: 'unavailable',
      certainty: 'certain',
    },
    {
      when: 'HAProxy has nobody left',
      given: {
        status: 503,
        body: haproxy('503 Service Unavailable', 'No server is available to handle this request.'),
      },
      cause: 'no-healthy-backend',
      certainty: 'likely',
    },
    {
      when: 'Traefik has nobody left',
      given: { status: 503, body: 'no available server\n' },
      cause: 'no-healthy-backend',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'the error page of Traefik' }],
    },
    {
      when: 'Envoy sheds load',
      given: { status: 503, answers: { 'x-envoy-overloaded': 'true', Server: 'envoy' } },
      cause: 'gateway-overloaded',
      certainty: 'certain',
      values: { words: 'x-envoy-overloaded' },
    },
    {
      when: 'WordPress updates itself',
      given: {
        status: 503,
        answers: { 'Retry-After': '600' },
        body: '<!DOCTYPE html><title>Maintenance</title><h1>Briefly unavailable for scheduled maintenance. Check back in a minute.</h1>',
      },
      cause: 'maintenance-until',
      certainty: 'likely',
      values: { wait: '10 minutes', until: '10:10:00 UTC' },
    },
    {
      when: 'a closed site without a date',
      given: {
        status: 503,
        body: '<!doctype html><title>Back soon</title><p>The shop is under maintenance.',
      },
      cause: 'maintenance',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'under maintenance' }],
    },
    {
      when: 'Windows answers for a stopped program',
      given: {
        status: 503,
        answers: { Server: 'Microsoft-HTTPAPI/2.0' },
        body: '<!DOCTYPE HTML><HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD><BODY><h2>Service Unavailable</h2><hr><p>HTTP Error 503. The service is unavailable.</p></BODY></HTML>',
      },
      cause: 'app-pool-stopped',
      certainty: 'likely',
    },
    {
      when: 'API Gateway got a bad answer from Lambda',
      given: {
        status: 502,
        answers: { 'x-amz-apigw-id': 'AbCd' },
        body: { message: 'Internal server error' },
      },
      cause: 'function-answer-unusable',
      certainty: 'likely',
    },
    {
      when: 'a program speaks of its database',
      given: { status: 503, body: { error: 'connect ECONNREFUSED 127.0.0.1:5432' } },
      cause: 'gateway-backend-refused',
      certainty: 'likely',
    },
    {
      when: 'a program gives its reason',
      given: { status: 503, body: { error: 'The database is being moved' } },
      cause: 'gateway-with-reason',
      certainty: 'certain',
      values: { words: 'The database is being moved', from: 'response body, error' },
    },
    {
      when: 'a 503 with Retry-After',
      given: { status: 503, answers: { 'Retry-After': '120' } },
      cause: 'busy-until',
      certainty: 'certain',
      evidence: [{ from: 'response header Retry-After', saw: '120' }],
      values: { wait: '2 minutes', until: '10:02:00 UTC', header: '120' },
    },
    {
      when: 'Apache’s page for any 503 is no maintenance',
      given: {
        status: 503,
        answers: { 'Retry-After': '120' },
        body: apache(
          '503 Service Unavailable',
          'The server is temporarily unable to service your\r\nrequest due to maintenance downtime or capacity\r\nproblems. Please try again later.',
        ),
      },
      cause: 'busy-until',
      certainty: 'certain',
    },
    {
      when: 'a 503 that Envoy passed on',
      given: { status: 503, answers: { Server: 'istio-envoy', 'x-envoy-upstream-service-time': '4' } },
      cause: 'program-unavailable',
      certainty: 'likely',
      values: { mark: 'x-envoy-upstream-service-time' },
    },
    { when: 'a 503 without it', given: { status: 503 }, cause: 'unavailable', certainty: 'certain' },
    {
      when: 'a 503 of nginx itself',
      given: { status: 503, body: nginx('503 Service Temporarily Unavailable') },
      cause: 'unavailable',
      certainty: 'certain',
      alternatives: ['front-server-limit'],
    },
    {
      when: 'a 503 whose Retry-After cannot be read',
      given: { status: 503, answers: { 'Retry-After': 'later' } },
      cause: 'unavailable',
      certainty: 'certain',
    },
    {
      when: 'a 504 after a minute, of nginx',
      given: {
        status: 504,
        time: 60_010,
        wait: 60_002,
        answers: { Server: 'nginx' },
        body: nginx('504 Gateway Time-out'),
      },
      cause: 'gateway-time-limit',
      certainty: 'likely',
      evidence: [{ from: 'time to the answer', saw: '60.0 s' }],
      values: {
        waited: '1 minute',
        figure: '60',
        setting: ' That is usual for nginx’s `proxy_read_timeout`.',
      },
    },
    {
      when: 'a 504 after 30 s of nginx is not its usual limit',
      given: { status: 504, wait: 30_100, answers: { Server: 'nginx' } },
      cause: 'gateway-time-limit',
      certainty: 'likely',
      values: { setting: '' },
    },
    {
      when: 'a 504 of API Gateway after 29 s',
      given: {
        status: 504,
        wait: 29_040,
        answers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
        body: { message: 'Endpoint request timed out' },
      },
      cause: 'gateway-time-limit',
      certainty: 'likely',
      values: { setting: ' That is usual for the integration timeout of AWS API Gateway.' },
    },
    {
      when: 'a 502 after half a minute',
      given: { status: 502, wait: 30_080 },
      cause: 'gateway-time-limit',
      certainty: 'likely',
      values: { figure: '30', status: '502' },
    },
    {
      when: 'a 504 after an odd time',
      given: { status: 504, time: 41_300, wait: 41_290 },
      cause: 'gateway-timeout',
      certainty: 'certain',
      evidence: [{ from: 'time to the answer', saw: '41 seconds' }],
      values: { waited: '41 seconds' },
    },
    {
      when: 'a 504 whose times are unknown',
      given: { status: 504, time: -1, wait: -1 },
      cause: 'gateway-timeout',
      certainty: 'certain',
      values: { waited: 'a while' },
    },
  ],
  silent: [
    { when: 'a 500 behind an open breaker', given: { status: 500, body: 'The circuit breaker is open.' } },
    { when: 'a 500 is the program’s own', given: { status: 500 } },
    { when: 'a 500 after a round time', given: { status: 500, wait: 30_000 } },
    { when: 'a 429', given: { status: 429, answers: { 'Retry-After': '30' } } },
    { when: 'a 408', given: { status: 408 } },
    { when: 'a 501', given: { status: 501 } },
    { when: 'a 505', given: { status: 505 } },
    { when: 'a 507', given: { status: 507 } },
    { when: 'a 511', given: { status: 511 } },
    { when: 'a 529', given: { status: 529 } },
    { when: 'a 404 of HAProxy', given: { status: 404, body: haproxy('404 Not Found', 'The resource') } },
    { when: 'a 502 of the load balancer of AWS', given: { status: 502, answers: { Server: 'awselb/2.0' } } },
    { when: 'a 504 of the load balancer of AWS', given: { status: 504, answers: { Server: 'awselb/2.0' } } },
    {
      when: 'a 503 of Heroku',
      given: {
        status: 503,
        body: '<html>An error occurred in the application and your page could not be served.',
      },
    },
    { when: 'Envoy’s own words for nobody healthy', given: { status: 503, body: 'no healthy upstream' } },
    { when: 'Envoy’s own words for too slow', given: { status: 504, body: 'upstream request timeout' } },
    {
      when: 'Envoy’s own words for a refusal',
      given: {
        status: 503,
        body: 'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
      },
    },
    { when: 'Varnish’s page', given: { status: 503, body: '<html><h3>Guru Meditation:</h3><p>XID: 1</p>' } },
    { when: 'Cloudflare’s 522', given: { status: 522, answers: { Server: 'cloudflare' } } },
    { when: 'Cloudflare’s 520', given: { status: 520, answers: { Server: 'cloudflare' } } },
    {
      when: 'Vercel’s code',
      given: { status: 504, answers: { 'x-vercel-error': 'FUNCTION_INVOCATION_TIMEOUT' } },
    },
    { when: 'IIS’s sub-code', given: { status: 502, body: '<html><h2>HTTP Error 502.3 - Bad Gateway</h2>' } },
    { when: 'a 504 kept from the page by CORS', given: { status: 504, error: 'net::ERR_FAILED' } },
    { when: 'a 503 kept from the page by CORS', given: { status: 503, error: 'net::ERR_FAILED' } },
    { when: 'a time-out without any answer', given: { error: 'net::ERR_TIMED_OUT' } },
    { when: 'a refusal without any answer', given: { error: 'net::ERR_CONNECTION_REFUSED' } },
    { when: 'a 200 after a minute', given: { status: 200, wait: 60_000 } },
    { when: 'a 200 that speaks of maintenance', given: { status: 200, body: 'under maintenance' } },
    { when: 'a 200 of nginx', given: { status: 200, answers: { Server: 'nginx' } } },
    { when: 'a 304 of nginx', given: { status: 304, answers: { Server: 'nginx' } } },
    { when: 'an abort without an answer', given: { error: 'net::ERR_ABORTED', status: 0 } },
    { when: 'a block by an extension', given: { error: 'net::ERR_BLOCKED_BY_CLIENT' } },
    { when: 'a 403 of HAProxy', given: { status: 403, body: haproxy('403 Forbidden', 'Request forbidden') } },
    { when: 'a 400 of nginx', given: { status: 400, body: nginx('400 Bad Request') } },
  ],
});
