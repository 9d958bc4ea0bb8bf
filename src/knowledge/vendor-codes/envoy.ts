import type { VendorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const SOURCES: readonly SourceRef[] = [
  'https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage',
];

/**
 * The response flags of Envoy, the front server of Istio and of many other systems. The flags stand in Envoy's
 * log; where the browser gets a text that goes with one flag alone, the entry is recognised by that text.
 * Made from Envoy's page on access logs (`%RESPONSE_FLAGS%`), checked 2026-11-22.
 */
export const envoy: readonly VendorWords[] = [
  {
    vendor: 'Envoy/Istio',
    code: 'UH',
    id: 'envoy-uh',
    recognise: { status: [503], body: ['no healthy upstream'] },
    title: 'No working server stands behind the front server',
    meaning:
      'The front server took your request. Behind it there was no server in good health to pass it to.',
    when: 'It comes up when all the servers behind are down, restarting or taken off the list.',
    example: 'A new version of the ticket service fails its health check on every machine.',
    advice: 'The people who run the site can fix this: check which servers are up. Trying again may help.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `UH`. The cluster has no healthy host: check its endpoints, health checks and outlier detection. A limit on you alone would be a `429`.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UF (TLS)',
    id: 'envoy-uf-tls',
    recognise: {
      status: [503],
      body: ['transport failure reason: tls error', 'transport failure reason:tls_error'],
    },
    title: 'Two servers of the site could not agree on a safe line',
    meaning:
      'The front server took your request. It got no safe connection to the server that should answer.',
    when: 'It comes up when a certificate (a proof of identity) has run out. Or one side does not use a safe line.',
    example: 'A bank renews the certificate of its public site and forgets the one of the server behind.',
    advice: 'The people who run the site can fix this: renew what proves the server behind is the right one.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `UF`. `WRONG_VERSION_NUMBER` means plain HTTP behind; `CERTIFICATE_VERIFY_FAILED` an unknown or expired certificate. Compare mTLS on both sides.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UF (refused)',
    id: 'envoy-uf-refused',
    recognise: {
      status: [503],
      body: ['delayed connect error: connection refused', 'delayed connect error: 111'],
    },
    title: 'Nothing listens where the front server calls',
    meaning: 'The front server took your request. It called the server that should answer, and was refused.',
    when: 'It comes up when that server has crashed, is still starting, or waits at another port.',
    example: 'A new version of a menu page listens at 3000, and the front server still calls 8080.',
    advice:
      'The people who run the site can fix this: see that the server behind runs, and where it listens.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `UF`; 111 is `ECONNREFUSED`. Compare `targetPort` with the port that the program opens, and whether it listens on `0.0.0.0`.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UF (timeout)',
    id: 'envoy-uf-timeout',
    recognise: { status: [503], body: ['reset reason: connection timeout'] },
    title: 'The front server got no sign from the one behind',
    meaning:
      'The front server took your request. It called the server that should answer, and nobody picked up.',
    when: 'It comes up when a machine is gone, or a rule of the network drops the call.',
    example: 'After a move to new machines, one old address is still on the list.',
    advice: 'The people who run the site can fix this: check that the server behind can be reached.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `UF`: the connect timeout of the cluster ended. Check network policies, security groups and stale endpoints.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UF',
    id: 'envoy-uf',
    recognise: {
      status: [503],
      body: ['reset reason: connection failure', 'reset reason: remote connection failure'],
    },
    title: 'The front server got no connection to the one behind',
    meaning:
      'The front server took your request. It then failed to connect to the server that should answer.',
    when: 'It comes up when that server is down, or when the two do not agree on a secure connection.',
    example: 'The stock service moved to a new machine, and the front server still calls the old one.',
    advice: 'The people who run the site can fix this: check that the server behind runs and can be reached.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `UF`. The connection to the upstream host failed. Check the port, network policies and mTLS on both sides.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UO',
    id: 'envoy-uo',
    recognise: { status: [503], body: ['reset reason: overflow'] },
    title: 'The front server let no more requests through',
    meaning: 'So many requests were waiting for the server behind that the front server refused this one.',
    when: 'It comes up in a rush, or when the server behind has become slow.',
    example: 'At noon a whole firm opens the lunch menu, and the menu service falls behind.',
    advice:
      'You can try again in a minute. If it still fails, the people who run the site can raise the limit.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `UO`: a circuit breaker is open. Compare `max_connections` and `max_pending_requests` with the load.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'NR',
    id: 'envoy-nr',
    recognise: {},
    title: 'The front server has no rule for this address',
    meaning: 'The front server took the request. It knows no server that goes with this address.',
    when: 'It comes up with a new address or web name that was not set up everywhere.',
    example: 'The team puts a new part of the shop online and forgets the rule that leads there.',
    advice: 'The people who run the site can fix this: add the missing rule.',
    fixer: 'operations',
    technical:
      'Envoy answers 404 with flag `NR`. No route, or no filter chain, matched. Check hosts and path matches in the `VirtualService` and gateway.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'URX',
    id: 'envoy-urx',
    recognise: {},
    title: 'The front server tried again and again in vain',
    meaning: 'The front server passed the request on several times. Each try failed, and it may try no more.',
    when: 'It comes up when the server behind is down for longer than a moment.',
    example: 'The price service is down for five minutes. Three tries in one second do not help.',
    advice: 'The people who run the site can fix this: find out why each of the tries failed.',
    fixer: 'operations',
    technical:
      'Flag `URX`: the retry limit of the route, or the connect limit for TCP, was reached. The status is that of the last attempt.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UT',
    id: 'envoy-ut',
    recognise: { status: [504], body: ['upstream request timeout'] },
    title: 'The server behind the front server took too long',
    meaning: 'The front server passed your request on. No full answer came back in the time it allows.',
    when: 'It comes up with slow databases and long jobs, or when the limit is too short.',
    example: 'You ask for all bills since 2019. The answer needs twenty seconds, and the limit is fifteen.',
    advice: 'The developers of the server can fix this: find what is slow. Asking for less may work now.',
    fixer: 'backend',
    technical:
      'Envoy answers 504 with flag `UT`. The route timeout is 15 seconds by default; a `VirtualService` can set its own.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UR',
    id: 'envoy-ur',
    recognise: { status: [503], body: ['reset reason: remote reset'] },
    title: 'The server behind the front server broke this off',
    meaning: 'The front server passed your request on. The server behind cut this one request short.',
    when: 'It comes up when that server crashes, restarts or refuses this kind of request.',
    example: 'You send a form, and the service behind it stops at an odd value.',
    advice: 'The developers of the server can fix this: look in its log at that time.',
    fixer: 'backend',
    technical:
      'Envoy answers 503 with flag `UR`. The upstream reset the stream, on HTTP/2 by `RST_STREAM`, before the response headers.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'UC',
    id: 'envoy-uc',
    recognise: { status: [503], body: ['reset reason: connection termination'] },
    title: 'The server behind the front server closed the connection',
    meaning:
      'The front server passed your request on. The connection to the server behind closed before an answer came.',
    when: 'It comes up when that server restarts, or closes idle lines sooner than the front server does.',
    example: 'One request in a thousand fails, at the moment when an old line is closed.',
    advice: 'The people who run the site can fix this: look for restarts and short time limits. Try again.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `UC`. If it is rare and random, make the idle timeout of the application longer than that of Envoy.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'DC',
    id: 'envoy-dc',
    recognise: {},
    title: 'The visitor left before the front server was done',
    meaning: 'The side that asked closed the connection before the answer was complete.',
    when: 'It comes up when people reload, go back or lose their network.',
    example: 'You open a long list, lose patience and go back to the start page.',
    advice: 'Nothing needs fixing, unless it is frequent. Then check how slow the answers are.',
    fixer: 'nobody',
    technical:
      'Flag `DC`: downstream connection termination. The logged status is often 0, and the browser sees a cancelled request.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'LR',
    id: 'envoy-lr',
    recognise: { status: [503], body: ['reset reason: local reset'] },
    title: 'The front server cut the request off itself',
    meaning:
      'The front server had passed your request on. Then it broke off the exchange with the server behind.',
    when: 'It is rare. It can come up when the answer from behind breaks the rules.',
    example: 'A service sends an answer with a broken first line, and the front server drops it.',
    advice: 'The people who run the site can fix this: read the log of the front server at that time.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `LR`. Its own codec reset the stream. `%RESPONSE_CODE_DETAILS%` in the access log tells more.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'RL',
    id: 'envoy-rl',
    recognise: { status: [429], headers: { 'x-envoy-ratelimited': '' } },
    alsoBy: [{ status: [429], headers: { server: 'envoy' }, body: ['local_rate_limited'] }],
    title: 'More requests than the front server takes',
    meaning: 'The front server takes only so many requests in a set time. This one came after that.',
    when: 'It comes up when a page or a tool asks very often.',
    example: 'A board on the wall asks for new numbers ten times a second.',
    advice:
      'You can wait a minute and try again. If it still fails, the page asks too often: tell its developers.',
    fixer: 'frontend',
    technical:
      'Envoy answers 429 with flag `RL`: the rate limit filter refused the request. Lower the rate, or raise the limit of the descriptor.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'FI',
    id: 'envoy-fi',
    recognise: {},
    title: 'This error was made on purpose, as a test',
    meaning: 'The front server was told to let some requests fail. This one was among them.',
    when: 'It comes up when a team tests how its pages cope with errors.',
    example: 'A team lets one order in ten fail, to see what the page tells people.',
    advice: 'The people who run the site can switch the test off. If it is theirs, nothing is broken.',
    fixer: 'operations',
    technical:
      'Flag `FI`: the fault injection filter aborted the request with the status it was given. Look for `fault` in the `VirtualService`.',
    sources: SOURCES,
  },
  {
    vendor: 'Envoy/Istio',
    code: 'LH',
    id: 'envoy-lh',
    recognise: {},
    title: 'The server says that it is not in good health',
    meaning: 'The request asked the server how it is. The server answered that it is not ready for work.',
    when: 'It comes up while a server starts, shuts down or was taken out by hand.',
    example: 'A machine is being emptied before an update. It tells all who ask that it is not ready.',
    advice: 'The people who run the site can fix this: check why the server is not ready.',
    fixer: 'operations',
    technical:
      'Envoy answers 503 with flag `LH`: the local service failed its health check request. Check the health check filter and `/healthcheck/fail`.',
    sources: SOURCES,
  },
];
