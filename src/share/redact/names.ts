/**
 * Names that say of themselves that their value is a secret. As parts of a name: "userPassword", "x-api-key".
 * The list of OWASP's Logging Cheat Sheet ("Data to exclude") with the names that OAuth 2.0 (RFC 6749), OpenID Connect and
 * signed URLs (AWS SigV4, Google, Azure) use.
 */
const SECRET =
  /pass(?:wo?r?d|phrase|code|key|wd)|pwd|secret|token|api[_-]?key|(?:access|private|signing|subscription|functions?|master|shared|encryption|host)[_-]?key|authori[sz]ation|credential|signature|session|cookie|jwt|bearer|csrf|xsrf|assertion|verifier|one[_-]?time|mfa|totp|iban|card(?:num|_num|no)|account(?:num|_num)|routing|passport|licen[cs]e[_-]?(?:key|number)|webhook[_-]?url|connection[_-]?string|recovery|seed|mnemonic/i;
/** Names that are one only when they stand alone. */
const SECRET_ALONE =
  /^(?:auth|sid|sig|pin|otp|tan|cvv|cvc|csc|ssn|nonce|hmac|hash|salt|key|keys|pat|psk|pw|pass|ticket|sess|jsessionid|phpsessid|code_challenge|skoid|sktid|saml(?:request|response)|relaystate)$/i;

/** Whether a name says that its value is secret. */
export function namesSecret(name: string): boolean {
  return SECRET.test(name) || SECRET_ALONE.test(name);
}

/** A part of a path after which a secret mostly stands: "/reset/3f9c…", "/invite/AbC". */
export const BEFORE_SECRET =
  /^(?:token|tokens|reset|reset-password|password-reset|password|invite|invites|invitation|invitations|verify|verification|confirm|confirmation|activate|activation|unsubscribe|magic|magic-link|magiclink|secret|secrets|key|keys|apikey|api-key|auth|session|sessions|share|shared|webhook|webhooks|hook|hooks|callback|otp|pin|tan|2fa|mfa|code|login|signin|sso|jwt|access|s)$/i;
/** … and after these also a short number: a code that a person types in. */
export const BEFORE_CODE =
  /^(?:otp|pin|tan|2fa|mfa|code|verify|verification|confirm|confirmation|reset|token|activate)$/i;

/** Whether a name says that its value is what a person signs in by. */
export function namesPerson(name: string): boolean {
  return /^(?:user|user_?name|user_?id|login|log_?in_?name|account|e?mail|e-mail)$/i.test(name);
}

/** Parameters whose values say how, not who: safe to show. All others are hidden. */
export const HARMLESS_PARAMETERS: ReadonlySet<string> = new Set([
  'page',
  'per_page',
  'perpage',
  'page_size',
  'pagesize',
  'limit',
  'offset',
  'skip',
  'take',
  'size',
  'count',
  'start',
  'sort',
  'sortby',
  'sort_by',
  'order',
  'orderby',
  'order_by',
  'direction',
  'lang',
  'language',
  'locale',
  'hl',
  'format',
  'type',
  'version',
  'v',
  'fields',
  'include',
  'expand',
  'status',
  'width',
  'height',
  'w',
  'h',
  'dpr',
  'quality',
  'callback',
  'currency',
  'response_type',
  'response_mode',
  'grant_type',
  'token_type',
  'operationname',
  'api-version',
  'action',
  // How a signed address was made, and until when it holds (AWS SigV4, Google, Azure): what one debugs it with.
  'x-amz-algorithm',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signedheaders',
  'x-goog-algorithm',
  'x-goog-date',
  'x-goog-expires',
  'x-goog-signedheaders',
  'expires',
  'sv',
  'st',
  'se',
  'sr',
  'sp',
  'spr',
  'iss',
]);

/** Parameters by which a server tells what went wrong (RFC 6749 §4.1.2.1), in prose. */
export const TELLING_PARAMETERS: ReadonlySet<string> = new Set([
  'error',
  'error_code',
  'error_description',
  'error_reason',
]);

/**
 * Fields in which servers say what is wrong and where: RFC 9457 (problem details), RFC 6749 §5.2, GraphQL §7.1.2, JSON:API
 * errors, Google's and Microsoft's error forms, and what common frameworks write.
 */
export const SERVER_WORDS: ReadonlySet<string> = new Set([
  'message',
  'messages',
  'msg',
  'error',
  'errors',
  'error_description',
  'error_message',
  'errormessage',
  'errormsg',
  'error_msg',
  'error_summary',
  'errorsummary',
  'error_code',
  'errorcode',
  'error_type',
  'errortype',
  'errorcauses',
  'err',
  'fault',
  'faultstring',
  'faultcode',
  'detail',
  'details',
  'title',
  'description',
  'reason',
  'reasons',
  'cause',
  'code',
  'subcode',
  'decline_code',
  'network_decline_code',
  'failure_code',
  'reason_code',
  'error_subcode',
  'status',
  'statuscode',
  'status_code',
  'statustext',
  'type',
  '__type',
  'kind',
  'level',
  'severity',
  'category',
  'hint',
  'help',
  'info',
  'field',
  'fields',
  'param',
  'parameter',
  'property',
  'pointer',
  'propertypath',
  'loc',
  'location',
  'locationtype',
  'path',
  'rule',
  'constraint',
  'constraints',
  'keyword',
  'schemapath',
  'domain',
  'target',
  'service',
  'exception',
  'exceptionclass',
  'violations',
  'validation_errors',
  'non_field_errors',
  'operation',
  'operationname',
  'method',
  'scope',
  'required',
  'expected',
  'actual',
  'retryable',
  'retry_after',
  'retryafter',
  'resource',
  'documentation_url',
  'more_info',
  'moreinfo',
  'doc_url',
]);

/** Fields by which a message can be found again in a server's own notes. */
export const REFERENCE_NUMBERS: ReadonlySet<string> = new Set([
  'request_id',
  'requestid',
  'req_id',
  'trace_id',
  'traceid',
  'correlation_id',
  'correlationid',
  'activityid',
  'error_id',
  'errorid',
  'incident_id',
  'incidentid',
  'ray_id',
  'hostid',
  'fbtrace_id',
  'instance',
]);

/** Fields of a request that say what is asked for, not by whom or with what. */
export const STRUCTURE: ReadonlySet<string> = new Set([
  ...HARMLESS_PARAMETERS,
  'operationname',
  'jsonrpc',
  'method',
  '__typename',
  'timestamp',
  'created_at',
  'createdat',
  'updated_at',
  'updatedat',
  'date',
  'time',
  'unit',
  'mimetype',
  'content_type',
  'encoding',
]);
