import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { retryAfter } from '../retry-after.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { pageTitle, serverWords } from '../server-words.ts';

/**
 * Two servers share the job: 502, the one behind gave a bad answer or none; 503, nobody can serve right now; 504, the
 * one behind was too slow. Codes that a vendor made up (520 to 530) speak through the vendor's entry.
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
        'Try again in a minute. If it stays, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Check that the server behind runs and listens where the gateway looks, and read both logs.',
        },
      ],
      contrast: { with: 504, text: 'A 504 would mean: the second server was too slow, not broken.' },
      sources: ['rfc9110#15.6.3', 'mdn:502'],
    },
    'busy-until': {
      title: 'The server is busy or closed: wait {wait}',
      summary: 'The server at {host} cannot take requests right now. It says to come back at {until}.',
      technical: 'The server answered 503 with `Retry-After: {header}`{who}.',
      fixer: 'operations',
      hints: [
        'Wait {wait}, then try again.',
        { for: 'developer', text: 'Obey `Retry-After` before the request is repeated.' },
      ],
      contrast: { with: 429, text: 'A 429 would mean: you alone ask too often.' },
      sources: ['rfc9110#15.6.4', 'rfc9110#10.2.3', 'mdn:503'],
    },
    unavailable: {
      title: 'The server cannot take requests right now',
      summary: 'The server at {host} is too busy, being worked on, or has nothing behind it that works.',
      technical: 'The server answered 503 without a `Retry-After` header{who}.',
      fixer: 'operations',
      hints: [
        'Try again in a few minutes. If it stays, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Look for a release under way, failing health checks, or limits that were reached.',
        },
      ],
      contrast: { with: 429, text: 'A 429 would mean: you alone ask too often.' },
      sources: ['rfc9110#15.6.4', 'mdn:503'],
    },
    'gateway-timeout': {
      title: 'The server behind took too long: {waited}',
      summary: 'Two servers share this job. The first waited {waited} for the second, then gave up.',
      technical:
        'The gateway at {host} answered 504 after {waited}{who}. The server behind may still be at work.',
      fixer: 'operations',
      hints: [
        'Look whether your action took effect before you try again.',
        'If it happens again, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Find what is slow behind the gateway. Only then compare the time limits on the way.',
        },
      ],
      contrast: { with: 408, text: 'A 408 would mean: the browser was too slow to send its part.' },
      sources: ['rfc9110#15.6.5', 'mdn:504'],
    },
  },
  examine(exchange) {
    const { status, headers } = exchange.response;
    const host = hostOf(exchange);
    const server = headers.get('server');
    const who = server ? ` (\`Server: ${quote(server)}\`)` : '';
    const evidence: Evidence[] = [{ from: 'response status', saw: String(status) }];
    if (server) evidence.push({ from: 'response header Server', saw: quote(server) });
    const said = serverWords(exchange)?.text || pageTitle(exchange);
    if (said) evidence.push({ from: 'response body', saw: said });

    if (status === 502) {
      return { cause: 'gateway-bad-answer', certainty: 'certain', evidence, values: { host, who } };
    }
    if (status === 504) {
      const waited = exchange.timings.wait ?? exchange.duration;
      if (waited !== null) evidence.push({ from: 'time to the answer', saw: inWords(waited) });
      return {
        cause: 'gateway-timeout',
        certainty: 'certain',
        evidence,
        values: { host, who, waited: waited === null ? 'a while' : inWords(waited) },
      };
    }
    const header = headers.get('retry-after');
    const now = answeredAt(exchange);
    const wait = header === undefined ? null : retryAfter(header, now);
    if (header !== undefined && wait !== null && now !== null) {
      return {
        cause: 'busy-until',
        certainty: 'certain',
        evidence: [{ from: 'response header Retry-After', saw: quote(header) }, ...evidence],
        values: { wait: inWords(wait), host, until: clock(now + wait, now), header: quote(header), who },
      };
    }
    return { cause: 'unavailable', certainty: 'certain', evidence, values: { host, who } };
  },
});
