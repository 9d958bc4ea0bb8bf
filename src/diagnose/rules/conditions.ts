import type { Exchange } from '../../session/exchange.ts';
import { numeral } from '../numeral.ts';
import { hostOf } from '../phrases.ts';
import { inTitle, quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, repeatsStatus, serverWords } from '../server-words.ts';

const CLASH = {
  with: 409,
  text: 'A 409 would mean: it clashes, though the request named no condition.',
} as const;
const NOT_428 = {
  for: 'developer',
  text: 'A `428` would mean: the server wants a condition, and none was sent.',
} as const;

/**
 * The request named a condition, or should have: 412 it did and it does not hold, 428 it did not, 416 the part that it
 * wants is not there, 417 its expectation cannot be met, 411 it does not say how long it is. 409 is a clash without a
 * condition: rejected-input.ts.
 */
export default defineRule({
  name: 'conditions',
  statuses: [411, 412, 416, 417, 428],
  causes: {
    'changed-meanwhile': {
      title: 'Someone changed this while you worked on it',
      summary: 'Your copy is older than what {host} holds now. So the server did not overwrite it.',
      technical: 'The request carries `{header}`, which no longer holds.{text} The server answered 412.',
      fixer: 'you',
      hints: [
        'Load it again, make your change once more, and save.',
        {
          for: 'developer',
          text: 'Fetch the thing again, take its new `ETag`, and offer the two versions side by side.',
        },
        NOT_428,
      ],
      contrast: CLASH,
      sources: ['rfc9110#13.1.1', 'rfc9110#15.5.13', 'mdn:412'],
    },
    'already-there': {
      title: 'It is there already, so nothing was written',
      summary: 'The page wanted to write only if nothing was there yet. {host} already holds something.',
      technical: 'The request carries `If-None-Match: {words}`, and the server answered 412.',
      fixer: 'you',
      hints: [
        'Reload to see what is there. Choose another name if you need a new one.',
        { for: 'developer', text: 'To overwrite on purpose, send `If-Match` with the present `ETag`.' },
      ],
      contrast: CLASH,
      sources: ['rfc9110#13.1.2', 'rfc9110#15.5.13', 'mdn:412'],
    },
    'condition-told': {
      title: 'The server says: “{words}”',
      summary:
        '{host} checks something before it goes on, and that was not as it should be. Those are its own words.',
      technical:
        'The server answered 412, and no `If-…` header is on record. The reason stands in its {from}.',
      fixer: 'you',
      hints: [
        'Reload to see what is there now, then make your change again.',
        {
          for: 'developer',
          text: 'Look in the API’s own pages for what it expects, such as a version or state.',
        },
        NOT_428,
      ],
      contrast: CLASH,
      sources: ['rfc9110#15.5.13', 'mdn:412'],
    },
    'condition-unnamed': {
      title: 'The server says that a condition does not hold',
      summary:
        '{host} checks something before it goes on, and that was not as it should be. The request does not name it.',
      technical:
        'The server answered 412, and no `If-…` header is on record. Some servers check a condition of their own.',
      fixer: 'backend',
      hints: [
        'Reload the page and try again. If it still fails, tell the developers of the page.',
        {
          for: 'developer',
          text: 'Look in the API’s own pages for what it expects, such as a version or state.',
        },
        NOT_428,
      ],
      contrast: CLASH,
      sources: ['rfc9110#15.5.13', 'mdn:412'],
    },
    'condition-required': {
      title: 'The page has to say which version it changes',
      summary:
        '{host} guards against lost work. It takes a change only if the page names the version it had.',
      technical: 'The server answered 428: `{method}` needs a condition such as `If-Match`. {sent}',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        { for: 'developer', text: 'Keep the `ETag` of the last answer, and send it back as `If-Match`.' },
      ],
      contrast: { with: 412, text: 'A 412 would mean: a version was named, and it is out of date.' },
      sources: ['rfc6585#3', 'mdn:428'],
    },
    'range-past-the-end': {
      title: 'The page asked for a part that is past the end',
      summary: 'The file at {host} is shorter than the page thinks. It may have changed since it was loaded.',
      technical:
        'The request asks for `Range: {words}`, and the whole has {count} bytes. The server answered 416.',
      fixer: 'frontend',
      hints: [
        'Start the download or the video again from the beginning.',
        {
          for: 'developer',
          text: 'Drop the part that is stored. Send `If-Range` with the `ETag`, to be safe from changes.',
        },
      ],
      contrast: { with: 206, text: 'A 206 would mean: here is the part that you asked for.' },
      sources: ['rfc9110#15.5.17', 'rfc9110#14.4', 'mdn:416'],
    },
    'range-refused': {
      title: 'The server cannot give the part that was asked for',
      summary: 'The page asked for one part of something at {host}. The server did not accept how it asked.',
      technical:
        'The request asks for `Range: {words}`. The answer 416 leaves out how long the whole is, or it fits.',
      fixer: 'frontend',
      hints: [
        'Start the download or the video again from the beginning.',
        {
          for: 'developer',
          text: 'Check the unit, the order and the number of ranges. Try it without `Range`.',
        },
      ],
      contrast: { with: 206, text: 'A 206 would mean: here is the part that you asked for.' },
      sources: ['rfc9110#15.5.17', 'rfc9110#14.2', 'mdn:416'],
    },
    'expectation-refused': {
      title: 'The server does not do what was expected of it',
      summary: 'The request asked {host} to confirm something first. The server does not do that.',
      technical: 'The request carries `Expect: {words}`, and the server answered 417.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the program that sent this.',
        { for: 'developer', text: 'Leave `Expect` out and repeat the request. Browsers never send it.' },
      ],
      sources: ['rfc9110#15.5.18', 'rfc9110#10.1.1', 'mdn:417'],
    },
    'length-missing': {
      title: 'The server wants to know the length first',
      summary: 'The request did not tell {host} how much data it brings. The server takes none without that.',
      technical: 'No `Content-Length` went with the request{text}. The server answered 411.',
      fixer: 'frontend',
      hints: [
        'The developers of the page can fix this.',
        {
          for: 'developer',
          text: 'Send a string, `Blob` or buffer in place of a stream: then the browser writes the length.',
        },
      ],
      contrast: { with: 413, text: 'A 413 would mean: the length is known, and it is too much.' },
      sources: ['rfc9110#15.5.12', 'rfc9110#8.6', 'mdn:411'],
    },
  },
  examine(exchange) {
    const { status } = exchange.response;
    const seen: Evidence = { from: 'response status', saw: String(status) };
    const host = hostOf(exchange);
    const { headers } = exchange.request;
    if (status === 412) return unmetCondition(exchange, host, seen);
    if (status === 428) {
      const named = CONDITIONS.find((name) => headers.has(name.toLowerCase()));
      return {
        cause: 'condition-required',
        certainty: 'certain',
        evidence: [
          {
            from: 'request headers',
            saw: named ? `${named} present` : 'no If-Match, no If-Unmodified-Since',
          },
          seen,
        ],
        values: {
          host,
          method: quote(exchange.method),
          sent: named ? `Its \`${named}\` did not do.` : 'None was sent.',
        },
      };
    }
    if (status === 416) {
      const range = headers.get('range');
      if (range === undefined) return undefined;
      const content = exchange.response.headers.get('content-range');
      const length = /^\s*bytes\s+\*\/(\d{1,15})\s*$/i.exec(content ?? '')?.[1];
      const first = /^\s*bytes\s*=\s*(\d{1,15})-/i.exec(range)?.[1];
      const evidence = [
        { from: 'request header Range', saw: quote(range) },
        { from: 'response header Content-Range', saw: content === undefined ? 'absent' : quote(content) },
        seen,
      ];
      if (length !== undefined && first !== undefined && Number(first) >= Number(length)) {
        return {
          cause: 'range-past-the-end',
          certainty: 'certain',
          evidence,
          values: { host, words: quote(range), count: numeral(Number(length)) },
        };
      }
      return {
        cause: 'range-refused',
        certainty: 'certain',
        evidence,
        values: { host, words: quote(range) },
      };
    }
    if (status === 417) {
      const expect = headers.get('expect');
      if (expect === undefined) return undefined;
      return {
        cause: 'expectation-refused',
        certainty: 'certain',
        evidence: [{ from: 'request header Expect', saw: quote(expect) }, seen],
        values: { host, words: quote(expect) },
      };
    }
    // A recorder that leaves lines out would look the same as a missing length.
    if (headers.has('content-length') || exchange.method === 'GET' || exchange.method === 'HEAD')
      return undefined;
    const chunked = headers.get('transfer-encoding');
    return {
      cause: 'length-missing',
      certainty: 'likely',
      evidence: [
        { from: 'request header Content-Length', saw: 'absent' },
        ...(chunked ? [{ from: 'request header Transfer-Encoding', saw: quote(chunked) }] : []),
        seen,
      ],
      values: { host, text: chunked ? ', it came in pieces' : '' },
    };
  },
});

const CONDITIONS = ['If-Match', 'If-Unmodified-Since', 'If-None-Match', 'If-Modified-Since'];

function unmetCondition(exchange: Exchange, host: string, seen: Evidence) {
  const { headers } = exchange.request;
  const name = ['If-Match', 'If-Unmodified-Since'].find((each) => headers.has(each.toLowerCase()));
  if (name) {
    const now = exchange.response.headers.get(name === 'If-Match' ? 'etag' : 'last-modified');
    const answered = name === 'If-Match' ? 'ETag' : 'Last-Modified';
    const then = headers.get(name.toLowerCase()) ?? '';
    return {
      cause: 'changed-meanwhile',
      // The present version beside the old one proves it, if they differ.
      certainty:
        now !== undefined && now.trim() !== then.trim() && then.trim() !== '*' ? 'certain' : 'likely',
      evidence: [
        { from: `request header ${name}`, saw: quote(then) },
        ...(now === undefined ? [] : [{ from: `response header ${answered}`, saw: quote(now) }]),
        seen,
      ],
      values: {
        host,
        header: name,
        text: now === undefined ? '' : ` The present \`${answered}\` is \`${quote(now)}\`.`,
      },
    } as const;
  }
  const none = headers.get('if-none-match');
  if (none !== undefined && exchange.method !== 'GET' && exchange.method !== 'HEAD') {
    return {
      cause: 'already-there',
      certainty: 'certain',
      evidence: [{ from: 'request header If-None-Match', saw: quote(none) }, seen],
      values: { host, words: quote(none) },
    } as const;
  }
  const words = serverWords(exchange);
  if (words?.text && !isWebPage(exchange) && !repeatsStatus(words.text, 412)) {
    return {
      cause: 'condition-told',
      certainty: 'certain',
      evidence: [{ from: words.from, saw: words.text }, seen],
      values: { words: inTitle(words.text), host, from: words.from },
    } as const;
  }
  return {
    cause: 'condition-unnamed',
    certainty: 'likely',
    evidence: [{ from: 'request headers', saw: 'no If-Match, no If-Unmodified-Since' }, seen],
    values: { host },
  } as const;
}
