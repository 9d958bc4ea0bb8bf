import type { Exchange } from '../../session/exchange.ts';
import { whenLimitEnds } from '../limit-headers.ts';
import { answeredAt, clock, hostOf, inWords } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, jsonBody } from '../server-words.ts';

const EVERYONE = {
  with: 503,
  text: 'A 503 would mean: the server is busy for everyone, not just for you.',
} as const;
const TOO_OFTEN = 'If this happens often, the page asks too much: tell its developers.';

/**
 * 429: you ask too often. Whose limit it is (a key, an address, all users, money), and when it ends. 503 means that the
 * service is short for everyone: that is gateway.ts, except where its own words speak of a limit, and 529 (overloaded).
 */
export default defineRule({
  name: 'rate-limit',
  statuses: [429, 503, 529],
  causes: {
    'rate-limited': {
      title: 'Too many requests: wait {wait}',
      summary: 'The server at {host} counts requests, and too many came. It will take new ones at {until}.',
      technical: 'The server answered 429 with `Retry-After: {header}`.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait {wait}, then try again.',
        TOO_OFTEN,
        {
          for: 'developer',
          text: 'Obey `Retry-After` before you repeat. Ask less often, or for more at once.',
        },
      ],
      contrast: EVERYONE,
      sources: ['rfc6585#4', 'rfc9110#10.2.3', 'mdn:429'],
    },
    'rate-limited-until-reset': {
      title: 'Too many requests: the count starts again in {wait}',
      summary: 'The server at {host} counts requests, and too many came. The count starts again at {until}.',
      technical: 'The server answered 429 without `Retry-After`, but with `{header}`.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait {wait}, then try again.',
        TOO_OFTEN,
        { for: 'developer', text: 'Read this value before you repeat. Ask less often, or for more at once.' },
      ],
      contrast: EVERYONE,
      sources: [
        'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
        'rfc6585#4',
        'mdn:429',
      ],
    },
    'rate-limited-for-long': {
      title: 'Too many requests: a long wait of {wait}',
      summary:
        'The server at {host} takes only so many requests in a day or so. It takes new ones at {until}.',
      technical: 'The server answered 429, and `{header}` puts the end more than an hour away.{limit}',
      fixer: 'third-party',
      hints: [
        'Try again after that time, or ask the people who run the service for more.',
        {
          for: 'developer',
          text: 'Do not repeat before. Keep answers you have, and look which code uses the limit up.',
        },
      ],
      contrast: EVERYONE,
      sources: ['rfc6585#4', 'rfc9110#10.2.3', 'mdn:429'],
    },
    'rate-limited-open-end': {
      title: 'Too many requests in a short time',
      summary: 'The server at {host} counts requests, and too many came. It does not say how long to wait.',
      technical: 'The server answered 429 without a `Retry-After` header that can be read.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait a minute, then try again.',
        TOO_OFTEN,
        {
          for: 'developer',
          text: 'Wait longer after each refusal before you repeat. Ask less often, or for more at once.',
        },
      ],
      contrast: EVERYONE,
      sources: ['rfc6585#4', 'mdn:429'],
    },
    'credit-used-up': {
      title: 'The paid credit for this service is used up',
      summary: 'The service at {host} works. The account that the page uses has no credit left.',
      technical: 'The server answered {status} and says “{words}”. Trying again cannot help.',
      fixer: 'operations',
      hints: [
        'The owner of the account has to add credit or raise its spending limit.',
        {
          for: 'developer',
          text: 'Do not repeat on this code. Check that the key belongs to the project that has the credit.',
        },
      ],
      contrast: { with: 'Too many requests', text: 'A plain limit would end by itself after a wait.' },
      sources: ['https://developers.openai.com/api/docs/guides/error-codes', 'mdn:429'],
    },
    'quota-used-up': {
      title: 'The share of requests for this account is used up',
      summary: 'The service at {host} gives each account a share for a day or a month. It is used up.',
      technical: 'The server answered {status} and says “{words}”.{limit}',
      fixer: 'operations',
      hints: [
        'Wait for the next day or month, or ask the owner of the account for a larger share.',
        {
          for: 'developer',
          text: 'Look in the service’s console for the quota by name, and what uses it up.',
        },
      ],
      contrast: { with: 'Too many requests', text: 'A plain limit would end after a short wait.' },
      sources: ['https://docs.cloud.google.com/docs/quotas/troubleshoot', 'mdn:429'],
    },
    'rate-limited-by-address': {
      title: 'Too many requests came from your network',
      summary: 'The server at {host} counts requests by network address. Others may share yours.',
      technical:
        'The server answered {status}, and its words name the IP address as what it counts: “{words}”.{limit}',
      fixer: 'you',
      hints: [
        'Wait a few minutes. A shared network or a VPN (a detour for your traffic) can use the limit up.',
        {
          for: 'developer',
          text: 'Send credentials if you have them: known callers often get a limit of their own.',
        },
      ],
      contrast: EVERYONE,
      sources: ['rfc6585#4', 'mdn:429'],
    },
    'rate-limited-by-account': {
      title: 'This account sent too many requests',
      summary:
        'The server at {host} counts what each account sends. All that use this account share the limit.',
      technical: 'The server answered {status} and names whom it counts: “{words}”.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait a minute, then try again. Close other windows that use the same account.',
        {
          for: 'developer',
          text: 'Look for other programs that use the same key. Spread or queue the requests.',
        },
      ],
      contrast: EVERYONE,
      sources: ['rfc6585#4', 'https://docs.discord.com/developers/topics/rate-limits'],
    },
    'rate-limit-shared': {
      title: 'All users together sent too many requests',
      summary: 'The limit at {host} is shared by all who use this part of it. It may not be your doing.',
      technical: 'The server answered {status} with `X-RateLimit-Scope: shared`.{limit}',
      fixer: 'nobody',
      reach: 'server',
      hints: [
        'Wait a minute, then try again.',
        { for: 'developer', text: 'Obey the wait that the answer names. Asking less alone may not help.' },
      ],
      contrast: EVERYONE,
      sources: ['https://docs.discord.com/developers/topics/rate-limits'],
    },
    'too-many-at-once': {
      title: 'Too many requests at the same moment',
      summary: 'The server at {host} takes only a few requests at a time. More were still under way.',
      technical: 'The server answered {status}; its limit is on concurrent requests: “{words}”.{limit}',
      fixer: 'frontend',
      hints: [
        'Try again when the others are done.',
        TOO_OFTEN,
        { for: 'developer', text: 'Put the requests in a queue, and start one when another ends.' },
      ],
      contrast: EVERYONE,
      sources: ['rfc6585#4', 'mdn:429'],
    },
    'text-limit-reached': {
      title: 'Too much text was sent in a short time',
      summary:
        'The service at {host} counts how many words come in a minute. This account has reached the limit.',
      technical:
        'The limit on tokens per minute or day is reached, not the one on requests: “{words}”.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait a minute, then try again with less text.',
        {
          for: 'developer',
          text: 'Shorten the prompt, lower the wanted length of the answer, or space the calls out.',
        },
      ],
      contrast: { with: 'Too many requests', text: 'A limit on requests would count calls, however short.' },
      sources: ['https://developers.openai.com/api/docs/guides/rate-limits', 'mdn:429'],
    },
    'bucket-full': {
      title: 'Too many requests: {words} are in use',
      summary: 'The shop at {host} takes requests at a steady pace. Too many came at once.',
      technical: 'Shopify’s leaky bucket is full: `X-Shopify-Shop-Api-Call-Limit: {words}`.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait a few seconds, then try again.',
        {
          for: 'developer',
          text: 'Watch the first number of this header, and slow down before it meets the second.',
        },
      ],
      contrast: EVERYONE,
      sources: ['https://shopify.dev/docs/api/usage/limits', 'mdn:429'],
    },
    'too-many-attempts': {
      title: 'Too many tries to sign in',
      summary: 'The server at {host} takes no more tries for a while, so that nobody can guess a password.',
      technical: 'The server answered {status} to a sign-in and says “{words}”.{limit}',
      fixer: 'you',
      hints: [
        'Wait some minutes. Then try once more with care, or set a new password.',
        { for: 'developer', text: 'Check that the page does not send the form again by itself.' },
      ],
      contrast: { with: 401, text: 'A 401 would mean: the password was looked at and is wrong.' },
      sources: ['rfc6585#4', 'mdn:429'],
    },
    'robot-check': {
      title: 'A guard in front of the site wants to check you',
      summary:
        'A guard ({guard}) stands in front of {host}. It asks for a check that this request could not pass.',
      technical: 'A firewall made this {status}: {mark}. It is no count of requests.',
      fixer: 'operations',
      hints: [
        'Open the page itself in a new window, pass the check there, and come back.',
        {
          for: 'developer',
          text: 'Data that scripts or servers fetch needs a bypass rule in the firewall of the project.',
        },
      ],
      contrast: { with: 'Too many requests', text: 'A plain limit would end by itself after a wait.' },
      sources: [
        'https://vercel.com/docs/vercel-firewall',
        'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
        'mdn:429',
      ],
    },
    'busy-with-another': {
      title: 'Another request is changing the same thing',
      summary: 'The service at {host} works on one change at a time. Another request came first.',
      technical:
        'The server answered {status} with the code `{code}`: the object is locked. It is no count of requests.',
      fixer: 'frontend',
      reach: 'address',
      hints: [
        'Try again in a few seconds.',
        {
          for: 'developer',
          text: 'Do not change one object from several calls at once: put them in a queue, and repeat after a pause.',
        },
      ],
      contrast: EVERYONE,
      sources: ['https://docs.stripe.com/rate-limits', 'mdn:429'],
    },
    'store-full': {
      title: 'The store of this service is nearly full',
      summary:
        'The service at {host} takes nothing new, because its disk is nearly full. It is no count of requests.',
      technical: 'Elasticsearch answered {status}: “{words}”. It lets the index be read and emptied only.',
      fixer: 'operations',
      hints: [
        'Tell the people who run the site: waiting alone does not help.',
        {
          for: 'developer',
          text: 'Make room or add disks. The block ends by itself below the high watermark; old versions need it lifted by hand.',
        },
      ],
      contrast: EVERYONE,
      sources: ['https://www.elastic.co/docs/reference/autoops-insights/disk_watermark_flood_stage'],
    },
    'service-overloaded': {
      title: 'The service has more work than it can do',
      summary: 'The service at {host} is overloaded for everyone. It is not this account’s limit.',
      technical: 'The server answered {status} and says “{words}”.',
      fixer: 'third-party',
      hints: [
        'Try again in a minute.',
        {
          for: 'developer',
          text: 'Repeat a few times with growing pauses, then tell the user or take another model.',
        },
      ],
      contrast: { with: 429, text: 'A 429 would mean: your own account has reached a limit.' },
      sources: ['https://platform.claude.com/docs/en/api/errors', 'mdn:503'],
    },
    'limit-as-unavailable': {
      title: 'Too many requests, says the server with a 503',
      summary: 'The server at {host} answers as if it were down. Its words speak of a limit instead.',
      technical: 'A limit is told by 503 where 429 would be usual: “{words}”.{limit}',
      fixer: 'frontend',
      hints: [
        'Wait a minute, then try again.',
        TOO_OFTEN,
        { for: 'developer', text: 'Ask less often. If the server is yours, answer 429 with `Retry-After`.' },
      ],
      contrast: EVERYONE,
      sources: ['rfc6585#4', 'rfc9110#15.6.4'],
    },
  },
  examine(exchange) {
    const { headers, body } = exchange.response;
    const { status: code } = exchange.response;
    const original = body?.text.slice(0, LOOKED_AT) ?? '';
    const text = original.toLowerCase();
    const status = String(code);
    // The service is short for everyone, unless it says otherwise.
    if (code === 503 && text === '') return undefined;

    const host = hostOf(exchange);
    const evidence: Evidence[] = [{ from: 'response status', saw: status }];
    const counts = LIMIT_HEADERS.flatMap((name) => {
      const value = headers.get(name);
      return value === undefined ? [] : [{ from: `response header ${name}`, saw: quote(value) }];
    });
    evidence.push(...counts);
    const limit =
      counts.length > 0
        ? ` It also sent ${counts.map(({ from, saw }) => `\`${from.slice(16)}: ${saw}\``).join(', ')}.`
        : '';
    const found = (words: string): Evidence[] => [{ from: 'response body', saw: words }, ...evidence];
    const match = (shape: RegExp): string | undefined => {
      const words = shape.exec(text)?.[0];
      return words === undefined ? undefined : quote(words);
    };

    // A code in data is the server's own; the same words in prose may be quoted from elsewhere.
    const isData = jsonBody(exchange) !== undefined;
    const full = isData && text.includes('cluster_block_exception') ? match(STORE_FULL) : undefined;
    if (full !== undefined) {
      return {
        cause: 'store-full',
        certainty: 'certain',
        evidence: found(full),
        values: { host, status, words: full },
      };
    }
    const overloadCode = isData ? match(OVERLOAD_CODES) : undefined;
    const overloaded = overloadCode ?? match(OVERLOADED);
    if (overloaded !== undefined || code === 529) {
      const words = overloaded ?? '529';
      return {
        cause: 'service-overloaded',
        certainty: overloadCode !== undefined ? 'certain' : overloaded === undefined ? 'possible' : 'likely',
        evidence: overloaded === undefined ? evidence : found(overloaded),
        values: { host, status, words },
      };
    }
    const now = answeredAt(exchange);
    const end = whenLimitEnds(exchange, now);
    const seen = end ? [end.evidence, ...evidence] : evidence;
    // A sentence may speak of something else; a field or a header does not.
    const told = end?.evidence.from === 'response body, message' ? 'likely' : 'certain';
    const check = robotCheck(exchange, text);
    if (check) {
      return {
        cause: 'robot-check',
        certainty: check.evidence.from === 'response body' ? 'likely' : 'certain',
        evidence: [check.evidence, ...seen],
        values: {
          host,
          status,
          guard: check.guard,
          mark: `${check.evidence.from} says “${check.evidence.saw}”`,
        },
      };
    }
    if (code === 503) {
      const named = /^\s*(?:<\?xml[^>]{0,100}>\s*)?<error/.test(text)
        ? THROTTLED_CODE.exec(original)?.[1]
        : undefined;
      const words = named ?? match(THROTTLED);
      if (words === undefined) return undefined;
      return {
        cause: 'limit-as-unavailable',
        certainty: named ? 'certain' : 'likely',
        evidence: named ? [{ from: 'response body, Code', saw: named }, ...evidence] : found(words),
        values: { host, words, limit },
      };
    }

    if (isData && /"code"\s*:\s*"lock_timeout"/.test(text)) {
      return {
        cause: 'busy-with-another',
        certainty: 'certain',
        evidence: [{ from: 'response body, code', saw: 'lock_timeout' }, ...seen],
        values: { host, status, code: 'lock_timeout' },
      };
    }
    const creditCode = isData ? CREDIT_CODES.exec(text)?.[1] : undefined;
    // Google words a free share that is used up as OpenAI words a lack of credit.
    const credit = creditCode ?? (text.includes('resource_exhausted') ? undefined : match(CREDIT));
    if (credit !== undefined) {
      return {
        cause: 'credit-used-up',
        certainty: creditCode === undefined ? 'likely' : 'certain',
        evidence: [{ from: 'response body', saw: credit }, ...seen],
        values: { host, status, words: credit },
      };
    }
    if (/^limitexceededexception\b/i.test(headers.get('x-amzn-errortype') ?? '')) {
      return {
        cause: 'quota-used-up',
        certainty: 'certain',
        evidence: [{ from: 'response header x-amzn-ErrorType', saw: 'LimitExceededException' }, ...seen],
        values: { host, status, words: 'LimitExceededException', limit },
      };
    }
    // A day is not over when the short wait beside it is.
    const daily = isData ? DAILY.exec(original)?.[1] : undefined;
    if (daily !== undefined) {
      return {
        cause: 'quota-used-up',
        certainty: 'certain',
        evidence: [{ from: 'response body, quotaId', saw: quote(daily) }, ...seen],
        values: { host, status, words: quote(daily), limit },
      };
    }
    if (end && now !== null && end.wait > HOUR) {
      return {
        cause: 'rate-limited-for-long',
        certainty: told,
        evidence: seen,
        values: {
          wait: inWords(end.wait),
          host,
          until: clock(now + end.wait, now),
          header: end.source,
          limit,
        },
      };
    }
    const attempts = match(ATTEMPTS);
    if (attempts !== undefined) {
      return {
        cause: 'too-many-attempts',
        certainty: 'likely',
        evidence: [{ from: 'response body', saw: attempts }, ...seen],
        values: { host, status, words: attempts, limit },
      };
    }
    if (headers.get('x-ratelimit-scope')?.trim() === 'shared') {
      return {
        cause: 'rate-limit-shared',
        certainty: 'certain',
        evidence: [{ from: 'response header X-RateLimit-Scope', saw: 'shared' }, ...seen],
        values: { host, status, limit },
      };
    }
    const bucket = /^\s*(\d{1,5}\/\d{1,5})\s*$/.exec(headers.get('x-shopify-shop-api-call-limit') ?? '')?.[1];
    if (bucket !== undefined) {
      return {
        cause: 'bucket-full',
        certainty: 'certain',
        evidence: [{ from: 'response header X-Shopify-Shop-Api-Call-Limit', saw: bucket }, ...seen],
        values: { host, words: bucket, limit },
      };
    }
    // Where the end is told, the wait is what helps; whose limit it is stands beside it as evidence.
    if (end && now !== null) {
      const until = clock(now + end.wait, now);
      const whose = WHOSE.flatMap(([, shape]) => match(shape) ?? [])[0];
      const all = whose === undefined ? seen : [...seen, { from: 'response body', saw: whose }];
      if (end.evidence.from === 'response header Retry-After') {
        return {
          cause: 'rate-limited',
          certainty: 'certain',
          evidence: all,
          values: { wait: inWords(end.wait), host, until, header: end.evidence.saw, limit },
        };
      }
      return {
        cause: 'rate-limited-until-reset',
        certainty: told,
        evidence: all,
        values: { wait: inWords(end.wait), host, until, header: end.source, limit },
      };
    }
    for (const [cause, shape] of WHOSE) {
      const words = match(shape);
      if (words === undefined) continue;
      // Google calls a count by the minute a quota too: that one is over soon.
      if (cause === 'quota-used-up' && SHORT.test(text)) continue;
      const values = { host, words, limit };
      return cause === 'text-limit-reached'
        ? { cause, certainty: 'likely', evidence: found(words), values }
        : { cause, certainty: 'likely', evidence: found(words), values: { ...values, status } };
    }
    return { cause: 'rate-limited-open-end', certainty: 'certain', evidence, values: { host, limit } };
  },
});

/** A guard that wants to see a browser or a person, by its header or by what its page says. */
function robotCheck(exchange: Exchange, text: string): { guard: string; evidence: Evidence } | undefined {
  const { headers } = exchange.response;
  for (const [header, guard] of GUARDS) {
    const value = headers.get(header);
    if (value !== undefined)
      return { guard, evidence: { from: `response header ${header}`, saw: quote(value) } };
  }
  const words = isWebPage(exchange) ? CHECKS.exec(text)?.[0] : undefined;
  return words === undefined
    ? undefined
    : { guard: 'a check for robots', evidence: { from: 'response body', saw: quote(words) } };
}

const GUARDS = [
  ['x-vercel-mitigated', 'Vercel'],
  ['cf-mitigated', 'Cloudflare'],
] as const;
/** What such pages say (Google, Cloudflare, Vercel and others); lower case. */
const CHECKS =
  /unusual traffic from your computer network|verify(?:ing)? (?:that )?you are (?:a )?human|<title>just a moment\.\.\.|vercel security checkpoint/;

/** Messages stand at the beginning. */
const LOOKED_AT = 5000;
const HOUR = 3600_000;

/** Codes of services that are short for all (Anthropic, OpenAI, Elasticsearch); lower case, as all that follow. */
const OVERLOAD_CODES =
  /overloaded_error|engine_overloaded|circuit_breaking_exception|es_rejected_execution_exception/;
const STORE_FULL = /disk usage exceeded flood-stage watermark|index read-only \/ allow delete/;
const OVERLOADED =
  /overloaded_error|engine_overloaded|(?:engine|model|server|service) is (?:currently |temporarily )?overloaded/;
/** Codes of AWS and of those that speak its dialect. */
const THROTTLED_CODE =
  /<code>(slowdown|serverbusy|throttl\w{0,20}|toomanyrequests\w{0,20}|requestlimitexceeded)<\/code>/i;
/** A count of Google's that starts anew each day. */
const DAILY = /"quotaId"\s*:\s*"(\w{0,80}PerDay\w{0,80})/;
const THROTTLED =
  /too many (?:requests|connections)|rate[ -]?limit(?:ed|ing)?(?: exceeded)?|throttl(?:ed|ing)\b|reduce your request rate/;
/** Error codes of OpenAI and of those that speak its dialect. */
const CREDIT_CODES = /"(?:code|type)"\s*:\s*"(insufficient_quota|billing_hard_limit_reached)"/;
const CREDIT =
  /insufficient_quota|billing_hard_limit_reached|credit balance is too low|insufficient (?:credits?|balance|funds)|exceeded your current quota, please check your plan and billing/;
const ATTEMPTS =
  /too many (?:failed )?(?:log[ -]?ins?|sign[ -]?ins?|password|authentication) (?:attempts|tries)|too many failed attempts|too_many_attempts_try_later/;

/** Whose limit it is, by the server's words; the narrowest first. */
const WHOSE = [
  ['text-limit-reached', /tokens per (?:min(?:ute)?|day)|\btpm\b|token rate limit/],
  ['too-many-at-once', /(?:too many |number of )?concurrent (?:requests|connections)|simultaneous requests/],
  [
    'quota-used-up',
    /(?:daily|monthly|hourly) (?:request )?(?:limit|quota)|quota (?:has been |was |is )?(?:exceeded|exhausted|reached)|(?:exceeded|exhausted) (?:your|the) (?:\w+ )?quota|dailylimitexceeded|quotaexceeded|daily free allocation/,
  ],
  [
    'rate-limited-by-address',
    /(?:from|for|per|by|of) (?:this |your |an? |the )?ip(?: address)?\b|your ip(?: address)?\b|rate limit exceeded for \d{1,3}\.\d{1,3}/,
  ],
  [
    'rate-limited-by-account',
    /(?:for|of|per|by) (?:this |your |the )?(?:api key|user(?: id)?|account|organi[sz]ation|workspace|project)\b|your (?:api key|account) (?:has|is)/,
  ],
] as const;

/** A count that starts anew soon. */
const SHORT = /\bper[ -]?(?:minute|second)|perminute|persecond/;

/** The draft's fields and the dialects before it (draft-ietf-httpapi-ratelimit-headers; GitHub, Twitter and others). */
const LIMIT_HEADERS = [
  'ratelimit-policy',
  'ratelimit',
  'ratelimit-limit',
  'x-ratelimit-limit',
  'x-rate-limit-limit',
  'ratelimit-remaining',
  'x-ratelimit-remaining',
  'x-rate-limit-remaining',
];
