import type { NetworkSource } from '../../browser.ts';

/** Nothing comes from a page: what is in the session comes from files. */
export const NO_PAGE: NetworkSource = {
  onRequestFinished() {},
  onNavigated() {},
  readHar: () => Promise.resolve([]),
  isAlive: () => true,
  hasCrashed: () => Promise.resolve(false),
};
