import type { Exchange } from '../../session/exchange.ts';
import { hostOf } from '../phrases.ts';
import { inTitle, quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, repeatsStatus, type ServerWords, serverWords } from '../server-words.ts';

/**
 * The server did not take what was sent: 400 could not read it, 422 read it and a value breaks a rule, 409 clashes with
 * what is there already.
 */
export default defineRule({
  name: 'rejected-input',
  statuses: [400, 409, 422],
  causes: {
    'field-rejected': {
      title: 'One field was not right: {field}',
      summary: 'The server says of “{field}”: “{says}”. The rest was understood.',
      technical: 'The server answered {status}. The field and the reason stand in its {from}.',
      fixer: 'you',
      hints: [
        'Correct this field and send it again.',
        { for: 'developer', text: 'Check this field before sending, and show the server’s words beside it.' },
      ],
      contrast: { with: 400, text: 'A plain 400 would mean: the server could not even read what was sent.' },
      sources: ['rfc9110#15.5.21', 'rfc9457', 'mdn:422'],
    },
    'fields-rejected': {
      title: 'Wrong or missing: {fields}',
      summary:
        'The server understood what was sent. But it names something that is missing or breaks its rules.',
      technical: 'The server answered {status} and names each field in its {from}.',
      fixer: 'you',
      hints: [
        'Correct what is named above, and send it again.',
        {
          for: 'developer',
          text: 'Check these fields before sending, and show the server’s words beside each.',
        },
      ],
      contrast: { with: 400, text: 'A plain 400 would mean: the server could not even read what was sent.' },
      sources: ['rfc9110#15.5.21', 'rfc9457', 'mdn:422'],
    },
    'fields-not-as-agreed': {
      title: 'Left out, or in the wrong form: {fields}',
      summary:
        'The server at {host} says: “{says}”. The page and the server do not agree on the form of the data.',
      technical:
        'The server answered {status}. The fault is in what the page adds or how it writes it, by its {from}.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page, and send them these words.',
        {
          for: 'developer',
          text: 'Compare names, types and places with what the API takes now. A text for a number and an unset variable are usual.',
        },
      ],
      contrast: {
        with: 'a wrong value',
        text: 'A wrong value would be of the right kind, but break a rule.',
      },
      sources: ['rfc9110#15.5.1', 'rfc9110#15.5.21', 'mdn:400'],
    },
    'picture-source-not-listed': {
      title: 'The site may not fetch pictures from this place',
      summary:
        'The site fetches pictures and makes them smaller. It may not fetch this one: its place is not on the list.',
      technical: 'The image optimizer of Next.js answered 400: “{reason}”.',
      fixer: 'frontend',
      hints: [
        'The developers of the site can fix this.',
        {
          for: 'developer',
          text: 'Add the host and path to `images.remotePatterns` in `next.config`, and build again.',
        },
      ],
      contrast: { with: 404, text: 'A 404 would mean: there is no such picture.' },
      sources: ['https://nextjs.org/docs/messages/next-image-unconfigured-host'],
    },
    'fields-in-another-place': {
      title: 'The server looked for {fields} in another place',
      summary: 'The page sent {fields}. {host} looks for that in another place, so it found nothing.',
      technical:
        'The server wants {fields} in the {from}. The request holds it in its body. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page. What you entered is not to blame.',
        {
          for: 'developer',
          text: 'Send it in the {from}. In FastAPI, a bare parameter is read from the query: use a model for a body.',
        },
      ],
      contrast: { with: 'a wrong value', text: 'A wrong value would be found, but break a rule.' },
      sources: ['https://fastapi.tiangolo.com/tutorial/body/', 'mdn:422'],
    },
    'fields-in-another-form': {
      title: 'The server wants this data written in another way',
      summary: 'The page sent {fields}. {host} expects data written in another form, so it found none of it.',
      technical:
        'The body is JSON and holds {fields}. The server says that it is missing, so it reads a form. Status: {status}.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page. What you entered is not to blame.',
        {
          for: 'developer',
          text: 'Send `URLSearchParams` or `FormData`: FastAPI’s password sign-in and all `Form(…)` fields want a form.',
        },
      ],
      contrast: { with: 'a wrong value', text: 'A wrong value would be found, but break a rule.' },
      sources: ['https://fastapi.tiangolo.com/tutorial/request-forms/', 'mdn:422'],
    },
    'value-already-there': {
      title: 'This value is already in use',
      summary: '{host} takes this value only once, and it is there already.',
      technical: 'The server answered {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Choose another value. If you sent it twice, the first one has been saved.',
        {
          for: 'developer',
          text: 'Show which value is taken, and switch the button off while a request is on its way.',
        },
      ],
      contrast: { with: 412, text: 'A 412 would mean: someone changed it while you worked on it.' },
      sources: ['rfc9110#15.5.10', 'mdn:409'],
    },
    'text-too-long-for-model': {
      title: 'The text is too long for this language model',
      summary:
        'The model at {host} reads a limited length at once. This conversation or text goes beyond it.',
      technical: 'The API answered {status}: “{reason}”.',
      fixer: 'you',
      hints: [
        'Start a new conversation, or send less text.',
        {
          for: 'developer',
          text: 'Count tokens before sending, cut or sum up older messages, or take a model with a longer context.',
        },
      ],
      contrast: { with: 413, text: 'A 413 would mean: too many bytes, whatever they say.' },
      sources: ['https://developers.openai.com/api/docs/guides/error-codes'],
    },
    'ajax-action-unknown': {
      title: 'WordPress does not know what the page asks for',
      summary: 'The page asked {host} to do something by a name. No part of the site answers to that name.',
      technical: 'The answer of `admin-ajax.php` is `0`: no handler for this `action`, or none for guests.',
      fixer: 'backend',
      hints: [
        'Sign in and try again. If it still fails, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Check the name in `wp_ajax_…`. For guests, `wp_ajax_nopriv_…` is needed as well.',
        },
      ],
      contrast: { with: '-1', text: 'The answer -1 would mean: the mark of the page (nonce) is too old.' },
      sources: ['https://developer.wordpress.org/plugins/javascript/ajax/'],
    },
    'form-value-missing': {
      title: 'The server missed a value: {field}',
      summary: 'The program at {host} looks for a value of this name. The page did not send it that way.',
      technical: 'Flask answered 400: a `KeyError` in `request.form`, `request.args` or `request.files`.',
      fixer: 'frontend',
      hints: [
        'Reload the page and try again. If it still fails, tell its developers.',
        {
          for: 'developer',
          text: 'Compare the names of the fields. `request.form` does not hold what was sent as JSON: read that with `request.json`.',
        },
      ],
      contrast: { with: 500, text: 'A 500 would mean: the value came, and the program broke on it.' },
      sources: ['https://github.com/pallets/flask/issues/3249', 'mdn:400'],
    },
    'form-value-missing-unnamed': {
      title: 'The server most likely missed a value',
      summary:
        'The program at {host} could not use what came. Most often a value that it needs was not sent.',
      technical:
        'This is the 400 page of Werkzeug (Flask) without a reason: a missing key of the form, or JSON that cannot be read.',
      fixer: 'frontend',
      hints: [
        'Reload the page and try again. If it still fails, tell its developers.',
        {
          for: 'developer',
          text: 'Compare the names of the fields. Set `TRAP_BAD_REQUEST_ERRORS` while developing: it names the key.',
        },
      ],
      contrast: { with: 500, text: 'A 500 would mean: the value came, and the program broke on it.' },
      sources: ['https://github.com/pallets/flask/issues/3249', 'mdn:400'],
    },
    'values-rejected': {
      title: 'The server says: “{words}”',
      summary: 'The server at {host} could read what was sent, but does not accept it.',
      technical: 'The server answered 422. The reason stands in its {from}.',
      fixer: 'you',
      hints: [
        'Change what the server names, then send it again.',
        {
          for: 'developer',
          text: 'The form was right and a value was not: compare what was sent with the server’s rules.',
        },
      ],
      contrast: { with: 400, text: 'A 400 would mean: the server could not even read what was sent.' },
      sources: ['rfc9110#15.5.21', 'mdn:422'],
    },
    'conflict-with-reason': {
      title: 'The server says: “{words}”',
      summary: 'What you sent clashes with what {host} already holds. Those are its own words.',
      technical: 'The server answered 409. The reason stands in its {from}.',
      fixer: 'you',
      hints: [
        'Reload to see what is there now, then make your change again.',
        { for: 'developer', text: 'Fetch the current state, solve the clash, and send the request again.' },
      ],
      contrast: { with: 412, text: 'A 412 would mean: the request named a condition, and it did not hold.' },
      sources: ['rfc9110#15.5.10', 'mdn:409'],
    },
    conflict: {
      title: 'This clashes with what is already there',
      summary: 'The server at {host} understood the request. It does not fit what is stored there now.',
      technical: 'The server answered 409 and gave no reason that can be read.',
      fixer: 'you',
      hints: [
        'Reload to see what is there now, then make your change again.',
        {
          for: 'developer',
          text: 'Look for a name that is taken, an old version number, or the same request sent twice.',
        },
      ],
      contrast: { with: 412, text: 'A 412 would mean: the request named a condition, and it did not hold.' },
      sources: ['rfc9110#15.5.10', 'mdn:409'],
    },
    'request-refused-with-reason': {
      title: 'The server says: “{words}”',
      summary: 'The server at {host} could not use what was sent. Those are its own words.',
      technical: 'The server answered 400. The reason stands in its {from}.',
      fixer: 'frontend',
      hints: [
        'Change what the server names. If you cannot, tell the developers of the page.',
        {
          for: 'developer',
          text: 'Compare the body and the query of this request with what the server expects.',
        },
      ],
      contrast: { with: 422, text: 'A 422 would mean: it could be read, but a value breaks a rule.' },
      sources: ['rfc9110#15.5.1', 'mdn:400'],
    },
  },
  examine(exchange) {
    const { status } = exchange.response;
    const words = serverWords(exchange);
    const host = hostOf(exchange);
    const seen: Evidence = { from: 'response status', saw: String(status) };
    if (exchange.url.includes('/wp-admin/admin-ajax.php') && exchange.response.body?.text.trim() === '0') {
      return {
        cause: 'ajax-action-unknown',
        certainty: 'likely',
        evidence: [{ from: 'response body', saw: '0' }, seen],
        values: { host },
      };
    }
    if (words && TOO_LONG.test(exchange.response.body?.text.slice(0, 5000) ?? '')) {
      return {
        cause: 'text-too-long-for-model',
        certainty: 'certain',
        evidence: [{ from: words.from, saw: words.text }, seen],
        values: { host, status: String(status), reason: words.text.replace(/\.$/, '') },
      };
    }
    if (words && status === 400 && exchange.url.includes('/_next/image?') && PICTURE.test(words.text)) {
      return {
        cause: 'picture-source-not-listed',
        certainty: 'certain',
        evidence: [{ from: words.from, saw: words.text }, seen],
        values: { reason: words.text.replace(/\.$/, '') },
      };
    }
    if (words && words.fields.length > 0 && status !== 409) {
      return (
        misplaced(exchange, words, status, seen, host) ??
        formFinding(exchange, words, status, seen, host) ??
        fieldFinding(words, status, seen)
      );
    }
    if (words && ALREADY.test(words.text)) {
      return {
        cause: 'value-already-there',
        certainty: status === 409 || DATABASE.test(words.text) ? 'certain' : 'likely',
        evidence: [{ from: words.from, saw: words.text }, seen],
        values: { host, status: String(status), reason: words.text.replace(/\.$/, '') },
      };
    }
    if (words?.text && !isWebPage(exchange) && !repeatsStatus(words.text, status)) {
      const evidence = [{ from: words.from, saw: words.text }, seen];
      const text = inTitle(words.text);
      if (status === 422) {
        return {
          cause: 'values-rejected',
          certainty: 'certain',
          evidence,
          values: { words: text, host, from: words.from },
        };
      }
      if (status === 409) {
        return {
          cause: 'conflict-with-reason',
          certainty: 'certain',
          evidence,
          values: { words: text, host, from: words.from },
        };
      }
      return {
        cause: 'request-refused-with-reason',
        certainty: 'certain',
        evidence,
        values: { words: text, host, from: words.from },
      };
    }
    const werkzeug = status === 400 ? werkzeugSays(exchange) : undefined;
    if (werkzeug?.key) {
      return {
        cause: 'form-value-missing',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: `KeyError: ${werkzeug.key}` }, seen],
        values: { field: short(werkzeug.key), host },
      };
    }
    if (werkzeug) {
      return {
        cause: 'form-value-missing-unnamed',
        certainty: 'possible',
        evidence: [{ from: 'response body', saw: werkzeug.words }, seen],
        values: { host },
      };
    }
    if (status === 409) {
      return {
        cause: 'conflict',
        certainty: 'certain',
        evidence: words?.text ? [seen, { from: words.from, saw: words.text }] : [seen],
        values: { host },
      };
    }
    return undefined;
  },
});

/** MongoDB, MySQL, PostgreSQL, Prisma and SQLite, as programs pass their words on; and what programs say themselves. */
const ALREADY =
  /\bE11000 duplicate key\b|\bduplicate (?:entry|key value)\b|\bunique constraint\b|\balready (?:exists|been taken|taken|in use|registered)\b|\bmust (?:be|make a) unique\b/i;

/** The part of them that only a database says. */
const DATABASE = /\bE11000\b|\bduplicate (?:entry|key value)\b|\bunique constraint\b/i;

/** OpenAI's code, and the sentences of others. */
const TOO_LONG = /"context_length_exceeded"|prompt is too long: \d|maximum context length/;

/** Fields that the server misses although the body holds them: it looks in another place, or reads a form. */
function misplaced(exchange: Exchange, words: ServerWords, status: number, seen: Evidence, host: string) {
  const missing = words.fields.filter(
    ({ says, place }) => place !== undefined && /^field required$/i.test(says),
  );
  if (missing.length === 0 || missing.length < words.fields.length) return undefined;
  const sent = exchange.request.body?.text.slice(0, 20_000) ?? '';
  const inJson = /^\s*\{/.test(sent) && missing.every(({ name }) => sent.includes(`"${name}"`));
  if (!inJson) return undefined;
  const places = new Set(missing.map(({ place }) => place));
  const [place] = places;
  if (places.size !== 1 || place === undefined) return undefined;
  const fields = short(missing.map(({ name }) => name).join(', '));
  const evidence: Evidence[] = [
    ...missing.map(({ name, says }) => ({ from: `response body, ${place}.${name}`, saw: says })),
    { from: 'request body', saw: `JSON with ${fields}` },
    seen,
  ];
  if (place === 'body') {
    // A field of the same name may be missing deeper inside.
    return {
      cause: 'fields-in-another-form',
      certainty: 'likely',
      evidence,
      values: { fields, host, status: String(status) },
    } as const;
  }
  return {
    cause: 'fields-in-another-place',
    certainty: 'certain',
    evidence,
    values: {
      fields,
      host,
      status: String(status),
      from: place === 'query' ? 'query of the address' : place,
    },
  } as const;
}

/** Werkzeug's own sentence for a 400, on its page; with debugging on, the name of the key stands beside it. */
const WERKZEUG = 'The browser (or proxy) sent a request that this server could not understand.';

function werkzeugSays(exchange: Exchange): { words: string; key: string } | undefined {
  const text = exchange.response.body?.text.slice(0, 5000) ?? '';
  if (!text.includes(WERKZEUG)) return undefined;
  const key = /\bKeyError: (?:'|&#39;|&#x27;)([\w.[\]-]{1,60})(?:'|&#39;|&#x27;)/.exec(text)?.[1] ?? '';
  return { words: quote(WERKZEUG), key: quote(key) };
}

/** Next.js, of an address that its settings do not list. */
const PICTURE = /^"url" parameter is not allowed$/;

/**
 * What servers say of data whose form is wrong, which nobody types: a wrong JSON type, a name they do not know, a
 * parameter left out (class-validator, ajv, Zod, Jackson, System.Text.Json, serde, Go, Spring, Rails).
 */
const FORM =
  /\bshould not exist$|\bmust not have additional properties\b|\bunrecognized (?:field|key)|\bunknown field\b|\bunknown (?:column|argument|parameter)\b|\bcannot unmarshal\b|\bcannot deserialize\b|\bcould not be converted to\b|\bfailed to deserialize\b|\bdeserialize error\b|\bexpected \w{1,20}, received \w|\binvalid type: \w|^param is missing or the value is empty|^required (?:\w{1,20} )?(?:parameter|header|part) '|\bparameter '[\w.-]{1,60}' is not present|^body must be |\binvalid key\b|^expected `?\w{1,20}`?(?:$|, got )|^failed to convert '|^method parameter '[\w.]{1,60}': failed to convert/i;

/** Faults that the page's program made and not the one who fills in a form: by their words, or by where they stand. */
function formFinding(exchange: Exchange, words: ServerWords, status: number, seen: Evidence, host: string) {
  const { fields } = words;
  const ofProgram = (place: string | undefined) => place !== undefined && place !== 'body';
  // An API's own parameters stand in the code (Stripe, OpenAI); a card's number is a matter of the one who pays.
  const api = /"type"\s*:\s*"invalid_request_error"/.test(exchange.response.body?.text.slice(0, 5000) ?? '');
  if (!api && !fields.every(({ says, place }) => ofProgram(place) || FORM.test(says))) return undefined;
  const says = fields[0]?.says ?? '';
  if (says === '') return undefined;
  return {
    cause: 'fields-not-as-agreed',
    // People can write a wrong address, and a form can pass on what they leave empty.
    certainty: 'likely',
    evidence: [
      ...fields.map((field) => ({ from: `response body, ${field.name}`, saw: field.says || 'named' })),
      seen,
    ],
    values: {
      fields: short(fields.map(({ name }) => name).join(', ')),
      says: says.replace(/\.$/, ''),
      host,
      status: String(status),
      from: words.from,
    },
  } as const;
}

function fieldFinding(words: ServerWords, status: number, seen: Evidence) {
  const said = words.fields.map(({ name, says }) => ({
    from: `${words.from.replace(/,.*/, '')}, ${name}`,
    saw: says || 'named, without a reason',
  }));
  const [first] = words.fields;
  const from = 'response body';
  if (words.fields.length === 1 && first && first.says !== '') {
    return {
      cause: 'field-rejected',
      certainty: 'certain',
      evidence: [...said, seen],
      values: { field: short(first.name), says: first.says.replace(/\.$/, ''), status: String(status), from },
    } as const;
  }
  return {
    cause: 'fields-rejected',
    certainty: 'certain',
    evidence: [...said, seen],
    values: {
      fields: short(words.fields.map(({ name }) => name).join(', ')),
      status: String(status),
      from,
    },
  } as const;
}

function short(text: string): string {
  const line = quote(text);
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
