import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { retryAfter } from '../retry-after.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { jsonBody } from '../server-words.ts';

const NOT_RIGHTS = {
  with: 403,
  text: 'A plain 403 would mean: you may not do this at all. Here you may, only not so often.',
} as const;

/** A limit on how often one may ask, told with 403. It looks like a missing right; the 429 is in rate-limit.ts. */
export default defineRule({
  name: 'hidden-rate-limit',
  statuses: [403],
  causes: {
    'hidden-rate-limit': {
      title: 'Too many requests: wait {wait}',
      summary: 'The server at {host} counts requests, and too many came. It takes new ones at {until}.',
      technical: 'The server answered 403 for a rate limit: {mark}. 429 would be the usual code.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Wait {wait}, then try again.',
        {
          for: 'developer',
          text: 'Read the limit headers before you ask again. Signed-in callers often have a higher limit.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: [
        'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
        'rfc6585#4',
      ],
    },
    'hidden-quota-used-up': {
      title: 'The share of requests for this app is used up',
      summary: 'The service at {host} gives each app a share, most often for a day. It is used up.',
      technical: 'The server answered 403 for a quota: {mark}. It does not say when the count starts anew.',
      fixer: 'operations',
      reach: 'server',
      hints: [
        'Try again tomorrow, or tell the people who run this app.',
        {
          for: 'developer',
          text: 'Look in the service’s console for the quota by name. Keep answers, ask less, or ask for a larger share.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['rfc6585#4', 'rfc9110#15.5.4'],
    },
    'hidden-rate-limit-open-end': {
      title: 'Too many requests, although it says forbidden',
      summary: 'The server at {host} counts requests, and too many came. It does not say how long to wait.',
      technical: 'The server answered 403 for a rate limit: {mark}. It does not say when the limit ends.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        'Wait some minutes, then try again.',
        {
          for: 'developer',
          text: 'Wait longer after each refusal. Look up the quota in the console of the service.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: [
        'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
        'rfc6585#4',
      ],
    },
  },
  examine(exchange) {
    const { headers, body } = exchange.response;
    const left = headers.get('x-ratelimit-remaining');
    let mark: string;
    let from: string;
    const words = SAYINGS.exec(body?.text.slice(0, 5000) ?? '')?.[0];
    if (left?.trim() === '0')
      [mark, from] = ['`x-ratelimit-remaining: 0`', 'response header x-ratelimit-remaining'];
    else {
      if (words === undefined) return undefined;
      [mark, from] = [`its body says “${words.replaceAll('"', '')}”`, 'response body'];
    }
    // A reason in data, or a header and words that agree.
    const isReason = words?.startsWith('"') === true && jsonBody(exchange) !== undefined;
    const isAgreed = words !== undefined && (left?.trim() === '0' || headers.has('retry-after'));
    const certainty = isReason || isAgreed ? 'certain' : 'likely';
    const host = hostOf(exchange);
    const evidence: Evidence[] = [
      { from, saw: from === 'response body' ? mark.slice('its body says “'.length, -1) : '0' },
      { from: 'response status', saw: '403' },
    ];
    const now = answeredAt(exchange);
    const header = headers.get('retry-after');
    if (header !== undefined) evidence.push({ from: 'response header Retry-After', saw: quote(header) });
    const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
    // GitHub's reset is a time in seconds since 1970; others send seconds from now, which is not taken here.
    const wait =
      now === null
        ? null
        : header !== undefined
          ? retryAfter(header, now)
          : reset > 1e9 && reset < 1e10
            ? reset * 1000 - now
            : null;
    if (now !== null && wait !== null && wait > 0) {
      return {
        cause: 'hidden-rate-limit',
        // A count of 0 may also stand beside a refusal that has another reason.
        certainty,
        evidence,
        values: { wait: inWords(wait), host, until: clock(now + wait, now), mark },
      };
    }
    if (words !== undefined && /^"(?:quota|dailyLimit)Exceeded"$/i.test(words))
      return { cause: 'hidden-quota-used-up', certainty, evidence, values: { host, mark } };
    return { cause: 'hidden-rate-limit-open-end', certainty, evidence, values: { host, mark } };
  },
});

/** GitHub's messages, those of Azure API Management and others, and Google's reasons. */
const SAYINGS =
  /(?:API )?rate limit exceeded|exceeded a secondary rate limit|too many requests|out of call volume quota|"(?:rateLimitExceeded|userRateLimitExceeded|quotaExceeded|dailyLimitExceeded|RATE_LIMIT_EXCEEDED)"/i;
