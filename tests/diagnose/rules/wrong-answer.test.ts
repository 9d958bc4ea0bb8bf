import wrongAnswer from '../../../src/diagnose/rules/wrong-answer.ts';
import { exchange, type Given, type HeaderLines } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';
import { asTyped, typedAnswer } from '../typed-answer.ts';

const JSON_ALONE = { Accept: 'application/json' };
const JQUERY = { Accept: 'application/json, text/javascript, */*; q=0.01' };
const AXIOS = { Accept: 'application/json, text/plain, */*' };
const ANY = { Accept: '*/*' };
const page = (title: string, body = '') =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const shell = page('Shop', '<div id="root"></div><script type="module" src="/a.js"></script>');
const login = page('Sign in', '<form action="/login"><input type="password" name="p"></form>');
const ask = (sends: HeaderLines, body: string, given: Given = {}): Given => ({
  url: 'https://shop.test/orders',
  sends,
  body,
  ...given,
});
const opened = (body: string, given: Given = {}): Given => ({
  type: 'document',
  url: 'https://shop.test/orders',
  body,
  ...given,
});
const redirect = (from: string, to: string, given: Given = {}) =>
  exchange({
    status: 302,
    url: from,
    redirectUrl: to,
    answers: { Location: to },
    startedAt: '2026-11-22T09:59:59.900Z',
    time: 50,
    ...given,
  });
const throughWorker = (given: Given) => {
  const made = exchange(given);
  return { ...made, response: { ...made.response, viaServiceWorker: true } };
};

const notKept = (given: Given) => {
  const made = typedAnswer(given);
  return { ...made, response: { ...made.response, body: null, size: 900 } };
};

testRule(wrongAnswer, {
  speaks: asTyped([
    {
      when: 'a field for a password, where JSON was asked for',
      given: ask(JSON_ALONE, login),
      cause: 'sign-in-page-came',
      certainty: 'likely',
      evidence: [
        { from: 'response body', saw: 'a field for a password' },
        { from: 'response body', saw: 'begins as a web page' },
        { from: 'request header Accept', saw: 'application/json' },
      ],
      values: { thing: 'the data', host: 'shop.test', status: '200' },
    },
    {
      when: 'a redirect led to the sign-in, and only the habit of axios asks for JSON',
      given: ask(AXIOS, page('Welcome'), { url: 'https://id.shop.test/login' }),
      after: [redirect('https://shop.test/cart', 'https://id.shop.test/login')],
      cause: 'sign-in-page-came',
      certainty: 'likely',
      evidence: [{ from: 'redirect', saw: '/cart → id.shop.test/login' }],
      values: { host: 'shop.test' },
    },
    {
      when: 'a sign-in page for a script',
      given: { type: 'script', url: 'https://shop.test/app.js', body: login },
      cause: 'sign-in-page-came',
      certainty: 'likely',
      values: { thing: 'a program part' },
    },
    {
      when: 'a sign-in page for the manifest (Cloudflare Access)',
      given: {
        type: 'manifest',
        url: 'https://shop.cloudflareaccess.com/cdn-cgi/access/login/shop.test',
        body: page('Sign in'),
      },
      after: [
        redirect(
          'https://shop.test/manifest.json',
          'https://shop.cloudflareaccess.com/cdn-cgi/access/login/shop.test',
          { type: 'manifest' },
        ),
      ],
      cause: 'sign-in-page-came',
      certainty: 'likely',
    },
    {
      when: 'AWS WAF’s challenge, known by its header',
      given: ask(JSON_ALONE, page(''), { status: 202, answers: { 'x-amzn-waf-action': 'challenge' } }),
      cause: 'bot-check-page-came',
      certainty: 'certain',
      evidence: [{ from: 'response header x-amzn-waf-action', saw: 'challenge' }],
      values: { mark: 'the header `x-amzn-waf-action: challenge`', status: '202' },
    },
    {
      when: 'Imperva’s page of 200 for the page itself',
      given: opened(
        '<html><head><META NAME="robots" CONTENT="noindex,nofollow"></head><body><iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe></body></html>',
      ),
      cause: 'bot-check-page-came',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'marks of Imperva' }],
      values: { thing: 'the page' },
    },
    {
      when: 'the page of a hotspot',
      given: opened(
        page('Wi-Fi', '<!-- <WISPAccessGatewayParam><Redirect></Redirect></WISPAccessGatewayParam> -->'),
      ),
      cause: 'network-page-came',
      certainty: 'likely',
      values: { host: 'shop.test' },
    },
    {
      when: 'plain http was led to an address inside the network',
      given: ask(JSON_ALONE, page('Welcome'), { url: 'http://192.168.1.1/hello' }),
      after: [redirect('http://api.shop.test/orders', 'http://192.168.1.1/hello')],
      cause: 'network-page-came',
      certainty: 'likely',
      evidence: [{ from: 'redirect', saw: 'api.shop.test → 192.168.1.1' }],
      values: { host: 'api.shop.test' },
    },
    {
      when: 'plain http was answered by a page that leads to an address inside the network',
      given: ask(JSON_ALONE, page('Welcome', '<form action="http://10.0.0.1/login">Agree</form>'), {
        url: 'http://api.shop.test/orders',
        page: 'http://shop.test',
      }),
      cause: 'network-page-came',
      certainty: 'likely',
      evidence: [{ from: 'response body', saw: 'leads to http://10.0.0.1' }],
      values: { host: 'api.shop.test' },
    },
    {
      when: 'the same over https, where nobody on the way can answer',
      given: ask(JSON_ALONE, page('Welcome', '<a href="http://10.0.0.1/login">Router</a>')),
      cause: 'page-came',
      certainty: 'likely',
    },
    {
      when: 'a web filter’s page',
      given: ask(JSON_ALONE, page('Web Page Blocked!', '<i class="fgd_icon"></i>')),
      cause: 'filter-page-came',
      certainty: 'likely',
      values: { mark: 'marks of Fortinet' },
    },
    {
      when: 'ngrok’s warning',
      given: ask(ANY, page('You are about to visit'), {
        url: 'https://one-two.ngrok-free.app/api/orders',
        answers: { 'ngrok-error-code': 'ERR_NGROK_6024' },
      }),
      cause: 'ngrok-warning-came',
      certainty: 'certain',
      browserNames: ['ERR_NGROK_6024'],
    },
    {
      when: 'the saved page of a service worker, for data',
      given: throughWorker(ask(JSON_ALONE, page('You are offline'))),
      cause: 'offline-page-came',
      certainty: 'likely',
      evidence: [{ from: 'response body, title of the page', saw: 'You are offline' }],
    },
    {
      when: 'the saved page of a service worker, for the page',
      given: throughWorker(opened(page('Offline'))),
      cause: 'offline-page-came',
      certainty: 'likely',
      values: { words: 'Offline' },
    },
    {
      when: 'a page about maintenance',
      given: ask(JQUERY, page('Down for maintenance')),
      cause: 'maintenance-page-came',
      certainty: 'likely',
      values: { words: 'Down for maintenance' },
    },
    {
      when: 'an error page under 200, opened',
      given: opened(page('404 Not Found')),
      cause: 'error-page-came',
      certainty: 'likely',
      values: { words: '404 Not Found', thing: 'the page' },
    },
    {
      when: 'the very page that asked',
      given: ask(ANY, page('Shop', 'the start'), { url: 'https://shop.test/api/orders', visit: 'page_1' }),
      after: [
        exchange({
          type: 'document',
          url: 'https://shop.test/',
          body: page('Shop', 'the start'),
          visit: 'page_1',
          startedAt: '2026-11-22T09:59:00.000Z',
        }),
      ],
      cause: 'site-page-came',
      certainty: 'certain',
      evidence: [
        { from: 'response body', saw: 'the same as the page that asked' },
        { from: 'request URL', saw: '/api/orders' },
      ],
      values: { path: '/api/orders' },
    },
    {
      when: 'the shell of a single-page app, to axios',
      given: ask(AXIOS, shell),
      cause: 'site-page-came',
      certainty: 'likely',
    },
    {
      when: 'the shell for a file of data',
      given: ask(ANY, shell, { url: 'https://shop.test/locales/de.json' }),
      cause: 'site-page-came',
      certainty: 'likely',
      evidence: [{ from: 'request URL', saw: 'de.json' }],
    },
    {
      when: 'a page where fetch asked for JSON',
      given: ask(JSON_ALONE, page('Oops')),
      cause: 'page-came',
      certainty: 'likely',
      evidence: [{ from: 'response body, title of the page', saw: 'Oops' }],
    },
    {
      when: 'a page where a PDF was asked for',
      given: ask(ANY, page('Oops'), { url: 'https://shop.test/bills/7.pdf' }),
      cause: 'page-came',
      certainty: 'likely',
      values: { thing: 'the file' },
    },
    {
      when: 'a page from a program that was to give JSON',
      given: ask(JQUERY, page('Oops'), { url: 'https://shop.test/cart.php' }),
      cause: 'page-came',
      certainty: 'likely',
    },
    {
      when: 'a page in return for JSON that was sent',
      given: ask({ ...ANY, 'Content-Type': 'application/json' }, page('Oops'), { method: 'POST' }),
      cause: 'page-came',
      certainty: 'likely',
    },
    {
      when: 'the type alone, where the body was not kept',
      given: notKept(ask(JSON_ALONE, 'x', { answers: { 'Content-Type': 'text/html' } })),
      cause: 'page-came',
      certainty: 'likely',
    },
  ]),
  silent: asTyped([
    {
      when: 'a page that somebody opens, and that tells how to reach a router',
      given: opened(page('Help', '<a href="http://192.168.1.1/">your router</a>'), {
        url: 'http://help.test/',
        page: 'http://help.test',
      }),
    },
    { when: 'JSON where JSON was asked for', given: ask(JSON_ALONE, '{"a":1}') },
    {
      when: 'the type alone, and only the habit of axios',
      given: notKept(ask(AXIOS, 'x', { answers: { 'Content-Type': 'text/html' } })),
    },
    {
      when: 'a redirect to another page than a sign-in, with the habit of axios',
      given: ask(AXIOS, page('Welcome'), { url: 'https://shop.test/start' }),
      after: [redirect('https://shop.test/cart', 'https://shop.test/start')],
    },
    { when: 'a page that is opened', given: opened(page('Shop')) },
    { when: 'a sign-in page that is opened', given: opened(login) },
    { when: 'an article about an error', given: opened(page('404 Not Found - an encyclopedia')) },
    { when: 'a band whose name begins like a code', given: opened(page('500 Miles')) },
    {
      when: 'a challenge of AWS WAF that the page solves itself',
      given: opened(page(''), { status: 202, answers: { 'x-amzn-waf-action': 'challenge' } }),
    },
    {
      when: 'ngrok’s warning that is shown',
      given: opened(page('x'), { answers: { 'ngrok-error-code': 'ERR_NGROK_6024' } }),
    },
    {
      when: 'a long page of a site that loads a guard’s script',
      given: opened(
        page('Shop', `<script src="/_Incapsula_Resource"></script>${'<p>shoes</p>'.repeat(1000)}`),
      ),
    },
    {
      when: 'an offline page that came from the server',
      given: opened(page('Offline')),
    },
    { when: 'fetch that asks for anything', given: ask(ANY, page('Shop')) },
    { when: 'a page fetched by axios to be shown', given: ask(AXIOS, page('Our terms', '<p>1.</p>')) },
    { when: 'a piece of a page, by axios', given: ask(AXIOS, '<li>shoes</li>') },
    { when: 'a piece of a page, though JSON was asked for', given: ask(JSON_ALONE, '<li>shoes</li>') },
    { when: 'htmx', given: ask({ ...JSON_ALONE, 'HX-Request': 'true' }, login) },
    { when: 'a Turbo frame', given: ask({ 'Turbo-Frame': 'cart', ...AXIOS }, shell) },
    { when: 'pjax', given: ask({ 'X-PJAX': 'true', ...JSON_ALONE }, shell) },
    { when: 'Unpoly', given: ask({ 'X-Up-Version': '3.0', ...JSON_ALONE }, shell) },
    {
      when: 'jQuery that asks for a page',
      given: ask({ Accept: 'text/html, */*; q=0.01', 'X-Requested-With': 'XMLHttpRequest' }, login),
    },
    {
      when: 'Turbo that asks for a page',
      given: ask({ Accept: 'text/vnd.turbo-stream.html, text/html, application/xhtml+xml' }, login),
    },
    { when: 'a template', given: ask(AXIOS, shell, { url: 'https://shop.test/api/cart.html' }) },
    { when: 'a folder of templates', given: ask(AXIOS, shell, { url: 'https://shop.test/partials/cart' }) },
    {
      when: 'a program that may give a page',
      given: ask(AXIOS, shell, { url: 'https://shop.test/cart.php' }),
    },
    { when: 'an image', given: { type: 'image', url: 'https://shop.test/a.png', body: login } },
    { when: 'a font', given: { type: 'font', url: 'https://shop.test/a.woff2', body: login } },
    { when: 'a film', given: { type: 'media', url: 'https://shop.test/a.mp4', body: login } },
    { when: 'a beacon', given: { type: 'ping', method: 'POST', body: login } },
    { when: 'a script', given: { type: 'script', body: 'let a = 1' } },
    {
      when: 'a script that begins with a comment of HTML',
      given: { type: 'script', body: '<!-- old\nlet a = 1' },
    },
    { when: 'a style sheet', given: { type: 'stylesheet', body: 'a { color: red }' } },
    { when: 'HEAD', given: ask(JSON_ALONE, login, { method: 'HEAD' }) },
    { when: 'OPTIONS', given: ask(JSON_ALONE, login, { method: 'OPTIONS' }) },
    { when: 'a part of a file', given: ask(JSON_ALONE, login, { status: 206 }) },
    { when: 'a prefetch', given: ask({ ...JSON_ALONE, 'Sec-Purpose': 'prefetch' }, login) },
    {
      when: 'a fetch whose answer nobody sees',
      given: ask({ ...JSON_ALONE, 'Sec-Fetch-Mode': 'no-cors' }, login),
    },
    {
      when: 'a page about signing in that was asked for',
      given: ask(ANY, login, { url: 'https://shop.test/account' }),
    },
    { when: 'XML', given: ask(JSON_ALONE, '<?xml version="1.0"?><a/>') },
    { when: 'a picture in SVG', given: ask(ANY, '<svg/>', { url: 'https://shop.test/api/logo.svg' }) },
    { when: 'a 404 with a page', given: ask(JSON_ALONE, page('404 Not Found'), { status: 404 }) },
    {
      when: 'a recorder without types, a page opened',
      given: opened(login, { errorsUntold: true, sends: { Accept: 'text/html' } }),
    },
  ]),
});
