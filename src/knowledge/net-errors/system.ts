import type { NetErrorWords } from '../entry.ts';

/**
 * Errors of the computer and of the browser itself: files, memory, uploads, and the catch-all `ERR_FAILED`.
 * Made from Chromium's `net/base/net_error_list.h` and its mapping of system errors, for Chromium 156;
 * checked 2026-11-22.
 */
export const systemErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_FAILED: {
    number: -2,
    title: 'It failed, and the browser gives no reason here',
    meaning:
      'The browser did not finish this request, or kept its answer from the page. Often the server did answer, but did not say that this page may read it.',
    when: 'Mostly when a page asks another site for data. Also when the helper of a site in your browser (a service worker) fails.',
    example:
      'A shop page asks a delivery company for prices. The answer comes, and the shop page never gets to see it.',
    advice: 'The developers of the page can find the reason: read the red lines in the Console tab.',
    fixer: 'frontend',
    technical:
      'The catch-all. With response headers present, a failed CORS check or a refused redirect is likely. With status 0, look for a failed `OPTIONS` first, then a service worker, local network access, or CORS in a worker.',
    sources: ['chromium:net/base/net_error_list.h', 'fetch#cors-check', 'mdn:Web/HTTP/Guides/CORS/Errors'],
  },
  ERR_INVALID_ARGUMENT: {
    number: -4,
    title: 'The system did not accept a value from the browser',
    meaning:
      'A part of the browser, or the system under it, got a value it cannot work with. The request stopped there.',
    when: 'Rarely. An unusual address or network setting may bring it out, or a fault in the browser.',
    example: 'After you change the network settings of a laptop, one site no longer loads.',
    advice: 'This is most likely a fault in the browser or its settings. Restart the browser and try again.',
    fixer: 'browser',
    technical:
      'An internal call got an invalid argument. The system error `EINVAL` is mapped to this code too. A log from `chrome://net-export` shows the failing step.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_INVALID_HANDLE: {
    number: -5,
    title: 'An open file or connection was no longer valid',
    meaning: 'The browser tried to use an open file or connection that the system no longer knows.',
    when: 'Rarely. It points to a fault in the browser or in a program that hooks into it.',
    example: 'An upload stops the moment a security program restarts itself.',
    advice: 'The makers of the browser can most likely fix this. Restart the browser first, then try again.',
    fixer: 'browser',
    technical:
      'A file descriptor or handle was bad (`EBADF`). It is a local fault, not an answer of a server.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_FILE_NOT_FOUND: {
    number: -6,
    title: 'The browser found no such file or stored data',
    meaning: 'The browser looked on this computer for a file or for stored data, and it was not there.',
    when: 'With local files, with add-ons that lack one, and with data that a page has dropped.',
    example: 'A drawing page makes a preview picture, drops it too early, and then tries to show it.',
    advice:
      'The developers of the page can fix this. Check that the file or data still exists when it is used.',
    fixer: 'frontend',
    technical:
      'A `file:` or `chrome-extension:` address has no file behind it. A `blob:` address fails in the same way after `URL.revokeObjectURL()`.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/URL/revokeObjectURL_static'],
  },
  ERR_TIMED_OUT: {
    number: -7,
    title: 'It took too long, so the browser gave up',
    meaning: 'Some step of this request took longer than allowed. The code does not tell which step.',
    when: 'With slow networks, busy servers, and connections that go silent halfway.',
    example: 'You load a long report over weak hotel Wi-Fi, and after some minutes it stops.',
    advice: 'You can try this first: check your connection, then load the page again.',
    fixer: 'you',
    technical:
      'A general timeout; the system error `ETIMEDOUT` on an open connection is one source. `ERR_CONNECTION_TIMED_OUT` covers connecting. A timeout set in page code shows as `ERR_ABORTED`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_FILE_TOO_BIG: {
    number: -8,
    title: 'A file is larger than the browser can handle',
    meaning: 'A file in this request is over a size limit of the browser or of the system.',
    when: 'Seldom, with very large files that the browser has to read or write itself.',
    example: 'You drop a film of 20 gigabytes onto a page that checks files in the browser.',
    advice: 'You can get around this: use a smaller file, or split it into parts.',
    fixer: 'you',
    technical:
      'The file system reported `EFBIG`, or a limit inside Chromium applied. This is a local limit: a server that finds a body too large answers `413`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_UNEXPECTED: {
    number: -9,
    title: 'Something happened that the browser did not foresee',
    meaning: 'The browser got into a state that should not happen, and stopped the request.',
    when: 'Rarely. It points to a fault in the browser or in a program that works with it.',
    example: 'After a browser update, one page of a library site stays half empty.',
    advice: 'The makers of the browser can fix this. Update the browser first, then try again.',
    fixer: 'browser',
    technical:
      'A broken assumption inside the network code, perhaps a programming mistake. A log from `chrome://net-export` shows the step, and helps a bug report.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_ACCESS_DENIED: {
    number: -10,
    title: 'The system did not let the browser have this',
    meaning: 'The system refused the browser a file, or something else on this computer that it needed.',
    when: 'With local files that the browser may not read, and with uploads of a locked or moved file.',
    example: 'You attach a report that another program still keeps locked.',
    advice: 'You can try this: copy the file to a folder of your own, then choose it again.',
    fixer: 'you',
    technical:
      'Maps `EACCES` and `EPERM` for anything other than the network. An app that forbids `file:` pages gives it too. A refused network is `ERR_NETWORK_ACCESS_DENIED`.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_NOT_IMPLEMENTED: {
    number: -11,
    title: 'This browser cannot do what was asked',
    meaning: 'The request needs something that is not built into this browser.',
    when: 'Rarely, in apps with a small browser inside, or on unusual systems.',
    example: 'A page in a ticket machine offers a download, and the machine has nothing to handle it.',
    advice: 'The makers of the browser or app can fix this. Try the page in another browser.',
    fixer: 'browser',
    technical:
      'The code path has no implementation on this platform or in this embedder. The system error `ENOSYS` is mapped to it as well.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_INSUFFICIENT_RESOURCES: {
    number: -12,
    title: 'The browser ran out of room for more requests',
    meaning:
      'The browser or the system had no room left for this request. Often the page has too many requests open at once.',
    when: 'When a page asks for the same thing again and again, or loads thousands of files together.',
    example: 'A gallery asks for 5,000 small pictures within one second.',
    advice: 'The developers of the page can fix this: look for a loop that keeps sending requests.',
    fixer: 'frontend',
    technical:
      'Several limits share this code: requests in flight, keepalive data, open files (`EMFILE`). A render loop that calls `fetch`, or retries without a pause, is a common cause.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_OUT_OF_MEMORY: {
    number: -13,
    title: 'There was not enough memory for this',
    meaning: 'The browser asked the system for memory and got none. The request stopped there.',
    when: 'With huge answers, many open tabs, or a small device.',
    example: 'An old tablet opens a map that holds ten years of weather data.',
    advice: 'You can try this: close other tabs and programs, then load the page again.',
    fixer: 'you',
    technical:
      'An allocation failed, or the system reported `ENOMEM`. If one page keeps doing this, look at the size of its responses.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_UPLOAD_FILE_CHANGED: {
    number: -14,
    title: 'The file changed after you picked it',
    meaning: 'The file to be sent was altered after it was chosen, so the browser stopped the upload.',
    when: 'When a file is saved or synced while the form is still open.',
    example: 'You choose a spreadsheet, fix one number in it, save it, and only then press Send.',
    advice: 'You can fix this: choose the file again, then send.',
    fixer: 'you',
    technical:
      'The modification time differs from the one noted when the file was picked. Page code can avoid it: read the file into memory at once.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/File'],
  },
  ERR_SOCKET_NOT_CONNECTED: {
    number: -15,
    title: 'The connection was not open when it was needed',
    meaning: 'The browser tried to use a connection that was not open, or no longer open.',
    when: 'Rarely, when a connection drops at the very moment it is used.',
    example: 'Your train enters a tunnel just as a chat message goes out.',
    advice: 'You can try this: load the page again.',
    fixer: 'you',
    technical:
      'The system error `ENOTCONN`, or a call on a socket that is not connected. It is a race or a local fault, not an answer of the server.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_FILE_EXISTS: {
    number: -16,
    title: 'A file of that name is already there',
    meaning: 'The browser was to create a file, and one with that name exists.',
    when: 'Rarely, when the browser writes a download or its own files.',
    example: 'Two browser windows save the same picture to one folder at the same time.',
    advice: 'You can fix this: rename the old file, then try again.',
    fixer: 'you',
    technical: 'The file system reported `EEXIST`. No server is involved in this code.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_FILE_PATH_TOO_LONG: {
    number: -17,
    title: 'A file name or folder path is too long',
    meaning: 'The name of a file, or its path through the folders, is longer than the system allows.',
    when: 'With deep folders and very long names, in uploads, downloads and local pages.',
    example: 'You open a local page that lies fifteen folders deep.',
    advice: 'You can fix this: move the file to a folder with a shorter path.',
    fixer: 'you',
    technical:
      'The file system reported `ENAMETOOLONG`. On Windows the classic limit is 260 characters (`MAX_PATH`).',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_FILE_NO_SPACE: {
    number: -18,
    title: 'The disk is full',
    meaning: 'The browser had to write something for this request, and the disk had no room left.',
    when: 'With large downloads, or when the browser stores data for a page.',
    example: 'You save a film on a laptop that has 200 megabytes left.',
    advice: 'You can fix this: free some room on the disk, then try again.',
    fixer: 'you',
    technical:
      'The file system reported `ENOSPC`. The profile folder and the download folder may lie on different disks: check both.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_FILE_VIRUS_INFECTED: {
    number: -19,
    title: 'A virus check stopped this file',
    meaning: 'The computer reported a virus in this file, so the browser stopped.',
    when: 'When a file fails the check of the virus program on the computer.',
    example: 'You download an invoice from a mail, and the virus program steps in.',
    advice: 'You can stay safe: do not open the file, and ask your IT help to look at it.',
    fixer: 'you',
    technical:
      'Security software on the machine reported the file. Scanners can be wrong, so have the file checked by a second one.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_SOCKET_IS_CONNECTED: {
    number: -23,
    title: 'The connection was already open',
    meaning: 'The browser tried to open or set up a connection that was open already.',
    when: 'Almost never in a page. It points to a fault in the browser or an app.',
    example: 'An app for live sound sets up its line to a speaker twice.',
    advice: 'The makers of the browser or app can fix this. Restart it and try again.',
    fixer: 'browser',
    technical:
      'The system error `EISCONN`, or an option set on a UDP socket after it was connected. Ordinary requests do not end in this code.',
    sources: ['chromium:net/base/net_error_list.h', 'chromium:net/base/net_errors_posix.cc'],
  },
  ERR_UPLOAD_STREAM_REWIND_NOT_SUPPORTED: {
    number: -25,
    title: 'The data had to be sent again, and could not be',
    meaning:
      'The browser had to send the data a second time. It came from a source that can be read only once.',
    when: 'When an upload that is still being made is sent on to another address.',
    example: 'A recorder page sends your voice while you talk, and the server moves it to a new address.',
    advice: 'The developers of the page can fix this: collect the data first, then send it whole.',
    fixer: 'frontend',
    technical:
      'A body from a `ReadableStream` cannot be replayed after a redirect or a retry. Send a `Blob`, an `ArrayBuffer` or a string, or request the final address.',
    sources: ['chromium:net/base/net_error_list.h', 'fetch#http-redirect-fetch'],
  },
  ERR_CONTEXT_SHUT_DOWN: {
    number: -26,
    title: 'The browser was closing down',
    meaning: 'The part of the browser that talks to the network was closing or closed.',
    when: 'As a window, a profile or the whole browser closes.',
    example: 'You close a private window while a page is still saving a note.',
    advice: 'Nothing needs fixing. If something is missing, open the page again.',
    fixer: 'nobody',
    technical: 'The `URLRequestContext` of the profile is shutting down or gone, so its requests end here.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
};

/**
 * Names that Chromium uses only inside its own code, with the reason why a page never meets them. They have no
 * entry in any table. Made from Chromium's `net/base/net_error_list.h` and the code that handles these values,
 * for Chromium 156; checked 2026-11-22.
 */
export const neverMetByPages: Readonly<Record<string, string>> = {
  ERR_IO_PENDING: 'Not a failure: it marks an operation that has not finished yet.',
  ERR_PRECONNECT_MAX_SOCKET_LIMIT: 'Ends only a connection that the browser opened ahead of need.',
  ERR_WS_UPGRADE: 'Marked a request that had become a WebSocket; newer source lists it as removed.',
  ERR_WS_THROTTLE_QUEUE_TOO_LARGE: 'Left over from an older WebSocket code that no longer exists.',
  ERR_READ_IF_READY_NOT_IMPLEMENTED: 'Makes the browser fall back to another way of reading.',
  ERR_CACHED_IP_ADDRESS_SPACE_BLOCKED_BY_LOCAL_NETWORK_ACCESS_POLICY:
    'Makes the browser drop a stored copy and ask the network instead.',
  ERR_DNS_SERVER_REQUIRES_TCP: 'Makes the browser repeat the name lookup over TCP.',
  ERR_DNS_CACHE_MISS: 'Answers only lookups that may use nothing but local sources.',
  ERR_DNS_REQUEST_CANCELLED: 'Ends a lookup that nobody is waiting for any more.',
  ERR_DNS_SECURE_PROBE_RECORD_INVALID: 'Ends only a test of secure DNS that the browser runs by itself.',
  ERR_DNS_CACHE_INVALIDATION_IN_PROGRESS: 'Stays inside the name lookup, which hides it from requests.',
  ERR_DNS_DIRECT_ONLY: 'Answers only lookups of the browser itself that must not go through a proxy.',
};
