import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage } from '../server-words.ts';

/**
 * What came is not the kind of file that the page can use, and the browser says so by breaking off: a part of the program
 * that is missing, a stream of messages that is none. A wrong type that the browser records as a success is not told here.
 */
export default defineRule({
  name: 'wrong-file-type',
  causes: {
    'module-missing': {
      title: 'A part of the page’s program is missing',
      summary:
        'The page asked {host} for a file of its program, “{file}”. The server answered {status}, so the program did not start.',
      technical:
        'The module `{path}` was answered {status}, and the load was aborted. Every module that imports it fails too.',
      fixer: 'frontend',
      hints: [
        'Reload the page: after a new release, the old page asks for files that are gone.',
        {
          for: 'developer',
          text: 'Check the import’s path and its ending: browsers do not add `.js`. Keep the files of the last release for a while.',
        },
      ],
      contrast: {
        with: 'a stopped request',
        text: 'The browser calls it stopped, yet nobody stopped it: the file is not there.',
      },
      browserNames: ['net::ERR_ABORTED'],
      sources: ['mdn:Web/JavaScript/Guide/Modules', 'rfc9110#15.5.5'],
    },
    'module-missing-page-came': {
      title: 'A web page came in place of a program part',
      summary:
        'The page asked {host} for a file of its program, “{file}”. It is missing, and an error page came ({status}).',
      technical:
        'The module `{path}` was answered {status} with `{type}`. The load was aborted, and every module that imports it fails too.',
      fixer: 'frontend',
      hints: [
        'Reload the page: after a new release, the old page asks for files that are gone.',
        {
          for: 'developer',
          text: 'Check the import’s path, and the base path of the build. A server for single-page apps often answers with its own page.',
        },
      ],
      contrast: {
        with: 'a stopped request',
        text: 'The browser calls it stopped, yet nobody stopped it: the file is not there.',
      },
      browserNames: ['net::ERR_ABORTED'],
      sources: ['mdn:Web/JavaScript/Guide/Modules', 'rfc9110#15.5.5'],
    },
    'event-stream-wrong-type': {
      title: 'The server sent no stream of messages',
      summary:
        'The page wanted a line to {host} that stays open for messages. What came was of another type ({type}).',
      technical:
        'An `EventSource` needs `Content-Type: text/event-stream`; the answer {status} has {type}. The browser closes it for good.',
      fixer: 'backend',
      hints: [
        'The people who run {host} can fix this.',
        {
          for: 'developer',
          text: 'Often a sign-in page or an error page came. `EventSource` does not try again after this.',
        },
      ],
      contrast: {
        with: 'a stream that was closed',
        text: 'A stream that the page closes has the right type. This answer has not.',
      },
      browserNames: ['net::ERR_ABORTED'],
      sources: ['https://html.spec.whatwg.org/multipage/server-sent-events.html', 'mdn:Web/API/EventSource'],
    },
  },
  examine(exchange) {
    if (exchange.error !== 'net::ERR_ABORTED') return undefined;
    const { status, mimeType, headers } = exchange.response;
    const { resourceType } = exchange;
    const host = hostOf(exchange);
    const aborted: Evidence = { from: 'net error', saw: 'net::ERR_ABORTED' };
    const answered: Evidence = { from: 'response status', saw: String(status) };
    if (resourceType === 'eventsource' && status === 200) {
      const sent = headers.get('content-type') ?? '';
      if (/^\s*text\/event-stream\s*(?:;|$)/i.test(sent)) return undefined;
      return {
        cause: 'event-stream-wrong-type',
        certainty: 'certain',
        evidence: [{ from: 'response header Content-Type', saw: quote(sent || 'absent') }, answered, aborted],
        values: { host, status: String(status), type: quote(sent.split(';')[0] ?? '') || 'none' },
      };
    }
    if (resourceType !== 'script' || (status !== 404 && status !== 410)) return undefined;
    // Modules are fetched in the mode "cors", also from their own site; plain scripts are not.
    if (exchange.request.headers.get('sec-fetch-mode') !== 'cors') return undefined;
    const path = pathOf(exchange);
    const file = quote(path.split('/').at(-1) || path);
    const values = {
      host,
      path,
      status: String(status),
      file: file.length > 30 ? `${file.slice(0, 29)}…` : file,
    };
    const evidence: Evidence[] = [
      answered,
      { from: 'request header Sec-Fetch-Mode', saw: 'cors, on a script: a module' },
      aborted,
    ];
    return mimeType === 'text/html' || isWebPage(exchange)
      ? {
          cause: 'module-missing-page-came',
          certainty: 'likely',
          evidence: [...evidence, { from: 'response header Content-Type', saw: quote(mimeType) }],
          values: { ...values, type: quote(mimeType) || 'a web page' },
        }
      : { cause: 'module-missing', certainty: 'likely', evidence, values };
  },
});
