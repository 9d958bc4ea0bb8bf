import wrongFile from '../../../src/diagnose/rules/wrong-file.ts';
import type { PageReport } from '../../../src/session/page-report.ts';
import { exchange, type Given, START } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';
import { asTyped, typedAnswer } from '../typed-answer.ts';

const PAGE = '<!DOCTYPE html>\n<html><head><title>Shop</title></head></html>';
const script = (given: Given): Given => ({
  type: 'script',
  url: 'https://shop.test/assets/cart-4f2a.js',
  ...given,
});
const style = (given: Given): Given => ({
  type: 'stylesheet',
  url: 'https://shop.test/assets/cart.css',
  sends: { 'Sec-Fetch-Dest': 'style' },
  ...given,
});

/** A page with these tags, and a script of another site that it loads. */
const pageWith = (...tags: string[]) =>
  exchange({
    type: 'document',
    url: 'https://shop.test/',
    visit: 'page_1',
    body: `<!doctype html><html><body>${tags.join('')}</body></html>`,
  });
const library = (given: Given = {}): Given => ({
  type: 'script',
  url: 'https://cdn.test/lib.js',
  visit: 'page_1',
  body: 'let a',
  ...given,
  answers: { 'Content-Type': 'text/javascript' },
});
/** The file came, and the page told that it did not use it. */
const refused = (given: Given, tag: Partial<Extract<PageReport, { kind: 'file-refused' }>> = {}) => ({
  ...typedAnswer(given),
  pageReport: {
    kind: 'file-refused',
    at: Date.parse(START),
    url: given.url ?? '',
    element: 'script',
    integrity: false,
    module: false,
    ...tag,
  } as const,
});
const SUM = 'integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6"';

testRule(wrongFile, {
  speaks: asTyped([
    {
      when: 'a sum to check, and the page tells that it did not use the file',
      given: refused(library({ sends: { 'Sec-Fetch-Mode': 'cors' } }), { integrity: true }),
      cause: 'integrity-mismatch',
      certainty: 'likely',
      evidence: [
        { from: 'the page itself, <script>', saw: 'an error event: the file was not used' },
        { from: 'page, tag <script>', saw: 'has integrity' },
      ],
      values: { file: 'lib.js', host: 'cdn.test', status: '200', tag: 'script', path: '/lib.js' },
    },
    {
      when: 'a sum that cannot be compared, and the page tells that it did not use the file',
      given: refused(library(), { integrity: true }),
      after: [pageWith(`<script src="https://cdn.test/lib.js" ${SUM}></script>`)],
      cause: 'integrity-needs-crossorigin',
      certainty: 'certain',
      evidence: [{ from: 'the page itself, <script>', saw: 'an error event: the file was not used' }],
    },
    {
      when: 'the page tells that it was a module, and that it did not use it',
      given: refused(
        script({
          body: 'export {}',
          sends: { 'Sec-Fetch-Mode': 'cors' },
          answers: { 'Content-Type': 'text/plain' },
        }),
        { module: true },
      ),
      cause: 'file-type-refused',
      certainty: 'certain',
      values: { why: 'a module has to come as a script' },
    },
    {
      when: 'the page tells that it did not use a style sheet of its own site',
      given: refused(style({ body: 'a {}', answers: { 'Content-Type': 'text/html' } }), { element: 'link' }),
      cause: 'file-type-refused',
      certainty: 'certain',
    },
    {
      when: 'the fallback’s page for a script of the last release',
      given: script({ body: PAGE, answers: { 'Content-Type': 'text/html' } }),
      cause: 'page-came-for-program',
      certainty: 'certain',
      evidence: [
        { from: 'response body', saw: 'begins as a web page' },
        { from: 'the browser’s record', saw: 'asked for as a script' },
      ],
      values: { file: 'cart-4f2a.js', thing: 'a program part', status: '200', host: 'shop.test' },
      browserNames: ["Unexpected token '<'"],
    },
    {
      when: 'a page that calls itself a script',
      given: script({ body: ` \n<html lang="en"></html>`, answers: { 'Content-Type': 'text/javascript' } }),
      cause: 'page-came-for-program',
      certainty: 'certain',
    },
    {
      when: 'a page for a style sheet',
      given: style({ body: PAGE, answers: { 'Content-Type': 'text/html; charset=utf-8' } }),
      cause: 'page-came-for-program',
      certainty: 'certain',
      values: { thing: 'a style sheet', file: 'cart.css' },
    },
    {
      when: 'JSON where JSONP was due',
      given: script({
        url: 'https://shop.test/price?callback=show',
        body: '{"price":12}',
        answers: { 'Content-Type': 'application/json' },
      }),
      cause: 'data-came-for-script',
      certainty: 'certain',
      values: { path: '/price' },
    },
    {
      when: 'nosniff, and a script under another type',
      given: script({
        body: 'let a = 1',
        answers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' },
      }),
      cause: 'file-type-refused',
      certainty: 'certain',
      evidence: [
        { from: 'response header Content-Type', saw: 'text/plain' },
        { from: 'response header X-Content-Type-Options', saw: 'nosniff' },
      ],
      values: { type: 'text/plain', file: 'cart-4f2a.js' },
    },
    {
      when: 'a worker under another type',
      given: script({
        body: 'x',
        sends: { 'Sec-Fetch-Dest': 'worker', 'Sec-Fetch-Mode': 'same-origin' },
        answers: { 'Content-Type': 'text/html' },
      }),
      cause: 'file-type-refused',
      certainty: 'certain',
    },
    {
      when: 'a module under another type',
      given: script({
        url: 'https://shop.test/src/main.ts',
        body: 'export {}',
        sends: { 'Sec-Fetch-Mode': 'cors' },
        answers: { 'Content-Type': 'video/mp2t' },
      }),
      cause: 'file-type-refused',
      certainty: 'likely',
      evidence: [{ from: 'request header Sec-Fetch-Mode', saw: 'cors, on a script: a module' }],
    },
    {
      when: 'a style sheet under the type of a page, from another site',
      given: style({
        url: 'https://static.cdn.test/a.css',
        body: 'a {}',
        answers: { 'Content-Type': 'text/html' },
      }),
      cause: 'file-type-refused',
      certainty: 'certain',
    },
    {
      when: 'a style sheet under the type of a page, from its own site: old pages may take it',
      given: style({ body: 'a {}', answers: { 'Content-Type': 'text/html' } }),
      cause: 'file-type-refused',
      certainty: 'likely',
    },
    {
      when: 'a sum to check, and a load whose content stays unread',
      given: library(),
      after: [pageWith(`<script src="//cdn.test/lib.js" ${SUM}></script>`)],
      cause: 'integrity-needs-crossorigin',
      certainty: 'likely',
      evidence: [
        { from: 'page, tag <script>', saw: 'has integrity, and no crossorigin' },
        { from: 'request header Sec-Fetch-Mode', saw: 'no-cors, to another origin' },
      ],
      values: { tag: 'script', host: 'cdn.test', file: 'lib.js', thing: 'a program part' },
    },
    {
      when: 'the same for a style sheet, below another base address',
      given: style({
        url: 'https://cdn.test/a.css?v=1',
        visit: 'page_1',
        answers: { 'Content-Type': 'text/css' },
      }),
      after: [
        pageWith(
          '<base href="https://cdn.test/"><base href="https://else.test/">',
          `<link rel="preload stylesheet" href="a.css?v=1" ${SUM}>`,
        ),
      ],
      cause: 'integrity-needs-crossorigin',
      certainty: 'likely',
      values: { tag: 'link', thing: 'a style sheet' },
    },
  ]),
  silent: asTyped([
    {
      when: 'a file without a sum that the page did not use: one that it imports may be missing',
      given: refused(library(), { module: true }),
    },
    {
      when: 'a sum to check, and the attribute that allows it',
      given: library({ sends: { 'Sec-Fetch-Mode': 'cors' } }),
      after: [pageWith(`<script src="https://cdn.test/lib.js" ${SUM} crossorigin></script>`)],
    },
    {
      when: 'the attribute, and another load of the file without it',
      given: library(),
      after: [pageWith(`<script src="https://cdn.test/lib.js" ${SUM} crossorigin></script>`)],
    },
    {
      when: 'a sum for a file of the page’s own site',
      given: library({ url: 'https://shop.test/lib.js' }),
      after: [pageWith(`<script src="/lib.js" ${SUM}></script>`)],
    },
    {
      when: 'a sum for another file',
      given: library(),
      after: [pageWith(`<script src="https://cdn.test/other.js" ${SUM}></script>`)],
    },
    {
      when: 'an empty sum, which asks for nothing',
      given: library(),
      after: [pageWith('<script src="https://cdn.test/lib.js" integrity=""></script>')],
    },
    {
      when: 'a tag in a comment',
      given: library(),
      after: [pageWith(`<!-- <script src="https://cdn.test/lib.js" ${SUM}></script> -->`)],
    },
    {
      when: 'a file that is only loaded ahead',
      given: library(),
      after: [pageWith(`<link rel="preload" as="script" href="https://cdn.test/lib.js" ${SUM}>`)],
    },
    { when: 'a file of another site, and no page known', given: library() },
    {
      when: 'a script',
      given: script({ body: 'let a = 1', answers: { 'Content-Type': 'text/javascript' } }),
    },
    {
      when: 'a script of an old server, under text/html',
      given: script({ body: 'let a = 1', answers: { 'Content-Type': 'text/html' } }),
    },
    {
      when: 'a script under text/plain, run all the same',
      given: script({ body: 'let a = 1', answers: { 'Content-Type': 'text/plain' } }),
    },
    {
      when: 'a script that begins with a comment of HTML',
      given: script({ body: '<!-- hide\nlet a = 1\n//-->', answers: { 'Content-Type': 'text/javascript' } }),
    },
    {
      when: 'JSONP',
      given: script({ body: 'show({"price":12})', answers: { 'Content-Type': 'application/json' } }),
    },
    {
      when: 'a list of JSON, which runs and does nothing',
      given: script({ body: '[1,2]', answers: { 'Content-Type': 'application/json' } }),
    },
    {
      when: 'a block of code in braces',
      given: script({ body: '{ let a = 1 }', answers: { 'Content-Type': 'application/json' } }),
    },
    {
      when: 'a JSON module',
      given: script({
        body: '{"a":1}',
        sends: { 'Sec-Fetch-Dest': 'json', 'Sec-Fetch-Mode': 'cors' },
        answers: { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' },
      }),
    },
    {
      when: 'nosniff with a right type',
      given: script({
        body: 'let a',
        answers: {
          'Content-Type': 'application/javascript; charset=utf-8',
          'X-Content-Type-Options': 'nosniff',
        },
      }),
    },
    {
      when: 'an empty answer to a script that only counts',
      given: script({
        body: '',
        answers: { 'Content-Type': 'image/gif', 'X-Content-Type-Options': 'nosniff' },
      }),
    },
    {
      when: 'no type on record',
      given: script({
        body: 'let a',
        answers: { 'Content-Type': null, 'X-Content-Type-Options': 'nosniff' },
      }),
    },
    { when: 'a style sheet', given: style({ body: 'a {}', answers: { 'Content-Type': 'text/css' } }) },
    {
      when: 'a page for a prefetched script',
      given: script({
        body: PAGE,
        sends: { 'Sec-Purpose': 'prefetch' },
        answers: { 'Content-Type': 'text/html' },
      }),
    },
    { when: 'a page that is opened', given: { type: 'document', body: PAGE } },
    { when: 'a page for an image', given: { type: 'image', body: PAGE } },
    { when: 'a missing script', given: script({ status: 404, body: PAGE }) },
  ]),
});
