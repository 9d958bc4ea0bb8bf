import type { VendorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const CODES: SourceRef = 'https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.h';
const PAGES: SourceRef = 'https://github.com/nginx/nginx/blob/master/src/http/ngx_http_special_response.c';

/**
 * The codes that nginx has made up, from its own source (`ngx_http_request.h` for the numbers,
 * `ngx_http_special_response.c` for the pages it sends instead); checked 2026-11-22.
 * 494 to 497 reach the browser as 400 with a page of their own; 444 and 499 stand in the server's log alone.
 */
export const nginx: readonly VendorWords[] = [
  {
    vendor: 'nginx',
    code: '444',
    id: 'nginx-444',
    title: 'The server closed the connection without an answer',
    meaning: 'The server was told to end requests like this one without a word. So it sent nothing back.',
    when: 'Only in the server’s log. The browser shows no code, most often “empty response”.',
    example: 'A program tries hundreds of sign-in addresses. The server drops each of those calls.',
    advice:
      'The people who run the server can fix this. If the request was a good one, ask them to check their blocking rules.',
    fixer: 'operations',
    technical:
      'nginx closes the connection on `return 444` and writes 444 to the access log. Chromium most often reports `net::ERR_EMPTY_RESPONSE`.',
    sources: [CODES],
    recognise: {},
  },
  {
    vendor: 'nginx',
    code: '494',
    id: 'nginx-494',
    title: 'The browser sent along more notes than the server takes',
    meaning:
      'With each request the browser sends small notes about itself and the visitor. This time they were larger than the server takes.',
    when: 'Often when a site has stored too many cookies (small notes it keeps in the browser). The page says 400.',
    example: 'You try three test accounts of a shop in one day. Then every page of the shop fails.',
    advice: 'You can fix this: delete what the browser has stored for this site, then sign in again.',
    fixer: 'you',
    reach: 'server',
    technical:
      'A header line did not fit `large_client_header_buffers` (4 buffers of 8k by default). Mostly it is a long `Cookie` or `Authorization`. nginx logs 494 and sends 400.',
    sources: [CODES, PAGES],
    // The rule too-big measures which header it was.
    recognise: {},
  },
  {
    vendor: 'nginx',
    code: '495',
    id: 'nginx-495',
    title: 'The server did not accept the browser’s proof',
    meaning:
      'This site asks the browser to prove who you are with a file. The browser sent one, and the server did not accept it.',
    when: 'On company sites that let in only known devices. Often the proof has run out. The page says 400.',
    example: 'Your work laptop got its proof a year ago. This morning the pay slip site turns it away.',
    advice:
      'You can fix this: ask the people who gave you the proof for a new one, then restart the browser.',
    fixer: 'you',
    reach: 'server',
    technical:
      'Client certificate verification failed (`ssl_verify_client`). Look at `$ssl_client_verify` for the reason: expired, unknown issuer, too deep a chain. nginx logs 495 and sends 400.',
    sources: [CODES, PAGES],
    recognise: { status: [400], headers: { server: 'nginx' }, body: ['400 the ssl certificate error'] },
  },
  {
    vendor: 'nginx',
    code: '496',
    id: 'nginx-496',
    title: 'The server wanted a proof, and none was sent',
    meaning: 'This site asks the browser to prove who you are with a file. The browser sent no such file.',
    when: 'On sites for known devices only, from a new device or after “Cancel” was pressed. The page says 400.',
    example: 'You open the staff site on your own tablet, which was never set up for it.',
    advice: 'You can fix this: use a device that is set up for this site. If you have none, ask its owners.',
    fixer: 'you',
    reach: 'server',
    technical:
      "No client certificate was sent, and `ssl_verify_client on` needs one. To another site, `fetch` sends it only with `credentials: 'include'`. nginx logs 496 and sends 400.",
    sources: [CODES, PAGES],
    recognise: {
      status: [400],
      headers: { server: 'nginx' },
      body: ['400 no required ssl certificate was sent'],
    },
  },
  {
    vendor: 'nginx',
    code: '497',
    id: 'nginx-497',
    title: 'The address needs https, but http was used',
    meaning:
      'The server takes only secure connections at this address. The request came over one that is not secure.',
    when: 'When an address starts with “http:” and also names the place for secure traffic. The page says 400.',
    example: 'A page asks for its prices at http://shop.test:8443. With https it would work.',
    advice: 'The developers of the page can fix this: start the address with “https:”.',
    fixer: 'frontend',
    reach: 'server',
    technical:
      'Plain HTTP came in on a `listen … ssl` port. Call it by `https://`, or send people on with `error_page 497 =301 https://$host:$server_port$request_uri`. nginx logs 497 and sends 400.',
    sources: [CODES, PAGES],
    recognise: {
      status: [400],
      headers: { server: 'nginx' },
      body: ['400 the plain http request was sent to https port'],
    },
  },
  {
    vendor: 'nginx',
    code: '499',
    id: 'nginx-499',
    title: 'The asking side left before the server answered',
    meaning:
      'The server was still at work when the other side ended the connection. Nobody was left to answer.',
    when: 'Only in the server’s log. The browser shows a cancelled request, or nothing, as the page is gone.',
    example: 'A report takes a minute to load. After ten seconds you close the tab.',
    advice:
      'Nothing needs fixing if it is rare. If it happens often, have the developers look for slow answers at these addresses.',
    fixer: 'nobody',
    technical:
      '`NGX_HTTP_CLIENT_CLOSED_REQUEST`: the peer closed first. That may be a browser, an app’s timeout or a proxy in front. Compare `$request_time` with their timeouts.',
    sources: [CODES],
    recognise: {},
  },
];
