import type { Exchange } from '../../session/exchange.ts';
import { jsonFault } from '../json-fault.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { serverWords } from '../server-words.ts';

const NOT_WANTED = {
  with: 406,
  text: 'A 406 would be about the answer that the page asked for.',
} as const;
const NOT_READABLE = {
  with: 422,
  text: 'A 422 would mean: it could be read, but a value breaks a rule.',
} as const;
const THREE_CODES = {
  for: 'developer',
  text: '`400` is for data that cannot be read, `415` for a `Content-Type` that is not taken, `422` for wrong values.',
} as const;

/**
 * The kind of the data, not its values: 415 is about what was sent, 406 about what was asked for, and a 400 for what
 * could not be read is checked against the body that was sent. Values that break a rule are in rejected-input.ts.
 */
export default defineRule({
  name: 'wrong-content',
  statuses: [400, 406, 415, 422],
  causes: {
    'answer-kind-not-available': {
      title: 'The server has no answer of the kind that was asked for',
      summary: 'The page takes only certain kinds of answer. {host} has none of them for this address.',
      technical: 'The request carries `Accept: {type}`, and the server answered 406 for `{path}`.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: the page and the server do not agree here.',
        {
          for: 'developer',
          text: 'Ask for a type that the server makes, or add `*/*` at the end of `Accept`. Check an ending such as `.json` too.',
        },
      ],
      contrast: { with: 415, text: 'A 415 would be about what the page sent.' },
      sources: ['rfc9110#15.5.7', 'rfc9110#12.5.1', 'mdn:406'],
    },
    'answer-kind-refused-though-any': {
      title: 'The server refused, though any kind of answer would do',
      summary: 'The page takes any kind of answer. {host} still says that it has none to give.',
      technical:
        'The request carries `Accept: {type}`, which takes anything. So a 406 must have another reason.',
      fixer: 'backend',
      hints: [
        'Tell the people who run the server: its log may say why.',
        {
          for: 'developer',
          text: 'Look for a format ending in the path, for the language asked for, and for a security filter that uses 406.',
        },
      ],
      contrast: { with: 415, text: 'A 415 would be about what the page sent.' },
      sources: ['rfc9110#15.5.7', 'rfc9110#12.5.1', 'mdn:406'],
    },
    'refused-by-filter': {
      title: 'A filter in front of the site refused this',
      summary:
        'Something in the request looked like an attack to the guard of {host}. So it did not let it in.',
      technical:
        'The page names ModSecurity, a filter that answers 406. The kind of answer is not the reason.',
      fixer: 'operations',
      hints: [
        'Leave out special characters or bits of code, and send it again. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'The audit log of ModSecurity names the rule. Add an exception for this field.',
        },
      ],
      contrast: { with: 403, text: 'A 403 is the usual code of such filters.' },
      sources: ['https://github.com/owasp-modsecurity/ModSecurity', 'mdn:406'],
    },
    'content-type-missing': {
      title: 'The page did not say what kind of data it sent',
      summary: 'Data went to {host} without a label. The server does not take data that it has to guess at.',
      technical: 'A body was sent without a `Content-Type` header. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this with one line of code.',
        { for: 'developer', text: 'Set `Content-Type` to what the body is, such as `application/json`.' },
        THREE_CODES,
      ],
      contrast: NOT_WANTED,
      sources: ['rfc9110#8.3', 'rfc9110#15.5.16', 'mdn:415'],
    },
    'json-sent-as-text': {
      title: 'The data was labelled as plain text',
      summary:
        'The data that the page sent is well formed. But its label says plain text, so {host} did not take it.',
      technical:
        'The body is JSON, and `Content-Type` says `{type}`. That is what fetch writes for a string.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this with one line of code.',
        { for: 'developer', text: 'Send `Content-Type: application/json` with this request.' },
        THREE_CODES,
      ],
      contrast: NOT_WANTED,
      sources: ['rfc9110#15.5.16', 'fetch#concept-bodyinit-extract', 'mdn:415'],
    },
    'json-sent-as-form': {
      title: 'The data was labelled as a form, but is not one',
      summary:
        'What the page sent is not written like a form. Its label says so, and {host} could not use it.',
      technical: 'The body is JSON, and `Content-Type` says `{type}`. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this with one line of code.',
        {
          for: 'developer',
          text: 'Send `Content-Type: application/json`, or send the fields as `URLSearchParams`.',
        },
        THREE_CODES,
      ],
      contrast: NOT_WANTED,
      sources: ['rfc9110#8.3', 'rfc9110#15.5.16', 'mdn:415'],
    },
    'form-sent-as-json': {
      title: 'A form was sent under the wrong label',
      summary:
        'The page sent its data written like a form. Its label says otherwise, so {host} could not read it.',
      technical: 'The body has the shape `name=value&…`, and `Content-Type` says `{type}`. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Send `JSON.stringify(data)`, or label the form as `application/x-www-form-urlencoded`.',
        },
        THREE_CODES,
      ],
      contrast: NOT_READABLE,
      sources: ['rfc9110#8.3', 'rfc8259#2', 'mdn:400'],
    },
    'content-type-refused': {
      title: 'The server does not take this kind of data',
      summary:
        'The page sent data of a kind that {host} does not take at this address. The data itself may be fine.',
      technical: 'The request says `Content-Type: {type}`, and the server answered {status}.{limit}',
      fixer: 'frontend',
      hints: [
        'If you sent a file, try another kind of file. Otherwise tell the developers of the page.',
        { for: 'developer', text: 'Compare `Content-Type`, its charset too, with what this address takes.' },
        THREE_CODES,
      ],
      contrast: NOT_WANTED,
      sources: ['rfc9110#15.5.16', 'rfc9110#12.5.1', 'mdn:415'],
    },
    'content-encoding-refused': {
      title: 'The server cannot unpack what was sent',
      summary: 'The page packed its data to make it smaller. {host} does not take data packed in this way.',
      technical: 'The request says `Content-Encoding: {type}`, and the server answered 415.{limit}',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this: they can send the data as it is.',
        {
          for: 'developer',
          text: 'Leave the compression out, or use one that `Accept-Encoding` of the answer lists.',
        },
      ],
      contrast: NOT_WANTED,
      sources: ['rfc9110#12.5.3', 'rfc9110#15.5.16', 'mdn:415'],
    },
    'multipart-without-boundary': {
      title: 'The server cannot tell where the parts begin',
      summary:
        'The page sent a form in several parts. Its label does not say where one ends, so {host} cannot read it.',
      technical: '`Content-Type: multipart/form-data` was sent without `boundary`. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this by taking out one line of code.',
        {
          for: 'developer',
          text: 'Do not set `Content-Type` for `FormData`: the browser writes it, with the boundary.',
        },
        THREE_CODES,
      ],
      contrast: NOT_READABLE,
      sources: ['rfc7578#4.1', 'mdn:Web/API/XMLHttpRequest_API/Using_FormData_Objects'],
    },
    'body-missing': {
      title: 'The page sent no data, and the server needs some',
      summary: 'The request to {host} was empty. The server wants data with it.',
      technical: '`{method} {path}` went out with no body, and was answered {status}.',
      fixer: 'frontend',
      hints: [
        'Fill in the form again and send it. If it fails again, tell the developers of the page.',
        {
          for: 'developer',
          text: 'Pass a `body` and its `Content-Type`. A redirect, or a stream that was read already, also empties it.',
        },
      ],
      contrast: NOT_READABLE,
      sources: ['rfc9110#6.4', 'rfc9110#15.5.1', 'mdn:400'],
    },
    'json-broken': {
      title: 'What the page sent is not well formed',
      summary: 'The page sent data that is written wrongly. So {host} could not read any of it.',
      technical: '`Content-Type` says JSON, and the body is none: {reason}. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this. What you entered is not to blame.',
        {
          for: 'developer',
          text: 'Build the body with `JSON.stringify`. Single quotes, a last comma and a cut text are the usual slips.',
        },
        THREE_CODES,
      ],
      contrast: NOT_READABLE,
      sources: ['rfc8259#2', 'mdn:Web/JavaScript/Reference/Errors/JSON_bad_parse', 'mdn:400'],
    },
    'body-is-a-slip': {
      title: 'The page sent “{words}” instead of its data',
      summary:
        'The data never got into the request. {host} got the one phrase “{words}” and could not use it.',
      technical:
        'The whole body is `{words}`: a value was turned into text without `JSON.stringify`. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this. What you entered is not to blame.',
        {
          for: 'developer',
          text: 'Pass `JSON.stringify(data)` as the body, and check that `data` is there.',
        },
        THREE_CODES,
      ],
      contrast: NOT_READABLE,
      sources: ['mdn:Web/JavaScript/Reference/Global_Objects/Object/toString', 'rfc8259#2'],
    },
    'json-encoded-twice': {
      title: 'The data was wrapped up twice',
      summary: 'The page packed its data into text, and that text once more. {host} finds no fields in it.',
      technical: 'The body is one JSON string that holds JSON: `JSON.stringify` ran twice. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this by taking out one step.',
        {
          for: 'developer',
          text: 'Call `JSON.stringify` once. Some libraries, such as axios, already do it for an object.',
        },
        THREE_CODES,
      ],
      contrast: NOT_READABLE,
      sources: ['mdn:Web/JavaScript/Reference/Global_Objects/JSON/stringify', 'rfc8259'],
    },
    'body-called-unreadable': {
      title: 'The server could not read what was sent',
      summary: 'The server at {host} says that the data it got is not well formed. It read none of it.',
      technical: 'The server answered {status} and gives as its reason: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page. What you entered is not to blame.',
        {
          for: 'developer',
          text: 'Compare the body with what the server expects. Something on the way may have changed or cut it.',
        },
        THREE_CODES,
      ],
      contrast: NOT_READABLE,
      sources: ['rfc9110#15.5.1', 'rfc8259#2', 'mdn:400'],
    },
  },
  examine(exchange) {
    const { status } = exchange.response;
    const { headers, body } = exchange.request;
    const seen: Evidence = { from: 'response status', saw: String(status) };
    const host = hostOf(exchange);

    const aboutLabel =
      status === 406 ? LABEL_REFUSED.exec(exchange.response.body?.text.slice(0, 2000) ?? '')?.[0] : undefined;
    if (status === 406 && /mod_security/i.test(exchange.response.body?.text.slice(0, 5000) ?? '')) {
      return {
        cause: 'refused-by-filter',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: 'Mod_Security' }, seen],
        values: { host },
      };
    }
    if (status === 406 && aboutLabel === undefined) {
      const accept = headers.get('accept');
      if (accept === undefined) return undefined;
      const anything = /\*\/\*(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accept);
      const evidence = [{ from: 'request header Accept', saw: quote(accept) }, seen];
      if (anything) {
        return {
          cause: 'answer-kind-refused-though-any',
          certainty: 'certain',
          evidence,
          values: { host, type: quote(accept) },
        };
      }
      return {
        cause: 'answer-kind-not-available',
        certainty: 'likely',
        evidence,
        alternatives: [
          {
            cause: 'answer-kind-refused-though-any',
            tellApart:
              'Send the request with “Accept: */*”. If it is still refused, the kind is not the reason.',
          },
        ],
        values: { host, type: quote(accept), path: pathOf(exchange) },
      };
    }

    const label = headers.get('content-type');
    const type = (label ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    const code = String(status);
    const labelSeen: Evidence = {
      from: 'request header Content-Type',
      saw: label === undefined ? 'absent' : quote(type === 'multipart/form-data' ? type : label),
    };
    if (type === 'multipart/form-data' && !/;\s*boundary=/i.test(label ?? '')) {
      return {
        cause: 'multipart-without-boundary',
        certainty: 'certain',
        evidence: [{ ...labelSeen, saw: 'multipart/form-data, without boundary' }, seen],
        values: { host, status: code },
      };
    }
    const text = body && !body.binary ? body.text : '';
    const whole = text.length <= LONGEST && body?.truncated !== true;
    const slip = SLIP.exec(text.slice(0, 40))?.[1];
    if (slip) {
      return {
        cause: 'body-is-a-slip',
        certainty: 'certain',
        evidence: [{ from: 'request body', saw: slip }, seen],
        values: { words: slip, host, status: code },
      };
    }
    const isJson = JSON_TYPE.test(type);
    if (isJson && text !== '' && whole) {
      const parsed = readJson(text);
      const sent: Evidence = { from: 'request body', saw: parsed.ok ? 'JSON' : parsed.reason };
      if (!parsed.ok) {
        if (FORM_BODY.test(text.slice(0, 2000))) {
          return {
            cause: 'form-sent-as-json',
            certainty: 'certain',
            evidence: [labelSeen, { from: 'request body', saw: 'written as a form (name=value)' }, seen],
            values: { host, type: quote(type), status: code },
          };
        }
        return {
          cause: 'json-broken',
          certainty: 'certain',
          evidence: [labelSeen, sent, seen],
          values: { host, reason: parsed.reason, status: code },
        };
      }
      if (typeof parsed.value === 'string' && /^\s*[[{]/.test(parsed.value) && readJson(parsed.value).ok) {
        return {
          cause: 'json-encoded-twice',
          certainty: 'likely',
          evidence: [labelSeen, { from: 'request body', saw: 'a JSON string that holds JSON' }, seen],
          values: { host, status: code },
        };
      }
    }
    if (
      !isJson &&
      (status === 415 || status === 400 || status === 422 || aboutLabel !== undefined) &&
      /^\s*[[{]/.test(text) &&
      whole &&
      readJson(text).ok
    ) {
      const sent: Evidence = { from: 'request body', saw: 'JSON' };
      if (type === 'application/x-www-form-urlencoded') {
        return {
          cause: 'json-sent-as-form',
          certainty: 'likely',
          evidence: [labelSeen, sent, seen],
          values: { host, type: quote(type), status: code },
        };
      }
      if (
        type === 'text/plain' &&
        (status === 415 || aboutLabel !== undefined || complainsOfBody(exchange))
      ) {
        return {
          cause: 'json-sent-as-text',
          certainty: 'likely',
          evidence: [labelSeen, sent, seen],
          values: { host, type: quote(type) },
        };
      }
    }
    if (status === 415) {
      const encoding = headers.get('content-encoding');
      const accepted = exchange.response.headers.get('accept-encoding');
      if (encoding && !/^identity$/i.test(encoding)) {
        return {
          cause: 'content-encoding-refused',
          certainty: accepted === undefined ? 'likely' : 'certain',
          evidence: [
            { from: 'request header Content-Encoding', saw: quote(encoding) },
            ...(accepted === undefined
              ? []
              : [{ from: 'response header Accept-Encoding', saw: quote(accepted) || 'empty' }]),
            seen,
          ],
          values: {
            host,
            type: quote(encoding),
            limit: accepted ? ` It lists \`Accept-Encoding: ${quote(accepted)}\`.` : '',
          },
        };
      }
    }
    const bodySent = text !== '' || body?.binary === true;
    const recorded = headers.has('host') || headers.has('sec-fetch-site') || headers.has('content-length');
    if (status === 415 && label === undefined && bodySent && recorded) {
      return {
        cause: 'content-type-missing',
        certainty: 'certain',
        evidence: [labelSeen, { from: 'request body', saw: 'present' }, seen],
        values: { host, status: code },
      };
    }
    if ((status === 415 || aboutLabel !== undefined) && label !== undefined) {
      const listed = ['accept-post', 'accept-patch', 'accept']
        .map((name) => [name, exchange.response.headers.get(name)] as const)
        .find(([, value]) => value);
      return {
        cause: 'content-type-refused',
        certainty: 'certain',
        evidence: [
          labelSeen,
          ...(listed ? [{ from: `response header ${listed[0]}`, saw: quote(listed[1] ?? '') }] : []),
          seen,
        ],
        values: {
          host,
          status: code,
          type: quote(type),
          limit: listed ? ` It takes \`${quote(listed[1] ?? '')}\`.` : '',
        },
      };
    }
    const empty =
      !bodySent && headers.get('content-length') === '0' && /^(?:POST|PUT|PATCH)$/.test(exchange.method);
    if (empty && (status === 415 || complainsOfBody(exchange))) {
      return {
        cause: 'body-missing',
        certainty: 'likely',
        evidence: [{ from: 'request header Content-Length', saw: '0' }, seen],
        values: { host, method: quote(exchange.method), path: pathOf(exchange), status: code },
      };
    }
    const complaint = status === 415 ? undefined : complainsOfBody(exchange);
    if (complaint && bodySent) {
      return {
        cause: 'body-called-unreadable',
        certainty: 'certain',
        evidence: [complaint, labelSeen, seen],
        values: { host, reason: complaint.saw.replace(/\.$/, ''), status: code },
      };
    }
    return undefined;
  },
});

/** Elasticsearch answers 406 to a label of the request that it does not take. */
const LABEL_REFUSED = /Content-Type header \[[^\]]{0,100}\] is not supported/;
const LONGEST = 200_000;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/;
const SLIP = /^\s*(\[object [A-Z]\w{1,20}\]|undefined|NaN)\s*$/;
const FORM_BODY = /^[\w.[\]%-]+=[^&\s{}]*(?:&[\w.[\]%-]+=[^&\s{}]*)*$/;

/** What the parsers of Node, Python, Java (Jackson), .NET, Go, PHP and Ruby say of a body that they cannot read. */
const UNREADABLE =
  /unexpected (?:token|end of (?:json|input))|json parse error|not valid json|invalid json|malformed json|json decode error|expecting value|unrecognized token|could not read (?:json|document)|required request body is missing|non-empty request body|(?:request )?body (?:is|was) (?:empty|missing)|bad control character|invalid character .{1,20} looking for|failed to (?:parse|decode) (?:the )?(?:request )?(?:body|json)|(?:the )?json (?:value|payload|body|object|string) (?:could not|is invalid|contains)|unterminated string|problems parsing json|malformed request body|valid dictionary or object to extract|POST body missing, invalid content-type/i;

/** A body that was read, and holds one value of another kind (System.Text.Json, Jackson). */
const ONE_VALUE = /Path: \$\.\w|through reference chain|parse error: cannot deserialize value of type/i;

function complainsOfBody(exchange: Exchange): Evidence | undefined {
  const words = serverWords(exchange);
  if (!words) return undefined;
  if (UNREADABLE.test(words.text) && !ONE_VALUE.test(words.text))
    return { from: words.from, saw: words.text };
  // ASP.NET says so of one value of a body that it could read: `$.price`.
  const field = words.fields.find(({ says }) => UNREADABLE.test(says) && !/Path: \$\.\w/.test(says));
  return field ? { from: 'response body', saw: field.says } : undefined;
}

type Read = { ok: true; value: unknown } | { ok: false; reason: string };

/** The reason says where reading broke off, and shows nothing of the body: that may be a secret. */
function readJson(text: string): Read {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, reason: jsonFault(text) ?? 'it ends too early, or holds what JSON does not know' };
  }
}
