import type { StatusWords } from '../entry.ts';

/**
 * The registered status codes 400 to 499, keyed by number: the server did not act on the request as it came.
 * Made from RFC 9110 section 15.5, the RFCs named in each entry and IANA's registry; checked 2026-11-22.
 */
export const clientErrors: Readonly<Record<number, StatusWords>> = {
  400: {
    name: 'Bad Request',
    title: 'The server could not use this request',
    meaning:
      'The server sees a fault in the request itself, so it did not act on it. The number alone does not say what the fault is.',
    when: 'You see it when a value is missing or has the wrong form. Stored data of the site that has gone bad can do it too.',
    example: 'A form sends the date as "31.13.2026", and the server cannot read it.',
    advice:
      'The developers of the page can fix this. The answer often names the part that is wrong: pass that on to them.',
    fixer: 'frontend',
    technical:
      'Look for broken JSON, a missing field, a wrong `Content-Type`, or cookies that are damaged or too long. `422` is for data that can be read but breaks a rule. Many APIs send `400` for both.',
    sources: ['rfc9110#15.5.1', 'mdn:400'],
  },
  401: {
    name: 'Unauthorized',
    title: 'The server does not know who you are',
    meaning:
      'To answer this, the server must know who is asking. The request carried no sign-in, or one that the server does not accept.',
    when: 'You see it when you are signed out, your sign-in has run out, or a password or key is wrong. A 403 is different: there, signing in again seldom helps.',
    example: 'You left your timesheet open over lunch, and your sign-in ran out in the meantime.',
    advice:
      'You can fix this: sign in, then reload the page. If it happens again right away, tell the developers of the page.',
    fixer: 'you',
    technical:
      'The name "Unauthorized" misleads: it means not authenticated. Look for a missing or expired `Authorization` header or session cookie. `WWW-Authenticate` should name the way to sign in, but many APIs leave it out. With NTLM or Negotiate, a `401` or two before the `200` is normal.',
    sources: ['rfc9110#15.5.2', 'mdn:401'],
  },
  402: {
    name: 'Payment Required',
    title: 'The server says a payment is missing',
    meaning: 'The server ties this request to a payment. None was made, or it did not go through.',
    when: 'You see it when a plan has ended, a free limit is used up, or a card was turned down.',
    example: 'The trial of a map service ended on Friday, and now its maps stay grey.',
    advice: 'You can fix this: check the plan and the card in your account.',
    fixer: 'you',
    technical:
      'HTTP reserves the code and sets no rules for it. Each API gives it a meaning of its own, so read the body.',
    sources: ['rfc9110#15.5.3', 'mdn:402'],
  },
  403: {
    name: 'Forbidden',
    title: 'The server understood, and the answer is no',
    meaning:
      'The server read the request and refuses it. It may know who you are, or not care: either way, it will not do this.',
    when: 'You see it when your account lacks a right, or a site keeps out a network, a country or robots. A 401 is different: the server does not know who you are, so signing in helps.',
    example: 'You are signed in as a trainee and open the payroll, which only team leads may see.',
    advice:
      'The people who run the site can fix this: ask them for access. Signing in again seldom helps, unless you use another account.',
    fixer: 'operations',
    technical:
      'Common causes: a missing role or scope, a failed CSRF check, a rule on IP or country, file permissions. A firewall in front often answers with HTML and without the headers of the app. To hide that a thing exists, a server may send `404` instead; storage such as S3 may send `403` for a missing file.',
    sources: ['rfc9110#15.5.4', 'mdn:403'],
  },
  404: {
    name: 'Not Found',
    title: 'There is nothing at this address',
    meaning:
      'The server did answer, but it has nothing to show at this address. It does not say if that is so for good.',
    when: 'You see it when a link is old or has a typing slip, or when a thing was deleted. Some servers also say this to hide private things.',
    example: 'A newsletter links to a soup recipe that was given a new name last week.',
    advice:
      'The developers of the page can fix this: ask them to check the link. If you typed the address yourself, check the spelling.',
    fixer: 'frontend',
    technical:
      'Common causes: a wrong path or id, a route that was not deployed, upper and lower case, a file missing after a build. `410` means gone for good. Private things may answer `404` in place of `403`, so check with an account that has access.',
    sources: ['rfc9110#15.5.5', 'mdn:404'],
  },
  405: {
    name: 'Method Not Allowed',
    title: 'This kind of request is not allowed here',
    meaning:
      'A request can ask to read, send, change or delete something. What this one asks is not allowed at this address.',
    when: 'You see it when a page sends data to a wrong address, or where only reading is allowed.',
    example: 'A contact form sends its message to a plain page that can only be read.',
    advice: 'The developers of the page can fix this. Ask them to check the address and the kind of request.',
    fixer: 'frontend',
    technical:
      '`Allow` must list the methods that this address takes. A static host or a wrong route often answers a `POST` with `405`, so check the path first. `501` means that the server supports the method nowhere.',
    sources: ['rfc9110#15.5.6', 'mdn:405'],
  },
  406: {
    name: 'Not Acceptable',
    title: 'The server has no answer in the form asked for',
    meaning: 'The request names the kinds of answer it can use. The server says it has none of these.',
    when: 'You see it when a page asks for a language or a kind of file that is not there.',
    example: 'A program asks for a price list as a table, and the server only has it as text.',
    advice: 'The developers of the page can fix this. Ask them to check what the page says it can use.',
    fixer: 'frontend',
    technical:
      '`Accept`, `Accept-Language` or `Accept-Encoding` rules out all that the server has. `415` is about the data that was sent. Some firewalls, ModSecurity among them, use `406` for blocked requests.',
    sources: ['rfc9110#15.5.7', 'mdn:406'],
  },
  407: {
    name: 'Proxy Authentication Required',
    title: 'A machine on the way wants you to sign in',
    meaning: 'Your requests pass through a machine on their way out. It wants to know who you are first.',
    when: 'You see it in company and school networks, often after a password was changed.',
    example: 'You got a new office password on Monday, and your computer still sends the old one.',
    advice: 'The people who run your network can fix this: ask them how to sign in to it.',
    fixer: 'operations',
    technical:
      '`Proxy-Authenticate` names the scheme, and the client answers with `Proxy-Authorization`. The proxy did not pass this request on to the origin server.',
    sources: ['rfc9110#15.5.8', 'mdn:407'],
  },
  408: {
    name: 'Request Timeout',
    title: 'The request took too long to reach the server',
    meaning:
      'The server waited for the whole request. It did not come in time, so the server stopped waiting.',
    when: 'You see it with a slow line, a big upload, or a line that lay idle.',
    example: 'You send holiday photos over the Wi-Fi of a hotel, and the upload stalls.',
    advice: 'You can often fix this: check your connection, then try again.',
    fixer: 'you',
    technical:
      'The client was too slow to send, or the server closed an idle connection. A `504` is the reverse: there the server behind was too slow to answer.',
    sources: ['rfc9110#15.5.9', 'mdn:408'],
  },
  409: {
    name: 'Conflict',
    title: 'This clashes with what is already there',
    meaning:
      'The server understood the request. But it does not fit with how things stand now, so the server did not carry it out.',
    when: 'You see it when someone else changed the same thing first, or when a name is already taken.',
    example: 'You and a colleague edit the same price list, and she saves first.',
    advice: 'You can often fix this: reload to see how things stand, then make your change again.',
    fixer: 'you',
    technical:
      'Common causes: a version check, a duplicate key, a state that rules this step out. The same request will likely fail again until that state changes. `412` is about a condition that the client sent, such as `If-Match`.',
    sources: ['rfc9110#15.5.10', 'mdn:409'],
  },
  410: {
    name: 'Gone',
    title: 'This was taken away for good',
    meaning: 'What was at this address is gone. The server expects that it will not come back.',
    when: 'Sites use it for offers that have ended, deleted posts, and old versions of a service.',
    example: 'A job ad is taken down when the post has been filled.',
    advice: 'The developers of the page can fix this: ask them to remove the link or point it elsewhere.',
    fixer: 'frontend',
    technical:
      'A `404` leaves open if the thing comes back; a `410` says that it was removed on purpose. APIs send it for versions that were shut down. Caches may keep it.',
    sources: ['rfc9110#15.5.11', 'mdn:410'],
  },
  411: {
    name: 'Length Required',
    title: 'The server wants to know the length first',
    meaning: 'Before the server takes data, it wants to know how much will come. This request did not say.',
    when: 'It is rare. It happens when a program sends data bit by bit to a strict server.',
    example: 'A camera sends a clip while it is still filming, so it cannot say how long it is.',
    advice: 'The developers of the page can fix this: ask them to send the length along.',
    fixer: 'frontend',
    technical:
      '`Content-Length` is missing, often because the body is streamed with `Transfer-Encoding: chunked`. Collect the body first, or let the server take chunked bodies.',
    sources: ['rfc9110#15.5.12', 'mdn:411'],
  },
  412: {
    name: 'Precondition Failed',
    title: 'A condition in the request was not met',
    meaning:
      'The request said: do this only if something is so, such as that nobody changed it. It was not so, and the server did not do it.',
    when: 'You see it when a page takes care not to write over the work of others.',
    example: 'Two teachers mark the same essay, and the second save is held back.',
    advice: 'You can often fix this: reload to get the newest version, then make your change again.',
    fixer: 'you',
    technical:
      '`If-Match`, `If-None-Match` or `If-Unmodified-Since` did not hold. Fetch the current `ETag` and repeat the change. With `409` the server found the clash itself; with `428` the condition was missing.',
    sources: ['rfc9110#15.5.13', 'mdn:412'],
  },
  413: {
    name: 'Content Too Large',
    title: 'More data was sent than the server takes',
    meaning: 'The data in this request is bigger than the server allows.',
    when: 'You see it when you upload a big file, or when a form has a lot in it.',
    example: 'You attach a scan of 60 MB where the limit is 20 MB.',
    advice: 'You can fix this: send a smaller file, or send it in parts.',
    fixer: 'you',
    technical:
      'The old name is Payload Too Large. The limit may sit in front of the app, like `client_max_body_size` in nginx (1 MB unless set). It is about the body; `414` is about the address and `431` about the headers.',
    sources: ['rfc9110#15.5.14', 'mdn:413'],
  },
  414: {
    name: 'URI Too Long',
    title: 'The address is too long',
    meaning: 'The address of this request is longer than the server allows.',
    when: 'You see it when a page packs a lot of data into the address.',
    example: 'You tick 900 products in a filter, and the page adds each of them to the address.',
    advice: 'The developers of the page can fix this. Until then, try it with fewer choices.',
    fixer: 'frontend',
    technical:
      'Send the data in the body of a `POST`. A redirect that keeps adding its own address can also cause it. In nginx the limit is `large_client_header_buffers`.',
    sources: ['rfc9110#15.5.15', 'mdn:414'],
  },
  415: {
    name: 'Unsupported Media Type',
    title: 'The server does not take data of this type',
    meaning: 'The data came as a type that the server does not take here. The data itself may be fine.',
    when: 'You see it when a file has the wrong type, or when the page does not say the type right.',
    example: 'You upload a photo as HEIC, and the site takes only JPG and PNG.',
    advice: 'The developers of the page can fix this. If you sent a file, try a type that the site takes.',
    fixer: 'frontend',
    technical:
      'The server does not support the `Content-Type` or `Content-Encoding` that was sent. With a string as body, `fetch` sends `text/plain` unless it is told more. Most APIs want `application/json`. `406` is about the answer.',
    sources: ['rfc9110#15.5.16', 'mdn:415'],
  },
  416: {
    name: 'Range Not Satisfiable',
    title: 'The server cannot send this part of the file',
    meaning:
      'The request asked for a part of a file. The server cannot send that part: most often, the file is too short.',
    when: 'You see it when a download or a film goes on after the file was changed.',
    example: 'Half of an update was loaded last night, and today a shorter file stands in its place.',
    advice: 'You can often fix this: start the download again, or reload the page.',
    fixer: 'you',
    technical:
      '`Range` lies outside the file. `Content-Range: bytes */1234` in the answer gives the true size. With `If-Range` a changed file comes whole.',
    sources: ['rfc9110#15.5.17', 'mdn:416'],
  },
  417: {
    name: 'Expectation Failed',
    title: 'The server cannot do what was asked up front',
    meaning:
      'Before it sent its data, the request asked the server to agree to something. The server cannot do so.',
    when: 'It is rare. Programs meet it, not people: browsers do not ask in this way.',
    example:
      'An office scanner asks if it may send its pages, and the old server does not know the question.',
    advice: 'The developers of the page or program can fix this: ask them to leave that question out.',
    fixer: 'frontend',
    technical:
      '`Expect: 100-continue` is the only expectation in use, and some servers and proxies do not support it. Remove the header, for example with `curl -H "Expect:"`.',
    sources: ['rfc9110#15.5.18', 'mdn:417'],
  },
  418: {
    name: '(Unused)',
    title: 'The server sent a number that began as a joke',
    meaning: 'All that it says for sure is that the server did not do what was asked. It gives no reason.',
    when: 'Some sites use it to turn robots away. In others it was left in for fun.',
    example: 'A program looks up the price of a bike every second, and the shop begins to answer 418.',
    advice: 'The developers of the server can fix this: ask them what they mean by it.',
    fixer: 'backend',
    technical:
      'Known as "I\'m a teapot", from an April joke in RFC 2324. IANA keeps it reserved and unused, so read the body.',
    sources: ['rfc9110#15.5.19', 'rfc2324#2.3.2', 'mdn:418'],
  },
  421: {
    name: 'Misdirected Request',
    title: 'The request came to the wrong server',
    meaning: 'This server does not answer for the web name that was asked for.',
    when: 'It is rare. It happens when several sites share a machine.',
    example: 'A request for the wine shop arrives on the line to its sister site, the cheese shop.',
    advice: 'The people who run the site can fix this. Until then, reloading the page may help.',
    fixer: 'operations',
    technical:
      'HTTP/2 and HTTP/3 may use one connection for all names in a certificate. If the server there does not serve this host, `421` asks for a new connection. Check that SNI and `Host` agree.',
    sources: ['rfc9110#15.5.20', 'mdn:421'],
  },
  422: {
    name: 'Unprocessable Content',
    title: 'The server can read the data but not accept it',
    meaning:
      'The data came in the right form, but the server cannot work with what it says. Most often a value breaks a rule.',
    when: 'You see it after you send a form with a value that is missing, too long or not allowed. With a 400 the server often cannot read the data at all.',
    example: 'You book a trip with a flight home that leaves before the flight out.',
    advice:
      'The developers of the page can fix this: the answer often names the value. If a field is marked on the page, correct it and send again.',
    fixer: 'frontend',
    technical:
      'The type and the syntax are right; a check in the app failed. Most frameworks list the fields in the body, under `errors` or `detail`. The old name is Unprocessable Entity. A wrong type would be `415`, a clash with stored data `409`.',
    sources: ['rfc9110#15.5.21', 'mdn:422'],
  },
  423: {
    name: 'Locked',
    title: 'This is locked at the moment',
    meaning: 'What the request wants to use is locked, so the server left it as it is.',
    when: 'You meet it with shared files and calendars, when someone else has the file open.',
    example: 'You save the budget sheet while a colleague still has it open.',
    advice: 'You can fix this: wait until it is free, or ask the person who has it open.',
    fixer: 'you',
    technical:
      'In WebDAV the source or the target holds a lock, and the request gave no fitting lock token in `If`. Other APIs use it for locked accounts or records.',
    sources: ['rfc4918#11.3', 'mdn:423'],
  },
  424: {
    name: 'Failed Dependency',
    title: 'Not done, because another step failed',
    meaning: 'This step needed another one to work. That one failed, so this one was not done.',
    when: 'You meet it in answers with several results, where one step needs another.',
    example: 'A new folder could not be made, so its files were not copied.',
    advice: 'The developers of the server can fix this: ask them to look at the step that failed first.',
    fixer: 'backend',
    technical:
      'Mostly inside a WebDAV `207` body, for example when one change of a `PROPPATCH` fails and the rest are dropped. Look for the other status in the same body.',
    sources: ['rfc4918#11.4', 'mdn:424'],
  },
  425: {
    name: 'Too Early',
    title: 'Sent a moment too early',
    meaning:
      'The request came before the secure connection was fully set up. The server wants it once more after that.',
    when: 'It is rare. It happens when a browser takes a short cut to a site it knows.',
    example: 'You press Pay right after you come back to a shop you visited this morning.',
    advice:
      'Nothing needs fixing: as a rule the browser sends it again by itself. If the error stays, reload.',
    fixer: 'nobody',
    technical:
      'The request came in TLS early data (0-RTT), which could be replayed. The client should repeat it after the handshake. A gateway marks such requests with `Early-Data: 1`.',
    sources: ['rfc8470#5.2', 'mdn:425'],
  },
  426: {
    name: 'Upgrade Required',
    title: 'The server wants to be asked in another way',
    meaning: 'The server will not answer a request that is made like this. It wants another way of talking.',
    when: 'It is rare. It happens when an address for live messages is opened like a page, or a program is too old.',
    example: 'Someone types the address of a chat line into the browser, as if it were a page.',
    advice: 'The developers of the page can fix this: the answer should name the way that the server wants.',
    fixer: 'frontend',
    technical:
      '`Upgrade` lists the protocols that the server wants. A WebSocket server often gives `426` to a plain `GET`. Some APIs send it to clients that are out of date.',
    sources: ['rfc9110#15.5.22', 'mdn:426'],
  },
  428: {
    name: 'Precondition Required',
    title: 'The server wants a condition with this request',
    meaning:
      'The server takes this only with a condition, such as: only if nobody changed it. There was none.',
    when: 'It is rare. Servers ask for it so that nobody writes over the work of others.',
    example: 'Two nurses edit one chart, and the server must be sure that no note gets lost.',
    advice: 'The developers of the page can fix this: ask them to send along which version was read.',
    fixer: 'frontend',
    technical:
      'Send `If-Match` with the `ETag` that was read, or `If-Unmodified-Since`. If the condition is sent and does not hold, the answer is `412`.',
    sources: ['rfc6585#3', 'mdn:428'],
  },
  429: {
    name: 'Too Many Requests',
    title: 'Too many requests in a short time',
    meaning:
      'The server takes only so many requests in a given time. That limit was passed, so it turned this one away.',
    when: 'You see it when a page asks too often, or when many people on one network count as one. A 503 is different: there the server cannot serve anyone.',
    example: 'At nine, 80 people in one office open the same dashboard.',
    advice:
      'You can fix this: wait a minute, then try once more. If it comes back, tell the developers of the page.',
    fixer: 'you',
    technical:
      '`Retry-After` gives the wait, in seconds or as a date. `RateLimit` or `X-RateLimit-*` headers may give the limit. In code, wait longer after each failed try and add some jitter.',
    sources: ['rfc6585#4', 'mdn:429'],
  },
  431: {
    name: 'Request Header Fields Too Large',
    title: 'The notes sent with the request are too long',
    meaning:
      'A request carries notes about itself and about you. Here they are longer than the server takes.',
    when: 'You see it when a site has stored a lot of small data in your browser. All of it goes along each time.',
    example: 'You use six tools on one company site, and each one leaves some data behind.',
    advice: 'You can often fix this: delete the stored data of this site in the browser, then sign in again.',
    fixer: 'you',
    technical:
      'Most often `Cookie` has grown, or a token in `Authorization`. Node.js takes 16 KB by default (`--max-http-header-size`). nginx sends `400` for this; a body that is too big is `413`.',
    sources: ['rfc6585#5', 'mdn:431'],
  },
  451: {
    name: 'Unavailable For Legal Reasons',
    title: 'Kept back for legal reasons',
    meaning: 'The server says that a legal demand keeps it from showing this.',
    when: 'You see it when something is barred by law or by a court, often only in some countries.',
    example: 'A court tells a film site to take down a clip, and its page now shows a notice.',
    advice: 'Only those behind the legal demand can lift it. Read the answer: it may say who they are.',
    fixer: 'third-party',
    technical:
      '`Link` with `rel="blocked-by"` may name who carries out the block. The code does not say whether the resource exists. The result may differ by country.',
    sources: ['rfc7725#3', 'mdn:451'],
  },
};
