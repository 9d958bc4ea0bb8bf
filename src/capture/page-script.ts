import ask from './in-page/ask.js?raw';
import unwatch from './in-page/unwatch.js?raw';
import watch from './in-page/watch.js?raw';

/**
 * What is run in the inspected page: text that was written and reviewed in advance, into which nothing is ever put. Files
 * as they stand there; a bundler would be free to change a function that is turned into text.
 */
export const WATCH: string = watch;
/**
 * Asks again: '' where the page has come since. Short, because DevTools keeps each script that was run in a page for as
 * long as the page lives (Chromium 156: one `Debugger.scriptParsed` each time).
 */
export const ASK: string = ask;
/** Leaves the page as it was before `WATCH`. */
export const UNWATCH: string = unwatch;
