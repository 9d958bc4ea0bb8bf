/**
 * What the browser itself says of one request, over the DevTools protocol. An extension never gets this.
 * @typedef {object} Truth
 * @property {string} url
 * @property {string} method
 * @property {string} type
 * @property {'page' | 'iframe' | 'worker'} target where it was made
 * @property {number} startedAt ms since 1970
 * @property {number} [status]
 * @property {boolean} [redirected]
 * @property {boolean} [finished]
 * @property {{ errorText: string, blockedReason?: string, corsErrorStatus?: { corsError: string } }} [failed]
 * @property {string} [wsError]
 */

/** How long DevTools may take to listen to a new frame or worker, in ms. */
const DEVTOOLS_FIRST = 1000;

/**
 * Listens to the DevTools protocol of a page and of all frames and workers under it.
 * @param {import('@playwright/test').CDPSession} session
 */
export async function watchBrowser(session) {
  /** @type {Truth[]} */
  const truths = [];
  /** The request that an id stands for now; a redirect hands the id on. @type {Map<string, Truth>} */
  const byId = new Map();
  const open = new Set();
  let lastEvent = Date.now();

  /**
   * @param {Truth['target']} target
   * @param {string} event
   * @param {any} params
   */
  const onEvent = (target, event, params) => {
    const handle = handlers[event];
    if (!handle) return;
    lastEvent = Date.now();
    handle(params, target);
  };
  /** @type {Record<string, (params: any, target: Truth['target']) => void>} */
  const handlers = {
    'Network.requestWillBeSent': ({ requestId, request, wallTime, type, redirectResponse }, target) => {
      const before = byId.get(requestId);
      if (redirectResponse && before) {
        before.redirected = true;
        before.status = redirectResponse.status;
      } else if (before) return; // Frames and workers tell of the same request as their page.
      const truth = {
        url: request.url,
        method: request.method,
        type,
        target,
        startedAt: wallTime * 1000,
      };
      byId.set(requestId, truth);
      truths.push(truth);
      open.add(requestId);
    },
    'Network.responseReceived': ({ requestId, response }) => {
      const truth = byId.get(requestId);
      if (truth) truth.status = response.status;
    },
    'Network.loadingFinished': ({ requestId }) => {
      const truth = byId.get(requestId);
      if (truth) truth.finished = true;
      open.delete(requestId);
    },
    'Network.loadingFailed': ({ requestId, errorText, blockedReason, corsErrorStatus }) => {
      const truth = byId.get(requestId);
      // A request that is stopped inside the page is then aborted too; the first word is the reason.
      if (truth && !truth.failed) {
        truth.failed = {
          errorText,
          ...(blockedReason && { blockedReason }),
          ...(corsErrorStatus && { corsErrorStatus }),
        };
      }
      open.delete(requestId);
    },
    'Network.webSocketCreated': ({ requestId, url }, target) => {
      const truth = { url, method: 'GET', type: 'WebSocket', target, startedAt: Date.now() };
      byId.set(requestId, truth);
      truths.push(truth);
    },
    'Network.webSocketHandshakeResponseReceived': ({ requestId, response }) => {
      const truth = byId.get(requestId);
      if (truth) truth.status = response.status;
    },
    'Network.webSocketFrameError': ({ requestId, errorMessage }) => {
      const truth = byId.get(requestId);
      if (truth) truth.wsError = errorMessage;
    },
  };

  /**
   * Listens to one target, and to those that come under it.
   * @param {Truth['target']} target
   * @param {(method: string, params?: object) => Promise<unknown>} send
   * @param {(listener: (event: string, params: any) => void) => void} onMessage
   */
  const follow = async (target, send, onMessage) => {
    /** @type {Map<string, (event: string, params: any) => void>} */
    const children = new Map();
    onMessage((event, params) => {
      if (event === 'Target.attachedToTarget') {
        const { sessionId, targetInfo } = params;
        let lastId = 0;
        /** @param {string} method @param {object} [inner] */
        const sendInner = (method, inner = {}) =>
          send('Target.sendMessageToTarget', {
            sessionId,
            message: JSON.stringify({ id: ++lastId, method, params: inner }),
          }).catch(() => {});
        const kind = targetInfo.type === 'iframe' || targetInfo.type === 'page' ? 'iframe' : 'worker';
        follow(kind, sendInner, (listener) => children.set(sessionId, listener));
      } else if (event === 'Target.receivedMessageFromTarget') {
        const message = JSON.parse(params.message);
        if (message.method) children.get(params.sessionId)?.(message.method, message.params);
      } else onEvent(target, event, params);
    });
    await send('Network.enable').catch(() => {});
    // Waiting, so that not even a worker's first request is missed.
    await send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: false,
    }).catch(() => {});
    // DevTools holds it too, until its own listeners stand: who lets it go first decides what DevTools gets to see.
    if (target !== 'page') await new Promise((resolve) => setTimeout(resolve, DEVTOOLS_FIRST));
    await send('Runtime.runIfWaitingForDebugger').catch(() => {});
  };
  await follow(
    'page',
    (method, params) => session.send(/** @type {any} */ (method), params),
    (listener) => {
      const events = [
        ...Object.keys(handlers),
        'Target.attachedToTarget',
        'Target.receivedMessageFromTarget',
      ];
      for (const event of events) {
        session.on(/** @type {any} */ (event), (/** @type {any} */ params) => listener(event, params));
      }
    },
  );

  return {
    truths,
    /** Whether nothing is on its way, and nothing has happened for so many ms. @param {number} ms */
    isQuiet: (ms) => open.size === 0 && Date.now() - lastEvent > ms,
  };
}
