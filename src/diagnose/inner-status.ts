/** What a code inside an answer says, in the terms of the statuses that HTTP has for it. */
export type InnerStatus = 'sign-in' | 'refused' | 'missing' | 'limit' | 'input' | 'server';

const NUMBERS: Readonly<Record<number, InnerStatus>> = {
  400: 'input',
  401: 'sign-in',
  403: 'refused',
  404: 'missing',
  406: 'input',
  409: 'input',
  410: 'missing',
  412: 'input',
  415: 'input',
  422: 'input',
  429: 'limit',
  // Esri: token expired or not valid, and token required.
  498: 'sign-in',
  499: 'sign-in',
};

/** Words of error codes, in capitals with underscores. Whole words only: "NOT_AUTHORIZED" is no "AUTHORIZED". */
const WORDS: readonly (readonly [RegExp, InnerStatus])[] = [
  [
    /^(?:UNAUTHENTICATED|UNAUTHORIZED|UNAUTHORISED|NOT_AUTHENTICATED|NOT_AUTHED|INVALID_AUTH|INVALID_JWT|AUTHENTICATION_(?:REQUIRED|FAILED|ERROR|EXCEPTION)|AUTH_(?:REQUIRED|ERROR)|(?:ACCESS_)?TOKEN_(?:EXPIRED|REVOKED|INVALID)|(?:INVALID|EXPIRED)_(?:ACCESS_)?TOKEN|JWT_EXPIRED|LOGIN_REQUIRED|(?:USER_)?NOT_LOGGED_IN|SESSION_(?:EXPIRED|INVALID|TIMEOUT)|INVALID_SESSION(?:_ID)?)$/,
    'sign-in',
  ],
  [
    /^(?:FORBIDDEN|PERMISSION_DENIED|ACCESS_DENIED|NOT_AUTHORIZED|NOT_ALLOWED|(?:MISSING|INSUFFICIENT)_(?:SCOPE|PERMISSIONS?|RIGHTS|PRIVILEGES?)|NO_PERMISSION|PERMISSION_ERROR)$/,
    'refused',
  ],
  [
    /^(?:RATE_?LIMIT(?:ED|_EXCEEDED|_ERROR)?|TOO_MANY_REQUESTS|THROTTLED|THROTTLING(?:_EXCEPTION)?|RESOURCE_EXHAUSTED|QUOTA_EXCEEDED|OVER_QUERY_LIMIT)$/,
    'limit',
  ],
  [
    /^(?:BAD_USER_INPUT|BAD_REQUEST|INVALID_ARGUMENTS?|INVALID_INPUT|INVALID_REQUEST(?:_ERROR)?|VALIDATION_(?:ERROR|FAILED|EXCEPTION)|UNPROCESSABLE_(?:ENTITY|CONTENT)|FAILED_PRECONDITION|OUT_OF_RANGE)$/,
    'input',
  ],
  [
    /^(?:INTERNAL|INTERNAL_(?:SERVER_)?ERROR|SERVER_ERROR|FATAL_ERROR|UNAVAILABLE|SERVICE_UNAVAILABLE|DOWNSTREAM_SERVICE_ERROR|DEADLINE_EXCEEDED|TIMEOUT|DATA_LOSS|UNEXPECTED(?:_ERROR)?)$/,
    'server',
  ],
  [/(?:^|_)NOT_FOUND$/, 'missing'],
];

/**
 * Reads a code of an error that stands inside an answer: 401, "401", "UNAUTHENTICATED", "invalid_auth", "PermissionDenied".
 * @returns undefined where the code is one that only its maker knows
 */
export function innerStatus(code: unknown): InnerStatus | undefined {
  if (typeof code === 'number' || (typeof code === 'string' && /^\d{3}$/.test(code))) {
    const number = Number(code);
    return number >= 500 && number <= 599 ? 'server' : NUMBERS[number];
  }
  if (typeof code !== 'string' || code.length > 60) return undefined;
  const word = code
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s.-]+/g, '_')
    .toUpperCase();
  return WORDS.find(([shape]) => shape.test(word))?.[1];
}
