import type { VendorWords } from '../entry.ts';

/**
 * Codes that one platform, host or framework made up, and pages of theirs that say more than the status does.
 * Made from the documentation that each entry names, and for Laravel, Spring Boot and Varnish from their source
 * code, checked 2026-11-22. Rows that no document proves are kept general ("often", "in most cases").
 */
export const platforms: readonly VendorWords[] = [
  {
    vendor: 'Shopify',
    code: '430',
    id: 'shopify-430',
    recognise: { status: [430], headers: { 'x-shopid': '' } },
    title: 'Shopify took this request for an attack',
    meaning: 'Shopify refused the request to protect the shop. It often means that too many came at once.',
    when: 'It comes up with tools that read a whole shop, and now and then with shared networks.',
    example: 'A price checker opens 500 product pages of one shop in a minute.',
    advice:
      'You can wait a few minutes and ask more slowly. If it still fails, the people who run the shop can ask Shopify.',
    fixer: 'you',
    reach: 'server',
    technical:
      'Shopify lists 430 as a security rejection. Slow the calls down, send normal browser headers, and contact support with the `x-request-id`.',
    sources: ['https://shopify.dev/docs/api/usage/response-codes'],
  },
  {
    vendor: 'Shopify',
    code: '423',
    id: 'shopify-423',
    recognise: { status: [423], host: 'myshopify.com' },
    title: 'Shopify has locked this shop',
    meaning: 'Shopify, the host, does not let anyone into this shop for now. It is not about one page.',
    when: 'It comes up when a shop asks far too often, or when its account is not in order.',
    example: 'A shop owner forgets a bill, and one morning the shop is closed.',
    advice: 'The people who run the shop can ask Shopify to open it again.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Shopify sends 423 for a locked shop: API limits passed again and again, or fraud risk. It is no lock of one item.',
    sources: ['https://shopify.dev/docs/api/usage/response-codes'],
  },
  {
    vendor: 'Twitter (old)',
    code: '420',
    id: 'twitter-420',
    recognise: { status: [420], host: 'twitter.com' },
    title: 'Too many requests to Twitter, in an old form',
    meaning: 'Twitter refused the request, because more were sent than it takes in a set time.',
    when: 'You meet it in old programs and old logs. Newer answers use the number 429.',
    example: 'An old news wall asks for new posts every second.',
    advice: 'You can wait before the next try. The developers of the page can make it ask less often.',
    fixer: 'frontend',
    reach: 'server',
    technical:
      '420 `Enhance Your Calm` was the rate limit answer of the first API and of streaming. Version 1.1 and later send 429 with `x-rate-limit-reset`.',
    sources: [
      'https://developer.x.com/ja/docs/basics/response-codes',
      'https://en.wikipedia.org/wiki/List_of_HTTP_status_codes',
    ],
  },
  {
    vendor: 'Esri ArcGIS',
    code: '498',
    id: 'esri-498',
    recognise: { body: ['"code":498,"message":"invalid token'] },
    title: 'The pass for this map is no longer good',
    meaning:
      'The page showed the map server a pass. The server does not take it: it is wrong or has run out.',
    when: 'It comes up when a map stays open for hours.',
    example: 'A planner leaves a street map open over lunch. Afterwards no new part of it loads.',
    advice:
      'You can fix this: sign in again and reload. If it still fails, the developers of the page can renew the pass.',
    fixer: 'you',
    reach: 'sign-in',
    technical:
      'ArcGIS reports `498 Invalid token`, often inside a body under HTTP 200. Tokens expire and can be bound to a referrer or IP address.',
    sources: [
      'https://http.dev/498',
      'https://support.esri.com/en-us/knowledge-base/bug-error-code-498-invalid-token-returned-when-viewing--000016034',
    ],
  },
  {
    vendor: 'Esri ArcGIS',
    code: '499',
    id: 'esri-499',
    recognise: { body: ['"code":499,"message":"token required'] },
    title: 'The map server wants a pass, and none was shown',
    meaning: 'This map is not open to all. The page asked for it without saying who asks.',
    when: 'It comes up when a map was public before, or when the sign-in was left out.',
    example: 'A town puts its map of pipes behind a sign-in. An old page still asks for it openly.',
    advice: 'The developers of the page can fix this: sign in first, and send the pass with each request.',
    fixer: 'frontend',
    reach: 'sign-in',
    technical:
      'ArcGIS reports `499 Token required`, often inside a body under HTTP 200. Add a `token` to the call, or share the item publicly.',
    sources: [
      'https://support.esri.com/en-us/knowledge-base/error-authentication-token-required-status-code-499-000022899',
    ],
  },
  {
    vendor: 'cPanel/CloudLinux',
    code: '508',
    id: 'cpanel-508',
    recognise: { status: [508], body: ['resource limit is reached'] },
    title: 'The site has used up its share of the machine',
    meaning:
      'Many sites share one machine, and each has its share. This site wanted more than its share just now.',
    when: 'It comes up in a rush, with a heavy add-on, or when robots read the site.',
    example: 'A cake shop posts a sale. Forty people open its site at once, and the plan allows twenty.',
    advice:
      'You can try again in a minute. If it still fails, the people who run the site can change its plan.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'CloudLinux limits CPU, memory and entry processes for each account. See Resource Usage in cPanel for the limit that was hit.',
    sources: ['https://docs.cloudlinux.com/cloudlinuxos/limits/'],
  },
  {
    vendor: 'Apache/cPanel',
    code: '509',
    id: 'apache-509',
    recognise: { status: [509], body: ['bandwidth limit exceeded'] },
    title: 'The site has sent all the data its plan allows',
    meaning: 'The host of this site counts how much data it sends. That amount is used up for now.',
    when: 'It comes up late in the month, or when a large file suddenly gets popular.',
    example: 'A choir puts its concert film online, and the whole town watches it.',
    advice: 'The people who run the site can fix this: raise the limit, or wait until it starts anew.',
    fixer: 'operations',
    technical:
      '509 is not registered. cPanel hosts send it when the bandwidth quota of an account is spent. Raise it in WHM, or move large files elsewhere.',
    sources: ['https://en.wikipedia.org/wiki/List_of_HTTP_status_codes'],
  },
  {
    vendor: 'LinkedIn',
    code: '999',
    id: 'linkedin-999',
    recognise: { status: [999], host: 'linkedin.com' },
    title: 'LinkedIn took this request for a robot',
    meaning: 'LinkedIn refused the request. It does so when a request looks as if no person sent it.',
    when: 'It comes up when a tool checks links or reads profiles. The page itself often opens well in a browser.',
    example: 'A link checker says that the profile link on your team page is broken.',
    advice: 'You can open the link by hand: if it works, nothing is wrong with it.',
    fixer: 'third-party',
    reach: 'server',
    technical:
      '999 is not an HTTP status code by any standard. LinkedIn sends it to clients it takes for automated. Use its official API instead of reading pages.',
    sources: ['https://http.dev/999'],
  },
  {
    vendor: 'Anthropic',
    code: '529',
    id: 'anthropic-529',
    recognise: { status: [529], body: ['overloaded_error'] },
    title: 'The Anthropic service is too busy right now',
    meaning: 'The service at Anthropic has more work than it can do for now. It did not take this request.',
    when: 'It comes up when very many people use the service at once.',
    example: 'You ask a writing helper for a title on a Monday morning, and it has no room for you.',
    advice: 'You can try again in a little while. Anthropic can fix it if it lasts.',
    fixer: 'third-party',
    technical:
      'The body has `error.type` set to `overloaded_error`. It is not your own rate limit, which is 429. Retry with growing pauses.',
    sources: ['https://platform.claude.com/docs/en/api/errors'],
  },
  {
    vendor: 'Qualys SSL Labs',
    code: '529',
    id: 'qualys-529',
    recognise: { status: [529], host: 'ssllabs.com' },
    title: 'The test service of SSL Labs is too busy',
    meaning:
      'SSL Labs checks how safe a site is to connect to. It has too much work now and took no new test.',
    when: 'It comes up when many tests run at once.',
    example: 'A nightly job wants to test 300 web names in one go.',
    advice: 'You can try again later. Leave a long pause, and start fewer tests at a time.',
    fixer: 'third-party',
    technical:
      'The SSL Labs API sends 529 when it is overloaded and 503 when it is down. Wait for many minutes, with some chance in the length.',
    sources: ['https://github.com/ssllabs/ssllabs-scan/blob/master/ssllabs-api-docs-v3.md'],
  },
  {
    vendor: 'Supabase',
    code: '540',
    id: 'supabase-540',
    recognise: { status: [540], host: 'supabase.co' },
    title: 'The Supabase project behind this is paused',
    meaning: 'The page keeps its data in a project at Supabase. That project is paused, so nothing answers.',
    when: 'It comes up when a free project was not used for some time, or was paused by hand.',
    example: 'You open a hobby app after the summer, and its lists stay empty.',
    advice: 'The people who run the app can fix this: start the project again at Supabase.',
    fixer: 'operations',
    technical:
      'Supabase answers 540 for a paused project. Restore it in the dashboard; projects paused for very long may need another way.',
    sources: ['https://supabase.com/docs/guides/platform/http-status-codes'],
  },
  {
    vendor: 'Supabase',
    code: '544',
    id: 'supabase-544',
    recognise: { status: [544], host: 'supabase.co' },
    title: 'A part of Supabase took too long to answer',
    meaning: 'The project at Supabase waited for one of its own parts, and that part was not done in time.',
    when: 'It is often the database that is slow or has too many callers.',
    example: 'You download a scan from a case file while a large import is running.',
    advice:
      'You can try again in a minute. If it still fails, the people who run the app can check how busy the project is.',
    fixer: 'operations',
    technical:
      'Supabase answers 544 for an internal timeout; file storage calls it `DatabaseTimeout`. Check open connections and slow queries.',
    sources: ['https://supabase.com/docs/guides/platform/http-status-codes'],
  },
  {
    vendor: 'some proxies',
    code: '598',
    id: 'proxy-598',
    recognise: { status: [598] },
    title: 'A server in between waited too long for data',
    meaning:
      'This number has no fixed meaning. Servers that use it mostly say that data from behind did not come in time.',
    when: 'It is rare. It can come from a company network or from a home-made front server.',
    example: 'You open a report in the office, and the number 598 comes back after a minute.',
    advice: 'The people who run the network or the site can fix this: ask them which server gave 598.',
    fixer: 'operations',
    technical:
      '598 is not registered. By custom it stands for a network read timeout behind a proxy. `Via` and `Server` may tell who sent it.',
    sources: [
      'https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml',
      'https://en.wikipedia.org/wiki/List_of_HTTP_status_codes',
    ],
  },
  {
    vendor: 'some proxies',
    code: '599',
    id: 'proxy-599',
    recognise: { status: [599] },
    title: 'A server in between got no connection in time',
    meaning:
      'This number has no fixed meaning. Servers that use it mostly say that they could not connect in time.',
    when: 'It is rare. Some programs also use it for any fault of the network.',
    example: 'A tool that reads news from many sites notes 599 beside one of them.',
    advice: 'The people who run the network or the site can fix this: ask them which server gave 599.',
    fixer: 'operations',
    technical:
      '599 is not registered. By custom it stands for a network connect timeout behind a proxy. Some HTTP libraries make it up themselves.',
    sources: [
      'https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml',
      'https://en.wikipedia.org/wiki/List_of_HTTP_status_codes',
    ],
  },
  {
    vendor: 'Varnish',
    code: '503 Guru Meditation',
    id: 'varnish-503-guru-meditation',
    recognise: { status: [503], body: ['guru meditation'] },
    title: 'Varnish, the front server, gave an error of its own',
    meaning:
      'The front server, Varnish, wrote this page itself. In most cases it got no usable answer from behind.',
    when: 'It comes up when the server behind is down, is slow or breaks off.',
    example: 'A paper prints a big story, and the server behind its front page gives up.',
    advice:
      'The people who run the site can fix this: tell them the XID number on the page. Try again in a minute.',
    fixer: 'operations',
    technical:
      '`Backend fetch failed` means that no valid response came from the backend. Look the XID up with `varnishlog -q "vxid == XID"`.',
    sources: ['https://varnish-cache.org/docs/trunk/users-guide/troubleshooting.html'],
  },
  {
    vendor: 'Akamai',
    code: 'Reference #',
    id: 'akamai-reference',
    recognise: {
      status: [400, 403, 404, 500, 502, 503, 504],
      headers: { server: 'akamaighost' },
      body: ['reference'],
    },
    title: 'Akamai, in front of the site, gave an error of its own',
    meaning:
      'Akamai stands in front of this site. It wrote this page itself, and the number on it names the case.',
    when: 'With the words Access Denied, a rule of the site refused you. Else there is often trouble behind.',
    example: 'You book a train through an office network abroad and read Access Denied.',
    advice: 'The people who run the site can find the cause: send them the whole reference number.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'Responses with `Server: AkamaiGHost` come from the edge, not from the program behind it. The owner of the property can translate the reference in Akamai Control Center.',
    sources: ['https://techdocs.akamai.com/edge-diagnostics/docs/error-codes'],
  },
  {
    vendor: 'Azure App Service',
    code: '403 Site disabled',
    id: 'azure-403-site-disabled',
    recognise: { status: [403], body: ['this web app is stopped'] },
    title: 'This web app is stopped at Azure',
    meaning: 'The app is still there, but it does not run. Azure, its host, answers in its place.',
    when: 'It comes up when someone stopped the app, or when its plan had nothing left for the day.',
    example: 'A trial app runs on a free plan, and at three in the afternoon its hour is used up.',
    advice: 'The people who run the app can fix this: start it again, or look at its limits at Azure.',
    fixer: 'operations',
    reach: 'server',
    technical:
      'App Service sends 403 for a stopped app or a spent quota. Check the state and Quotas of the app in the portal. It is not about rights.',
    sources: [
      'https://learn.microsoft.com/en-us/archive/blogs/waws/azure-web-apps-error-403-this-web-app-is-stopped',
      'https://learn.microsoft.com/en-us/azure/app-service/web-sites-monitor',
    ],
  },
  {
    vendor: 'Pantheon',
    code: '502/503/504 Pantheon',
    id: 'pantheon-50x',
    recognise: { status: [502, 503, 504], headers: { 'x-pantheon-styx-hostname': '' } },
    title: 'The site on Pantheon did not answer properly',
    meaning:
      'Pantheon hosts this site. No good answer came from the site: it was too slow, closed or in trouble.',
    when: 'It comes up with slow pages, in planned work, or when Pantheon itself has a fault.',
    example: 'An editor starts a big import, and the site is too busy for anyone else.',
    advice:
      'You can try again in a few minutes. If it still fails, the people who run the site can read its logs.',
    fixer: 'operations',
    technical:
      '`x-pantheon-styx-hostname` shows that the request passed the edge of Pantheon. Compare the PHP logs, New Relic and the status page.',
    sources: ['https://docs.pantheon.io/guides/errors-and-server-responses/5xx-errors'],
  },
  {
    vendor: 'Laravel',
    code: '419',
    id: 'laravel-419',
    recognise: { status: [419] },
    title: 'The page was open too long, or lost its pass',
    meaning: 'The site gives each form a pass. In this request the pass was missing or did not match.',
    when: 'It is often seen when a form stays open for hours, or after you sign in again in another window.',
    example: 'You write a long complaint over lunch, press Send and read Page Expired.',
    advice: 'You can fix this: copy what you wrote, reload the page and send it again.',
    fixer: 'you',
    reach: 'server',
    technical:
      '419 is not registered. Laravel sends it for `TokenMismatchException`. Send the CSRF token as `_token` or `X-CSRF-TOKEN`, and check the session cookie.',
    sources: ['https://laravel.com/docs/csrf'],
  },
  {
    vendor: 'Spring Boot',
    code: '999',
    id: 'spring-999',
    recognise: { body: ['"status":999,"error":"none"'] },
    title: 'The error page of Spring Boot, without an error',
    meaning:
      'The server sent its error page, but the page knows of no error. So the number 999 is only a stand-in.',
    when: 'It comes up when someone opens the address of the error page itself.',
    example: 'A tester follows a link that ends in /error.',
    advice: 'The developers of the server can fix this: find what leads to the error page.',
    fixer: 'backend',
    technical:
      '`DefaultErrorAttributes` writes 999 and `None` when the request has no `jakarta.servlet.error.status_code`. Something called `/error` directly.',
    sources: [
      'https://github.com/spring-projects/spring-boot/blob/main/module/spring-boot-webmvc/src/main/java/org/springframework/boot/webmvc/error/DefaultErrorAttributes.java',
    ],
  },
  {
    vendor: 'Netlify',
    code: '404 Not Found - Request ID',
    id: 'netlify-404',
    recognise: { status: [404], body: ['not found - request id'] },
    title: 'Netlify has no site or page at this address',
    meaning: 'The request reached Netlify, the host. Netlify has nothing to show for this address.',
    when: 'It comes up when a site was renamed or removed, or when its web name is not set up yet.',
    example: 'A wedding page was renamed after the feast, and the old link still hangs in the invitation.',
    advice:
      'You can check the address for a slip. The people who run the site can check its web name at Netlify.',
    fixer: 'operations',
    technical:
      'The text comes from the platform, not from the site. Check the domain settings and the last deploy; quote `x-nf-request-id` to support.',
    sources: [
      'https://answers.netlify.com/t/support-guide-i-ve-deployed-my-site-but-i-still-see-page-not-found/125',
    ],
  },
  {
    vendor: 'GraphQL',
    code: '200 + errors',
    id: 'graphql-errors',
    recognise: {},
    title: 'The answer came, and it carries an error inside',
    meaning: 'The server says 200, which means fine. Yet the answer itself lists at least one error.',
    when: 'It comes up with GraphQL, a way to ask for several things at once. Some may work and some may fail.',
    example: 'You open your profile: the name is there, but the list of your orders is missing.',
    advice: 'The developers of the server can fix this: the list in the answer names each error.',
    fixer: 'backend',
    technical:
      'Read `errors[].message`, `path` and `extensions.code` in the body. `data` may be partial or `null`, so a check of the status is not enough.',
    sources: [
      'https://spec.graphql.org/October2021/#sec-Errors',
      'https://graphql.github.io/graphql-over-http/draft/',
    ],
  },
];
