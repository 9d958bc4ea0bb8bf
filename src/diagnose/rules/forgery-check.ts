import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';

const NOT_RIGHTS = {
  with: 403,
  text: 'A plain 403 would mean: your account may not do this. Here the page could not show that you meant it.',
} as const;

const RELOAD = 'Copy what you wrote, reload the page, and send it again.';

/**
 * A server that checks whether its own page sent a form (a guard against forgery, CSRF) says no with many codes: 403
 * (Django, Spring, Express), 419 (Laravel), 422 (Rails), 400 (ASP.NET). It is neither a missing right nor a bad value.
 * Told apart: no token came, the cookie that belongs to it did not come, the token is not the right one, or
 * the page stands at an address that is not on the list.
 */
export default defineRule({
  name: 'forgery-check',
  statuses: [400, 403, 419, 422],
  causes: {
    'human-check-failed': {
      title: 'The check that you are human did not pass',
      summary:
        'The server at {host} wants a sign that no robot sent this. The sign was missing, old or not right.',
      technical:
        'The server answered “{reason}”. A token of such a check is good once, and for a few minutes.',
      fixer: 'you',
      hints: [
        'Copy what you wrote, reload the page, pass the check and send it at once.',
        {
          for: 'developer',
          text: 'Ask for a new token after each try. Check that site key and secret belong together, and the list of host names.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['rfc9110#15.5.4', 'mdn:403'],
    },
    'forgery-token-missing': {
      title: 'The page did not show that you meant this',
      summary:
        'The server at {host} gives each page a secret mark. It should come back with what you send, and it did not.',
      technical: 'The CSRF check failed: no token came with the {method}. The server says: “{reason}”.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        RELOAD,
        {
          for: 'developer',
          text: 'Send the token as the framework asks: a hidden field, or a header such as `X-CSRF-Token`.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['mdn:Web/Security/Attacks/CSRF', 'https://docs.djangoproject.com/en/stable/ref/csrf/'],
    },
    'forgery-cookie-missing': {
      title: 'The browser sent no proof of who holds the page',
      summary:
        'The server at {host} gives your browser a secret mark to keep. It did not come back with this request.',
      technical:
        'The CSRF check failed: the cookie that belongs to the token is missing. The server says: “{reason}”.',
      fixer: 'frontend',
      reach: 'server',
      hints: [
        RELOAD,
        {
          for: 'developer',
          text: 'Send cookies with `credentials: "include"`. Check the `SameSite` and `Secure` of the CSRF cookie.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['https://docs.djangoproject.com/en/stable/ref/csrf/', 'mdn:Web/Security/Attacks/CSRF'],
    },
    'forgery-token-refused': {
      title: 'The page was open too long, or its mark is wrong',
      summary:
        'The server at {host} gives each page a secret mark. The one that came back is not the right one.',
      technical: 'The CSRF check failed: the token does not fit the session. The server says: “{reason}”.',
      fixer: 'you',
      reach: 'server',
      hints: [
        RELOAD,
        {
          for: 'developer',
          text: 'A token ends with its session: fetch a new one after sign-in. Do not cache pages that hold one.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['mdn:Web/Security/Attacks/CSRF', 'https://laravel.com/docs/csrf'],
    },
    'forgery-origin-refused': {
      title: 'The server does not trust the page’s address',
      summary:
        'The server at {host} looks where a request comes from. The page’s address is not on its list.',
      technical: 'The CSRF check failed on `Origin` or `Referer`. The server says: “{reason}”.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Add the page’s origin (Django: `CSRF_TRUSTED_ORIGINS`). Behind a proxy, pass the real host and scheme on.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: [
        'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins',
        'mdn:Web/Security/Attacks/CSRF',
      ],
    },
    'forgery-check-failed': {
      title: 'The server could not tell that you meant this',
      summary: 'The server at {host} checks that its own page sent the form. This check failed.',
      technical:
        'The CSRF check failed on a {method}. The server says: “{reason}”, and not which part was at fault.',
      fixer: 'you',
      reach: 'server',
      hints: [
        RELOAD,
        {
          for: 'developer',
          text: 'Look for the token in the request and for its cookie. The server’s log names the part that failed.',
        },
      ],
      contrast: NOT_RIGHTS,
      sources: ['mdn:Web/Security/Attacks/CSRF', 'https://docs.djangoproject.com/en/stable/ref/csrf/'],
    },
  },
  examine(exchange) {
    if (SAFE.has(exchange.method)) return undefined;
    const body = exchange.response.body?.text.slice(0, 20_000) ?? '';
    const found =
      SAYINGS.find(
        // Whole pages hold texts for errors that did not happen.
        ([, pattern, certainty]) => (certainty === undefined || body.length < 2000) && pattern.test(body),
      ) ?? faintSign(exchange, body);
    if (!found) return undefined;
    const [cause, pattern] = found;
    const token = tokenSent(exchange);
    // The words are those of the list, so no stranger's text gets out.
    const reason = (pattern.exec(body)?.[0] ?? '').replace(/\s+/g, ' ') || '419';
    const evidence: Evidence[] = [
      ...(reason === '419' ? [] : [{ from: 'response body', saw: reason }]),
      ...(token === undefined ? [] : [{ from: `request ${token}`, saw: 'present' }]),
      { from: 'response status', saw: String(exchange.response.status) },
    ];
    const host = hostOf(exchange);
    switch (cause) {
      case 'forgery-token-missing':
        return {
          cause,
          certainty: 'certain',
          evidence,
          values: { host, method: methodOf(exchange), reason },
        };
      case 'human-check-failed':
        return { cause, certainty: found[2] ?? 'certain', evidence, values: { host, reason } };
      case 'forgery-cookie-missing':
        return { cause, certainty: 'certain', evidence, values: { host, reason } };
      case 'forgery-origin-refused':
        return { cause, certainty: 'certain', evidence, values: { host, reason } };
      case 'forgery-token-refused':
        return { cause, certainty: found[2] ?? 'certain', evidence, values: { host, reason } };
      case 'forgery-check-failed':
        return {
          cause,
          certainty: found[2] ?? 'certain',
          evidence,
          alternatives:
            token === undefined
              ? [
                  {
                    cause: 'forgery-token-missing',
                    tellApart: 'Look for the token in the form or the headers that were sent.',
                  },
                  {
                    cause: 'forgery-cookie-missing',
                    tellApart: 'Look for the cookie of the session among those sent.',
                  },
                ]
              : [
                  {
                    cause: 'forgery-token-refused',
                    tellApart: 'Reload the page: a new token fits, an old one does not.',
                  },
                  {
                    cause: 'forgery-cookie-missing',
                    tellApart: 'Look for the cookie of the session among those sent.',
                  },
                ],
          values: { host, method: methodOf(exchange), reason },
        };
    }
  },
});

/** Methods that frameworks do not check (RFC 9110 §9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

type ForgeryCause =
  | 'human-check-failed'
  | 'forgery-token-missing'
  | 'forgery-cookie-missing'
  | 'forgery-token-refused'
  | 'forgery-origin-refused'
  | 'forgery-check-failed';

type Saying = readonly [cause: ForgeryCause, words: RegExp, certainty?: 'likely'];

/** What frameworks say, the most telling first. Each matches only words that are fit to be shown. */
const SAYINGS: readonly Saying[] = [
  // Django and its REST framework.
  ['forgery-cookie-missing', /CSRF cookie not set/],
  ['forgery-origin-refused', /Origin checking failed|Referer checking failed/],
  ['forgery-token-missing', /CSRF token missing(?! or incorrect)/],
  [
    'forgery-token-refused',
    /CSRF token (?:from POST |from the (?:'|&#x27;)[\w-]{1,40}(?:'|&#x27;) HTTP header )?(?:incorrect|has incorrect length)|CSRF token missing or incorrect/,
  ],
  // Rails, in development.
  ['forgery-origin-refused', /didn(?:'|&#39;)t match request\.base_url/],
  [
    'forgery-check-failed',
    /ActionController::InvalidAuthenticityToken|Can(?:'|&#39;)t verify CSRF token authenticity/,
  ],
  // Spring.
  ['forgery-token-missing', /Invalid CSRF Token (?:'|&#39;|\\?")null/],
  ['forgery-token-refused', /Invalid CSRF Token/],
  [
    'forgery-token-missing',
    /Could not verify the provided CSRF token because (?:no token was found to compare|your session was not found)/,
  ],
  // Jenkins, SvelteKit, Grafana.
  ['forgery-token-missing', /No valid crumb was included in the request/],
  ['forgery-origin-refused', /Cross-site (?:POST|PUT|PATCH|DELETE) form submissions are forbidden/],
  // Symfony, Atlassian, Angular's name for it, Go (gorilla/csrf, nosurf).
  ['forgery-token-refused', /The CSRF token is invalid/],
  ['forgery-check-failed', /XSRF (?:check|token|validation) (?:failed|invalid|mismatch)/i],
  ['forgery-token-missing', /CSRF token (?:not found|is missing|is required)|missing CSRF token/i],
  ['forgery-token-refused', /CSRF token (?:is )?invalid/i],
  ['forgery-origin-refused', /referer (?:not supplied|invalid)/],
  // Express: csurf, csrf-csrf. Phoenix.
  ['forgery-check-failed', /EBADCSRFTOKEN|invalid csrf token|InvalidCSRFTokenError/i],
  // WordPress.
  ['forgery-token-refused', /rest_cookie_invalid_nonce/],
  // ASP.NET.
  ['forgery-cookie-missing', /The required anti-?forgery cookie/],
  ['forgery-token-missing', /The required anti-?forgery (?:form field|header value|request token)/],
  [
    'forgery-check-failed',
    /The anti-?forgery token could not be decrypted|The provided anti-?forgery token/i,
  ],
  // Laravel, and Django's page without a reason.
  ['forgery-check-failed', /CSRF token mismatch|CSRF verification failed|CSRF Failed/],
  // Google's, Cloudflare's and hCaptcha's own codes, as programs pass them on; Supabase; and what programs say.
  [
    'human-check-failed',
    /\b(?:timeout-or-duplicate|invalid-input-response|missing-input-response)\b|"captcha_failed"/,
  ],
  [
    'human-check-failed',
    /\b(?:re|h)?captcha (?:verification |token |response |validation |check )?(?:is |was |has )?(?:failed|invalid|expired|missing|required|incorrect|not valid)\b|\b(?:invalid|missing|expired|wrong|incorrect) (?:re|h)?captcha\b|\bturnstile (?:verification |token |validation )?(?:failed|invalid|expired)\b/i,
    'likely',
  ],
  // What others say in words of their own (Play, Echo, Fiber, Flask-WTF, Lusca, h3, Better Auth).
  [
    'forgery-check-failed',
    /\b(?:invalid|missing|expired|bad|wrong|no) (?:csrf|xsrf|anti-?forgery)\b|\b(?:csrf|xsrf|anti-?forgery)[ _-]?(?:token |check |session token )?(?:is |has )?(?:invalid|missing|expired|mismatch|not match|not found|error|failed)\b/i,
    'likely',
  ],
];

/**
 * Signs that fit other reasons too: Laravel's own code and its page, Rails' page for a change that was refused, and WordPress's
 * bare `-1` for a nonce.
 */
function faintSign(exchange: Exchange, body: string): Saying | undefined {
  const { status } = exchange.response;
  if (status === 419 && (body === '' || /Page Expired/.test(body))) {
    return ['forgery-token-refused', /Page Expired|^$/, 'likely'];
  }
  if (status === 422 && /The change you wanted was rejected/.test(body)) {
    return ['forgery-check-failed', /The change you wanted was rejected/, 'likely'];
  }
  if (status === 403 && exchange.url.includes('/wp-admin/admin-ajax.php') && body.trim() === '-1') {
    return ['forgery-token-refused', /-1/, 'likely'];
  }
  return undefined;
}

/** Where a token stands among the request's headers or form fields; its value is not read. */
function tokenSent(exchange: Exchange): string | undefined {
  for (const name of [
    'x-csrf-token',
    'x-xsrf-token',
    'x-csrftoken',
    'requestverificationtoken',
    'x-wp-nonce',
  ]) {
    if (exchange.request.headers.has(name)) return `header ${name}`;
  }
  const body = exchange.request.body?.text.slice(0, 100_000) ?? '';
  const field =
    /\b(csrfmiddlewaretoken|authenticity_token|_token|_csrf|__RequestVerificationToken)\b["\s]*[=:\r\n]/.exec(
      body,
    );
  return field ? `body, ${field[1]}` : undefined;
}

/** The method, when it is one of the usual ones. */
function methodOf(exchange: Exchange): string {
  return /^(?:POST|PUT|PATCH|DELETE)$/.test(exchange.method) ? exchange.method : 'request';
}
