import type { StatusWords } from '../entry.ts';

/**
 * The registered status codes 300 to 399, keyed by number: the answer is elsewhere, or the saved copy is good.
 * Made from RFC 9110 section 15.4 and IANA's registry; checked 2026-11-22.
 */
export const redirection: Readonly<Record<number, StatusWords>> = {
  300: {
    name: 'Multiple Choices',
    title: 'The server offers more than one version',
    meaning: 'There is more than one version of what was asked for. The server leaves the choice open.',
    when: 'It is rare. A server may send it when an address fits several files.',
    example: 'You ask for a manual, and the server lists it in Dutch, Polish and English.',
    advice: 'Nothing needs fixing. Open the answer and pick a version.',
    fixer: 'nobody',
    technical:
      '`Location` may name the choice that the server prefers. Chromium does not follow it: the page gets the `300` with its body.',
    sources: ['rfc9110#15.4.1', 'mdn:300'],
  },
  301: {
    name: 'Moved Permanently',
    title: 'Moved to a new address for good',
    meaning:
      'What was asked for has a new address and will stay there. As a rule the browser goes there by itself.',
    when: 'You see it when a site has changed its name or its links, or now uses only a secure connection.',
    example: 'An old bookmark of a bike club leads to the new web name of the club.',
    advice:
      'Nothing needs fixing. If you keep the old address in a page or a program, replace it with the new one.',
    fixer: 'nobody',
    technical:
      '`Location` holds the new address. Browsers turn a `POST` into a `GET` on the way; `308` keeps it a `POST`. They may also remember a `301` for long, so test with the cache turned off.',
    sources: ['rfc9110#15.4.2', 'mdn:301'],
  },
  302: {
    name: 'Found',
    title: 'Sent to another address for now',
    meaning:
      'For the moment, what was asked for is at another address. As a rule the browser goes there by itself. The old address stays in use.',
    when: 'You see it around sign-in, or after you send a form.',
    example: 'You open your account page while signed out, and the site takes you to its sign-in page.',
    advice: 'Nothing needs fixing. If you end up in the wrong place, look at the next request in the list.',
    fixer: 'nobody',
    technical:
      '`Location` holds the other address. Browsers turn a `POST` into a `GET` here; `307` keeps it a `POST`, and `303` asks for `GET` on purpose. A `fetch` that is sent to a sign-in page often ends with HTML where JSON was due.',
    sources: ['rfc9110#15.4.3', 'mdn:302'],
  },
  303: {
    name: 'See Other',
    title: 'The result is at another address',
    meaning:
      'The server points to another address to read instead. As a rule the browser goes there by itself.',
    when: 'Sites use it after a form, so that a reload does not send the form twice.',
    example: 'You book a seat, and the site takes you to the page with your booking.',
    advice: 'Nothing needs fixing. Look at the next request to see the result.',
    fixer: 'nobody',
    technical:
      'The browser follows `Location` with `GET`, whatever the first method was; `HEAD` stays `HEAD`. A `302` leaves that to habit; to keep the method, use `307`.',
    sources: ['rfc9110#15.4.4', 'mdn:303'],
  },
  304: {
    name: 'Not Modified',
    title: 'Nothing new: the saved copy is still good',
    meaning:
      'The browser asked if its saved copy is still right, and it is. This is no error: it saves time.',
    when: 'You see it when you reload a page or come back to one.',
    example: 'You come back to a weather site, and its logo does not have to be sent again.',
    advice: 'Nothing needs fixing. If you think that the copy is old, hold Shift while you reload.',
    fixer: 'nobody',
    technical:
      '`If-None-Match` fits the current `ETag`, or nothing changed since `If-Modified-Since`. No body is sent. `fetch` gives the page the cached `200`, unless the page set the condition itself.',
    sources: ['rfc9110#15.4.5', 'mdn:304'],
  },
  305: {
    name: 'Use Proxy',
    title: 'The server asked for a detour that is out of use',
    meaning:
      'The server wants the request to come by way of another machine. Browsers do not do that any more.',
    when: 'It is all but gone. Only a very old server would send it.',
    example: 'The library of a small town still runs the catalogue server it bought in 1999.',
    advice: 'The people who run the server can fix this: ask them to let it answer directly.',
    fixer: 'operations',
    technical:
      'Deprecated, because a response that sets a proxy is a security risk. Do not follow its `Location`. Send `307` for a plain detour.',
    sources: ['rfc9110#15.4.6'],
  },
  306: {
    name: '(Unused)',
    title: 'The server sent a number that is out of use',
    meaning:
      'This number was given up long ago and means nothing today. It does not say what the server wants.',
    when: 'You will hardly ever meet it. An old or home-made program might send it.',
    example: 'The file server that a chess club wrote for itself answers 306 after an update.',
    advice: 'The developers of the server can fix this: ask them to send a number that has a meaning.',
    fixer: 'backend',
    technical: 'Reserved and no longer used. A client treats an unknown 3xx code like `300`.',
    sources: ['rfc9110#15.4.7'],
  },
  307: {
    name: 'Temporary Redirect',
    title: 'Sent elsewhere for now, the request unchanged',
    meaning:
      'For the moment, what was asked for is at another address. As a rule the browser sends the very same request there.',
    when: 'You see it while a site is moved, or when the browser itself insists on a secure connection.',
    example: 'A shop sends new orders to a spare server while the main one is being mended.',
    advice: 'Nothing needs fixing. Look at the next request to see the result.',
    fixer: 'nobody',
    technical:
      'Method and body stay as they are on the way to `Location`; a `302` may turn `POST` into `GET`. With `Non-Authoritative-Reason: HSTS` Chromium made this answer itself, and no server sent it.',
    sources: ['rfc9110#15.4.8', 'mdn:307'],
  },
  308: {
    name: 'Permanent Redirect',
    title: 'Moved for good, the request unchanged',
    meaning:
      'What was asked for has a new address and will stay there. As a rule the browser sends the very same request there.',
    when: 'You see it when a web service has changed its addresses, or now uses only a secure connection.',
    example: 'A hotel moves to a new web name, and bookings sent to the old one still arrive.',
    advice: 'Nothing needs fixing. Where you keep the old address, put in the new one.',
    fixer: 'nobody',
    technical:
      'Method and body stay as they are on the way to `Location`; a `301` may turn `POST` into `GET`. Browsers may remember a `308` for long.',
    sources: ['rfc9110#15.4.9', 'mdn:308'],
  },
};
