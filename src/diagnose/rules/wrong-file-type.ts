import type { Exchange } from '../../session/exchange.ts';
import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage } from '../server-words.ts';

/**
 * What came is not the kind of file that the page can use, and the browser says so by breaking off: a part of the program
 * that is missing. A stream of messages that is none is in event-source.ts. A wrong type that the browser records as a
 * success is not told here.
 */
export default defineRule({
  name: 'wrong-file-type',
  brokenOff: true,
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
    'style-type-refused': {
      title: 'The browser refused a file that styles the page',
      summary:
        'The file “{file}” came from {host}. It is not labelled as a style sheet, so the page may look wrong.',
      technical:
        'The style sheet `{path}` came as `{type}` with `X-Content-Type-Options: nosniff`, which forbids a guess. Only `text/css` is taken.',
      fixer: 'backend',
      reach: 'server',
      hints: [
        'The people who run {host} can fix this: they have to change the label of this file.',
        {
          for: 'developer',
          text: 'Send it with `Content-Type: text/css`. If the body is a web page, the path is wrong.',
        },
      ],
      contrast: {
        with: 'a stopped request',
        text: 'The browser calls it stopped, yet nobody stopped it: its type was refused.',
      },
      browserNames: ['net::ERR_ABORTED'],
      sources: [
        'fetch#x-content-type-options-header',
        'mdn:Web/HTTP/Reference/Headers/X-Content-Type-Options',
      ],
    },
  },
  examine(exchange) {
    if (exchange.error !== 'net::ERR_ABORTED') return undefined;
    const { status, mimeType } = exchange.response;
    const { resourceType } = exchange;
    const host = hostOf(exchange);
    const aborted: Evidence = { from: 'net error', saw: 'net::ERR_ABORTED' };
    const answered: Evidence = { from: 'response status', saw: String(status) };
    if (resourceType === 'stylesheet') return refusedStyle(exchange, [answered, aborted]);
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

/** A style sheet under another type, with the header that forbids to guess (Fetch standard, "nosniff"). */
function refusedStyle(exchange: Exchange, evidence: readonly Evidence[]) {
  const { status, headers } = exchange.response;
  const nosniff = headers.get('x-content-type-options');
  const sent = headers.get('content-type');
  const type = (sent?.split(';')[0] ?? '').trim().toLowerCase();
  if (status < 200 || status > 299 || sent === undefined || type === 'text/css') return undefined;
  if (nosniff === undefined || !/^\s*nosniff\s*(?:,|$)/i.test(nosniff)) return undefined;
  const path = pathOf(exchange);
  const file = quote(path.split('/').at(-1) || path);
  return {
    cause: 'style-type-refused',
    certainty: 'certain',
    evidence: [
      { from: 'response header Content-Type', saw: quote(sent) },
      { from: 'response header X-Content-Type-Options', saw: 'nosniff' },
      ...evidence,
    ],
    values: {
      host: hostOf(exchange),
      path,
      type: quote(type) || 'nothing',
      file: file.length > 30 ? `${file.slice(0, 29)}…` : file,
    },
  } as const;
}
