import type { SourceRef } from './sources.ts';

/** One of the things that are mixed up. */
export interface Side {
  /** Short, as it stands on a card: "401", "CORS error". */
  readonly name: string;
  /** The entry of the reference that is about it: "401", "ERR_FAILED", the id of a cause or of a vendor's code. */
  readonly about?: string;
  /** What it says, in plain words. */
  readonly says: string;
}

/** Two or three things that people take for one another, and how to tell them apart. */
export interface Confusion {
  /** Kebab-case, for ever. */
  readonly id: string;
  readonly sides: readonly [Side, Side, Side?];
  /** What tells them apart, as a plain question. */
  readonly question: string;
  /** How to tell them apart from what is on the screen. */
  readonly tell: string;
  /** The same exactly, for a developer. */
  readonly technical: string;
  readonly sources: readonly SourceRef[];
}

/**
 * What people mix up most. `question`, `says` and `tell` are for everyone, measured together with the figures of plain
 * language (tests/knowledge/confusions.test.ts). The pairs are those of tests/diagnose/confusions.test.ts, where real answers
 * are told apart; checked 2026-11-28.
 */
export const confusions: readonly Confusion[] = [
  {
    id: 'unknown-or-not-allowed',
    sides: [
      { name: '401', about: '401', says: '“I don’t know who you are.” Sign in.' },
      { name: '403', about: '403', says: '“I know you, and the answer is no.” Ask for access.' },
    ],
    question: 'Who are you, or may you?',
    tell: 'Sign in and try once more. If that helps, it was a 401. A 403 stays, whoever you are, until somebody gives you the right.',
    technical:
      'A `401` has to carry `WWW-Authenticate`; many APIs leave it out. With a `403`, other credentials may help, the same ones will not.',
    sources: ['rfc9110#15.5.2', 'rfc9110#15.5.4'],
  },
  {
    id: 'missing-or-gone',
    sides: [
      { name: '404', about: '404', says: '“There is nothing here now.” It may come back.' },
      { name: '410', about: '410', says: '“It was here, and it is gone for good.” Drop the link.' },
    ],
    question: 'Is it gone for now, or for ever?',
    tell: 'Only a 410 is sure that it was here once. A 404 can also be a slip in the address, so check the spelling.',
    technical:
      'A `404` says nothing about time. A server that does not know whether the loss is permanent sends `404` and not `410`.',
    sources: ['rfc9110#15.5.5', 'rfc9110#15.5.11'],
  },
  {
    id: 'bad-busy-or-slow',
    sides: [
      { name: '502', about: '502', says: '“The server behind me gave a bad answer.”' },
      { name: '503', about: '503', says: '“Nobody here can serve you right now.” Wait.' },
      { name: '504', about: '504', says: '“The server behind me took too long.”' },
    ],
    question: 'Did it fail, rest or take too long?',
    tell: 'Look at the time taken. A 504 comes after a long wait, often 30 or 60 seconds. A 502 and a 503 mostly come at once.',
    technical:
      '`502` and `504` come from a gateway: a bad answer, or none in time. Any server may send `503`, with `Retry-After` if it knows how long.',
    sources: ['rfc9110#15.6.3', 'rfc9110#15.6.4', 'rfc9110#15.6.5'],
  },
  {
    id: 'program-or-link-between',
    sides: [
      { name: '500', about: '500', says: '“I ran, and I broke.” The fault is in me.' },
      { name: '502', about: '502', says: '“I asked the next server and got nothing of use.”' },
    ],
    question: 'Did the program fail, or the way to it?',
    tell: 'A 500 mostly looks like the rest of the site. A 502 is often a bare page that names a front server.',
    technical:
      'For a `500`, read the log of the program. For a `502`, read the log of the gateway first: the program may never have run.',
    sources: ['rfc9110#15.6.1', 'rfc9110#15.6.3'],
  },
  {
    id: 'unreadable-or-invalid',
    sides: [
      { name: '400', about: '400', says: '“I cannot read what you sent.”' },
      { name: '422', about: '422', says: '“I can read it, but a value breaks a rule.”' },
    ],
    question: 'Can it be read, or is a value wrong?',
    tell: 'If the answer names a field, such as the email, a value is wrong. Many servers say 400 for both.',
    technical:
      'Broken JSON is a `400`; well-formed content whose instructions cannot be followed is a `422`. Frameworks differ, and many APIs use one of the two for both.',
    sources: ['rfc9110#15.5.1', 'rfc9110#15.5.21'],
  },
  {
    id: 'broken-or-wrong-kind',
    sides: [
      { name: '400', about: '400', says: '“The data you sent is broken.”' },
      { name: '415', about: '415', says: '“I do not take this kind of data.” It may be fine.' },
    ],
    question: 'Is the data bad, or only its label?',
    tell: 'With a 415, the developers should look at the label of the data first. What you typed is not to blame.',
    technical:
      'Compare `Content-Type` and `Content-Encoding` of the request with what the server takes; it may list that in an `Accept` header of its answer.',
    sources: ['rfc9110#15.5.1', 'rfc9110#15.5.16'],
  },
  {
    id: 'sent-or-wanted',
    sides: [
      { name: '415', about: '415', says: '“I do not take what you sent.”' },
      { name: '406', about: '406', says: '“I do not have it in the form you want back.”' },
    ],
    question: 'What went in, or what should come out?',
    tell: 'If the page sent data, as a form does, think of 415. A page that only reads can get a 406.',
    technical: 'A `415` is about `Content-Type` of the request, a `406` about its `Accept` headers.',
    sources: ['rfc9110#15.5.16', 'rfc9110#15.5.7'],
  },
  {
    id: 'moved-for-good-or-for-now',
    sides: [
      { name: '301', about: '301', says: '“It has moved for good.” Use the new address.' },
      { name: '302', about: '302', says: '“It is elsewhere just now.” Keep the old address.' },
    ],
    question: 'Has it moved for good, or for now?',
    tell: 'Both look the same to you: the browser goes on by itself. Change your link only for a 301.',
    technical:
      '`301` and `308` are permanent and may be cached without being told so; `302` and `307` are temporary.',
    sources: ['rfc9110#15.4.2', 'rfc9110#15.4.3'],
  },
  {
    id: 'data-lost-or-kept',
    sides: [
      { name: '301, 302', about: '302', says: '“Go there.” What you sent may get lost on the way.' },
      { name: '307, 308', about: '308', says: '“Go there, and send it all again.”' },
    ],
    question: 'Does the data come along?',
    tell: 'See if a POST (a request that sends data) turns into a GET in the next line. Then the data was lost.',
    technical:
      'After `301` or `302`, browsers turn a POST into a GET and drop the body. `307` and `308` keep method and body.',
    sources: [
      'rfc9110#15.4.2',
      'rfc9110#15.4.3',
      'rfc9110#15.4.8',
      'rfc9110#15.4.9',
      'fetch#http-redirect-fetch',
    ],
  },
  {
    id: 'look-there-or-moved',
    sides: [
      { name: '303', about: '303', says: '“Done. Now look at the result over there.”' },
      { name: '302', about: '302', says: '“Ask over there instead.”' },
    ],
    question: 'Is it done, or has it moved?',
    tell: 'A 303 after a form is a good sign: what you sent was taken. A 302 may mean that too, but does not say it.',
    technical:
      '`303` always leads to a GET, by design. After a POST, a `302` does so by old habit of browsers.',
    sources: ['rfc9110#15.4.4', 'rfc9110#15.4.3'],
  },
  {
    id: 'unchanged-or-failed',
    sides: [
      { name: '304', about: '304', says: '“Your copy is still right.” All is well.' },
      { name: '412', about: '412', says: '“What you asked me to check is not so.”' },
    ],
    question: 'Is the copy still good, or did a check fail?',
    tell: 'A 304 is no error: the page shows the copy it has. A 412 stops a change that you wanted to save.',
    technical:
      'A GET with `If-None-Match` or `If-Modified-Since` gets `304` when nothing changed. A failed `If-Match` on a write gets `412`.',
    sources: ['rfc9110#15.4.5', 'rfc9110#15.5.13'],
  },
  {
    id: 'nothing-to-show-or-stopped',
    sides: [
      { name: '204', about: '204', says: '“Done. There is nothing to show.”' },
      { name: 'ERR_ABORTED', about: 'ERR_ABORTED', says: '“I was stopped before the end.”' },
    ],
    question: 'Did it work, or was it stopped?',
    tell: 'Look for a number. With 204 it worked, even if the browser calls it aborted. With no number it was stopped.',
    technical:
      'DevTools may give a `204` the error `net::ERR_ABORTED`, because there is no body to load. The status says that it worked.',
    sources: ['rfc9110#15.3.5', 'chromium:net/base/net_error_list.h'],
  },
  {
    id: 'clash-or-failed-check',
    sides: [
      { name: '409', about: '409', says: '“This clashes with what I have.”' },
      { name: '412', about: '412', says: '“You set a condition, and it does not hold.”' },
    ],
    question: 'Who saw the clash?',
    tell: 'A 409 is found by the server itself, such as a name that is taken. For a 412, the page asked for the check.',
    technical:
      'A `412` needs `If-Match`, `If-Unmodified-Since` or the like in the request. A `409` needs none.',
    sources: ['rfc9110#15.5.10', 'rfc9110#15.5.13'],
  },
  {
    id: 'condition-failed-or-missing',
    sides: [
      { name: '412', about: '412', says: '“You named a version, and it is old.” Load it again.' },
      { name: '428', about: '428', says: '“Tell me which version you change.”' },
    ],
    question: 'Was the version wrong, or not named?',
    tell: 'You can deal with a 412: load the page again, then make your change. A 428 is for the developers of the page.',
    technical: 'For `428`, send `If-Match` with the `ETag` that was read. It guards against lost updates.',
    sources: ['rfc9110#15.5.13', 'rfc6585#3'],
  },
  {
    id: 'not-here-or-nowhere',
    sides: [
      { name: '405', about: '405', says: '“Not at this address.” Another one may take it.' },
      { name: '501', about: '501', says: '“I cannot do that anywhere.”' },
    ],
    question: 'Is it closed here, or everywhere?',
    tell: 'A 405 blames the address, so the developers should check it. A 501 blames the server, which lacks the skill.',
    technical:
      'A `405` must list what is allowed in `Allow`. A `501` means that the server does not know the method at all.',
    sources: ['rfc9110#15.5.6', 'rfc9110#15.6.2'],
  },
  {
    id: 'plain-files-or-no-route',
    sides: [
      { name: '405', about: 'plain-file-server-asked', says: '“I only hand out files.” I take no data.' },
      { name: '404', about: '404', says: '“I know no such place.”' },
    ],
    question: 'Was the right server asked?',
    tell: 'A form that gets a 405 with a bare page has often reached a server of plain files. The right one lives elsewhere.',
    technical:
      'nginx answers a POST to a static file with "405 Not Allowed". Check the base URL of the API and the rules that pass requests on.',
    sources: ['rfc9110#15.5.6', 'rfc9110#15.5.5'],
  },
  {
    id: 'hidden-or-unreachable',
    sides: [
      {
        name: 'CORS error',
        about: 'cors-missing-allow-origin',
        says: '“It answered, but you may not read it.”',
      },
      { name: 'No connection', about: 'ERR_CONNECTION_REFUSED', says: '“Nobody answered at all.”' },
    ],
    question: 'Did the server answer?',
    tell: 'Look for a number such as 200. Where there is one, the server did answer, and the browser held it back.',
    technical:
      'Both reach the code as the same `TypeError`. CORS: status and headers are there, with `net::ERR_FAILED`. A dead line: no status, `net::ERR_CONNECTION_…` or `net::ERR_NAME_…`.',
    sources: ['fetch#cors-check', 'chromium:net/base/net_error_list.h'],
  },
  {
    id: 'hidden-or-broken',
    sides: [
      {
        name: 'CORS error',
        about: 'cors-missing-allow-origin',
        says: '“The server is fine. It just does not let this page read.”',
      },
      {
        name: 'Server error',
        about: 'cors-hides-server-error',
        says: '“The server broke, and its bare error page lets nobody read.”',
      },
    ],
    question: 'Is it the permission, or the server?',
    tell: 'Look at the number first. If it is 500 or more, the server broke: that has to be fixed first.',
    technical:
      'Error pages of frameworks and gateways often lack `Access-Control-Allow-Origin`, so a `500` or `502` shows up as CORS.',
    sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSMissingAllowOrigin'],
  },
  {
    id: 'asked-first-or-sent',
    sides: [
      {
        name: 'OPTIONS failed',
        about: 'preflight-bad-status',
        says: '“The browser asked for leave and got none.” Nothing was sent.',
      },
      {
        name: 'Request failed',
        about: 'cors-missing-allow-origin',
        says: '“It was sent, and then it failed.”',
      },
    ],
    question: 'Was the request sent at all?',
    tell: 'Look for a line with OPTIONS just before. If that one failed, the real request never left, so nothing was changed.',
    technical:
      'The reason stands in the OPTIONS entry (the preflight): its status and its `Access-Control-Allow-…` headers. It must be answered without a sign-in.',
    sources: ['fetch#cors-preflight-fetch', 'mdn:Web/HTTP/Guides/CORS'],
  },
  {
    id: 'all-or-all-but-signed-in',
    sides: [
      {
        name: '“*” alone',
        about: 'cors-wildcard-with-credentials',
        says: '“All may read this.” But not with a sign-in.',
      },
      {
        name: 'The page by name',
        about: 'cors-allow-credentials-missing',
        says: '“This page may read it, signed in too.”',
      },
    ],
    question: 'Does “for all” hold with a sign-in too?',
    tell: 'Try it signed out, in a private window. If that works, the server allows all pages, yet no sign-in.',
    technical:
      'With credentials, `Access-Control-Allow-Origin: *` does not count. Send the origin itself, `Access-Control-Allow-Credentials: true`, and `Vary: Origin`.',
    sources: ['fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors/CORSNotSupportingCredentials'],
  },
  {
    id: 'browser-only-or-everywhere',
    sides: [
      {
        name: 'Browser only',
        about: 'cors-missing-allow-origin',
        says: '“The server works. A rule of browsers stops the page.”',
      },
      { name: 'Everywhere', about: '500', says: '“The server gives all callers this error.”' },
    ],
    question: 'Does it fail without a browser too?',
    tell: 'A tool such as Postman keeps none of the browser’s rules. If it works there, the server does not let this page in.',
    technical:
      'CORS, mixed content and `SameSite` are enforced by browsers alone. A tool that shows the same status proves that the server means it.',
    sources: ['mdn:Web/HTTP/Guides/CORS', 'https://www.w3.org/TR/mixed-content/'],
  },
  {
    id: 'no-cors-or-cors',
    sides: [
      { name: '“no-cors”', about: 'orb-blocked-fetch', says: '“No error, and nothing to read.”' },
      {
        name: 'CORS error',
        about: 'cors-missing-allow-origin',
        says: '“An error that says what is missing.”',
      },
    ],
    question: 'Is the error gone, or only hidden?',
    tell: 'If the page still shows nothing, the error was only hidden. The server has to let the page read.',
    technical:
      '`mode: "no-cors"` gives an opaque response: status 0, no headers, no body. It suits fire-and-forget calls alone.',
    sources: ['mdn:Web/API/Request/mode', 'fetch#cors-check'],
  },
  {
    id: 'stopped-or-failed',
    sides: [
      { name: 'Cancelled', about: 'cancelled', says: '“The page or you stopped it.” Mostly harmless.' },
      { name: 'Cut off', about: 'ERR_CONNECTION_RESET', says: '“Something broke it on the way.”' },
    ],
    question: 'Did somebody stop it, or did it break?',
    tell: 'If the next page opened at that moment, it was stopped. ERR_ABORTED is the browser’s word for that.',
    technical:
      '`net::ERR_ABORTED` without a status: a navigation, `AbortController`, or a removed element. `net::ERR_CONNECTION_…` is the network.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/AbortController'],
  },
  {
    id: 'page-or-server-gave-up',
    sides: [
      {
        name: 'The page’s own limit',
        about: 'stopped-by-time-limit',
        says: '“The page was tired of waiting.”',
      },
      { name: '504', about: '504', says: '“A server was tired of waiting.”' },
    ],
    question: 'Who stopped waiting?',
    tell: 'Look for a number. A 504 was sent by a server. With no number and a round time, such as 10 seconds, the page gave up.',
    technical:
      'A limit in the page (`AbortSignal.timeout`, the `timeout` of a library) ends in `net::ERR_ABORTED` with no status. The server may still finish its work.',
    sources: ['mdn:Web/API/AbortSignal/timeout_static', 'rfc9110#15.6.5'],
  },
  {
    id: 'blocked-here-or-there',
    sides: [
      {
        name: 'ERR_BLOCKED_BY_CLIENT',
        about: 'ERR_BLOCKED_BY_CLIENT',
        says: '“An add-on in your browser stopped it.”',
      },
      { name: '403', about: '403', says: '“A server was asked, and it said no.”' },
    ],
    question: 'Did it leave your browser?',
    tell: 'Turn your ad blocker off for this site and load the page again. If it works now, no server had said no.',
    technical:
      '`net::ERR_BLOCKED_BY_CLIENT` has no status and no answer. Extensions cause it, by rules on names and paths.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9110#15.5.4'],
  },
  {
    id: 'own-rule-or-their-rule',
    sides: [
      {
        name: 'CSP',
        about: 'page-policy-forbids',
        says: '“The page’s own rules forbid it.” Nothing was sent.',
      },
      {
        name: 'CORS',
        about: 'cors-missing-allow-origin',
        says: '“The other server does not let this page read.”',
      },
    ],
    question: 'Whose rule is it: this page’s or theirs?',
    tell: 'The Console names it. For “Content Security Policy”, ask the makers of this page. For “CORS policy”, ask the other server’s.',
    technical:
      'CSP comes with the document (`Content-Security-Policy`) and stops the load before it is sent. CORS is read from the response of the called server.',
    sources: ['https://www.w3.org/TR/CSP3/', 'fetch#cors-check'],
  },
  {
    id: 'files-or-data',
    sides: [
      { name: 'ORB, CORP', about: 'orb-blocked', says: '“You may not show this file here.”' },
      { name: 'CORS', about: 'cors-missing-allow-origin', says: '“Your code may not read this data.”' },
    ],
    question: 'Is it a picture, or data for code?',
    tell: 'See what was loaded. A picture or a frame points to ORB or CORP. Data that the page’s code asked for points to CORS.',
    technical:
      'ORB and `Cross-Origin-Resource-Policy` hit no-cors loads: `<img>`, `<script>`, frames. CORS hits `fetch`, XHR, fonts and modules.',
    sources: ['fetch#cross-origin-resource-policy-header', 'fetch#cors-check'],
  },
  {
    id: 'you-or-everyone',
    sides: [
      { name: '429', about: '429', says: '“You ask too often.” Wait a moment.' },
      { name: '503', about: '503', says: '“I have too much to do, for everyone.”' },
    ],
    question: 'Is it you, or everyone?',
    tell: 'Ask a colleague to try. If it works there, you have reached your own limit.',
    technical:
      'Both may carry `Retry-After`. A `429` counts one client, key or address. Some services send `503` for their limits too, such as Amazon S3 with `SlowDown`.',
    sources: [
      'rfc6585#4',
      'rfc9110#15.6.4',
      'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    ],
  },
  {
    id: 'guard-or-program',
    sides: [
      {
        name: '403 of a guard',
        about: 'firewall-refused',
        says: '“You look odd to me.” The site never saw you.',
      },
      { name: '403 of the site', about: 'permission-missing', says: '“Your account may not do this.”' },
    ],
    question: 'Who said no: a guard, or the site?',
    tell: 'A guard shows a page of its own, often with a long number to pass on. The site’s own answer speaks of your account.',
    technical:
      'Marks of a firewall: HTML in place of JSON, `cf-mitigated`, `Reference #`, `x-amzn-waf-action`, and no headers of the application.',
    sources: [
      'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
      'rfc9110#15.5.4',
    ],
  },
  {
    id: 'missing-or-hidden',
    sides: [
      { name: '404', about: 'not-found-or-hidden', says: '“Not here”, or “not for you”.' },
      { name: '403', about: 'storage-access-denied', says: '“Not for you”, or “not here”.' },
    ],
    question: 'Is it missing, or kept from you?',
    tell: 'Let somebody who has access open the address. If they see it, it was kept from you.',
    technical:
      'To hide that a thing exists, a server may send `404` (GitHub does). S3 sends `403` for a missing key to callers without `s3:ListBucket`.',
    sources: [
      'rfc9110#15.5.4',
      'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api',
      'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html',
    ],
  },
  {
    id: 'path-or-token-at-aws',
    sides: [
      {
        name: 'Wrong path',
        about: 'gateway-route-unknown',
        says: '“I know no such address, so I ask for a pass.”',
      },
      { name: 'No pass', about: 'credentials-missing', says: '“You really are not signed in.”' },
    ],
    question: 'Is the pass missing, or the address wrong?',
    tell: 'Amazon asks for a token (a pass) when the address is wrong, too. First check it, letter by letter.',
    technical:
      'API Gateway answers an unknown route with `403` and `MissingAuthenticationTokenException`. Check stage, path and method before the credentials.',
    sources: ['https://repost.aws/knowledge-center/api-gateway-authentication-token-errors'],
  },
  {
    id: 'too-large-or-missing-at-iis',
    sides: [
      { name: '404.13', about: 'iis-404-13', says: '“Your file is too large.”' },
      { name: '404', about: '404', says: '“There is nothing here.”' },
    ],
    question: 'Is it missing, or was it too large?',
    tell: 'If it fails only when you send a large file, the size is the reason. Try a small one.',
    technical:
      'IIS reports `maxAllowedContentLength` as `404.13`, often shown as a plain `404`. Its log has the substatus.',
    sources: [
      'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/www-administration-management/http-status-code',
    ],
  },
  {
    id: 'handshake-or-refusal',
    sides: [
      {
        name: '401, then 200',
        about: 'sign-in-handshake',
        says: '“Who is it?” Your browser said it, and all is well.',
      },
      { name: '401 at the end', about: '401', says: '“I do not take this sign-in.”' },
    ],
    question: 'Is it a step, or the end?',
    tell: 'Look at the next lines. If the same address then gives 200, nothing is wrong.',
    technical:
      'NTLM and Negotiate need one or two `401` before the `200`; Basic and Digest need one. Only the last answer counts.',
    sources: ['rfc4559', 'rfc9110#11'],
  },
  {
    id: 'fresh-number-or-refused-proof',
    sides: [
      {
        name: '401, fresh number',
        about: 'dpop-nonce-exchange',
        says: '“Take this number and ask again.” That is planned.',
      },
      {
        name: '401, proof refused',
        about: 'dpop-proof-refused',
        says: '“The proof with your sign-in is not right.”',
      },
    ],
    question: 'Does the next try work?',
    tell: 'If the next line is the same request and it works, all is well. If it fails again, tell the developers.',
    technical:
      '`error="use_dpop_nonce"` brings a `DPoP-Nonce`; the client repeats the request with it. `invalid_dpop_proof` is a real refusal.',
    sources: ['rfc9449#8', 'rfc9449#9', 'rfc9449#7.1'],
  },
  {
    id: 'fine-or-broken-inside',
    sides: [
      { name: '200', about: '200', says: '“All went well.”' },
      {
        name: '200 with an error',
        about: 'error-in-answer',
        says: '“It arrived”, and inside stands what went wrong.',
      },
    ],
    question: 'Does the answer hold what you wanted?',
    tell: 'Open the answer. An error text, or a web page in place of data, means that it failed in spite of the 200.',
    technical:
      'GraphQL puts `errors` into a `200`; gRPC has its own `grpc-status`; many APIs send `success: false`. Check the body, not `response.ok` alone.',
    sources: [
      'https://spec.graphql.org/October2021/#sec-Errors',
      'https://github.com/grpc/grpc/blob/master/doc/statuscodes.md',
      'mdn:Web/API/Response/ok',
    ],
  },
  {
    id: 'which-part-is-too-big',
    sides: [
      { name: '413', about: '413', says: '“What you send is too big.” Try a smaller file.' },
      { name: '431', about: '431', says: '“The notes that come along are too long.” Clear the site’s data.' },
      { name: '414', about: '414', says: '“The address is too long.”' },
    ],
    question: 'Which part is too big?',
    tell: 'Think of what you did. A file to send points to 413, a long search to 414. If every page of the site fails, it is 431.',
    technical:
      '`413`: the body. `431`: the headers, mostly cookies. `414`: the URL, mostly its query. Proxies in front often have lower limits than the application.',
    sources: ['rfc9110#15.5.14', 'rfc9110#15.5.15', 'rfc6585#5'],
  },
  {
    id: 'slow-sender-or-slow-server',
    sides: [
      { name: '408', about: '408', says: '“You were too slow to send.”' },
      { name: '504', about: '504', says: '“The server behind me was too slow to answer.”' },
    ],
    question: 'Who was slow?',
    tell: 'A 408 points to your line, or to a large file. A 504 points to the site: another line will not help.',
    technical:
      'A `408` may also end an idle connection; the browser may then repeat the request. A `504` comes from a gateway.',
    sources: ['rfc9110#15.5.9', 'rfc9110#15.6.5'],
  },
  {
    id: 'refused-or-silent',
    sides: [
      {
        name: 'ERR_CONNECTION_REFUSED',
        about: 'ERR_CONNECTION_REFUSED',
        says: '“Nobody listens here.” The answer came at once.',
      },
      {
        name: 'ERR_CONNECTION_TIMED_OUT',
        about: 'ERR_CONNECTION_TIMED_OUT',
        says: 'Silence. Nothing came back at all.',
      },
    ],
    question: 'Was it a no, or no word at all?',
    tell: 'Look at the time taken. If it failed at once, the program is not running. A long wait points to a block on the way.',
    technical:
      'Refused: the machine sent a TCP reset, so nothing listens on that port. Timed out: packets get lost, mostly in a firewall, or the host is down.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  {
    id: 'one-name-or-no-network',
    sides: [
      {
        name: 'ERR_NAME_NOT_RESOLVED',
        about: 'ERR_NAME_NOT_RESOLVED',
        says: '“I know no site of this name.”',
      },
      {
        name: 'ERR_INTERNET_DISCONNECTED',
        about: 'ERR_INTERNET_DISCONNECTED',
        says: '“Your computer is offline.”',
      },
    ],
    question: 'Is one name wrong, or is all offline?',
    tell: 'Open another site. If that works, only this name is wrong or unknown.',
    technical:
      'Not resolved: the look-up (DNS) has no address for the host. Disconnected: the operating system reports no network at all.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  {
    id: 'not-trusted-or-not-secure',
    sides: [
      {
        name: 'ERR_CERT_…',
        about: 'ERR_CERT_AUTHORITY_INVALID',
        says: '“I do not trust who this claims to be.”',
      },
      {
        name: 'ERR_SSL_PROTOCOL_ERROR',
        about: 'ERR_SSL_PROTOCOL_ERROR',
        says: '“This is no secure talk at all.”',
      },
    ],
    question: 'Is it not trusted, or not secure at all?',
    tell: 'Open the address in a tab of its own. If the browser offers to go on, trust is missing. Else there is no secure line.',
    technical:
      '`ERR_CERT_…`: TLS works, the certificate does not pass. `ERR_SSL_PROTOCOL_ERROR`: what came is not valid TLS, such as plain HTTP on that port.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc8446#5.1'],
  },
  {
    id: 'cloudflare-leg-or-site',
    sides: [
      {
        name: '520 to 526',
        about: 'cloudflare-522',
        says: '“I, Cloudflare, could not talk well with the site.”',
      },
      { name: '502, 504', about: '502', says: '“The site’s own servers had a problem.”' },
    ],
    question: 'Which part of the way broke?',
    tell: 'A number from 520 to 526 is Cloudflare’s own. It stands between you and the site, and says what it met there.',
    technical:
      '`521` refused, `522` connection timed out, `523` unreachable, `524` answer too late, `525` and `526` TLS. A `502` or `504` without Cloudflare’s look came from the origin.',
    sources: [
      'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
    ],
  },
];
