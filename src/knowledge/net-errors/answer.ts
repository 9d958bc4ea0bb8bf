import type { NetErrorWords } from '../entry.ts';

/**
 * Chromium's errors of the web address and of the server's answer, HTTP/2 and QUIC among them (http, numbers
 * -300 to -388). Made from Chromium 156's net/base/net_error_list.h and the RFCs named in each entry, checked
 * 2026-11-22.
 */
export const answerErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_INVALID_URL: {
    number: -300,
    title: 'The address is not a valid one',
    meaning: 'The browser could not make sense of this web address. So it sent nothing.',
    when: 'Often a part is missing or mistyped. It also happens with pictures whose data stands inside the address.',
    example: 'A photo gallery writes a picture into the page itself, and the text is cut off halfway.',
    advice: 'The developers of the page can fix this. Check how the address is put together.',
    fixer: 'frontend',
    technical:
      'The URL did not parse, or a `data:` URL is malformed: no comma, or broken base64. Log the full string before it is used.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/URI/Reference/Schemes/data'],
  },
  ERR_UNKNOWN_URL_SCHEME: {
    number: -302,
    title: 'The browser does not know this kind of address',
    meaning:
      'The address starts with a word that the browser cannot handle here. Web addresses start with "https:".',
    when: 'A link is meant for an app, and the app is missing. Or the start of the address has a typing error.',
    example: 'A pay button on a ticket page opens "mybank://pay" on a laptop without that app.',
    advice: 'The developers of the page can fix this. Offer a normal web address for people without the app.',
    fixer: 'frontend',
    technical:
      'No handler exists for the scheme of this URL. Chromium loads `http`, `https`, `data`, `blob` and a few internal schemes, and hands others to the system.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/URI/Reference/Schemes'],
  },
  ERR_INVALID_REDIRECT: {
    number: -303,
    title: 'The browser was sent on, but could not follow',
    meaning: 'The server pointed this request to another address. The browser did not go there.',
    when: 'The new address is broken. Or the browser was only asking for permission first, and such a question may not be sent on.',
    example: 'A page saves to "/orders". The server points to "/orders/", and the browser’s question fails.',
    advice:
      'The developers of the server can fix this. Let it answer at the first address without sending it on.',
    fixer: 'backend',
    technical:
      'Either `Location` does not parse as a URL, or a CORS preflight (`OPTIONS`) got a 3xx. Answer `OPTIONS` with 2xx directly. Look for slash, `www` and `https` rewrites.',
    sources: ['chromium:net/base/net_error_list.h', 'fetch#cors-preflight-fetch', 'rfc9110#10.2.2'],
  },
  ERR_TOO_MANY_REDIRECTS: {
    number: -310,
    title: 'The browser was sent on too many times',
    meaning: 'Each address only pointed to a next one. After 20 such steps in a row the browser gave up.',
    when: 'Most often two addresses point to each other. A sign-in that never sticks can do this too.',
    example: 'A shop sends you to its sign-in page. That page thinks you are signed in and sends you back.',
    advice:
      'First clear what the browser has saved for this site. If that does not help, the people who run the site can.',
    fixer: 'operations',
    technical:
      'Chromium and the Fetch standard stop after 20 redirects. Follow the `Location` chain for a repeat: `http` against `https` behind a proxy, `www`, a slash, or a session cookie that is never stored.',
    sources: ['chromium:net/base/net_error_list.h', 'fetch#http-redirect-fetch', 'rfc9110#15.4'],
  },
  ERR_UNSAFE_REDIRECT: {
    number: -311,
    title: 'The browser refused to be sent to this kind of address',
    meaning:
      'The server pointed to an address that a website may not send people to. The browser stopped there.',
    when: 'The new address points to a file on your computer, say, and not to a page on the web.',
    example: 'A download link on an office page leads on to "file:///C:/reports/may.pdf".',
    advice: 'The developers of the server can fix this. Point to an address that starts with "https:".',
    fixer: 'backend',
    technical:
      'The scheme in `Location` is not a safe redirect target: `file:`, `data:` and `chrome:` are refused, for example. Use `http` or `https`.',
    sources: ['chromium:net/base/net_error_list.h', 'fetch#http-redirect-fetch'],
  },
  ERR_INVALID_RESPONSE: {
    number: -320,
    title: 'The answer broke the rules, so it was not used',
    meaning: 'Something came back, but not in a form that the browser accepts. It threw the answer away.',
    when: 'This is rare. It points to a fault in the server, or in a machine between the browser and the server.',
    example: 'After an update, a weather site answers without saying whether the request went well.',
    advice:
      'The people who run the server can fix this. They can compare with the state before the last change.',
    fixer: 'operations',
    technical:
      'A general code for a malformed answer, such as an HTTP/3 response with no header fields. A net log (`chrome://net-export`) shows what was received.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_INVALID_CHUNKED_ENCODING: {
    number: -321,
    title: 'The pieces of the answer do not fit together',
    meaning:
      'The answer came in pieces, each marked with its size. These marks were wrong, so the browser stopped.',
    when: 'The server, or a machine in between, wrote the pieces in the wrong way.',
    example: 'A home-made server sends a long price list and forgets the line break after a piece.',
    advice:
      'The developers of the server can fix this. Let the server software write the pieces, not your own code.',
    fixer: 'backend',
    technical:
      'With `Transfer-Encoding: chunked`, a chunk size is not hexadecimal or a CRLF is missing. Often the header was set by hand and the body is not chunked.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9112#7.1'],
  },
  ERR_METHOD_NOT_SUPPORTED: {
    number: -322,
    title: 'This address does not take this kind of request',
    meaning: 'The page asked in a way that is not possible for this address. The browser itself said no.',
    when: 'It can happen with data that the page keeps in the browser. Such data can only be fetched, not checked or changed.',
    example: 'A video page only asks whether a clip in its memory is still there.',
    advice: 'The developers of the page can fix this. Fetch the data in the plain way.',
    fixer: 'frontend',
    technical:
      'Not a 405 from a server. `blob:` URLs accept only `GET`, for example: a `HEAD` request to one fails with this code.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/URI/Reference/Schemes/blob'],
  },
  ERR_EMPTY_RESPONSE: {
    number: -324,
    title: 'The connection ended before any answer came',
    meaning:
      'The browser reached the other side and sent the request. Then the line was closed, with no answer at all.',
    when: 'The program on the server may have crashed. A safety filter on the way may also close the line.',
    example: 'You send a big form on your own test server. The program crashes and starts again.',
    advice:
      'The people who run the server can fix this. Look in its log at this minute. Trying again may help.',
    fixer: 'operations',
    technical:
      'The peer sent EOF on a fresh connection before any final response headers. Look for a crash, a worker timeout, plain HTTP sent to a TLS port, or a `101` that nobody asked for.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/http/http_stream_parser.cc'],
  },
  ERR_RESPONSE_HEADERS_TOO_BIG: {
    number: -325,
    title: 'The notes in front of the answer are too long',
    meaning:
      'A server sends short notes, called headers, before the real content. Here they were longer than the browser accepts.',
    when: 'Most often the server adds the same note again and again, or puts a lot of data into one.',
    example: 'A test version of a shop writes its whole error report into one note.',
    advice:
      'The developers of the server can fix this. Find the note that grows, and send that data in the content.',
    fixer: 'backend',
    technical:
      'Over HTTP/1.1 Chromium reads up to 256 KB of response headers. Look for debug headers, repeated `Set-Cookie`, or a huge `Content-Security-Policy` or `Link`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/http/http_stream_parser.cc'],
  },
  ERR_REQUEST_RANGE_NOT_SATISFIABLE: {
    number: -328,
    title: 'The part that was asked for is not there',
    meaning: 'The browser asked for only a part of a file. That part could not be given, so nothing came.',
    when: 'You skip ahead in a video, or go on with a download. Often the file has become shorter since.',
    example: 'A half-finished download goes on the next day, but the file was replaced by a smaller one.',
    advice: 'You can fix this: start the download again, or reload the page.',
    fixer: 'you',
    technical:
      'The `Range` lies outside the content. It can come from a `blob:` or `file:` URL, or from a 416 that Chromium handles itself, as in downloads.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9110#14.2', 'mdn:416'],
  },
  ERR_MALFORMED_IDENTITY: {
    number: -329,
    title: 'A name in the sign-in has the wrong form',
    meaning:
      'The server asked for a sign-in. A name that is needed for it was not in a form that can be used.',
    when: 'It happens with sign-in by a work account, where the computer signs you in by itself.',
    example: 'An office site was moved, and its new name is not one that the sign-in system takes.',
    advice: 'The people who look after your work network can fix this. Tell them the address of the site.',
    fixer: 'operations',
    technical:
      'With `Negotiate`, the GSSAPI library refused the service name (`GSS_S_BAD_NAME`). Check the host name, its CNAME and the SPN that is built from it.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc4559'],
  },
  ERR_CONTENT_DECODING_FAILED: {
    number: -330,
    title: 'The answer could not be unpacked',
    meaning:
      'The server said that it had packed the answer to make it smaller. What came could not be unpacked.',
    when: 'The answer was not packed at all, packed another way, or damaged on its way.',
    example: 'A blog turns on packing in two places. The note and the content no longer agree.',
    advice:
      'The people who run the server can fix this. Turn packing off for this address, then see if it loads.',
    fixer: 'operations',
    technical:
      'The body does not match `Content-Encoding` (`gzip`, `br`, `deflate`, `zstd`). Look for a proxy that unpacks but keeps the header, or for a plain body labelled `gzip`.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'rfc9110#8.4',
      'mdn:Web/HTTP/Reference/Headers/Content-Encoding',
    ],
  },
  ERR_INVALID_AUTH_CREDENTIALS: {
    number: -338,
    title: 'A sign-in is needed, and the browser had none to use',
    meaning:
      'The server asks for a sign-in that the browser itself has to give. It had none that it could use.',
    when: 'The small sign-in window of the browser is still open or was closed. Or your work account was not taken.',
    example: 'You open the test version of a site and close the window that asks for a name and password.',
    advice: 'You can fix this: reload the page, and give your name and password when the browser asks.',
    fixer: 'you',
    technical:
      'HTTP authentication (`WWW-Authenticate`) was not completed. A document that answers `401` without a usable sign-in carries this code. With `Negotiate` or `NTLM` the library refused the credentials.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9110#11', 'mdn:Web/HTTP/Guides/Authentication'],
  },
  ERR_UNSUPPORTED_AUTH_SCHEME: {
    number: -339,
    title: 'This computer cannot sign in the way that is asked',
    meaning: 'The server asked for a way to sign in that does not work on this computer or in this browser.',
    when: 'Sites inside a company may want a work account that only some computers can use.',
    example: 'You open the holiday planner of your company on your own tablet at home.',
    advice: 'The people who look after your work network can fix this. Until then, use a work computer.',
    fixer: 'operations',
    technical:
      'The scheme in `WWW-Authenticate`, such as `Negotiate`, is not available: the library is missing or a policy turned it off. Offer another scheme as well.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/HTTP/Reference/Headers/WWW-Authenticate'],
  },
  ERR_ENCODING_DETECTION_FAILED: {
    number: -340,
    title: 'The browser could not tell how the text is written',
    meaning: 'The answer holds text in a form that the browser did not know and could not guess.',
    when: 'This is very rare today. It was made for old lists of files that do not say how they are written.',
    example: 'An old file server sends a list of file names in a rare kind of text.',
    advice: 'The developers of the server can fix this. Send the text as UTF-8, and say so.',
    fixer: 'backend',
    technical: 'Detection of the character set failed. Declare it: `Content-Type: text/html; charset=utf-8`.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_MISSING_AUTH_CREDENTIALS: {
    number: -341,
    title: 'There is no work sign-in on this computer to use',
    meaning:
      'The server wants the sign-in of a work account. The browser looked for one on this computer and found none.',
    when: 'You are not signed in to your work network, or that sign-in has run out.',
    example: 'Your laptop slept over the weekend. On Monday the staff page does not open.',
    advice: 'You can fix this: sign in to your work account on this computer again, then reload the page.',
    fixer: 'you',
    technical:
      '`Negotiate` found no Kerberos credentials through GSSAPI. Check with `klist`, then get a ticket with `kinit`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc4559'],
  },
  ERR_UNEXPECTED_SECURITY_LIBRARY_STATUS: {
    number: -342,
    title: 'The sign-in system of this computer gave an error',
    meaning: 'The server wants a sign-in. The browser asked this computer to do it, and that did not work.',
    when: 'It happens on work computers, with sites that sign you in by themselves.',
    example: 'You open the time sheet of your company while the laptop is far from the office network.',
    advice: 'The people who look after your work network can fix this. Tell them the time and the address.',
    fixer: 'operations',
    technical:
      'GSSAPI or SSPI gave a documented status that Chromium did not expect here. A net log (`chrome://net-export`) holds the exact status.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_MISCONFIGURED_AUTH_ENVIRONMENT: {
    number: -343,
    title: 'Sign-in with the work account is not set up right',
    meaning:
      'The server wants the sign-in of a work account. This computer or its network is not set up for that.',
    when: 'The computer cannot find the server that handles sign-ins, or that server does not know the name.',
    example: 'A new laptop was handed out before anyone had added it to the network.',
    advice: 'The people who look after your work network can fix this. Ask them to check the set-up.',
    fixer: 'operations',
    technical:
      'Kerberos is not usable: no KDC was found, or the principal is unknown, for example. Check DNS, `krb5.conf` and the SPN of the server.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc4559'],
  },
  ERR_UNDOCUMENTED_SECURITY_LIBRARY_STATUS: {
    number: -344,
    title: 'The sign-in system gave an error that nobody lists',
    meaning: 'The browser asked this computer to sign you in. It got an error back that it does not know.',
    when: 'This is rare. It happens on work computers, with sites that sign you in by themselves.',
    example: 'After an update of the computer, the site for expenses no longer lets you in.',
    advice: 'The people who look after your work network can fix this. Tell them what was updated last.',
    fixer: 'operations',
    technical:
      'GSSAPI or SSPI gave a status outside its documentation. A net log (`chrome://net-export`) holds the raw value.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH: {
    number: -346,
    title: 'The server gave two different sizes for one answer',
    meaning:
      'The answer says twice how long it is, and the two numbers differ. The browser refused it to be safe.',
    when: 'Two programs on the server each add the size, and one of them is wrong.',
    example: 'A news site adds a banner to each page, and the old size stays beside the new one.',
    advice: 'The developers of the server can fix this. Only one program should set the size.',
    fixer: 'backend',
    technical:
      'Several `Content-Length` values that differ, with no chunked encoding. Chromium treats that as possible response splitting. Remove the one that is set by hand.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9112#6.3'],
  },
  ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION: {
    number: -349,
    title: 'The answer says in two ways how to save the file',
    meaning:
      'The server sent two different notes on how to save this file. The browser refused it to be safe.',
    when: 'It happens with downloads. Often the name of the file has a comma in it.',
    example: 'You download "Plan, May.pdf", and the server does not put the name in quotes.',
    advice: 'The developers of the server can fix this. Put the file name in quotes, and send one note only.',
    fixer: 'backend',
    technical:
      'More than one distinct `Content-Disposition` header over HTTP/1.1. Send one, with a quoted `filename` and, for other alphabets, `filename*`.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'rfc6266',
      'mdn:Web/HTTP/Reference/Headers/Content-Disposition',
    ],
  },
  ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION: {
    number: -350,
    title: 'The server pointed to two addresses at once',
    meaning: 'The answer names two different addresses to go to. The browser did not choose between them.',
    when: 'Two rules on the server both try to send people on.',
    example: 'One rule moves people to the secure site. Another moves them to the new shop.',
    advice: 'The people who run the server can fix this. Leave only one of the two rules.',
    fixer: 'operations',
    technical:
      'More than one distinct `Location` header over HTTP/1.1, which Chromium treats as possible response splitting. Check the application and the proxy for a second one.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9110#10.2.2'],
  },
  ERR_CONTENT_LENGTH_MISMATCH: {
    number: -354,
    title: 'Less arrived than the server had promised',
    meaning: 'The server said how long the answer would be. The connection closed before all of it had come.',
    when: 'The line broke, the server stopped too early, or it gave a wrong size.',
    example: 'A train ride cuts off a large map when only half of it has come.',
    advice: 'Try again first. If it keeps happening, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'The connection closed before `Content-Length` bytes of body came. Look for a killed process, a full disk or buffer limit on a proxy, or a length counted in characters.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'rfc9112#8',
      'mdn:Web/HTTP/Reference/Headers/Content-Length',
    ],
  },
  ERR_INCOMPLETE_CHUNKED_ENCODING: {
    number: -355,
    title: 'The answer stopped before its end',
    meaning: 'The answer came in pieces. The connection closed before the piece that marks the end.',
    when: 'The program on the server failed halfway, or a machine in between cut a long answer off.',
    example: 'A report with many rows loads for a minute, then stays half empty.',
    advice:
      'The people who run the server can fix this. Look in its log at this minute. Trying again may help.',
    fixer: 'operations',
    technical:
      'The final zero-length chunk never came. Look for an error thrown while streaming, a proxy read timeout, or a full temporary disk of the proxy.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9112#8', 'rfc9112#7.1'],
  },
  ERR_RESPONSE_HEADERS_TRUNCATED: {
    number: -357,
    title: 'The answer broke off before its content began',
    meaning: 'The first lines of the answer were cut off. The browser threw them away, to be safe.',
    when: 'The server closed the secure connection too early, or a machine on the way did.',
    example: 'A ticket site restarts in the very second in which you open it.',
    advice: 'Try again first. If it keeps happening, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'EOF came before the blank line that ends the headers. Chromium reports it over `https`. Over plain `http` it uses what it got.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/http/http_stream_parser.cc'],
  },
  ERR_INVALID_HTTP_RESPONSE: {
    number: -370,
    title: 'What came back is not a proper web answer',
    meaning:
      'Something answered at this address, but not in the form that the web uses. The browser could not read it.',
    when: 'Often another program answers there, such as one for mail or data. The number after the colon may be wrong.',
    example: 'You type the number of your database after "localhost:", not the one of your site.',
    advice:
      'First check the number after the colon. If it is right, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'The first bytes hold no valid HTTP/1.x status line. Typical: a database, SSH or TLS service behind an `http:` URL, or a program that writes text before the status line.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/http/http_stream_parser.cc', 'rfc9112#4'],
  },
  ERR_CONTENT_DECODING_INIT_FAILED: {
    number: -371,
    title: 'Unpacking the answer could not even begin',
    meaning: 'The server said that the answer is packed. The browser could not get ready to unpack it.',
    when: 'This is rare. It may be a way of packing that the browser lacks, or too little free memory.',
    example: 'A photo page sends its list of pictures packed twice, in two ways.',
    advice: 'The people who run the server can fix this. Turn packing off for this address, then try again.',
    fixer: 'operations',
    technical:
      'Setting up the decoder chain for `Content-Encoding` failed. Compare it with `Accept-Encoding` of the request.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9110#8.4'],
  },
  ERR_TOO_MANY_RETRIES: {
    number: -375,
    title: 'The browser tried again too often and gave up',
    meaning: 'The browser started this request again many times. It never got through.',
    when: 'Often the server keeps asking for a sign-in, or keeps changing its proof of identity.',
    example: 'An office page asks for your name in a loop, though the browser gives it each time.',
    advice: 'The people who run the server can fix this. They can look in the log of sign-ins.',
    fixer: 'operations',
    technical:
      'The limit of restarts for one request was reached. Look for a `401` or `407` loop, or a bad certificate that changes on each try.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_HTTP_RESPONSE_CODE_FAILURE: {
    number: -379,
    title: 'The server answered only with an error code',
    meaning: 'The server did answer, but with an error. It gave nothing that the browser could show or use.',
    when: 'You open a page, and the server sends an error with no text. Then the browser shows its own error page.',
    example: 'You open a booking page at night, and the server sends an error with an empty page.',
    advice: 'The people who run the site can fix this. Give them the status code of this request.',
    fixer: 'operations',
    technical:
      'A navigation got a 4xx or 5xx with an empty body, so Chromium shows its own page. Some internal loads use the code for any status outside 2xx.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/HTTP/Reference/Status'],
  },
  ERR_TOO_MANY_ACCEPT_CH_RESTARTS: {
    number: -382,
    title: 'The server kept asking for details of the browser',
    meaning:
      'The server asked the browser to start again and tell more about itself. This went on until the browser gave up.',
    when: 'It is rare. The server asks for other details each time, or is sent around in a loop.',
    example: 'Two servers share a music site. Each wants other details, so the page never opens.',
    advice: 'The people who run the server can fix this. All of its parts should ask for the same details.',
    fixer: 'operations',
    technical:
      'The `ACCEPT_CH` frame restarted the load too often to add client hints. Make it agree with `Accept-CH` on every server. Redirect loops on such a host can end here too.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/HTTP/Guides/Client_hints'],
  },
  ERR_INCONSISTENT_IP_ADDRESS_SPACE: {
    number: -383,
    title: 'The server seemed to change networks midway',
    meaning:
      'During one request, the site was first in one kind of network and then in another. The browser stopped to be safe.',
    when: 'The site moves between the open web and a private network, such as when you turn a VPN on.',
    example: 'You join the office network while a page of your company is still loading.',
    advice: 'You can fix this: wait until your network is steady, then reload the page.',
    fixer: 'you',
    technical:
      'The IP address space (public, local, loopback) of the endpoint changed within one request. Check split DNS, VPN and proxy settings, and stale cache entries.',
    sources: ['chromium:net/base/net_error_list.h', 'https://wicg.github.io/local-network-access/'],
  },
  ERR_ZSTD_WINDOW_SIZE_TOO_BIG: {
    number: -386,
    title: 'Unpacking the answer would need too much memory',
    meaning:
      'The answer is packed in a way that takes a lot of memory to unpack. It is more than the browser allows.',
    when: 'Often the server uses the strongest setting for packing, to make its answers as small as it can.',
    example: 'A team turns packing up to the top level to make its map data small.',
    advice: 'The people who run the server can fix this. Use a lower setting for packing.',
    fixer: 'operations',
    technical:
      'The Zstandard frame asks for a window over 8 MB, the limit for `Content-Encoding: zstd`. Lower the level or set `windowLog` to 23, and do not use `--long` or `--ultra`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9659'],
  },
  ERR_DICTIONARY_LOAD_FAILED: {
    number: -387,
    title: 'The file needed to unpack the answer did not load',
    meaning:
      'The answer was packed with the help of a file that the browser had saved before. The browser could not load that file.',
    when: 'This is rare. The saved file was removed, or could not be read, while the answer was on its way.',
    example: 'You clear your browsing data while a big web app is loading an update.',
    advice: 'You can fix this: reload the page. The browser will then fetch what it needs again.',
    fixer: 'you',
    technical:
      'The shared dictionary for `Content-Encoding: dcb` or `dcz` could not be read from storage. Serve a version without a dictionary when `Available-Dictionary` is absent.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'rfc9842',
      'mdn:Web/HTTP/Guides/Compression_dictionary_transport',
    ],
  },
  ERR_UNEXPECTED_CONTENT_DICTIONARY_HEADER: {
    number: -388,
    title: 'The answer was packed with the wrong helper file',
    meaning:
      'To unpack this answer, the browser needs a file that it saved before. The answer does not fit the file it offered.',
    when: 'The server mixes up old and new versions, or a machine in between hands out an old answer.',
    example: 'A chat app is updated, and some people get an answer meant for an older version.',
    advice: 'The people who run the server can fix this. Empty the stores of saved answers in front of it.',
    fixer: 'operations',
    technical:
      'The dictionary hash at the start of a `dcb` or `dcz` body differs from `Available-Dictionary`. Send `Vary: Accept-Encoding, Available-Dictionary`, and purge the CDN.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'rfc9842',
      'mdn:Web/HTTP/Reference/Headers/Available-Dictionary',
    ],
  },

  // HTTP/2, and HTTP/3 over QUIC.
  ERR_HTTP2_PROTOCOL_ERROR: {
    number: -337,
    title: 'The exchange with the server broke off',
    meaning:
      'The other side ended this request early, or sent something that breaks the rules. The browser could not go on.',
    when: 'The fault can lie in the server or in a machine in between. Virus scanners and VPNs can cause it too.',
    example: 'You upload a long video. The machine in front of the site has a lower limit and ends it.',
    advice: 'Try another network first. If it fails there too, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'Chromium uses this for a `RST_STREAM` with most error codes and for malformed frames or headers. Test with `curl --http1.1`, and read the error log of the proxy or CDN.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/spdy/spdy_session.cc', 'rfc9113#5.4'],
  },
  ERR_INCOMPLETE_HTTP2_HEADERS: {
    number: -347,
    title: 'The start of the answer was not complete',
    meaning:
      'The first part of an answer says whether the request went well. Here some of that part was missing.',
    when: 'This is rare. It points to a fault in the software of the server or of a machine in between.',
    example: 'A team tries out a new server program, and its answers lack the result code.',
    advice: 'The people who run the server can fix this. Update the server software, then test again.',
    fixer: 'operations',
    technical: 'The HTTP/2 header block lacks a required pseudo-header such as `:status`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#8.3.2'],
  },
  ERR_HTTP2_SERVER_REFUSED_STREAM: {
    number: -351,
    title: 'The server turned this request away unread',
    meaning: 'The server did not take this request and did nothing with it. It is safe to send it again.',
    when: 'The server is busy, restarting, or had too many requests from you at one time.',
    example: 'You open a page with hundreds of small pictures, and a few of them stay empty.',
    advice: 'You can fix this: reload the page after a moment. Nothing will be done twice.',
    fixer: 'you',
    technical:
      'The server sent `RST_STREAM` with `REFUSED_STREAM`, or a `GOAWAY` that leaves this stream out. Chromium tries again first. Check `SETTINGS_MAX_CONCURRENT_STREAMS` and load.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#8.7'],
  },
  ERR_HTTP2_PING_FAILED: {
    number: -352,
    title: 'The server went silent on an open connection',
    meaning: 'The browser had a line open to the server and checked if it still works. No reply came.',
    when: 'Often your network changed or the computer slept, and the old line was dead.',
    example: 'You open your laptop after lunch, and the first click on a page fails.',
    advice: 'You can fix this: check that you are online, then reload the page.',
    fixer: 'you',
    technical:
      'An HTTP/2 `PING` frame got no acknowledgement in time, so Chromium closed the session. It retries on a new connection where it can.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#6.7'],
  },
  ERR_QUIC_PROTOCOL_ERROR: {
    number: -356,
    title: 'The newer kind of connection broke off',
    meaning: 'The browser used QUIC, a newer and faster way to reach a server. That connection failed.',
    when: 'Some networks and filters do not let it through well. The server can be at fault as well.',
    example: 'A video site stops loading in a hotel, but works on your phone.',
    advice:
      'Try again, or try another network. If it fails there too, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'The QUIC connection or an HTTP/3 stream was closed with an error. Check UDP 443 on the way, or turn HTTP/3 off for a test (`Alt-Svc: clear`).',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9114#8', 'rfc9000#11'],
  },
  ERR_QUIC_HANDSHAKE_FAILED: {
    number: -358,
    title: 'The newer kind of connection could not be set up',
    meaning:
      'The browser tried QUIC, a newer and faster way to reach a server. The two sides did not get to a start.',
    when: 'A network or filter on the way may block it. The server may also be set up wrongly.',
    example: 'A school network lets through the web, but not this newer way.',
    advice: 'Try another network first. If it fails there too, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'The QUIC crypto handshake did not finish, so no request was read. Chromium normally falls back to TCP. Check UDP 443, and `Alt-Svc` against what the server really offers.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9001#4'],
  },
  ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY: {
    number: -360,
    title: 'The connection is secured in too weak a way',
    meaning:
      'The connection to the server is secured in an old, weak way. The newer kind of connection does not allow that.',
    when: 'The server still uses old settings for its secure connection.',
    example: 'A library site moves to new server software, but keeps its security settings of ten years ago.',
    advice: 'The people who run the server can fix this. Bring its security settings up to date.',
    fixer: 'operations',
    technical:
      'HTTP/2 was negotiated with a TLS version or cipher suite that RFC 9113 forbids. Use TLS 1.3, or TLS 1.2 with ECDHE and AES-GCM or ChaCha20.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#9.2'],
  },
  ERR_HTTP2_FLOW_CONTROL_ERROR: {
    number: -361,
    title: 'The limits on sending were not kept',
    meaning: 'The two sides had agreed how much may be sent at one time. The other side did not keep to it.',
    when: 'This is rare. It points to a fault in the server software or in a machine in between.',
    example: 'A new machine in front of a film site sends data faster than it was told.',
    advice: 'The people who run the server can fix this. Update the software in front of the site.',
    fixer: 'operations',
    technical:
      'The peer sent more `DATA` than the flow-control window, or let the window overflow with `WINDOW_UPDATE`. Suspect the proxy or a custom HTTP/2 stack.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#5.2'],
  },
  ERR_HTTP2_FRAME_SIZE_ERROR: {
    number: -362,
    title: 'A piece of the answer had the wrong size',
    meaning: 'An answer travels in small pieces of a fixed form. One of them was too long or too short.',
    when: 'This is rare. A fault in the server software, or in a filter on the way, can do it.',
    example: 'A virus scanner changes the answers of a news site on their way to you.',
    advice: 'Try another network first. If it fails there too, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'A frame is larger than `SETTINGS_MAX_FRAME_SIZE`, or its length does not fit its type. HTTP/1.1 bytes on an HTTP/2 connection can look like this.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#4.2'],
  },
  ERR_HTTP2_COMPRESSION_ERROR: {
    number: -363,
    title: 'The notes that go with a request made no sense',
    meaning:
      'The browser and the server shorten the notes that go with each request. The two no longer agreed on them.',
    when: 'This is rare. It points to a fault in the server software or in a machine in between.',
    example: 'A web shop adds a new machine in front of its server, and some clicks fail.',
    advice: 'Reload the page first. If it comes back, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'HPACK encoding or decoding failed, so the whole HTTP/2 connection was closed. Suspect a proxy that mishandles the dynamic table.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#4.3', 'rfc7541'],
  },
  ERR_HTTP_1_1_REQUIRED: {
    number: -365,
    title: 'The server wants the older way of connecting',
    meaning:
      'The server does not take this request over the newer kind of connection. It wants the older kind.',
    when: 'The browser should switch by itself. You see this only when that did not work.',
    example: 'A tax site asks for a chip card, and its server can do that only the old way.',
    advice: 'Reload the page first. If it comes back, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'The HTTP/2 server sent the error code `HTTP_1_1_REQUIRED`, as some do for `NTLM` or client certificates. Stop offering `h2` for this host.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#7'],
  },
  ERR_HTTP2_STREAM_CLOSED: {
    number: -376,
    title: 'Data came for a request that had already ended',
    meaning:
      'One side had ended this request. After that, more data for it came in, which is against the rules.',
    when: 'This is rare. It points to a fault in the server software or in a machine in between.',
    example: 'A sports page ends its list of results and then sends one more line.',
    advice: 'Reload the page first. If it comes back, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'A frame arrived on a closed HTTP/2 stream (`STREAM_CLOSED`). Suspect a proxy or server that writes after `END_STREAM`.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9113#5.1'],
  },
  ERR_QUIC_GOAWAY_REQUEST_CAN_BE_RETRIED: {
    number: -381,
    title: 'The server closed the line before it took this',
    meaning:
      'The server was ending the connection and did not take this request. It is safe to send it again.',
    when: 'The server restarts or moves. The browser tries again by itself, so you seldom see this.',
    example: 'You save a note in the minute in which the notes app gets an update.',
    advice: 'You can fix this: try again. Nothing will be done twice.',
    fixer: 'you',
    technical:
      'An HTTP/3 `GOAWAY` marks this request as not processed. Chromium retries on a new connection. If it still fails, let the server drain connections more slowly.',
    sources: ['chromium:net/base/net_error_list.h', 'rfc9114#5.2'],
  },
};
