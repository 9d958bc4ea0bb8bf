import { hostOf } from '../phrases.ts';
import { quote } from '../quote.ts';
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
      summary: 'The server understood what was sent, but these values break its rules.',
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
    if (words && words.fields.length > 0 && status !== 409) return fieldFinding(words, status, seen);
    if (
      words?.text &&
      words.text.length <= 60 &&
      !isWebPage(exchange) &&
      !repeatsStatus(words.text, status)
    ) {
      const evidence = [{ from: words.from, saw: words.text }, seen];
      const text = words.text.replace(/\.$/, '');
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
