import type { NetErrorWords } from '../entry.ts';

/**
 * Chromium's errors of the store of saved answers (cache, numbers -400 to -414). The internal ones that no
 * request ends with are in otherErrorsNeverMet. Made from Chromium 156's net/base/net_error_list.h, checked
 * 2026-11-22.
 */
export const cacheErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_CACHE_MISS: {
    number: -400,
    title: 'There is no saved copy to show',
    meaning: 'The browser was to use only a saved copy of this answer. It had none, so it asked no server.',
    when: 'You go back to a page that came after a form was sent. Or the page itself wants saved copies only.',
    example: 'You pay for a parcel, click on, and then press Back. The browser does not send the form twice.',
    advice:
      'You can fix this: reload the page. If it would send a form again, go to the form and start anew.',
    fixer: 'you',
    technical:
      'The load allowed only the cache: a history navigation to a `POST` result, or `fetch` with `cache: "only-if-cached"`. Answer a form with a 303 to avoid the first.',
    sources: ['chromium:net/base/net_error_list.h', 'mdn:Web/API/Request/cache', 'rfc9111#5.2.1.7'],
  },
  ERR_CACHE_READ_FAILURE: {
    number: -401,
    title: 'The saved copy could not be read',
    meaning:
      'The browser keeps copies of answers on this computer. It could not read the one that it wanted to use.',
    when: 'The copy may be damaged, or another program may be using the disk.',
    example: 'A laptop ran out of power. After that, the logo of one site stays empty.',
    advice: 'You can fix this: clear the images and files that the browser has saved, then reload.',
    fixer: 'you',
    technical:
      'Reading an entry from the disk cache failed. Rule out a damaged profile with a new one, and a scanner that locks the cache folder.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_WRITE_FAILURE: {
    number: -402,
    title: 'The answer could not be saved on this computer',
    meaning: 'The browser wanted to keep a copy of this answer on this computer. That did not work.',
    when: 'The disk may be full, or the answer may be very large.',
    example: 'A test page loads a huge file of map data on a small laptop.',
    advice: 'You can fix this: make room on the disk, and clear the files that the browser has saved.',
    fixer: 'you',
    technical:
      'Writing to the disk cache failed. For very large answers, try `Cache-Control: no-store`, so that Chromium does not write them.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_OPERATION_NOT_SUPPORTED: {
    number: -403,
    title: 'The saved copy cannot be used in this way',
    meaning: 'The browser has a saved copy, but could not do with it what was needed here.',
    when: 'It is rare. Large files that are fetched part by part, such as videos, can lead to it.',
    example: 'You skip to the end of a long training film, and the player stops.',
    advice: 'You can fix this: clear the images and files that the browser has saved, then reload.',
    fixer: 'you',
    technical:
      'The cache entry does not allow the operation: range requests need a sparse entry, for example. Test with "Disable cache" in DevTools.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_OPEN_FAILURE: {
    number: -404,
    title: 'The saved copy could not be opened',
    meaning: 'The browser looked for a saved copy of this answer on this computer. It could not open it.',
    when: 'The browser then normally asks the server, so you seldom see this.',
    example: 'Two copies of the browser run on the same files, and one of them is shut out.',
    advice: 'You can fix this: close all windows of the browser, start it again, then reload.',
    fixer: 'you',
    technical:
      'The disk cache could not open the entry. Check that no second process uses the same profile folder.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_CREATE_FAILURE: {
    number: -405,
    title: 'No place could be made for a saved copy',
    meaning: 'The browser wanted to start a new saved copy of this answer on this computer. That failed.',
    when: 'The disk may be full or locked. The browser can normally go on without a copy.',
    example: 'The browser of a reading-room computer may not write to its disk.',
    advice: 'You can fix this: make room on the disk, then start the browser again.',
    fixer: 'you',
    technical:
      'The disk cache could not create the entry. Check free space and rights of the cache folder in the profile.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_AUTH_FAILURE_AFTER_READ: {
    number: -410,
    title: 'The site asked for a sign-in halfway through',
    meaning:
      'The browser had a part of the file saved and fetched the rest. Only then did the site ask for a sign-in.',
    when: 'Your sign-in ran out while a large file was coming, often while the computer slept.',
    example: 'You pause a long lecture film, close the laptop, and play on the next morning.',
    advice: 'You can fix this: reload the page, and sign in when you are asked.',
    fixer: 'you',
    technical:
      'A partly cached entry was being completed with `Range` when the server sent an authentication challenge. It is too late then to ask for credentials.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_DOOM_FAILURE: {
    number: -412,
    title: 'An old saved copy could not be removed',
    meaning: 'The browser wanted to throw away an old copy of this answer. That did not work.',
    when: 'This is rare. The store on the disk may be damaged or in use.',
    example: 'A backup program holds the files of the browser while you reload a page.',
    advice: 'You can fix this: start the browser again. If it comes back, clear its saved files.',
    fixer: 'you',
    technical: 'The disk cache could not doom (mark as deleted) the entry.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_OPEN_OR_CREATE_FAILURE: {
    number: -413,
    title: 'A saved copy could be neither opened nor started',
    meaning:
      'The browser tried to use an old saved copy of this answer or to start a new one. Neither worked.',
    when: 'This is rare. The disk may be full, locked or damaged.',
    example: 'The browser keeps its files on a network drive that has just gone away.',
    advice: 'You can fix this: check that the disk has room, then start the browser again.',
    fixer: 'you',
    technical:
      'The combined open-or-create call of the disk cache failed. Chromium normally goes on without the cache.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
  ERR_CACHE_COMPRESSION_FAILURE: {
    number: -414,
    title: 'A saved copy could not be made smaller',
    meaning: 'The browser wanted to shrink the copy of this answer that it keeps. That did not work.',
    when: 'This is new and rare. It is a matter of the browser, not of the site.',
    example: 'A page loads a long list of places, and the browser fails to store it.',
    advice:
      'You can fix this: reload the page. If it comes back, clear the files that the browser has saved.',
    fixer: 'you',
    technical: 'Compression of a disk cache entry failed. Test with "Disable cache" in DevTools.',
    sources: ['chromium:net/base/net_error_list.h'],
  },
};
