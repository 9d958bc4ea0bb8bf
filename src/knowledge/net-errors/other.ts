import type { NetErrorWords } from '../entry.ts';

/**
 * Chromium's errors of packaged pages, of private state tokens (other, numbers -504 to -508) and of data that a
 * page holds in the browser (blob, numbers -900 to -906). Made from Chromium 156's net/base/net_error_list.h,
 * checked 2026-11-22.
 */
export const otherErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_INVALID_SIGNED_EXCHANGE: {
    number: -504,
    title: 'The signed copy of the page was not accepted',
    meaning:
      'A site can sign a copy of its page, and others may hand it out. The browser did not accept this copy.',
    when: 'Search pages load such copies ahead of time. The copy may be too old or wrongly made.',
    example: 'You search for a cake recipe, and the copy of the first hit is a month old.',
    advice: 'The people who run the site can fix this. They can make and sign the copy anew.',
    fixer: 'operations',
    technical:
      'The `application/signed-exchange` failed to parse or verify: signature, date, certificate (`CanSignHttpExchanges`) or headers. The console names the reason.',
    sources: ['chromium:net/base/net_error_list.h', 'https://web.dev/articles/signed-exchanges'],
  },
  ERR_INVALID_WEB_BUNDLE: {
    number: -505,
    title: 'The bundle of files could not be used',
    meaning:
      'Many files of the page came in one bundle. The browser could not read it, or did not find this file in it.',
    when: 'Few sites use such bundles. One may be damaged, incomplete or wrongly made.',
    example: 'A team packs its icons into one bundle and forgets the new ones.',
    advice: 'The developers of the page can fix this. Build the bundle anew, and check what it lists.',
    fixer: 'frontend',
    technical:
      'The Web Bundle is malformed, has the wrong type (`application/webbundle`), or lacks this URL. The console names the reason.',
    sources: [
      'chromium:net/base/net_error_list.h',
      'https://wicg.github.io/webpackage/subresource-loading.html',
    ],
  },
  ERR_TRUST_TOKEN_OPERATION_FAILED: {
    number: -506,
    title: 'The private proof of trust did not work',
    meaning:
      'Sites can ask the browser to show that it is trusted, without saying who you are. This step failed.',
    when: 'It is used against fake visitors. The browser may have no proof left, or its settings do not allow it.',
    example: 'A ticket page checks that you are a real person, and the check does not go through.',
    advice: 'The developers of the page can fix this. The page should go on without this proof.',
    fixer: 'frontend',
    technical:
      'A step with Private State Tokens failed. Check that tokens are left, that the issuer answers well, and that policy and settings allow it. Catch the rejected `fetch`.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/Private_State_Token_API/Using'],
  },
  ERR_BLOB_INVALID_CONSTRUCTION_ARGUMENTS: {
    number: -900,
    title: 'The parts of the data in the page do not fit',
    meaning:
      'The page put data together inside the browser. The parts did not fit, so there is nothing to load.',
    when: 'This is rare. It happens when a page builds a file by itself, such as a picture.',
    example: 'A drawing page cuts a picture into parts and joins them again to save it.',
    advice: 'The developers of the page can fix this. Check how the data is put together.',
    fixer: 'frontend',
    technical:
      'The browser process refused how this `blob:` was built. Log the parts that go into `new Blob()` and `slice()`. If they are fine, suspect a browser bug.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/Blob/Blob'],
  },
  ERR_BLOB_OUT_OF_MEMORY: {
    number: -901,
    title: 'There was not enough memory for the data',
    meaning: 'The page wanted to keep data inside the browser. There was not enough room for it.',
    when: 'A page holds very large files, or many of them, and does not let go of them.',
    example: 'You cut ten long videos in the browser on a small laptop.',
    advice: 'You can fix this: close other tabs, reload the page, and work with fewer or smaller files.',
    fixer: 'you',
    technical:
      'The blob store is over its quota of memory and disk. Call `URL.revokeObjectURL()`, drop references, and stream large data.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/URL/revokeObjectURL_static'],
  },
  ERR_BLOB_FILE_WRITE_FAILED: {
    number: -902,
    title: 'The data of the page could not be written to disk',
    meaning: 'The browser wanted to move data of the page to your disk, to save memory. That did not work.',
    when: 'The disk may be full, or the browser may not write there.',
    example: 'You export a long sound recording while the disk has almost no room.',
    advice: 'You can fix this: make room on your disk, then do the step again.',
    fixer: 'you',
    technical: 'Chromium pages large blobs out to its profile folder. Check free space and rights there.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/Blob'],
  },
  ERR_BLOB_SOURCE_DIED_IN_TRANSIT: {
    number: -903,
    title: 'The page that made this data was gone too soon',
    meaning:
      'Some data was on its way from a page into the store of the browser. The page ended before all of it was there.',
    when: 'The page was closed, left or crashed while it was saving the data.',
    example: 'You start to export a plan in a new tab and close the first tab at once.',
    advice: 'You can fix this: do the step again, and keep the page open until it is done.',
    fixer: 'you',
    technical:
      'The renderer or worker that created the blob went away before the browser process had its bytes.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/Blob'],
  },
  ERR_BLOB_DEREFERENCED_WHILE_BUILDING: {
    number: -904,
    title: 'The data was dropped before it was ready',
    meaning: 'The page was putting data together in the browser. It was let go of before that was done.',
    when: 'This is rare. A page may clean up too early.',
    example: 'A photo page makes a small picture and clears it before it is shown.',
    advice: 'The developers of the page can fix this. Keep the data until it has been loaded.',
    fixer: 'frontend',
    technical:
      'The last reference to the blob went away while it was being built. Hold it in a variable, and call `URL.revokeObjectURL()` only after the load.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/URL/revokeObjectURL_static'],
  },
  ERR_BLOB_REFERENCED_BLOB_BROKEN: {
    number: -905,
    title: 'The data is built on other data that is broken',
    meaning: 'The page made this data out of other data in the browser. That other data cannot be used.',
    when: 'An earlier step in the page failed, and the page went on with its result.',
    example: 'A page joins five parts of a recording, and the third part was never stored.',
    advice: 'The developers of the page can fix this. Find the earlier step that failed.',
    fixer: 'frontend',
    technical:
      'A blob among the parts of this one is in an error state. Look for an earlier `ERR_BLOB_*` failure, and read each part with `arrayBuffer()` to find it.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/Blob'],
  },
  ERR_BLOB_REFERENCED_FILE_UNAVAILABLE: {
    number: -906,
    title: 'A file that the page uses could not be read',
    meaning: 'The page works with a file from your computer. The browser could not read it any more.',
    when: 'The file was moved, removed or changed after you had chosen it.',
    example: 'You choose a scan for a form, rename the file, and then press Send.',
    advice: 'You can fix this: choose the file again, then repeat the step.',
    fixer: 'you',
    technical:
      'A `File` behind this blob is missing, unreadable or changed since it was picked. Catch the failed read, and ask for the file again.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/File'],
  },
};

/**
 * Names of the families http, cache, other and blob that no request of a page ends with, and why: they need no
 * words. Made from the comments in Chromium 156's net/base/net_error_list.h, checked 2026-11-22.
 */
export const otherErrorsNeverMet: Readonly<Record<string, string>> = {
  ERR_RESPONSE_BODY_TOO_BIG_TO_DRAIN:
    'Used only while a finished connection is made free; no request gets it.',
  ERR_HTTP2_RST_STREAM_NO_ERROR_RECEIVED:
    'Turned into success or ERR_HTTP2_PROTOCOL_ERROR before a request sees it.',
  ERR_CACHE_RACE: 'Internal signal of the cache to start an entry again.',
  ERR_CACHE_CHECKSUM_READ_FAILURE: 'Internal to the cache storage; no request gets it.',
  ERR_CACHE_CHECKSUM_MISMATCH: 'Internal to the cache storage; no request gets it.',
  ERR_CACHE_LOCK_TIMEOUT: 'Internal to the cache; the request goes on without the entry.',
  ERR_CACHE_ENTRY_NOT_SUITABLE: 'Internal hint of the cache, not an error.',
  ERR_TRUST_TOKEN_OPERATION_SUCCESS_WITHOUT_SENDING_REQUEST: 'Reports a success: no request had to be sent.',
  ERR_HTTPENGINE_PROVIDER_IN_USE: 'A placeholder for Android; never a real failure.',
};
