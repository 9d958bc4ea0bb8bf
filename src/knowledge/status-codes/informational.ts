import type { StatusWords } from '../entry.ts';

/**
 * The registered status codes 100 to 199, keyed by number: notes that a server sends before the real answer.
 * Made from RFC 9110 section 15.2, the RFCs named in each entry and IANA's registry; checked 2026-11-22.
 */
export const informational: Readonly<Record<number, StatusWords>> = {
  100: {
    name: 'Continue',
    title: 'The server is ready for the rest of the request',
    meaning:
      'The server has seen the start of the request and wants the rest. The real answer comes after this.',
    when: 'You see it in logs, when a program asks first before it sends something big.',
    example: 'A backup program asks if it may send a file of 2 GB, and the server agrees.',
    advice: 'Nothing needs fixing. Look for the answer that follows.',
    fixer: 'nobody',
    technical:
      'An interim response. The client sent `Expect: 100-continue` and holds the body back until this arrives. Pages cannot set `Expect` in `fetch`.',
    sources: ['rfc9110#15.2.1', 'mdn:100'],
  },
  101: {
    name: 'Switching Protocols',
    title: 'Both sides switched to another way of talking',
    meaning:
      'The browser asked to change how the two talk on this line, and the server agreed. This went well.',
    when: 'Pages with live chat, live prices or games use it to keep a line open.',
    example: 'You open a support chat, and the page keeps a line open for new messages.',
    advice: 'Nothing needs fixing. If the chat stays silent, look at the messages on this line.',
    fixer: 'nobody',
    technical:
      '`Upgrade` names the new protocol, in browsers nearly always `websocket`. From here the connection carries WebSocket frames and no HTTP body. HTTP/2 and HTTP/3 do not use `101`.',
    sources: ['rfc9110#15.2.2', 'mdn:101'],
  },
  102: {
    name: 'Processing',
    title: 'The server is still working on it',
    meaning: 'The server has the request and has not finished yet. The real answer comes later.',
    when: 'It is rare. Long jobs on file servers may show it.',
    example: 'You move a folder of 9,000 photos on a company file server.',
    advice: 'Nothing needs fixing. Wait for the answer that follows.',
    fixer: 'nobody',
    technical:
      'An interim response from the first WebDAV standard, to keep the client from giving up. RFC 4918 dropped it, so new servers should not send it.',
    sources: ['rfc2518#10.1', 'mdn:102'],
  },
  103: {
    name: 'Early Hints',
    title: 'A first hint, sent before the real answer',
    meaning: 'The server is still making the answer. It already names files that the page will likely need.',
    when: 'Sites that want to open faster send it just before the page.',
    example: 'The page of a shop takes a second to build, so the server names its fonts early.',
    advice: 'Nothing needs fixing. Look for the answer that follows.',
    fixer: 'nobody',
    technical:
      'An interim response with `Link`, for example `rel=preload` or `rel=preconnect`. Chromium acts on it only when it loads a page, and only over HTTP/2 or HTTP/3.',
    sources: ['rfc8297#2', 'mdn:103'],
  },
  104: {
    name: 'Upload Resumption Supported',
    title: 'This upload can go on later if the line drops',
    meaning:
      'The server says how this upload can be taken up again if it is cut off. The real answer follows.',
    when: 'It is new and rare. Some sites that take big files are trying it out.',
    example: 'You send a long video from a train, and the line drops in a tunnel.',
    advice: 'Nothing needs fixing. Look for the answer that follows.',
    fixer: 'nobody',
    technical:
      'Registered at IANA for a limited time, for the draft on resumable uploads. The interim response may give the address of the upload in `Location`. Details may still change.',
    sources: [
      'https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml',
      'https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/',
    ],
  },
};
