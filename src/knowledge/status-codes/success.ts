import type { StatusWords } from '../entry.ts';

/**
 * The registered status codes 200 to 299, keyed by number: the request worked.
 * Made from RFC 9110 section 15.3, the RFCs named in each entry and IANA's registry; checked 2026-11-22.
 */
export const success: Readonly<Record<number, StatusWords>> = {
  200: {
    name: 'OK',
    title: 'The server says it worked',
    meaning: 'The server took the request and reports that all is well. What it sent back is the result.',
    when: 'You see it all the time. On a healthy page, most requests end like this.',
    example: 'You open your list of orders, and the server sends the orders.',
    advice:
      'Nothing needs fixing. If the page still looks wrong, read the answer: it can hold an error message of its own.',
    fixer: 'nobody',
    technical:
      'The body depends on the method: the resource for `GET`, the result for `POST`, nothing for `HEAD`. Some APIs answer `200` and put the error in the body, GraphQL above all. A sign-in page in HTML can also come as `200` where JSON was due.',
    sources: ['rfc9110#15.3.1', 'mdn:200'],
  },
  201: {
    name: 'Created',
    title: 'It worked, and something new was made',
    meaning: 'The server did what was asked and made at least one new thing, such as an account or an order.',
    when: 'You see it after you send a form or a file, or add an entry to a list.',
    example: 'You add a customer to the address book, and the server files her under number 4127.',
    advice: 'Nothing needs fixing. If the new entry does not show, reload the list.',
    fixer: 'nobody',
    technical:
      '`Location` names the new resource. Without it, the new resource stands at the address of the request. `202` is different: there the work was taken in, but nothing may exist yet.',
    sources: ['rfc9110#15.3.2', 'mdn:201'],
  },
  202: {
    name: 'Accepted',
    title: 'Taken in, but not done yet',
    meaning:
      'The server took the request and will work on it later. It is not yet known if that will succeed.',
    when: 'Sites use it for long jobs, such as exports, films or mail to many people.',
    example: 'You ask for all bills of a year in one file, and the site will mail it to you.',
    advice: 'Nothing needs fixing. Wait a while, then check if the result is there.',
    fixer: 'nobody',
    technical:
      'The final outcome cannot be sent on this response. A good API gives the address of a status page to poll, often in `Location` or in the body.',
    sources: ['rfc9110#15.3.3', 'mdn:202'],
  },
  203: {
    name: 'Non-Authoritative Information',
    title: 'It worked, but the answer was changed on the way',
    meaning:
      'The request worked. A machine between you and the site changed the answer before it came to you.',
    when: 'It is rare. A filter in a company or school network may send it.',
    example: 'The filter of an office takes pictures out of a news page to save data.',
    advice: 'Nothing needs fixing. If the page looks wrong, try it from another network.',
    fixer: 'nobody',
    technical:
      'A transforming proxy changed the `200` response of the origin server. Proxies may also change content without this code.',
    sources: ['rfc9110#15.3.4', 'mdn:203'],
  },
  204: {
    name: 'No Content',
    title: 'It worked, and there is nothing to send back',
    meaning: 'The server did what was asked. The answer is empty on purpose.',
    when: 'You see it when something was saved or deleted, or when a visit was counted.',
    example: 'You delete an old draft, and it just leaves the list.',
    advice:
      'Nothing needs fixing, even if the browser marks this as stopped. If the page waits for data, tell its developers that none will come.',
    fixer: 'nobody',
    technical:
      'There is no body, so `response.json()` fails on it. A page load that gets `204` stays where it was, and DevTools may show `net::ERR_ABORTED`. Many servers also answer a CORS preflight (`OPTIONS`) with `204`.',
    sources: ['rfc9110#15.3.5', 'mdn:204'],
  },
  205: {
    name: 'Reset Content',
    title: 'It worked, and the form can be cleared',
    meaning: 'The server did what was asked. It wants the form set back to how it was at the start.',
    when: 'It is rare. Sites may use it for forms that are filled in again and again.',
    example: 'A clerk saves one parcel, and the form is empty for the next.',
    advice: 'Nothing needs fixing. If the old entries still stand in the form, clear it by hand.',
    fixer: 'nobody',
    technical:
      'The answer must not have a body. Do not count on the browser to reset the form: let the page do it in code.',
    sources: ['rfc9110#15.3.6', 'mdn:205'],
  },
  206: {
    name: 'Partial Content',
    title: 'One part of the file came, as asked',
    meaning:
      'The browser asked for a part of a file, and the server sent that part. This is not a broken download.',
    when: 'You see it when a film plays, when you jump ahead in it, or when a download goes on.',
    example: 'You jump to minute 40 of a lecture, and the page loads the film from there.',
    advice: 'Nothing needs fixing. It is normal to see many of these for one film.',
    fixer: 'nobody',
    technical:
      '`Range` in the request names the part. `Content-Range` in the answer says which bytes came, and of how many. Use `If-Range` with the `ETag`, so that parts of an old and a new file are not mixed.',
    sources: ['rfc9110#15.3.7', 'mdn:206'],
  },
  207: {
    name: 'Multi-Status',
    title: 'Several results in one answer',
    meaning: 'The answer is a list with a result for each part of the request. Some parts may have failed.',
    when: 'You meet it with file servers, calendars, and jobs that change many things at once.',
    example: 'You move ten files. Nine arrive, and one is in use by a colleague.',
    advice: 'Nothing needs fixing if all parts went well. Read the list in the answer to be sure.',
    fixer: 'nobody',
    technical:
      'In WebDAV the body is XML: a `multistatus` with a `status` for each `response`. Other APIs send JSON. `response.ok` is true even when every part failed.',
    sources: ['rfc4918#11.1', 'mdn:207'],
  },
  208: {
    name: 'Already Reported',
    title: 'Already listed earlier in the same answer',
    meaning: 'The server listed this once before, so it does not list it again.',
    when: 'It is rare. File servers use it in long lists, when one folder stands in two places.',
    example: 'The folder Plans also stands under Archive, so its files are listed once.',
    advice: 'Nothing needs fixing. Look for the first place in the list.',
    fixer: 'nobody',
    technical:
      'For WebDAV bindings: it stands inside a `207` body for a collection whose members were listed before. As the status of a whole response it is unusual.',
    sources: ['rfc5842#7.1', 'mdn:208'],
  },
  226: {
    name: 'IM Used',
    title: 'It worked, and a shorter form was sent',
    meaning:
      'The server did what was asked. It sent the result in a form that was agreed, such as only the changes.',
    when: 'It is very rare. Some news feeds have used it.',
    example: 'A news reader looks again at noon and gets just the two new items.',
    advice: 'Nothing needs fixing. To see the whole thing, reload it from the start.',
    fixer: 'nobody',
    technical:
      'Delta encoding in HTTP. `A-IM` in the request lists what the client takes, and `IM` in the answer says what was used. Browsers do not ask for it when they load a page.',
    sources: ['rfc3229#10.4.1', 'mdn:226'],
  },
};
