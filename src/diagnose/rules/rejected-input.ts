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
      title: '{count} fields were not right: {fields}',
      summary:
        'The server understood what was sent. But these fields are missing, or their values break its rules.',
      technical: 'The server answered {status} and names each field in its {from}.',
      fixer: 'you',
      hints: [
        'Correct these fields and send them again.',
        {
          for: 'developer',
          text: 'Check these fields before sending, and show the server’s words beside each.',
        },
      ],
      contrast: { with: 400, text: 'A plain 400 would mean: the server could not even read what was sent.' },
      sources: ['rfc9110#15.5.21', 'rfc9457', 'mdn:422'],
    },
    'fields-in-another-place': {
      title: 'The server looked for {fields} in another place',
      summary: 'The page sent {fields}, but not where {host} looks for it. So the server found nothing.',
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
      contrast: { with: 'a wrong value', text: 'That would be found, and break a rule.' },
      sources: ['https://fastapi.tiangolo.com/tutorial/body/', 'mdn:422'],
    },
    'fields-in-another-form': {
      title: 'The server wants this data written in another way',
      summary: 'The page sent {fields}. {host} reads another way of writing, so it found none of it.',
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
      contrast: { with: 'a wrong value', text: 'That would be found, and break a rule.' },
      sources: ['https://fastapi.tiangolo.com/tutorial/request-forms/', 'mdn:422'],
    },
    'value-already-there': {
      title: 'There is one with this value already',
      summary: 'What you sent may stand at {host} only once, and it is there already.',
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
        'Sign in and try again. If it stays, tell the people who run the site.',
        {
          for: 'developer',
          text: 'Check the name in `wp_ajax_…`. For guests, `wp_ajax_nopriv_…` is needed as well.',
        },
      ],
      contrast: { with: '-1', text: 'The answer -1 would mean: the mark of the page (nonce) is too old.' },
      sources: ['https://developer.wordpress.org/plugins/javascript/ajax/'],
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
    if (words && words.fields.length > 0 && status !== 409) {
      return misplaced(exchange, words, status, seen, host) ?? fieldFinding(words, status, seen);
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
      count: String(words.fields.length),
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
