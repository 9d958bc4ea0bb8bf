import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readPageAnswer } from '../../src/capture/page-answer.ts';
import { ASK, UNWATCH, WATCH } from '../../src/capture/page-script.ts';

/** A page in a world of its own, with just what the script asks of one. */
function makePage() {
  const window = vm.createContext({}) as Record<PropertyKey, unknown> & {
    listeners: Map<string, ((event: unknown) => void)[]>;
    sockets: { close: (event: object) => void }[];
    before: object[];
    timers: Map<number, { act: () => void; ms: number }>;
  };
  vm.runInContext(
    `
    var listeners = new Map();
    var addEventListener = (type, listener) => listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    var removeEventListener = (type, listener) =>
      listeners.set(type, listeners.get(type).filter((other) => other !== listener));
    var timers = new Map();
    var setTimeout = (act, ms) => { timers.set(timers.size + 1, { act, ms }); return timers.size; };
    var clearTimeout = (number) => timers.delete(number);
    var window = globalThis;
    var top = globalThis;
    var sockets = [];
    class Element {
      constructor(localName, more) { Object.assign(this, { localName, attributes: {} }, more); }
      hasAttribute(name) { return name in this.attributes; }
    }
    Object.defineProperty(globalThis, 'WebSocket', {
      configurable: true, writable: true, enumerable: false,
      value: class WebSocket {
        constructor(url) {
          if (!url) throw new SyntaxError('no address');
          this.url = url;
          sockets.push(this);
        }
        addEventListener(type, listener) { this.listener = listener; }
        close(event) { this.listener?.({ isTrusted: true, target: this, ...event }); }
        static OPEN = 1;
      },
    });
    var before = [];
    class ReportingObserver {
      observe() {}
      takeRecords() { return before.map((body) => ({ body })); }
      disconnect() {}
    }
  `,
    window,
  );
  const run = (script: string) => vm.runInContext(script, window) as string;
  const dispatch = (type: string, event: object) => {
    for (const listener of window.listeners.get(type) ?? []) listener({ isTrusted: true, ...event });
  };
  return { window, run, dispatch, ask: () => readPageAnswer(run(WATCH)) };
}

/** Everything that the page has, with its flags. */
const all = (of: object) =>
  Reflect.ownKeys(of).map((key) => [key, Object.getOwnPropertyDescriptor(of, key)] as const);

const VIOLATION = {
  disposition: 'enforce',
  effectiveDirective: 'connect-src',
  blockedURI: 'https://api.test/a',
  blockedURL: 'https://api.test/a',
  originalPolicy: "connect-src 'self'",
  sourceFile: 'https://shop.test/app.js',
  lineNumber: 4,
};

describe('the script in the page', () => {
  it('is one text, into which nothing was put', () => {
    expect(WATCH).not.toMatch(/\$\{|%s|__[A-Z]+__/);
    expect(WATCH.trim().endsWith('sourceURL=plainspoken-watch.js')).toBe(true);
    expect(UNWATCH.trim().endsWith('sourceURL=plainspoken-unwatch.js')).toBe(true);
  });

  it('gives back what it has seen, once', () => {
    const { window, run, dispatch, ask } = makePage();
    expect(ask()).toMatchObject({ dropped: 0, reports: [] });
    dispatch('securitypolicyviolation', VIOLATION);
    run('new WebSocket("wss://live.test/")');
    window.sockets[0]?.close({ code: 4001, reason: 'over', wasClean: true });
    const failed = run(
      'var made = new Element("script", { src: "https://cdn.test/a.js", type: "module", attributes: { integrity: "" } }); made',
    );
    dispatch('error', { target: failed });
    const reason = run(
      'var reason = new TypeError("Failed to fetch"); reason.stack = "x\\n at load (https://shop.test/app.js:12:5)"; reason',
    );
    dispatch('unhandledrejection', { reason });
    const at = expect.any(Number);
    expect(ask()?.reports).toEqual([
      {
        kind: 'policy-violation',
        at,
        directive: 'connect-src',
        blocked: 'https://api.test/a',
        policy: "connect-src 'self'",
        sourceFile: 'https://shop.test/app.js',
        line: 4,
      },
      { kind: 'socket-closed', at, url: 'wss://live.test/', code: 4001, reason: 'over', clean: true },
      {
        kind: 'file-refused',
        at,
        url: 'https://cdn.test/a.js',
        element: 'script',
        integrity: true,
        module: true,
      },
      {
        kind: 'unhandled-rejection',
        at,
        message: 'Failed to fetch',
        sourceFile: 'https://shop.test/app.js',
        line: 12,
      },
    ]);
    expect(ask()?.reports).toEqual([]);
  });

  it('is asked again by a short text, which puts nothing into a page', () => {
    const { window, run, dispatch } = makePage();
    const before = all(window);
    expect(run(ASK)).toBe('');
    expect(all(window)).toEqual(before);
    run(WATCH);
    dispatch('securitypolicyviolation', VIOLATION);
    expect(readPageAnswer(run(ASK))?.reports).toMatchObject([{ kind: 'policy-violation' }]);
    expect(ASK.length).toBeLessThan(200);
  });

  it('tells what the browser remembers of before, without a time', () => {
    const { window, ask } = makePage();
    window.before.push(VIOLATION);
    expect(ask()?.reports).toMatchObject([{ kind: 'policy-violation', at: null }]);
    expect(ask()?.reports).toEqual([]);
  });

  it('puts itself into a page once, and tells pages apart', () => {
    const { window, ask } = makePage();
    const first = ask();
    const second = ask();
    expect(second?.since).toBe(first?.since);
    expect(window.listeners.get('error')).toHaveLength(1);
  });

  it.each<[string, string, object]>([
    ['an event that the page made up', 'securitypolicyviolation', { ...VIOLATION, isTrusted: false }],
    ['a policy that only reports', 'securitypolicyviolation', { ...VIOLATION, disposition: 'report' }],
    ['an error of a script', 'error', { target: {}, message: 'x is not defined' }],
    ['a rejection with no error', 'unhandledrejection', { reason: 'Failed to fetch' }],
  ])('says nothing of %s', (_what, type, event) => {
    const { dispatch, ask } = makePage();
    ask();
    dispatch(type, event);
    expect(ask()).toMatchObject({ dropped: 0, reports: [] });
  });

  it.each([
    [
      'a TypeError of another kind',
      'unhandledrejection',
      '({ reason: new TypeError("x is not a function") })',
    ],
    ['an element without an address', 'error', '({ target: new Element("img") })'],
    ['what the page made itself', 'error', '({ target: new Element("img", { src: "data:image/png,x" }) })'],
  ])('says nothing of %s', (_what, type, event) => {
    const { run, dispatch, ask } = makePage();
    ask();
    dispatch(type, run(event) as unknown as object);
    expect(ask()?.reports).toEqual([]);
  });

  it('keeps few, and says how many it left out; a flood of one kind leaves room for the others', () => {
    const { window, run, dispatch, ask } = makePage();
    ask();
    for (let number = 0; number < 1000; number++) dispatch('securitypolicyviolation', VIOLATION);
    run('new WebSocket("wss://live.test/")');
    window.sockets[0]?.close({ code: 4001, reason: '', wasClean: true });
    const answer = ask();
    expect(answer?.reports).toHaveLength(51);
    expect(answer?.dropped).toBe(950);
    expect(ask()?.dropped).toBe(0);
  });

  it('cuts what is long', () => {
    const { dispatch, run } = makePage();
    run(WATCH);
    const x = 'x'.repeat(100_000);
    dispatch('securitypolicyviolation', {
      ...VIOLATION,
      blockedURI: `https://${x}`,
      sourceFile: x,
      originalPolicy: x,
    });
    expect(run(WATCH).length).toBeLessThan(5000);
  });

  it('goes on where the page sets traps', () => {
    const { run, dispatch, ask } = makePage();
    ask();
    run(
      'Array.prototype.toJSON = Object.prototype.toJSON = () => { throw new Error("trap") }; JSON.stringify = null',
    );
    dispatch('unhandledrejection', {
      reason: run('new Proxy(new TypeError("x"), { get() { throw new Error("trap") } })'),
    });
    dispatch('securitypolicyviolation', VIOLATION);
    expect(ask()).toMatchObject({ dropped: 1, reports: [{ kind: 'policy-violation' }] });
  });

  it('lets the page have its WebSocket as ever', () => {
    const { run } = makePage();
    const before = run('[WebSocket.name, WebSocket.OPEN, WebSocket.length].join()');
    run(WATCH);
    expect(run('[WebSocket.name, WebSocket.OPEN, WebSocket.length].join()')).toBe(before);
    expect(
      run(
        'var s = new WebSocket("wss://a.test/"); [s instanceof WebSocket, s.constructor === WebSocket].join()',
      ),
    ).toBe('true,true');
    expect(run('class Own extends WebSocket {}; new Own("wss://a.test/") instanceof Own')).toBe(true);
    expect(() => run('new WebSocket()')).toThrow('no address');
    expect(() => run('WebSocket("wss://a.test/")')).toThrow(/new/);
  });

  it.each([
    ['does nothing in a frame', 'top = {}'],
    [
      'leaves a WebSocket alone that cannot be put back',
      'Object.defineProperty(globalThis, "WebSocket", { configurable: false })',
    ],
    ['does without one', 'delete globalThis.WebSocket'],
    ['does without what the browser remembers', 'ReportingObserver = undefined'],
  ])('%s', (_what, preparation) => {
    const { window, run } = makePage();
    run(preparation);
    const before = window.WebSocket;
    expect(() => run(WATCH)).not.toThrow();
    expect(window.WebSocket === before).toBe(!preparation.startsWith('ReportingObserver'));
  });
});

describe('taken out', () => {
  it('it leaves the page as it was', () => {
    const { window, run } = makePage();
    const socket = window.WebSocket as { prototype: object };
    const before = [all(window), all(socket), all(socket.prototype)];
    run(WATCH);
    expect(window.WebSocket).not.toBe(socket);
    expect([all(window), all(socket), all(socket.prototype)]).not.toEqual(before);
    run(UNWATCH);
    expect([all(window), all(socket), all(socket.prototype)]).toEqual(before);
    expect(window.WebSocket).toBe(socket);
    expect([...window.listeners.values()].flat()).toEqual([]);
  });

  it('of a page where it never was, nothing happens', () => {
    const { window, run } = makePage();
    const before = all(window);
    expect(run(UNWATCH)).toBe('');
    expect(all(window)).toEqual(before);
  });

  it('it takes itself out when nobody has asked for minutes: DevTools was closed', () => {
    const { window, run } = makePage();
    const before = all(window);
    run(WATCH);
    run(WATCH);
    const [timer, ...more] = window.timers.values();
    expect(more).toEqual([]);
    // A tab out of sight may ask no more than once a minute.
    expect(timer?.ms).toBeGreaterThan(120_000);
    timer?.act();
    expect(all(window)).toEqual(before);
    expect([...window.listeners.values()].flat()).toEqual([]);
  });

  it('it leaves no timer', () => {
    const { window, run } = makePage();
    run(WATCH);
    expect(window.timers.size).toBe(1);
    run(UNWATCH);
    expect(window.timers.size).toBe(0);
  });

  it('it hears no more of the sockets that it knew', () => {
    const { window, run, ask } = makePage();
    ask();
    run('new WebSocket("wss://live.test/")');
    run(UNWATCH);
    window.sockets[0]?.close({ code: 4001, reason: '', wasClean: true });
    expect(ask()?.reports).toEqual([]);
  });

  it('it leaves what the page has put over it', () => {
    const { run } = makePage();
    run(WATCH);
    run('var Theirs = class extends WebSocket {}; WebSocket = Theirs');
    run(UNWATCH);
    expect(run('WebSocket === Theirs && new WebSocket("wss://a.test/").url')).toBe('wss://a.test/');
  });
});
