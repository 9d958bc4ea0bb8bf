import type { StatusWords } from '../entry.ts';

/**
 * The registered status codes 500 to 599, keyed by number: the server could not carry the request out.
 * Made from RFC 9110 section 15.6, the RFCs named in each entry and IANA's registry; checked 2026-11-22.
 */
export const serverErrors: Readonly<Record<number, StatusWords>> = {
  500: {
    name: 'Internal Server Error',
    title: 'Something went wrong on the server',
    meaning:
      'The server ran into a problem that it did not expect, and could not finish. The number does not say what the problem is.',
    when: 'You see it when a program on the server has a fault, or is set up wrong.',
    example: 'You open a bill that has no customer, and the program on the server stops at the empty field.',
    advice:
      'The developers of the server can fix this: tell them the time and what you did. Before you send something again, check if it was saved.',
    fixer: 'backend',
    technical:
      'Often an uncaught exception. The cause is in the server log, at the time in `Date`. Part of the work may have been done, so take care when you repeat a `POST`. With a `502` a gateway got no usable answer from the app.',
    sources: ['rfc9110#15.6.1', 'mdn:500'],
  },
  501: {
    name: 'Not Implemented',
    title: 'The server cannot do this kind of request',
    meaning: 'The server lacks a feature that this request needs.',
    when: 'You see it with a simple or unfinished server, or when a request is of a rare kind.',
    example: 'A small test server can only read files, and the page asks it to save one.',
    advice: 'The developers of the server can fix this: ask them if the feature is planned.',
    fixer: 'backend',
    technical:
      'As a rule the server supports this method nowhere, like `POST` on the `http.server` of Python. If only this address does not take it, the answer is `405`.',
    sources: ['rfc9110#15.6.2', 'mdn:501'],
  },
  502: {
    name: 'Bad Gateway',
    title: 'The server in front got a bad answer from behind',
    meaning:
      'Two servers share this job. The one in front passed the request on and got no proper answer back.',
    when: 'You see it when the server behind has crashed, is just starting, or is set up wrong. With a 504 it is too slow.',
    example: 'A ticket shop puts out a new version, and for half a minute its program does not run.',
    advice: 'The people who run the site can fix this. Try again in a minute: if it stays, tell them.',
    fixer: 'operations',
    technical:
      'The gateway could not connect to the app, or the response was broken or cut off. Its log tells which. With `504` the app was too slow; with `500` the app did answer, and failed. A plain `502` behind a CDN often comes from the origin itself.',
    sources: ['rfc9110#15.6.3', 'mdn:502'],
  },
  503: {
    name: 'Service Unavailable',
    title: 'The server cannot take requests right now',
    meaning: 'Nothing there is able to do the work at the moment. The server expects this to pass.',
    when: 'You see it when very many people come at once, or while a site is being worked on. Unlike a 429, it is not about you alone.',
    example: 'Tickets for a concert go on sale at noon, and the site cannot keep up.',
    advice: 'The people who run the site can fix this. Wait a few minutes, then try again.',
    fixer: 'operations',
    technical:
      '`Retry-After` may say how long to wait. Load balancers send `503` when no healthy server is left; apps send it during maintenance. `429` is about one client that asks too often, `503` about everyone.',
    sources: ['rfc9110#15.6.4', 'mdn:503'],
  },
  504: {
    name: 'Gateway Timeout',
    title: 'The server behind took too long to answer',
    meaning:
      'Two servers share this job. The one in front passed the request on, waited for an answer, and gave up.',
    when: 'You see it when the work takes very long, or when the line between the two servers is down.',
    example: 'You ask for a report on ten years of sales, and the front server gives up after a minute.',
    advice:
      'The people who run the site can fix this. Before you send it again, check if the work was done after all.',
    fixer: 'operations',
    technical:
      'The time limit of a gateway ran out, such as `proxy_read_timeout` in nginx (60 seconds unless set). The app may still be working, so a repeated `POST` can do the work twice. `408` is the reverse: there the client was slow to send.',
    sources: ['rfc9110#15.6.5', 'mdn:504'],
  },
  505: {
    name: 'HTTP Version Not Supported',
    title: 'The server does not know this version',
    meaning:
      'Browser and server talk by rules that come in versions. The server does not take the version it was asked in.',
    when: 'It is rare. You see it with very old programs, or when a request came out damaged.',
    example: 'A home-made heating control asks for the weather and leaves a space in the address.',
    advice: 'The people who run the server can fix this: ask them which versions it takes.',
    fixer: 'operations',
    technical:
      'The server does not support the HTTP version in the request. A raw space in the request line can also cause it: the rest is then read as the version.',
    sources: ['rfc9110#15.6.6', 'mdn:505'],
  },
  506: {
    name: 'Variant Also Negotiates',
    title: 'The server got lost among its versions',
    meaning:
      'The server should pick one of several versions. It is set up so that the choice leads back to itself.',
    when: 'It is very rare. It comes from a slip in how the versions are set up.',
    example: 'A museum has its map in four languages, and the page for the choice lists itself.',
    advice: 'The developers of the server can fix this: ask them to check the list of versions.',
    fixer: 'backend',
    technical:
      'In transparent content negotiation, the chosen variant is itself set up to negotiate. It is not a proper end point.',
    sources: ['rfc2295#8.1', 'mdn:506'],
  },
  507: {
    name: 'Insufficient Storage',
    title: 'The server has no room for this',
    meaning: 'The server cannot store what it needs to store for this request.',
    when: 'You meet it with shared drives and mail, when a disk or your share of it is full.',
    example: 'You drag a folder of films to the team drive, and it is full.',
    advice: 'The people who run the server can fix this: ask them for more room.',
    fixer: 'operations',
    technical:
      'From WebDAV: the disk is full, or a quota is used up. The same request fails again until space is freed.',
    sources: ['rfc4918#11.5', 'mdn:507'],
  },
  508: {
    name: 'Loop Detected',
    title: 'The server stopped: it says it went in a circle',
    meaning:
      'The server ended the work before it was done. By the rules of the web, it had begun to go round in a circle.',
    when: 'You meet it on file servers, where a folder can contain itself. Some web hosts send it when a limit is used up.',
    example: 'The folder Trips holds a link to itself, so a list of it would never end.',
    advice: 'The developers of the server can fix this: ask them to look for a folder that contains itself.',
    fixer: 'backend',
    technical:
      'From WebDAV bindings: a request with `Depth: infinity` met a loop. Web hosts with CloudLinux send "508 Resource Limit Is Reached" when an account uses too much.',
    sources: ['rfc5842#7.2', 'mdn:508'],
  },
  510: {
    name: 'Not Extended',
    title: 'The server wants something added to the request',
    meaning: 'The server wants the request to carry an extra that was not there.',
    when: 'You will hardly ever meet it. It comes from a trial that was given up.',
    example: 'An old ordering server wants a delivery code that the new page does not send.',
    advice: 'The developers of the server can fix this: ask them what the request has to carry.',
    fixer: 'backend',
    technical:
      'From the HTTP Extension Framework, an experiment that is now historic. The response should say which extension is missing.',
    sources: ['rfc2774#7', 'mdn:510'],
  },
  511: {
    name: 'Network Authentication Required',
    title: 'This network wants you to sign in first',
    meaning:
      'With this number, the network you are on answers in place of the site. It wants a sign-in, or a yes to its terms.',
    when: 'You see it on the Wi-Fi of hotels, trains and cafes.',
    example: 'You open your mail on a train and have not yet agreed to the terms of its Wi-Fi.',
    advice: 'You can fix this: open any web page, sign in to the network, then reload.',
    fixer: 'you',
    technical:
      'Sent by a captive portal, not by the origin server. The body should link to the sign-in page. Many portals send a `302` instead, and a secure request ends in a certificate error.',
    sources: ['rfc6585#6', 'mdn:511'],
  },
};
