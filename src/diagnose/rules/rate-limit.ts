import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { retryAfter } from '../retry-after.ts';
import { defineRule, type Evidence } from '../rule.ts';

/** 429: you ask too often. 503 means that the service is short for everyone: that is gateway.ts. */
export default defineRule({
  name: 'rate-limit',
  statuses: [429],
  causes: {
    'rate-limited': {
      title: 'Too many requests: wait {wait}',
      summary: 'The server at {host} counts requests, and too many came. It will take new ones at {until}.',
      technical: 'The server answered 429 with `Retry-After: {header}`.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait {wait}, then try again.',
        'If this happens often, the page asks too much: tell its developers.',
        {
          for: 'developer',
          text: 'Obey `Retry-After` before you repeat. Ask less often, or for more at once.',
        },
      ],
      contrast: {
        with: 503,
        text: 'A 503 would mean: the server is busy for everyone, not just for you.',
      },
      sources: ['rfc6585#4', 'rfc9110#10.2.3', 'mdn:429'],
    },
    'rate-limited-open-end': {
      title: 'Too many requests in a short time',
      summary: 'The server at {host} counts requests, and too many came. It does not say how long to wait.',
      technical: 'The server answered 429 without a `Retry-After` header that can be read.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait a minute, then try again.',
        'If this happens often, the page asks too much: tell its developers.',
        {
          for: 'developer',
          text: 'Wait longer after each refusal before you repeat. Ask less often, or for more at once.',
        },
      ],
      contrast: {
        with: 503,
        text: 'A 503 would mean: the server is busy for everyone, not just for you.',
      },
      sources: ['rfc6585#4', 'mdn:429'],
    },
  },
  examine(exchange) {
    const { headers } = exchange.response;
    const host = hostOf(exchange);
    const evidence: Evidence[] = [{ from: 'response status', saw: '429' }];
    const counts = LIMIT_HEADERS.flatMap((name) => {
      const value = headers.get(name);
      return value === undefined ? [] : [{ from: `response header ${name}`, saw: quote(value) }];
    });
    evidence.push(...counts);
    const limit =
      counts.length > 0
        ? ` It also sent ${counts.map(({ from, saw }) => `\`${from.slice(16)}: ${saw}\``).join(', ')}.`
        : '';
    const header = headers.get('retry-after');
    const wait = header === undefined ? null : retryAfter(header, answeredAt(exchange));
    const now = answeredAt(exchange);
    if (header !== undefined && wait !== null && now !== null) {
      return {
        cause: 'rate-limited',
        certainty: 'certain',
        evidence: [{ from: 'response header Retry-After', saw: quote(header) }, ...evidence],
        values: { wait: inWords(wait), host, until: clock(now + wait, now), header: quote(header), limit },
      };
    }
    return { cause: 'rate-limited-open-end', certainty: 'certain', evidence, values: { host, limit } };
  },
});

/** The draft's field and the dialects before it (draft-ietf-httpapi-ratelimit-headers; GitHub, Twitter and others). */
const LIMIT_HEADERS = [
  'ratelimit',
  'ratelimit-limit',
  'x-ratelimit-limit',
  'ratelimit-remaining',
  'x-ratelimit-remaining',
];
