import { hostOf } from '../phrases.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, repeatsStatus, serverWords } from '../server-words.ts';

/** 500: the program ran and failed. A front server that got no good answer says 502: that is gateway.ts. */
export default defineRule({
  name: 'server-error',
  statuses: [500],
  causes: {
    'server-error-with-reason': {
      title: 'The server failed and says: “{words}”',
      summary: 'The program at {host} got the request and broke while it worked on it.',
      technical: 'The server answered 500. The message stands in its {from}.',
      fixer: 'backend',
      hints: [
        'Try again once. If it fails again, tell the people who run the site.',
        { for: 'developer', text: 'Search the server’s log for this message{trace}.' },
      ],
      contrast: {
        with: 502,
        text: 'A 502 would mean: the server in front got no good answer from behind.',
      },
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
    'server-error': {
      title: 'The server broke while it worked on this',
      summary: 'The program at {host} got the request and failed. It does not say why.',
      technical:
        'The server answered 500 and gave no reason that can be read. Its own log has the reason{trace}.',
      fixer: 'backend',
      hints: [
        'Try again once. If it fails again, tell the people who run the site, with the time.',
        { for: 'developer', text: 'Look in the server’s log at the time of this request{trace}.' },
      ],
      contrast: {
        with: 502,
        text: 'A 502 would mean: the server in front got no good answer from behind.',
      },
      sources: ['rfc9110#15.6.1', 'mdn:500'],
    },
  },
  examine(exchange) {
    const words = serverWords(exchange);
    const host = hostOf(exchange);
    const seen: Evidence = { from: 'response status', saw: '500' };
    const id = TRACE_HEADERS.find((name) => exchange.response.headers.has(name));
    const trace = id ? ` under the id in its \`${id}\` header` : '';
    const evidence = id ? [seen, { from: `response header ${id}`, saw: 'present' }] : [seen];
    if (words?.text && words.text.length <= 60 && !isWebPage(exchange) && !repeatsStatus(words.text, 500)) {
      return {
        cause: 'server-error-with-reason',
        certainty: 'certain',
        evidence: [{ from: words.from, saw: words.text }, ...evidence],
        values: { words: words.text.replace(/\.$/, ''), host, from: words.from, trace },
      };
    }
    return {
      cause: 'server-error',
      certainty: 'certain',
      evidence: words?.text ? [...evidence, { from: words.from, saw: words.text }] : evidence,
      values: { host, trace },
    };
  },
});

/** Where servers put the id under which their log has the request. */
const TRACE_HEADERS = [
  'x-request-id',
  'x-correlation-id',
  'x-trace-id',
  'traceparent',
  'x-amzn-requestid',
  'cf-ray',
];
