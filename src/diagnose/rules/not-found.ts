import { hostOf, pathOf } from '../phrases.ts';
import { quote } from '../quote.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isWebPage, repeatsStatus, serverWords } from '../server-words.ts';

/** 404: the server works, and has nothing at this address. 410 says that it once had: that is the code's own entry. */
export default defineRule({
  name: 'not-found',
  statuses: [404],
  causes: {
    'page-file-missing': {
      title: 'A file of the page is missing: {file}',
      summary: 'The page asked {host} for this file, and the server does not have it.',
      technical:
        'The {type} request to `{path}` was answered 404. Often the file was renamed by a new release.',
      fixer: 'frontend',
      hints: [
        'Reload the page: after a new release, the old page asks for files that are gone.',
        {
          for: 'developer',
          text: 'Check that the file was deployed at this path. Keep the files of the last release for a while.',
        },
      ],
      contrast: { with: 403, text: 'A 403 would mean: it may be there, but you may not have it.' },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'not-found-with-reason': {
      title: 'The server says: “{words}”',
      summary: 'The server at {host} works. It has nothing to give at this address, and says why.',
      technical: 'The server answered 404. The reason stands in its {from}.',
      fixer: 'frontend',
      hints: [
        'Check that the thing you look for still exists. It may have been removed or renamed.',
        { for: 'developer', text: 'Check the path and each id in it: `{path}`.' },
      ],
      contrast: { with: 410, text: 'A 410 would mean: it was here once and is gone for good.' },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'route-unknown': {
      title: 'The server has no such address for {method}',
      summary: 'The server at {host} works, but its program knows nothing at this address.',
      technical: 'The program answered 404 itself: “{words}”. No route matches `{method} {path}`.',
      fixer: 'frontend',
      hints: [
        'Tell the developers of the page: they can compare the address with the ones the server knows.',
        {
          for: 'developer',
          text: 'Compare path and method with the routes. Look for a missing prefix, a doubled slash or another version.',
        },
      ],
      contrast: {
        with: 405,
        text: 'A 405 would mean: the right address, but not for this kind of request.',
      },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
    'not-found': {
      title: 'Nothing is at this address',
      summary: 'The server at {host} works, but it has nothing to give at this address.',
      technical: 'The server answered 404 for `{path}` and gave no reason that can be read.',
      fixer: 'frontend',
      hints: [
        'Check the address for a slip. If you followed a link, tell the people who made it.',
        {
          for: 'developer',
          text: 'Check the path and each id in it. Some servers also answer 404 to hide what you may not see.',
        },
      ],
      contrast: { with: 410, text: 'A 410 would mean: it was here once and is gone for good.' },
      sources: ['rfc9110#15.5.5', 'mdn:404'],
    },
  },
  examine(exchange) {
    const host = hostOf(exchange);
    const path = pathOf(exchange);
    const status: Evidence = { from: 'response status', saw: '404' };
    if (PAGE_FILES.has(exchange.resourceType)) {
      const file = quote(path.split('/').at(-1) || path);
      return {
        cause: 'page-file-missing',
        certainty: 'certain',
        evidence: [status, { from: 'kind of request', saw: exchange.resourceType }],
        values: {
          file: file.length > 30 ? `${file.slice(0, 29)}…` : file,
          host,
          path,
          type: exchange.resourceType,
        },
      };
    }
    const words = serverWords(exchange);
    if (words && UNKNOWN_ROUTE.test(words.text)) {
      return {
        cause: 'route-unknown',
        certainty: 'certain',
        evidence: [{ from: words.from, saw: words.text }, status],
        values: { method: quote(exchange.method), host, path, words: words.text },
      };
    }
    // Express puts its words in a web page: <pre>Cannot GET /x</pre>.
    const express = /<pre>(Cannot [A-Z]+ [^<]{1,200})<\/pre>/.exec(
      exchange.response.body?.text.slice(0, 2000) ?? '',
    )?.[1];
    if (express) {
      return {
        cause: 'route-unknown',
        certainty: 'certain',
        evidence: [{ from: 'response body', saw: quote(express) }, status],
        values: { method: quote(exchange.method), host, path, words: quote(express) },
      };
    }
    if (words?.text && !isWebPage(exchange) && !repeatsStatus(words.text, 404) && words.text.length <= 60) {
      return {
        cause: 'not-found-with-reason',
        certainty: 'certain',
        evidence: [{ from: words.from, saw: words.text }, status],
        values: { words: words.text.replace(/\.$/, ''), host, from: words.from, path },
      };
    }
    return {
      cause: 'not-found',
      certainty: 'certain',
      evidence: words?.text ? [status, { from: words.from, saw: words.text }] : [status],
      values: { host, path },
    };
  },
});

const PAGE_FILES = new Set(['script', 'stylesheet', 'image', 'font', 'media', 'manifest']);
/** Express, Nest, Spring, Rails, Laravel and Go say so in these words. */
const UNKNOWN_ROUTE =
  /^(?:cannot (?:get|post|put|patch|delete|head|options) |no (?:static resource|route matches|handler found)|404 page not found|the route .* could not be found|no route\b)/i;
