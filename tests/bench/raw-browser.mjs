import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import path from 'node:path';
import { makeProfile } from '../../scripts/browser-profile.mjs';
import { poll } from '../../scripts/poll.mjs';

/** On a busy machine a start may hang for ever, and the next one does not. */
const ATTEMPTS = 4;
const START_LIMIT = 20_000;
const CLOSE_LIMIT = 5_000;
/** Longer than anything that is asked of a browser takes, in ms. */
const ANSWER_LIMIT = 240_000;
/** Wide enough for the tabs of all panels to stand side by side. */
const SIZE = { width: 1700, height: 1000 };
/** A browser is at rest when all its processes together use less than this share of one processor … */
const AT_REST = 0.1;
/** … looked at over at least this long, in ms. */
const REST_WINDOW = 300;

/** A browser that does not answer any more: nothing was measured, and another one may be tried. */
export class StoppedAnswering extends Error {}

/**
 * One target of the browser, spoken to in CDP.
 * @typedef {object} Session
 * @property {(method: string, params?: object) => Promise<any>} send
 * @property {<A, R>(work: (argument: A) => R | Promise<R>, argument?: A) => Promise<R>} run runs a function there; it sees
 *   nothing of this file
 * @property {(selector: string, file: string) => Promise<void>} choose puts a file into a file input
 */

/**
 * What the browser's processes have used so far.
 * @typedef {object} Use
 * @property {Map<number, number>} renderers CPU seconds of each, by process id
 * @property {number} all CPU seconds of all processes
 * @property {number} machine CPU seconds of the whole machine
 * @property {number} self CPU seconds of this process
 * @property {number} time in seconds
 */

/**
 * A browser with one extension, one page, and DevTools on it.
 * @typedef {object} RawBrowser
 * @property {string} version
 * @property {Session} page the inspected page
 * @property {Session} devtools
 * @property {(address: string) => Promise<void>} visit
 * @property {(tab: string, file: string) => Promise<{ panel: Session, workers: Session[], clickedAt: number }>} openPanel
 *   clicks a tab as a mouse does. `clickedAt` is the browser's own stamp of it, in ms since 1970
 * @property {() => Promise<Use>} use
 * @property {() => Promise<void>} atRest waits until nothing goes on in it
 * @property {() => Promise<void>} close
 */

/**
 * Starts Chromium for a measurement. Nothing is attached to the inspected page that takes part in its network traffic:
 * Playwright would be, and takes a share of the time that is to be measured.
 * @param {string} executablePath
 * @param {string} extension the folder of an unpacked extension
 * @returns {Promise<RawBrowser>}
 */
export async function openRawBrowser(executablePath, extension) {
  for (let attempt = 1; ; attempt++) {
    const profile = await makeProfile(SIZE, undefined, undefined);
    const { child, browser, ended } = start(executablePath, extension, profile.folder);
    const close = async () => {
      browser.send('Browser.close').catch(() => {});
      await Promise.race([ended, later(CLOSE_LIMIT)]);
      child.kill('SIGKILL');
      await ended;
      await profile.remove();
    };
    try {
      return await Promise.race([
        connect(browser, close),
        later(START_LIMIT).then(() => Promise.reject(new Error(`${executablePath} did not start in time`))),
        ended.then((said) => Promise.reject(new Error(`${executablePath} ended at once: ${said}`))),
      ]);
    } catch (error) {
      await close();
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * @param {string} executablePath
 * @param {string} extension
 * @param {string} profile
 */
function start(executablePath, extension, profile) {
  const folder = path.resolve(extension);
  const child = spawn(
    executablePath,
    [
      '--headless',
      '--disable-gpu',
      // Chromium's sandbox does not run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      `--load-extension=${folder}`,
      `--disable-extensions-except=${folder}`,
      '--auto-open-devtools-for-tabs',
      `--window-size=${SIZE.width},${SIZE.height}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--no-proxy-server',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-default-apps',
      '--disable-dev-shm-usage',
      '--disable-search-engine-choice-screen',
      '--disable-field-trial-config',
      '--password-store=basic',
      '--mute-audio',
      // Both windows work on as if a person looked at them.
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-1000);
  });
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(said));
  });
  const [, , , toBrowser, fromBrowser] = child.stdio;
  return {
    child,
    ended,
    browser: speak(
      /** @type {import('node:stream').Writable} */ (toBrowser),
      /** @type {import('node:stream').Readable} */ (fromBrowser),
    ),
  };
}

/**
 * CDP over two pipes: messages in JSON, a zero byte after each.
 * @param {import('node:stream').Writable} toBrowser
 * @param {import('node:stream').Readable} fromBrowser
 */
function speak(toBrowser, fromBrowser) {
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {((message: any) => void)[]} */
  const listeners = [];
  /** @type {Buffer[]} */
  let pieces = [];
  let lastId = 0;
  fromBrowser.on('data', (/** @type {Buffer} */ chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      take(JSON.parse(Buffer.concat([...pieces, chunk.subarray(start, end)]).toString()));
      pieces = [];
      start = end + 1;
    }
    pieces.push(chunk.subarray(start));
  });
  const stop = () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'));
    waiting.clear();
  };
  fromBrowser.on('close', stop).on('error', stop);
  toBrowser.on('error', stop);
  /** @param {any} message */
  const take = (message) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (!asked) for (const listener of listeners) listener(message);
    else if (message.error) asked.reject(new Error(message.error.message));
    else asked.resolve(message.result);
  };
  /**
   * @param {string} method
   * @param {object} [params]
   * @param {string} [sessionId]
   * @returns {Promise<any>}
   */
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const tooLate = setTimeout(() => {
        waiting.delete(id);
        reject(new StoppedAnswering(`${method}: no answer in ${ANSWER_LIMIT / 1000} s`));
      }, ANSWER_LIMIT).unref();
      waiting.set(id, {
        resolve: (result) => {
          clearTimeout(tooLate);
          resolve(result);
        },
        reject: (error) => {
          clearTimeout(tooLate);
          reject(new Error(`${method}: ${error.message}`, { cause: error }));
        },
      });
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  return { send, listen: (/** @type {(message: any) => void} */ listener) => listeners.push(listener) };
}

/** @typedef {ReturnType<typeof speak>} Connection */

/**
 * @param {Connection} browser
 * @param {string} id
 * @returns {Session}
 */
function sessionOf(browser, id) {
  /** @type {Session['send']} */
  const send = (method, params) => browser.send(method, params, id);
  return {
    send,
    async run(work, argument) {
      const { result, exceptionDetails: fault } = await send('Runtime.evaluate', {
        expression: `(${work})(${JSON.stringify(argument) ?? ''})`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (fault) throw new Error(fault.exception?.description ?? fault.text);
      return result.value;
    },
    async choose(selector, file) {
      const { result } = await send('Runtime.evaluate', {
        expression: `document.querySelector(${JSON.stringify(selector)})`,
      });
      await send('DOM.setFileInputFiles', { files: [file], objectId: result.objectId });
    },
  };
}

/**
 * @param {Connection} browser
 * @param {() => Promise<void>} close
 * @returns {Promise<RawBrowser>}
 */
async function connect(browser, close) {
  /**
   * The frames and workers inside DevTools that have a process or a thread of their own.
   * @type {{ sessionId: string, parent: string, targetId: string, type: string, url: string }[]}
   */
  const inside = [];
  browser.listen(({ method, params, sessionId }) => {
    if (method === 'Target.attachedToTarget' && sessionId)
      inside.push({ ...params.targetInfo, sessionId: params.sessionId, parent: sessionId });
    if (method === 'Target.targetInfoChanged') {
      for (const each of inside)
        if (each.targetId === params.targetInfo.targetId) each.url = params.targetInfo.url;
    }
  });
  const { product } = await browser.send('Browser.getVersion');
  await browser.send('Target.setDiscoverTargets', { discover: true });
  /** @param {(url: string) => boolean} matches */
  const attach = async (matches) => {
    const target = await poll('a window of the browser', async () => {
      const { targetInfos } = await browser.send('Target.getTargets');
      return targetInfos.find((/** @type {any} */ { type, url }) => type === 'page' && matches(url));
    });
    const { sessionId } = await browser.send('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: true,
    });
    return sessionId;
  };
  const autoAttach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  const pageId = await attach((url) => url === 'about:blank');
  const devtoolsId = await attach((url) => url.startsWith('devtools://'));
  const page = sessionOf(browser, pageId);
  const devtools = sessionOf(browser, devtoolsId);
  await devtools.send('Target.setAutoAttach', autoAttach);

  /** @type {RawBrowser['use']} */
  const use = async () => {
    /** @type {{ processInfo: { type: string, id: number, cpuTime: number }[] }} */
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    const { user, system } = process.cpuUsage();
    return {
      renderers: new Map(
        processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]),
      ),
      all: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      machine:
        cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000,
      self: (user + system) / 1e6,
      time: performance.now() / 1000,
    };
  };
  const atRest = async () => {
    let before = await use();
    await poll(
      'the browser to come to rest',
      async () => {
        const now = await use();
        if ((now.time - before.time) * 1000 < REST_WINDOW) return undefined;
        const share = (now.all - before.all) / (now.time - before.time);
        before = now;
        return share < AT_REST || undefined;
      },
      60_000,
    );
  };

  return {
    version: product,
    page,
    devtools,
    use,
    atRest,
    close,
    async visit(address) {
      await page.send('Page.navigate', { url: address });
      await poll('the page', async () => {
        const isThere = page.run(
          (wanted) => document.readyState === 'complete' && location.href === wanted,
          address,
        );
        return (await isThere.catch(() => false)) || undefined;
      });
    },
    async openPanel(tab, file) {
      const place = await poll(`the tab “${tab}”`, async () => {
        return (await devtools.run(findTab, tab).catch(() => null)) ?? undefined;
      });
      await atRest();
      const at = { x: place.x, y: place.y, button: 'left', clickCount: 1 };
      await devtools.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
      await devtools.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
      const frame = await poll(`the panel “${tab}”`, () =>
        inside.find(({ parent, url }) => parent === devtoolsId && url.endsWith(file)),
      );
      const panel = sessionOf(browser, frame.sessionId);
      await panel.send('Target.setAutoAttach', autoAttach);
      const clickedAt = await devtools.run(() => /** @type {any} */ (globalThis).pressedAt);
      return {
        panel,
        clickedAt,
        get workers() {
          return inside
            .filter(({ parent, type }) => parent === frame.sessionId && type === 'worker')
            .map(({ sessionId }) => sessionOf(browser, sessionId));
        },
      };
    },
  };
}

/**
 * Runs in DevTools: where a tab is, and from now on `pressedAt` says when the mouse was last pressed.
 * @param {string} name
 */
function findTab(name) {
  addEventListener(
    'mousedown',
    ({ timeStamp }) => Object.assign(globalThis, { pressedAt: performance.timeOrigin + timeStamp }),
    { capture: true },
  );
  /**
   * @param {Document | ShadowRoot} root
   * @returns {Element | undefined}
   */
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.getAttribute('role') === 'tab' && element.textContent?.trim() === name) return element;
      const within = element.shadowRoot && find(element.shadowRoot);
      if (within) return within;
    }
    return undefined;
  };
  const box = find(document)?.getBoundingClientRect();
  return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}

/**
 * How much of all processors other programs took between two looks.
 * @param {Use} before
 * @param {Use} after
 * @returns {number} from 0 to 1
 */
export function foreignShare(before, after) {
  const foreign = after.machine - before.machine - (after.all - before.all) - (after.self - before.self);
  return Math.max(0, foreign / (after.time - before.time) / cpus().length);
}

/** @param {number} ms */
function later(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
