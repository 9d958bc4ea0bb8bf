import { parseAddress } from '../../session/address.ts';
import type { Exchange } from '../../session/exchange.ts';
import type { HeaderFields } from '../../session/headers.ts';
import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { isThisComputer } from '../place.ts';
import { quote } from '../quote.ts';
import { retryAfter } from '../retry-after.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, jsonBody, pageTitle, type ServerWords, serverWords } from '../server-words.ts';
import { roundFigure, settingFor } from '../time-limits.ts';
import { type Answerer, markFromBehind, pageOf, whoAnswered } from '../who-answered.ts';

const ALONE = { with: 429, text: 'A 429 would mean: you alone ask too often.' } as const;
const SLOW = { with: 504, text: 'A 504 would mean: the second server was too slow, not broken.' } as const;
const TELL_OPERATIONS = 'Try again in a minute. If it still fails, tell the people who run the site.';
/** They are mixed up more than any others. */
const FOUR_CODES = {
  for: 'developer',
  text: 'A `500` means: a program ran and failed. `502`: it gave a bad answer, or none. `503`: no one could take it. `504`: it was too slow.',
} as const;
const NOT_STOPPED = {
  for: 'developer',
  text: 'Had the page itself stopped waiting, there would be no status, and the code `net::ERR_ABORTED`.',
} as const;
const LOOK_FIRST = 'Look whether your action took effect before you try again.';

/**
 * Two servers share the job: 502, the one behind gave a bad answer or none; 503, nobody can serve right now; 504, the
 * one behind was too slow. Where the front server's own page or words say which leg broke, that is named. Codes that a
 * vendor made up (520 to 530) speak through the vendor's entry; a development server's own proxy is dev-proxy.ts.
 */
export default defineRule({
  name: 'gateway',
  statuses: [502, 503, 504],
  causes: {
    'gateway-bad-answer': {
      title: 'The front server works, but the one behind it does not',
      summary: 'Two servers share this job. The first got no proper answer from the second.',
      technical:
        'The gateway at {host} answered 502{who}. The server behind it refused, hung up, or sent no valid HTTP.',
      fixer: 'operations',
      hints: [
        TELL_OPERATIONS,
        {
          for: 'developer',
          text: 'Check that the server behind runs and listens where the gateway looks, and read both logs.',
        },
        FOUR_CODES,
      ],
      contrast: SLOW,
      sources: ['rfc9110#15.6.3', 'mdn:502'],
    },
    'gateway-backend-refused': {
      title: 'The server behind the front server takes no calls',
      summary: 'Two servers share this job. The first called the second, and nothing was listening there.',
      technical: 'The connection from {host} to the server behind it was refused: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        TELL_OPERATIONS,
        {
          for: 'developer',
          text: 'Start the server behind. If it runs, compare its address and port with what the gateway uses.',
        },
        FOUR_CODES,
      ],
      contrast: SLOW,
      sources: ['rfc9110#15.6.3', 'mdn:502'],
    },
    'gateway-backend-hung-up': {
      title: 'The server behind broke off before it answered',
      summary: 'Two servers share this job. The second took the request, then broke off without an answer.',
      technical: 'The connection behind {host} was closed before an answer was complete: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        LOOK_FIRST,
        'If it happens again, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look for a crash or a restart behind. If it is rare, the keep-alive time behind may be the shorter one.',
        },
        FOUR_CODES,
      ],
      contrast: SLOW,
      sources: ['rfc9110#15.6.3', 'mdn:502'],
    },
    'gateway-backend-garbled': {
      title: 'The server behind sent an answer nobody can read',
      summary: 'Two servers share this job. The first could not make sense of what the second sent back.',
      technical: 'The gateway at {host} says of the answer from behind: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site, with the time.',
        {
          for: 'developer',
          text: 'Ask the server behind directly. Look for headers that are too big, broken lines, or TLS where plain HTTP is expected.',
        },
        FOUR_CODES,
      ],
      contrast: SLOW,
      sources: ['rfc9110#15.6.3', 'mdn:502'],
    },
    'gateway-tls-failed': {
      title: 'Two servers of the site got no secure connection',
      summary: 'Two servers share this job. The first could not set up a secure connection to the second.',
      technical: 'The TLS handshake between {host} and the server behind it failed: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        'Nothing you can change here: tell the people who run the site.',
        {
          for: 'developer',
          text: 'Check the certificate of the server behind (date, name, authority), and whether it speaks TLS at all.',
        },
        FOUR_CODES,
      ],
      contrast: {
        with: 'Certificate error',
        text: 'A warning page would mean: your own connection was not secure.',
      },
      sources: ['rfc9110#15.6.3', 'mdn:502'],
    },
    'gateway-host-unknown': {
      title: 'The front server cannot find the one behind it',
      summary: 'Two servers share this job. The first looked up the name of the second and found no address.',
      technical: 'The name of the server behind {host} could not be resolved: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        'Nothing you can change here: tell the people who run the site.',
        {
          for: 'developer',
          text: 'Check the spelling of the upstream’s name, and resolve it from the machine of the gateway.',
        },
        FOUR_CODES,
      ],
      contrast: {
        with: 'net::ERR_NAME_NOT_RESOLVED',
        text: 'That error would mean: your own browser found no address.',
      },
      sources: ['rfc9110#15.6.3', 'mdn:502'],
    },
    'gateway-connect-timeout': {
      title: 'The front server cannot reach the one behind it',
      summary: 'Two servers share this job. The first called the second, and got no reply at all.',
      technical: 'No connection from {host} to the server behind it came about: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        TELL_OPERATIONS,
        {
          for: 'developer',
          text: 'Look for a firewall rule, a wrong address, or a machine that is switched off.',
        },
        FOUR_CODES,
      ],
      contrast: SLOW,
      sources: ['rfc9110#15.6.5', 'mdn:504'],
    },
    'no-healthy-backend': {
      title: 'None of the servers behind is ready to work',
      summary: 'The front server at {host} works. It has no working server to pass your request to.',
      technical: 'The front server found no healthy upstream: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        'Try again in a few minutes. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look at the health checks, a release under way, and whether any instance runs at all.',
        },
        FOUR_CODES,
      ],
      contrast: ALONE,
      sources: ['rfc9110#15.6.4', 'mdn:503'],
    },
    'gateway-overloaded': {
      title: 'The servers of the site have more work than they can do',
      summary: 'The front server at {host} refused this to spare the servers behind it.',
      technical: 'The front server shed load: “{words}”{who}. The server behind never saw the request.',
      fixer: 'operations',
      hints: [
        'Wait a few minutes, then try again.',
        {
          for: 'developer',
          text: 'Look at the limits for connections and pending requests, and at what fills them.',
        },
        FOUR_CODES,
      ],
      contrast: ALONE,
      sources: ['rfc9110#15.6.4', 'mdn:503'],
    },
    'circuit-open': {
      title: 'The server has stopped asking one that kept failing',
      summary:
        'The program at {host} needs another server. That one failed so often that it is not asked for now.',
      technical:
        'A circuit breaker is open: “{words}”{who}. The server behind was not asked for this request.',
      fixer: 'operations',
      hints: [
        TELL_OPERATIONS,
        {
          for: 'developer',
          text: 'Look for the first failures of the server behind: they opened the breaker. It closes by itself once calls go well.',
        },
        FOUR_CODES,
      ],
      contrast: ALONE,
      sources: [
        'rfc9110#15.6.4',
        'https://doc.akka.io/japi/akka-core/current/akka/pattern/CircuitBreaker.html',
        'mdn:503',
      ],
    },
    'front-server-limit': {
      title: 'The front server’s limit of requests is reached',
      summary: 'The front server at {host} refused this because of a limit that its owners set.',
      technical: 'nginx answers 503 for requests over `limit_req` or `limit_conn`, unless told otherwise.',
      fixer: 'operations',
      hints: [
        'Wait a minute, then try again.',
        { for: 'developer', text: 'Read nginx’s error log: it says “limiting requests”.' },
      ],
      sources: ['https://nginx.org/en/docs/http/ngx_http_limit_req_module.html', 'rfc9110#15.6.4'],
    },
    'maintenance-until': {
      title: 'The site is closed for work: wait {wait}',
      summary: 'The people who run {host} are working on it. They expect it back at {until}.',
      technical: 'A 503 with `Retry-After: {header}`, and a body that speaks of maintenance: “{words}”{who}.',
      fixer: 'operations',
      hints: [
        'Wait {wait}, then try again.',
        { for: 'developer', text: 'If the work is over, look for a maintenance switch that was left on.' },
      ],
      contrast: ALONE,
      sources: ['rfc9110#15.6.4', 'rfc9110#10.2.3', 'mdn:503'],
    },
    maintenance: {
      title: 'The site is closed for work on it',
      summary: 'The people who run {host} are working on it. They do not say when it will be back.',
      technical: 'A {status} whose body speaks of maintenance: “{words}”{who}. There is no `Retry-After`.',
      fixer: 'operations',
      hints: [
        'Try again later. The site’s own news may say when.',
        {
          for: 'developer',
          text: 'Send `Retry-After` with the page. If the work is over, look for a switch that was left on.',
        },
      ],
      contrast: ALONE,
      sources: ['rfc9110#15.6.4', 'mdn:503'],
    },
    'app-pool-stopped': {
      title: 'The program behind this site is switched off',
      summary:
        'A Windows web server answers at {host}, but the program that should do the work is stopped or full.',
      technical:
        'HTTP.sys made this 503 before IIS saw the request: the application pool is stopped, or its queue is full.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site.',
        {
          for: 'developer',
          text: 'Start the application pool, and read the System event log and `httperr` for why it stopped.',
        },
      ],
      contrast: ALONE,
      sources: [
        'https://learn.microsoft.com/troubleshoot/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis',
        'mdn:503',
      ],
    },
    'function-answer-unusable': {
      title: 'A small program behind the site gave a bad answer',
      summary: 'A small program does this job behind {host}. It failed, or its answer had the wrong form.',
      technical:
        'The host answered 502 in place of the function: it threw, or returned another shape than asked{who}.',
      fixer: 'backend',
      reach: 'address',
      hints: [
        'Try again once. If it fails again, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Return `statusCode` and a string as `body`, and read the function’s log in CloudWatch.',
        },
      ],
      contrast: SLOW,
      sources: [
        'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
        'mdn:502',
      ],
    },
    'gateway-with-reason': {
      title: 'The server says: “{words}”',
      summary: 'The server at {host} cannot do this job right now. Those are its own words.',
      technical: 'The answer is a {status}. The message stands in its {from}{who}.',
      fixer: 'operations',
      hints: [
        'Try again in a minute. If it still fails, tell the people who run the site, and quote this.',
        { for: 'developer', text: 'Search the logs of the server behind for this message.' },
        FOUR_CODES,
      ],
      contrast: {
        with: 500,
        text: 'A 500 would mean: the program ran and broke.',
      },
      sources: ['rfc9110#15.6', 'mdn:503'],
    },
    'busy-until': {
      title: 'The server is busy or closed: wait {wait}',
      summary: 'The server at {host} cannot take requests right now. It says to come back at {until}.',
      technical: 'The server answered 503 with `Retry-After: {header}`{who}.',
      fixer: 'operations',
      hints: [
        'Wait {wait}, then try again.',
        { for: 'developer', text: 'Obey `Retry-After` before the request is repeated.' },
        FOUR_CODES,
      ],
      contrast: ALONE,
      sources: ['rfc9110#15.6.4', 'rfc9110#10.2.3', 'mdn:503'],
    },
    'model-loading': {
      title: 'The model is still being loaded: wait {wait}',
      summary: 'The service at {host} gets the model ready, because nobody used it for a while.',
      technical: 'The server answered {status} and gives an `estimated_time` of {wait} in its body.',
      fixer: 'nobody',
      reach: 'server',
      hints: [
        'Wait {wait}, then try again.',
        {
          for: 'developer',
          text: 'Repeat the call after `estimated_time` seconds. If it never gets ready, the model is too big or not offered there.',
        },
      ],
      contrast: ALONE,
      sources: ['https://github.com/huggingface/api-inference-community/issues/34', 'rfc9110#15.6.4'],
    },
    'program-unavailable': {
      title: 'The program behind says it cannot serve right now',
      summary: 'The front server at {host} works. The program behind it answered that it is not ready.',
      technical: 'The 503 was made behind the front server and passed on: `{mark}` shows it.',
      fixer: 'backend',
      hints: [
        'Try again in a few minutes. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Read the log of the program itself: a database, a queue or a start-up may be what it waits for.',
        },
        FOUR_CODES,
      ],
      contrast: ALONE,
      sources: ['rfc9110#15.6.4', 'mdn:503'],
    },
    unavailable: {
      title: 'The server cannot take requests right now',
      summary: 'The server at {host} is too busy, being worked on, or has nothing behind it that works.',
      technical: 'The server answered 503 and names no wait in `Retry-After`{who}.',
      fixer: 'operations',
      hints: [
        'Try again in a few minutes. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look for a release under way, failing health checks, or limits that were reached.',
        },
        FOUR_CODES,
      ],
      contrast: ALONE,
      sources: ['rfc9110#15.6.4', 'mdn:503'],
    },
    'gateway-timeout': {
      title: 'The server behind took too long: {waited}',
      summary: 'Two servers share this job. The first waited {waited} for the second, then gave up.',
      technical:
        'The gateway at {host} answered {status} after {waited}{who}. The server behind may still be at work.',
      fixer: 'operations',
      hints: [
        LOOK_FIRST,
        'If it happens again, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Find what is slow behind the gateway. Only then compare the time limits on the way.',
        },
        FOUR_CODES,
        NOT_STOPPED,
      ],
      contrast: { with: 408, text: 'A 408 would mean: the browser was too slow to send its part.' },
      sources: ['rfc9110#15.6.5', 'mdn:504'],
    },
    'gateway-timeout-at-once': {
      title: 'The front server gave up on the one behind at once',
      summary: 'The front server at {host} says that time ran out. Yet it answered after {waited}.',
      technical: 'The gateway answered 504 after {waited}{who}. It hardly waited for this request.',
      fixer: 'operations',
      hints: [
        TELL_OPERATIONS,
        {
          for: 'developer',
          text: 'Look for a server behind that is marked as down, a very short limit, or an error kept in a cache.',
        },
        FOUR_CODES,
      ],
      contrast: { with: 408, text: 'A 408 would mean: the browser was too slow to send its part.' },
      sources: ['rfc9110#15.6.5', 'mdn:504'],
    },
    'local-backend-down': {
      title: 'Your front server runs, but not the one behind it',
      summary: 'Two programs share this job on your own machine. The one at {host} got no good answer.',
      technical:
        'The front server at {host} answered {status}{who}. Its log names the address that it called.',
      fixer: 'you',
      hints: [
        'If this is your own machine, start the server that the first one calls.',
        {
          for: 'developer',
          text: 'In Docker, `localhost` is the container itself: use the name of the service, or `host.docker.internal`.',
        },
        FOUR_CODES,
      ],
      contrast: {
        with: 'net::ERR_CONNECTION_REFUSED',
        text: 'That error would mean: the front server itself is not running.',
      },
      sources: ['rfc9110#15.6.3', 'mdn:502', 'https://docs.docker.com/compose/how-tos/networking/'],
    },
    'gateway-time-limit': {
      title: 'The server behind was not done after {waited}',
      summary: 'The front server at {host} waits {waited} at most. The one behind it needed longer.',
      technical: 'The {status} came after {figure} s, within half a second{who}: a time limit.{setting}',
      fixer: 'operations',
      hints: [
        LOOK_FIRST,
        'If it happens again, tell the people who run the site, with this time.',
        {
          for: 'developer',
          text: 'Make the slow work faster, or do it in the background. Raise the limit only if the work must take so long.',
        },
        FOUR_CODES,
        NOT_STOPPED,
      ],
      contrast: { with: 408, text: 'A 408 would mean: the browser was too slow to send its part.' },
      sources: ['rfc9110#15.6.5', 'mdn:504'],
    },
  },
  examine(exchange) {
    const { status, headers } = exchange.response;
    const host = hostOf(exchange);
    const server = headers.get('server');
    const answerer = whoAnswered(exchange);
    const who = nameOf(answerer, server);
    const evidence: Evidence[] = [{ from: 'response status', saw: String(status) }];
    if (server) evidence.push({ from: 'response header Server', saw: quote(server) });
    if (answerer && answerer.evidence.from !== 'response header Server') evidence.push(answerer.evidence);
    const said = serverWords(exchange);
    const text = said?.text || pageTitle(exchange);
    if (text) evidence.push({ from: 'response body', saw: text });

    const loading = status === 503 ? loadingTime(exchange) : undefined;
    if (loading !== undefined) {
      return {
        cause: 'model-loading',
        certainty: 'certain',
        evidence: [{ from: 'response body, estimated_time', saw: String(loading) }, ...evidence],
        values: { wait: inWords(1000 * loading), host, status: String(status) },
      };
    }

    const page = pageOf(exchange);
    const leg = brokenLeg(page, headers);
    const words = leg ? quote(leg.words) : '';
    const header = headers.get('retry-after');
    const seen: Evidence[] = leg
      ? [
          { from: leg.from, saw: words },
          ...evidence.filter(({ from }) => from !== leg.from || from === 'response body'),
        ]
      : evidence;
    if (leg?.cause === 'gateway-backend-garbled' && !leg.certain) {
      return {
        cause: leg.cause,
        certainty: 'likely',
        evidence: seen,
        // HAProxy and Apache say the same of an answer that broke off.
        alternatives: [
          {
            cause: 'gateway-backend-hung-up',
            tellApart: 'The log of the front server says whether the connection was closed early.',
          },
        ],
        values: { host, words, who },
      };
    }
    if (leg) {
      return {
        cause: leg.cause,
        // A program may say the same of its own database: only a front server's own page or header proves the leg.
        certainty: leg.from !== 'response body' || answerer?.proven ? 'certain' : 'likely',
        evidence: seen,
        values: { host, words, who },
      };
    }
    const waited = exchange.timings.wait ?? exchange.duration;
    const slow = status === 504 ? undefined : SLOW_WORDS.exec(page)?.[0];
    if (slow !== undefined) {
      const time = waited === null ? [] : [{ from: 'time to the answer', saw: inWords(waited) }];
      return {
        cause: 'gateway-timeout',
        certainty: answerer?.proven ? 'certain' : 'likely',
        evidence: [{ from: 'response body', saw: quote(slow) }, ...time, ...evidence],
        values: { host, who, status: String(status), waited: waited === null ? 'a while' : inWords(waited) },
      };
    }

    if (status === 502 && functionThrew(exchange)) {
      return {
        cause: 'function-answer-unusable',
        // Without the stack, another program's error may have the same two names.
        certainty: /"(?:trace|stackTrace)"/.test(exchange.response.body?.text.slice(0, 5000) ?? '')
          ? 'certain'
          : 'likely',
        evidence: [{ from: 'response body, errorType', saw: 'present' }, ...evidence],
        values: { host, who },
      };
    }
    if (status === 502 && isLambda(exchange)) {
      return { cause: 'function-answer-unusable', certainty: 'likely', evidence, values: { host, who } };
    }

    const now = answeredAt(exchange);
    const wait = header === undefined ? null : retryAfter(header, now);
    const until = wait === null || now === null ? undefined : clock(now + wait, now);
    const work = status === 502 ? null : MAINTENANCE.exec(page);
    if (work && !CAPACITY.test(page)) {
      const found: Evidence = { from: 'response body', saw: quote(work[0]) };
      if (status === 503 && header !== undefined && wait !== null && until !== undefined) {
        return {
          cause: 'maintenance-until',
          certainty: 'likely',
          evidence: [{ from: 'response header Retry-After', saw: quote(header) }, found, ...evidence],
          values: { wait: inWords(wait), until, header: quote(header), host, words: found.saw, who },
        };
      }
      return {
        cause: 'maintenance',
        certainty: 'likely',
        evidence: [found, ...evidence],
        values: { host, status: String(status), words: found.saw, who },
      };
    }

    const figure = roundFigure(waited);
    // Only a 504 says that time ran out; for the others a long, round wait has to tell it.
    if (figure !== undefined && (status === 504 || figure >= 20)) {
      const setting = settingFor(figure, answerer?.own === false && !server ? undefined : answerer?.name);
      return {
        cause: 'gateway-time-limit',
        certainty: 'likely',
        evidence: [
          { from: 'time to the answer', saw: `${((waited ?? 0) / 1000).toFixed(1)} s` },
          ...evidence,
        ],
        values: {
          waited: inWords(1000 * figure),
          host,
          figure: String(figure),
          status: String(status),
          who,
          setting: setting ? ` That is usual for ${setting}.` : '',
        },
      };
    }
    if (status === 503 && header !== undefined && wait && until !== undefined) {
      return {
        cause: 'busy-until',
        certainty: 'certain',
        evidence: [{ from: 'response header Retry-After', saw: quote(header) }, ...evidence],
        values: { wait: inWords(wait), host, until, header: quote(header), who },
      };
    }
    if (said && tellsMore(said, exchange)) {
      return {
        cause: 'gateway-with-reason',
        certainty: 'certain',
        evidence: [{ from: said.from, saw: said.text }, ...evidence],
        values: {
          words: said.text.replace(/\.$/, ''),
          host,
          status: String(status),
          from: said.from,
          who,
        },
      };
    }
    if (status === 504 && waited !== null && waited < AT_ONCE) {
      return {
        cause: 'gateway-timeout-at-once',
        certainty: 'likely',
        evidence: [{ from: 'time to the answer', saw: inWords(waited) }, ...evidence],
        values: { host, who, waited: inWords(waited) },
      };
    }
    if (status === 504) {
      if (waited !== null) evidence.push({ from: 'time to the answer', saw: inWords(waited) });
      return {
        cause: 'gateway-timeout',
        certainty: 'certain',
        evidence,
        values: { host, who, status: '504', waited: waited === null ? 'a while' : inWords(waited) },
      };
    }
    if (status === 502) {
      return isThisComputer(parseAddress(exchange.url)?.hostname ?? '')
        ? { cause: 'local-backend-down', certainty: 'likely', evidence, values: { host, who, status: '502' } }
        : badAnswer(host, who, evidence);
    }

    if (page.includes('http error 503. the service is unavailable')) {
      return { cause: 'app-pool-stopped', certainty: 'likely', evidence, values: { host } };
    }
    const mark = answerer?.own ? undefined : markFromBehind(exchange);
    if (mark) {
      return {
        cause: 'program-unavailable',
        certainty: 'likely',
        evidence: [mark, ...evidence],
        values: { host, mark: mark.from.replace('response header ', '') },
      };
    }
    // mod_proxy gives this very page where no connection to the server behind came about.
    if (answerer?.own && answerer.name === 'Apache') {
      return {
        cause: 'unavailable',
        certainty: 'certain',
        evidence,
        alternatives: [
          {
            cause: 'gateway-backend-refused',
            tellApart: 'Apache’s error log then says “attempt to connect to … failed”.',
          },
        ],
        values: { host, who },
      };
    }
    // A backend that is down gives 502 in nginx: its own 503 page means a limit, a rule, or an empty list of servers.
    if (answerer?.own && answerer.name === 'nginx') {
      return {
        cause: 'unavailable',
        certainty: 'certain',
        evidence,
        alternatives: [
          {
            cause: 'front-server-limit',
            tellApart: 'nginx’s error log then says “limiting requests”, and a slower pace goes through.',
          },
        ],
        values: { host, who },
      };
    }
    return { cause: 'unavailable', certainty: 'certain', evidence, values: { host, who } };
  },
});

/** Hugging Face: the seconds until a model is ready. */
function loadingTime(exchange: Exchange): number | undefined {
  const json = jsonBody(exchange);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { error, estimated_time: time } = json;
  if (typeof error !== 'string' || !/\bloading\b/i.test(error)) return undefined;
  return typeof time === 'number' && time > 0 && time < 86_400 ? Math.ceil(time) : undefined;
}

function badAnswer(host: string, who: string, evidence: readonly Evidence[]) {
  return { cause: 'gateway-bad-answer', certainty: 'certain', evidence, values: { host, who } } as const;
}

type Leg =
  | 'gateway-backend-refused'
  | 'gateway-backend-hung-up'
  | 'gateway-backend-garbled'
  | 'gateway-tls-failed'
  | 'gateway-host-unknown'
  | 'gateway-connect-timeout'
  | 'no-healthy-backend'
  | 'gateway-overloaded'
  | 'circuit-open';

interface BrokenLeg {
  readonly cause: Leg;
  readonly words: string;
  readonly from: string;
  readonly certain: boolean;
}

/**
 * What front servers write about the leg behind them, in lower case (Apache mod_proxy, HAProxy http.c, Envoy's response
 * flags, Fastly's list of 503 errors, CloudFront's pages, Node's error names). The first that fits is the cause.
 */
const LEGS: readonly (readonly [cause: Leg, words: RegExp, certain: boolean])[] = [
  [
    'gateway-tls-failed',
    /error during ssl handshake with remote server|tls[_ ]error|ssl handshake (?:failed|error)|certificate (?:has expired|verify failed)|hostname doesn't match against certificate/,
    true,
  ],
  [
    'gateway-host-unknown',
    /dns lookup failure for|getaddrinfo (?:enotfound|eai_again)|no such host|wasn't able to resolve the origin domain name|dns resolution failed|^\s*\{[^{}]{0,40}"message"\s*:\s*"name resolution failed/,
    true,
  ],
  [
    'gateway-overloaded',
    /reset reason: overflow|backend\.max_conn reached|maximum threads for service reached|connection pool (?:is )?exhausted/,
    true,
  ],
  [
    'no-healthy-backend',
    /no healthy upstream|no available server|no server is available to handle this request|all backends failed or unhealthy|backend is unhealthy|no healthy (?:backends?|hosts?|endpoints?)|no live upstreams|no server is currently available to service your request|unable to find instance for|does not contain an instance for the service|no endpoints available for service|no valid upstream node|\[ state : suspended \]/,
    true,
  ],
  [
    'circuit-open',
    /circuit ?breaker '[^'\n]{1,60}' is open|circuit(?: breaker)? is (?:now )?open|breaker is open/,
    true,
  ],
  [
    'gateway-connect-timeout',
    /reset reason: connection timeout|connect(?:ion)?(?: attempt)? timed out|target_connect_timeout|connect etimedout|i\/o timeout|failed to connect to remote host|no route to host|ehostunreach|enetunreach/,
    true,
  ],
  [
    'gateway-backend-refused',
    /connection refused|econnrefused|reset reason: (?:remote )?connection failure/,
    true,
  ],
  [
    'gateway-backend-hung-up',
    /error reading from remote server|reset reason: (?:connection termination|remote reset)|socket hang up|econnreset|connection reset by peer|prematurely closed|backend read error|no response received from remote server|zero size object/,
    true,
  ],
  [
    'gateway-backend-garbled',
    /reset reason: protocol error|parse error: expected http|malformed http response/,
    true,
  ],
  [
    'gateway-backend-garbled',
    /the proxy server received an invalid\s+response from an upstream server|an invalid response was received from the upstream server|the server returned an invalid or incomplete response/,
    false,
  ],
];

function brokenLeg(page: string, headers: HeaderFields): BrokenLeg | undefined {
  for (const [header, legs] of LEG_HEADERS) {
    const value = headers.get(header);
    if (value === undefined) continue;
    const cause = legs.find(([, mark]) => mark.test(value))?.[0];
    if (cause) return { cause, words: value, from: `response header ${header}`, certain: true };
  }
  if (page !== '') {
    for (const [cause, mark, certain] of LEGS) {
      const words = mark.exec(page)?.[0];
      if (words !== undefined) return { cause, words, from: 'response body', certain };
    }
  }
  return headers.has('x-envoy-overloaded')
    ? {
        cause: 'gateway-overloaded',
        words: 'x-envoy-overloaded',
        from: 'response header x-envoy-overloaded',
        certain: true,
      }
    : undefined;
}

/**
 * Headers in which front servers themselves name the broken leg: Squid by the names of its error pages, Linkerd in words,
 * DigitalOcean's App Platform by Envoy's response flags.
 */
const LEG_HEADERS: readonly (readonly [
  header: string,
  legs: readonly (readonly [cause: Leg, mark: RegExp])[],
])[] = [
  [
    'x-squid-error',
    [
      ['gateway-host-unknown', /^err_dns_fail/i],
      ['gateway-connect-timeout', /^err_connect_fail (?:110|113)/i],
      ['gateway-backend-refused', /^err_connect_fail/i],
      ['gateway-backend-hung-up', /^err_(?:zero_size_object|read_error|write_error)/i],
      ['gateway-tls-failed', /^err_secure_connect_fail/i],
      ['no-healthy-backend', /^err_cannot_forward/i],
    ],
  ],
  [
    'l5d-proxy-error',
    [
      ['gateway-backend-refused', /connection refused/i],
      ['gateway-connect-timeout', /connect timed out|connect timeout/i],
      ['gateway-backend-hung-up', /connection (?:closed|reset)|broken pipe/i],
      ['no-healthy-backend', /fail-?fast|unavailable/i],
    ],
  ],
  [
    'x-do-failure-code',
    [
      ['no-healthy-backend', /^UH$/],
      ['gateway-connect-timeout', /^UF$/],
      ['gateway-backend-hung-up', /^U[CR]$/],
      ['gateway-overloaded', /^UO$/],
    ],
  ],
];

/** What front servers write where time ran out and the status does not say it (Fastly, Envoy, Spring, AWS, Kong). */
const SLOW_WORDS =
  /first byte timeout|between bytes timeout|upstream request timeout|response took longer than timeout|endpoint request timed out|the upstream server is timing out/;
/** Nobody waits in vain for so short a time, in ms. */
const AT_ONCE = 1000;

/** What pages of closed sites say. */
const MAINTENANCE =
  /(?:under|scheduled|planned|ongoing|for|in|down for) maintenance|maintenance (?:mode|work|window)|wartungs(?:arbeiten|modus)|en maintenance|en mantenimiento/;
/** Apache's page for any 503 speaks of both. */
const CAPACITY = /maintenance downtime or capacity problems/;

/** The object in which a function's runtime tells that its program threw (AWS; Netlify passes it on). */
function functionThrew({ response: { body } }: Exchange): boolean {
  const start = body?.text.slice(0, 2000) ?? '';
  return /^\s*\{/.test(start) && start.includes('"errorType"') && start.includes('"errorMessage"');
}

/** AWS API Gateway in front of a function: its own body for an answer that it could not use, or CloudFront's page. */
function isLambda({ response: { headers, body } }: Exchange): boolean {
  const text = body?.text ?? '';
  if (
    headers.has('x-amz-apigw-id') ||
    headers.has('apigw-requestid') ||
    headers.get('x-amzn-errortype')?.startsWith('InternalServerErrorException')
  ) {
    return /^\s*\{\s*"message"\s*:\s*"internal server error"\s*\}\s*$/i.test(text);
  }
  return /the lambda function (?:result failed validation|returned an invalid)/i.test(text.slice(0, 5000));
}

const EMPTY_WORDS =
  /\b(?:http|status|error|code|bad|gateway|service|server|temporarily|temporary|unavailable|time-?out|timed|out|not|is|the|currently|available|proxy|nginx|apache|cloudflare|please|try|again|later)\b/gi;

/** Whether the server's words say more than its status does. Pages are not quoted in a title: theirs is the status. */
function tellsMore(said: ServerWords, exchange: Exchange): boolean {
  if (said.text === '' || said.text.length > 60 || isWebPage(exchange)) return false;
  return /\p{L}{3}/u.test(said.text.replace(EMPTY_WORDS, ''));
}

/** Who made the answer, in brackets for the technical part. */
function nameOf(answerer: Answerer | undefined, server: string | undefined): string {
  // Where Cloudflare itself gets no answer from behind, it has codes of its own.
  const codes = server?.toLowerCase() === 'cloudflare' ? '; its own codes are 520 to 526' : '';
  const header = server ? `\`Server: ${quote(server)}\`${codes}` : '';
  if (answerer?.own && answerer.evidence.from === 'response body') {
    return ` (the page is ${answerer.name}’s own${header ? `, ${header}` : ''})`;
  }
  if (header) return ` (${header})`;
  return answerer ? ` (by way of ${answerer.name})` : '';
}
