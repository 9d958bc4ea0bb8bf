/* Put into the page by Plainspoken’s switch “Watch the page”, and taken out again when it is switched off. */
(() => {
  const KEY = Symbol.for('plainspoken');
  /** @type {any} */
  const page = window;
  if (page[KEY]) return page[KEY].take();
  // A reload with this script from the start puts it into frames too, where nobody would ask.
  if (window.top !== window) return '';

  /** Of each kind, so that a flood of one leaves room for the others. */
  const MOST_OF_A_KIND = 50;
  const LONGEST_TEXT = 500;
  const LONGEST_URL = 2000;
  const LONGEST_ANSWER = 1_000_000;
  /** DevTools was closed when nobody has asked for this long, in ms; a tab out of sight asks once a minute at least. */
  const ASKED_WITHIN = 180_000;
  const since = Date.now();
  const { stringify } = JSON;
  const { construct, setPrototypeOf } = Reflect;
  /** Without prototypes: a page may have put a `toJSON` on them. @type {any[]} */
  let queue = [];
  let dropped = 0;
  let watching = true;

  /** @param {unknown} text @param {number} most */
  const cut = (text, most) => (typeof text === 'string' ? text.slice(0, most) : '');
  /** @param {unknown} line */
  const lineOf = (line) => (typeof line === 'number' && line > 0 ? line : null);

  /** @param {{ kind: string, [more: string]: unknown }} report */
  const note = (report) => {
    let alike = 0;
    for (let place = 0; place < queue.length; place++) if (queue[place].kind === report.kind) alike++;
    if (alike >= MOST_OF_A_KIND) dropped++;
    else queue[queue.length] = { __proto__: null, ...report };
  };
  /** What goes wrong in here is none of the page’s business. @param {(event: any) => void} look */
  const quietly = (look) => (/** @type {any} */ event) => {
    try {
      // Events that the page made up itself tell nothing.
      if (watching && event.isTrusted) look(event);
    } catch {
      dropped++;
    }
  };

  /** @param {any} event @param {number | null} at @param {unknown} blocked */
  const violation = (event, at, blocked) => {
    // A policy that only reports stops nothing.
    if (event.disposition !== 'enforce') return;
    note({
      kind: 'policy-violation',
      at,
      directive: cut(event.effectiveDirective, LONGEST_TEXT),
      blocked: cut(blocked, LONGEST_URL),
      policy: cut(event.originalPolicy, LONGEST_URL),
      sourceFile: cut(event.sourceFile, LONGEST_TEXT),
      line: lineOf(event.lineNumber),
    });
  };
  const onViolation = quietly((event) => violation(event, Date.now(), event.blockedURI));

  const onError = quietly((event) => {
    const { target } = event;
    // Errors of scripts have the window itself for a target.
    if (!(target instanceof Element)) return;
    /** @type {any} */
    const element = target;
    const url = element.currentSrc || element.src || element.href || element.data;
    // What the page made itself was never fetched.
    if (typeof url !== 'string' || !/^https?:/.test(url)) return;
    note({
      kind: 'file-refused',
      at: Date.now(),
      url: cut(url, LONGEST_URL),
      element: cut(element.localName, LONGEST_TEXT),
      integrity: element.hasAttribute('integrity'),
      module: element.localName === 'script' && element.type === 'module',
    });
  });

  const onRejection = quietly(({ reason }) => {
    if (!(reason instanceof TypeError)) return;
    const message = cut(reason.message, LONGEST_TEXT);
    // What Chromium, Firefox and Safari say when fetch() fails.
    if (!/failed to fetch|networkerror when attempting|load failed/i.test(message)) return;
    const frame = /((?:https?|file|blob):[^\s()]{1,500}?):(\d{1,9}):\d/.exec(cut(reason.stack, 4000));
    note({
      kind: 'unhandled-rejection',
      at: Date.now(),
      message,
      sourceFile: frame?.[1] ?? '',
      line: frame ? lineOf(Number(frame[2])) : null,
    });
  });

  const onClose = quietly((event) => {
    note({
      kind: 'socket-closed',
      at: Date.now(),
      url: cut(event.target?.url, LONGEST_URL),
      code: event.code,
      reason: cut(event.reason, LONGEST_TEXT),
      clean: event.wasClean === true,
    });
  });

  /** What the browser remembers of before this script came: Chromium keeps the last 100 violations of a page. */
  const before = () => {
    if (typeof ReportingObserver !== 'function') return;
    const observer = new ReportingObserver(() => {}, { types: ['csp-violation'], buffered: true });
    observer.observe();
    for (const report of observer.takeRecords()) {
      /** @type {any} */
      const { body } = report;
      violation(body, null, body.blockedURL);
    }
    observer.disconnect();
  };

  const own = Object.getOwnPropertyDescriptor(window, 'WebSocket');
  const Original = own?.value;
  const named = typeof Original === 'function' && Original.prototype;
  const link = named ? Object.getOwnPropertyDescriptor(Original.prototype, 'constructor') : undefined;
  const Watched =
    own?.configurable && link?.configurable && link.value === Original
      ? new Proxy(Original, {
          construct(target, values, newTarget) {
            const socket = construct(target, values, newTarget);
            try {
              if (watching) socket.addEventListener('close', onClose);
            } catch {
              dropped++;
            }
            return socket;
          },
        })
      : undefined;
  if (Watched) {
    Object.defineProperty(window, 'WebSocket', { ...own, value: Watched });
    // So that `socket.constructor === WebSocket` stays true.
    Object.defineProperty(Original.prototype, 'constructor', { ...link, value: Watched });
  }

  try {
    before();
  } catch {
    dropped++;
  }
  addEventListener('securitypolicyviolation', onViolation, true);
  addEventListener('error', onError, true);
  addEventListener('unhandledrejection', onRejection, true);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let nobodyAsks;
  const { setTimeout: later, clearTimeout: notLater } = page;

  const take = () => {
    notLater(nobodyAsks);
    nobodyAsks = later(stop, ASKED_WITHIN);
    const reports = queue;
    queue = [];
    setPrototypeOf(reports, null);
    const text = stringify({ __proto__: null, since, dropped, reports });
    dropped = 0;
    return typeof text === 'string' && text.length <= LONGEST_ANSWER ? text : '';
  };

  const stop = () => {
    watching = false;
    notLater(nobodyAsks);
    removeEventListener('securitypolicyviolation', onViolation, true);
    removeEventListener('error', onError, true);
    removeEventListener('unhandledrejection', onRejection, true);
    // Where the page has put something of its own over it since, that stays: then ours lets everything through.
    if (Watched && page.WebSocket === Watched) Object.defineProperty(window, 'WebSocket', own ?? {});
    if (Watched && Original.prototype.constructor === Watched) {
      Object.defineProperty(Original.prototype, 'constructor', link ?? {});
    }
    delete page[KEY];
  };

  Object.defineProperty(window, KEY, { value: { take, stop }, configurable: true });
  return take();
})();
//# sourceURL=plainspoken-watch.js
