import type { VendorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const SOURCES: readonly SourceRef[] = ['https://github.com/grpc/grpc/blob/master/doc/statuscodes.md'];

/**
 * The seventeen status codes of gRPC, which gRPC-Web sends under an HTTP status of 200.
 * Made from the list of status codes of gRPC (grpc/grpc, doc/statuscodes.md), checked 2026-11-22.
 *
 * A header condition is "contains", and "1" stands inside "10" to "16". So each value here starts with "=":
 * then the header must equal the rest.
 */
export const grpc: readonly VendorWords[] = [
  {
    vendor: 'gRPC',
    code: 'grpc-status 0',
    id: 'grpc-status-0',
    // Nobody looks for a failure under it: for the reference alone.
    recognise: {},
    title: 'The gRPC call went well',
    meaning: 'The server did what the page asked for and said so.',
    when: 'This is the normal end of a gRPC call. By such a call a page gives a server a task.',
    example: 'You star a song, and the server notes it down.',
    advice: 'Nothing needs fixing.',
    fixer: 'nobody',
    technical:
      '`grpc-status: 0` means `OK`. It may stand in the headers, or in the trailer at the end of a gRPC-Web body.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 1',
    id: 'grpc-status-1',
    recognise: { headers: { 'grpc-status': '=1' } },
    title: 'The gRPC call was called off',
    meaning:
      'The call was stopped before it was done. Often the side that asked no longer wanted the answer.',
    when: 'It comes up when people move on, or when the page asks again with newer words.',
    example: 'You type in a search box, and each new letter calls off the search before it.',
    advice: 'Nothing needs fixing, unless something is missing on the page.',
    fixer: 'nobody',
    technical:
      '`CANCELLED`. Either side may cancel. If the page did not, look for a handler on the server that cancels its own context.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 2',
    id: 'grpc-status-2',
    recognise: { headers: { 'grpc-status': '=2' } },
    title: 'The server failed and gave no clear reason',
    meaning: 'The call failed. The server did not say what kind of error it was.',
    when: 'It comes up when code on the server breaks off at a spot where nobody expected it.',
    example: 'You add a guest to a party list. The name has a sign the code cannot deal with.',
    advice: 'The developers of the server can fix this: look in its log at the time of the call.',
    fixer: 'backend',
    technical:
      '`UNKNOWN`. Often a handler threw an exception without a status. Catch it there and map it to a fitting code; see `grpc-message`.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 3',
    id: 'grpc-status-3',
    recognise: { headers: { 'grpc-status': '=3' } },
    title: 'The server does not accept a value in the call',
    meaning:
      'Something the page sent is wrong in itself, such as a date in a bad form. The server did not do the task.',
    when: 'It comes up when a form is filled in wrongly, or when the page leaves out a value.',
    example: 'You book a table for zero people.',
    advice:
      'You may be able to fix this: check what you typed. If it looks right, tell the developers of the page.',
    fixer: 'frontend',
    technical:
      '`INVALID_ARGUMENT`: wrong whatever the state of the system. The library never makes it, so the handler did; `grpc-message` should name the field.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 4',
    id: 'grpc-status-4',
    recognise: { headers: { 'grpc-status': '=4' } },
    title: 'The gRPC call ran out of time',
    meaning: 'A call may last only so long, and the time was up. The task may still have been done.',
    when: 'It comes up when the server or the network is slow, or when the limit is very short.',
    example: 'You press Pay, wait, and see an error. The payment went through all the same.',
    advice:
      'You can check whether it was done, then try again. The developers of the server can find what is slow.',
    fixer: 'backend',
    technical:
      '`DEADLINE_EXCEEDED`. The deadline travels in `grpc-timeout`. Measure the handler and the calls it makes, and make retries idempotent.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 5',
    id: 'grpc-status-5',
    recognise: { headers: { 'grpc-status': '=5' } },
    title: 'The server does not have the thing that was asked for',
    meaning: 'The call reached the server. The thing it asks about is not there.',
    when: 'It comes up after something was deleted, or when the page uses an old number for it.',
    example: 'You open a saved route that a friend deleted yesterday.',
    advice:
      'You can fix this: reload the list and choose again. If it is there, tell the developers of the server.',
    fixer: 'you',
    technical:
      '`NOT_FOUND`. The handler found no such entity. Some servers also send it to hide things from users without the right to see them.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 6',
    id: 'grpc-status-6',
    recognise: { headers: { 'grpc-status': '=6' } },
    title: 'The thing to be made is already there',
    meaning: 'The page wanted to make something new. The server already has one like it.',
    when: 'It comes up with names that are taken, and when a button was pressed twice.',
    example: 'You start a team called "Night Owls", and that name is taken.',
    advice: 'You can fix this: choose another name, or look whether your first try worked.',
    fixer: 'you',
    technical:
      '`ALREADY_EXISTS`. The handler refused to create a duplicate. After a retry it often means that the first attempt succeeded.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 7',
    id: 'grpc-status-7',
    recognise: { headers: { 'grpc-status': '=7' } },
    title: 'The caller may not do this',
    meaning: 'The server understood the call and refused it. The right to do this is missing.',
    when: 'It comes up when an account may look at something but may not change it.',
    example: 'You try to close a ticket that belongs to another team.',
    advice: 'You can ask the people who run the site for access.',
    fixer: 'operations',
    technical:
      '`PERMISSION_DENIED`, the sibling of HTTP 403. Missing or bad sign-in data should give `UNAUTHENTICATED` (16) instead.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 8',
    id: 'grpc-status-8',
    recognise: { headers: { 'grpc-status': '=8' } },
    title: 'A limit was reached, so the call was refused',
    meaning: 'Something has run out: a number of calls, some space, or the size a message may have.',
    when: 'It comes up when a page asks too often, when space is full or a message is big.',
    example: 'You add one more scan, and your ten gigabytes are full.',
    advice:
      'You can wait a while or send less. If it still fails, the developers of the server can say which limit it is.',
    fixer: 'backend',
    reach: 'server',
    technical:
      '`RESOURCE_EXHAUSTED`. A quota, a lack of memory or threads, or a message over the size limit (4 MB by default for receiving). See `grpc-message`.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 9',
    id: 'grpc-status-9',
    recognise: { headers: { 'grpc-status': '=9' } },
    title: 'Something else has to be done first',
    meaning:
      'The call is fine, but things are not in the state it needs. The same call will fail until that changes.',
    when: 'It comes up when steps are done in the wrong order.',
    example: 'You delete a folder that still has files in it.',
    advice: 'You can fix this: do the missing step first. If the page does not name it, tell its developers.',
    fixer: 'you',
    technical:
      '`FAILED_PRECONDITION`. Do not retry before the state is put right. `ABORTED` and `UNAVAILABLE` are the codes that invite a retry.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 10',
    id: 'grpc-status-10',
    recognise: { headers: { 'grpc-status': '=10' } },
    title: 'Two changes got in the way of each other',
    meaning: 'The server broke the task off. In most cases someone else changed the same thing just then.',
    when: 'It comes up when two people, or two windows, save the same thing at once.',
    example: 'Two of you take the last seat on a bus in the same second.',
    advice: 'You can fix this: reload, look at the newest state and try again.',
    fixer: 'you',
    technical:
      '`ABORTED`, often a failed transaction or version check. Retry the whole read-change-write, not the single call.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 11',
    id: 'grpc-status-11',
    recognise: { headers: { 'grpc-status': '=11' } },
    title: 'The call asks for something beyond the end',
    meaning: 'The page asked for a place that does not exist yet, such as a page after the last one.',
    when: 'It comes up with lists and files that are shorter than the page believes.',
    example: 'You leaf to page 12 of the news. Someone removed old items, and there are 11 pages now.',
    advice: 'You can reload the page. If it comes back, the developers of the page can fix it.',
    fixer: 'frontend',
    technical:
      '`OUT_OF_RANGE`. Unlike `INVALID_ARGUMENT` it depends on the state: the same call can work once there is more data.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 12',
    id: 'grpc-status-12',
    recognise: { headers: { 'grpc-status': '=12' } },
    title: 'The server does not know this task',
    meaning: 'The server takes calls, but it cannot do the task that this one names.',
    when: 'It comes up when the page is newer than the server, or when a name is misspelt.',
    example: 'The page has a new Share button. The server that can share goes live tomorrow.',
    advice: 'The developers of the server can fix this: compare the versions of page and server.',
    fixer: 'backend',
    technical:
      '`UNIMPLEMENTED`. Check the path `/package.Service/Method`, the registered services and the compression used. A proxy without gRPC-Web support can cause it too.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 13',
    id: 'grpc-status-13',
    recognise: { headers: { 'grpc-status': '=13' } },
    title: 'Something broke inside the server',
    meaning: 'The call failed through a fault that should not happen. It does not come from what you typed.',
    when: 'It comes up after a fault in the code, or when two versions do not understand each other.',
    example: 'After an update every click on Save ends in the same error.',
    advice: 'The developers of the server can fix this: look in its log at the time of the call.',
    fixer: 'backend',
    technical:
      '`INTERNAL`. The library sends it for messages that do not parse or decompress, and for protocol faults. Compare the `.proto` versions on both sides.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 14',
    id: 'grpc-status-14',
    recognise: { headers: { 'grpc-status': '=14' } },
    title: 'The service cannot be reached right now',
    meaning: 'The service that should do this task is down, is restarting or lost its connection.',
    when: 'It is often short, for instance while a new version goes live.',
    example: 'You refresh your parcel list at the moment the server restarts.',
    advice: 'You can try again in a few seconds. If it still fails, the people who run the site can fix it.',
    fixer: 'operations',
    reach: 'server',
    technical:
      '`UNAVAILABLE`. Retry with backoff, if the call may safely run twice. Check health, shutdown and the connection behind the proxy.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 15',
    id: 'grpc-status-15',
    recognise: { headers: { 'grpc-status': '=15' } },
    title: 'The server reports lost or damaged data',
    meaning: 'Data is missing or broken. The server found this, and it cannot put it right by itself.',
    when: 'It is rare. It comes up after a disk fault, or when a stored file is damaged.',
    example: 'You open an old drawing, and a part of its file cannot be read any more.',
    advice: 'The people who run the site can act. Tell them at once. Do not save over the old data.',
    fixer: 'operations',
    technical:
      '`DATA_LOSS`. The library never makes it, so a handler did. Check storage and backups before any retry that writes.',
    sources: SOURCES,
  },
  {
    vendor: 'gRPC',
    code: 'grpc-status 16',
    id: 'grpc-status-16',
    recognise: { headers: { 'grpc-status': '=16' } },
    title: 'The server cannot tell who is calling',
    meaning: 'The call brought no valid proof of sign-in, so the server refused it.',
    when: 'It comes up when you are not signed in, or when your sign-in has run out.',
    example: 'You come back from lunch, and your sign-in to the till has run out.',
    advice: 'You can fix this: sign in again, then try again.',
    fixer: 'you',
    reach: 'sign-in',
    technical:
      '`UNAUTHENTICATED`, the sibling of HTTP 401. Check that the page sends `authorization` and that it has not expired.',
    sources: SOURCES,
  },
];
