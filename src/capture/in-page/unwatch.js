/* Takes out of the page what Plainspoken’s switch “Watch the page” has put there. */
(() => {
  /** @type {any} */
  const page = window;
  page[Symbol.for('plainspoken')]?.stop();
  return '';
})();
//# sourceURL=plainspoken-unwatch.js
