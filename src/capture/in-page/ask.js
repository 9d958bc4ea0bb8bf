/* Asks what Plainspoken’s switch “Watch the page” has put into the page. */
/** @type {any} */ (window)[Symbol.for('plainspoken')]?.take() ?? '';
