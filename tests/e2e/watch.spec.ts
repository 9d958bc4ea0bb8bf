import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import axe from 'axe-core';
import { scenarios } from '../../demo/scenarios.mjs';
import { expect, factsOf, inViewMenu, recorded, rows, test } from './fixture.ts';

const watched = scenarios.filter((scenario) => scenario.watched);

/** Turns the switch on, and waits until the page has been asked for the first time. */
async function watch(panel: Frame, page: Page): Promise<void> {
  await inViewMenu(panel, (menu) => menu.getByLabel('Watch the page').check());
  await expect.poll(() => isIn(page)).toBe(true);
}

/** Whether our script is in the page. */
function isIn(page: Page): Promise<boolean> {
  return page.evaluate(() => Symbol.for('plainspoken') in window);
}

/** A site of its own, on this computer: type and text by path. */
async function serve(files: Readonly<Record<string, readonly [type: string, text: string]>>) {
  const server = createServer(({ url = '/' }, response) => {
    const [type, text] = files[url] ?? ['text/plain', ''];
    response.writeHead(url in files ? 200 : 404, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Everything by which a page could tell that something was put into it. */
function traces(page: Page) {
  return page.evaluate(() => {
    const describeAll = (of: object) =>
      Reflect.ownKeys(of)
        // Playwright puts a binding of its own there when it likes.
        .filter((key) => !/^__(?:playwright|pw)/.test(String(key)))
        .map((key) => {
          const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(of, key) ?? {};
          return [String(key), typeof value, typeof get, typeof set, JSON.stringify(flags)].join(' ');
        });
    const { WebSocket: Socket } = window;
    return {
      onWindow: describeAll(window),
      onSocket: describeAll(Socket),
      onPrototype: describeAll(Socket.prototype),
      source: Function.prototype.toString.call(Socket),
      linked: Socket.prototype.constructor === Socket,
    };
  });
}

for (const scenario of watched) {
  test(`${scenario.id}, watched: ${scenario.note}`, async ({ tab, demo }) => {
    await tab.page.goto(demo.shop);
    const panel = await tab.openPanel();
    await watch(panel, tab.page);
    await tab.page.locator(`[data-scenario="${scenario.id}"]`).click();
    await expect.poll(() => factsOf(rows(panel, scenario.request.path))).toEqual([scenario.expect]);
  });

  test(`${scenario.id}, not watched: nothing is claimed, and the panel says what it does not see`, async ({
    tab,
    demo,
  }) => {
    await tab.page.goto(demo.shop);
    const panel = await tab.openPanel();
    await expect(panel.locator('[data-testid=not-seen]')).toContainText('Not seen here');
    await tab.page.locator(`[data-scenario="${scenario.id}"]`).click();
    await expect(tab.page.locator('output[data-went=badly]')).toHaveCount(1);
    // A later request is listed, so what came before it would be, too.
    await tab.page.locator('[data-scenario="not-found"]').click();
    await expect(rows(panel, '/api/products/999')).toHaveCount(1);
    const facts = await factsOf(rows(panel, scenario.request.path));
    expect(facts.map(({ cause }) => cause)).toEqual(scenario.expect.status === 0 ? [] : ['']);
    expect(await isIn(tab.page)).toBe(false);
  });
}

test('the explanation quotes what the page told: the directive, and the number with its reason', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await watch(panel, tab.page);
  for (const { id } of watched) await tab.page.locator(`[data-scenario="${id}"]`).click();
  const detail = panel.locator('[data-testid=explanation]');
  await rows(panel, '/count').click();
  await expect(detail).toContainText('connect-src does not allow http://metrics.localhost');
  await rows(panel, '/live/orders').click();
  await expect(detail).toContainText('4001, “Session expired”');
});

test('a policy in a header: all that it stops before the switch is turned is still told, and each once', async ({
  tab,
  demo,
}) => {
  await tab.page.route(`${demo.shop}/?strict`, async (route) => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'content-security-policy': "connect-src 'self'; frame-src 'none'",
    };
    await route.fulfill({ response, headers });
  });
  await tab.page.goto(`${demo.shop}/?strict`);
  const panel = await tab.openPanel();
  await tab.page.evaluate(async (api) => {
    await fetch(`${api}/early?token=abc`).catch(() => {});
    const frame = document.createElement('iframe');
    frame.src = `${api}/inside/deep`;
    document.body.append(frame);
  }, demo.api);
  await watch(panel, tab.page);
  await expect.poll(() => factsOf(rows(panel, '/early'))).toMatchObject([{ cause: 'page-policy-forbids' }]);
  await tab.page.evaluate(
    (api) =>
      Promise.allSettled([
        fetch(`${api}/late`),
        new Promise((resolve) => {
          new WebSocket(`${api.replace('http', 'ws')}/socket`).onerror = resolve;
        }),
        navigator.sendBeacon(`${api}/beacon`, 'x'),
      ]),
    demo.api,
  );
  for (const path of ['/early', '/late', '/socket', '/beacon']) {
    await expect
      .poll(() => factsOf(rows(panel, path)), path)
      .toMatchObject([{ cause: 'page-policy-forbids' }]);
  }
  // Off and on again: the browser tells of the early one once more, and it is known already.
  await inViewMenu(panel, (menu) => menu.getByLabel('Watch the page').uncheck());
  await expect.poll(() => isIn(tab.page)).toBe(false);
  const before = await recorded(panel);
  await watch(panel, tab.page);
  await tab.page.evaluate((api) => fetch(`${api}/last`).catch(() => {}), demo.api);
  await expect(rows(panel, '/last')).toHaveCount(1);
  expect(await recorded(panel)).toBe(before + 1);
});

test('a page that loads while watched is watched from its start, and the panel stops asking for a reload', async ({
  tab,
  demo,
}) => {
  // A page that asks for a socket ahead of all else: what is asked of the page after it has come would be too late.
  const address = `${demo.shop.replace('http', 'ws')}/live/orders`;
  const site = await serve({
    '/': [
      'text/html',
      `<!doctype html><link rel="icon" href="data:,"><script>new WebSocket('${address}')</script>`,
    ],
  });
  await tab.page.goto(`${site.origin}/`);
  const panel = await tab.openPanel();
  // The first socket is over before anybody listens.
  await expect(rows(panel, '/live/orders')).toHaveAttribute('data-outcome', 'succeeded');
  const late = panel.locator('[data-testid=watched-late]');
  await panel.locator('[data-testid=not-seen]').getByRole('button', { name: 'Watch the page' }).click();
  await inViewMenu(panel, (menu) => expect(menu.getByLabel('Watch the page')).toBeChecked());
  await expect(panel.locator('[data-testid=not-seen]')).toHaveCount(0);
  await expect(late).toContainText('Only what happens from now on is seen');
  await late.getByRole('button', { name: 'Reload the page' }).click();
  await expect
    .poll(async () => (await factsOf(rows(panel, '/live/orders'))).map(({ cause }) => cause).sort())
    .toEqual(['', 'socket-closed-by-app']);
  await expect(late).toBeEmpty();
  site.close();
});

test('files that came and were not used, and a failed call that no code looked after', async ({
  tab,
  demo,
}) => {
  const site = await serve({
    '/': ['text/html', '<!doctype html><link rel="icon" href="data:,">'],
    '/changed.js': ['text/javascript', 'window.ran = true'],
    '/module.js': ['application/octet-stream', 'window.ran = true'],
    '/missing-import.js': ['text/javascript', 'import "/none.js"'],
    '/fine.js': ['text/javascript', 'window.fine = true'],
  });
  await tab.page.goto(`${site.origin}/`);
  const panel = await tab.openPanel();
  await watch(panel, tab.page);
  await tab.page.evaluate((refused) => {
    const load = (attributes: object) =>
      new Promise((resolve) => {
        const script = Object.assign(document.createElement('script'), attributes);
        script.onload = script.onerror = resolve;
        document.head.append(script);
      });
    const loads = Promise.all([
      load({ src: '/changed.js', integrity: `sha384-${btoa('x'.repeat(48))}` }),
      load({ src: '/module.js', type: 'module' }),
      load({ src: '/missing-import.js', type: 'module' }),
      load({ src: '/fine.js' }),
    ]);
    void fetch(`${refused}/nobody`);
    return loads;
  }, demo.refused);
  await expect(rows(panel, '/changed.js')).toHaveAttribute('data-cause', 'integrity-mismatch');
  await expect(rows(panel, '/module.js')).toHaveAttribute('data-cause', 'file-type-refused');
  await rows(panel, '/module.js').click();
  const detail = panel.locator('[data-testid=explanation]');
  await expect(detail).toContainText('an error event: the file was not used');
  await expect(detail).toContainText('Certain');
  await rows(panel, '/nobody').click();
  await expect(detail).toContainText('The page’s code did not deal with this failure.');
  // Its import is what is missing, and that has a row of its own.
  await expect(rows(panel, '/missing-import.js')).toHaveAttribute('data-cause', '');
  await expect(rows(panel, '/fine.js')).toHaveAttribute('data-cause', '');
  expect(await tab.page.evaluate(() => 'ran' in window)).toBe(false);
  site.close();
});

test('axe finds nothing in the lines that the switch brings', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await panel.evaluate(axe.source);
  const faults = () =>
    panel.evaluate(async () => {
      const { axe: engine } = window as unknown as { axe: typeof axe };
      const { violations } = await engine.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
  await rows(panel, '/shop.css').click();
  await expect(panel.locator('[data-testid=not-seen]')).toBeVisible();
  expect(await faults()).toEqual([]);
  await watch(panel, tab.page);
  await tab.page.evaluate(() => void Promise.reject(new TypeError('Failed to fetch')));
  await expect(panel.locator('[data-testid=unlisted]')).toContainText('“Failed to fetch”');
  await expect(panel.locator('[data-testid=watched-late]')).not.toBeEmpty();
  for (const theme of ['light', 'dark']) {
    await panel.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    expect(await faults()).toEqual([]);
  }
});

test('the page sees the same WebSocket as ever, and switched off all is as it was', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  const before = await traces(tab.page);
  expect(before.onWindow.length).toBeGreaterThan(500);
  await watch(panel, tab.page);
  const during = await tab.page.evaluate(
    async (address) => {
      const error = (act: () => unknown) => {
        try {
          return act();
        } catch (thrown) {
          return `${(thrown as Error).name}: ${(thrown as Error).message}`;
        }
      };
      class Own extends WebSocket {}
      const socket = new Own(address);
      const plain = new WebSocket(address);
      const closed = await new Promise<CloseEvent>((resolve) => {
        plain.onclose = resolve;
      });
      return {
        name: WebSocket.name,
        length: WebSocket.length,
        constants: [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED],
        instance: [plain instanceof WebSocket, socket instanceof Own, socket instanceof WebSocket],
        constructor: [plain.constructor === WebSocket, socket.constructor === Own],
        prototype: Object.getPrototypeOf(plain) === WebSocket.prototype,
        enumerable: Object.keys(window).includes('WebSocket'),
        symbols: Object.getOwnPropertySymbols(window).filter((key) =>
          Object.prototype.propertyIsEnumerable.call(window, key),
        ).length,
        code: closed.code,
        errors: [
          error(() => new WebSocket('http://[')),
          error(() => (WebSocket as unknown as () => void)()),
          error(() => new (WebSocket as unknown as new () => object)()),
        ],
      };
    },
    `${demo.shop.replace('http', 'ws')}/live/orders`,
  );
  expect(during).toEqual({
    name: 'WebSocket',
    length: 1,
    constants: [0, 1, 2, 3],
    instance: [true, true, true],
    constructor: [true, true],
    prototype: true,
    enumerable: false,
    symbols: 0,
    code: 4001,
    errors: [
      expect.stringContaining("Failed to construct 'WebSocket': The URL"),
      expect.stringContaining("Please use the 'new' operator"),
      expect.stringContaining('1 argument required'),
    ],
  });
  expect(await traces(tab.page)).not.toEqual(before);
  await inViewMenu(panel, (menu) => menu.getByLabel('Watch the page').uncheck());
  await expect.poll(() => isIn(tab.page)).toBe(false);
  expect(await traces(tab.page)).toEqual(before);
});

test('what the page has put over WebSocket meanwhile stays, and works', async ({ tab, demo }) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await watch(panel, tab.page);
  await tab.page.evaluate(() => {
    const Before = window.WebSocket;
    class Theirs extends Before {}
    Object.assign(window, { WebSocket: Theirs, theirs: Theirs });
  });
  await inViewMenu(panel, (menu) => menu.getByLabel('Watch the page').uncheck());
  await expect.poll(() => isIn(tab.page)).toBe(false);
  const code = await tab.page.evaluate(
    (address) =>
      new Promise<number>((resolve) => {
        if (window.WebSocket !== (window as unknown as { theirs: unknown }).theirs) resolve(0);
        new WebSocket(address).onclose = (event) => resolve(event.code);
      }),
    `${demo.shop.replace('http', 'ws')}/live/orders`,
  );
  expect(code).toBe(4001);
});

test('a hostile page fills the queue, lies, and answers with garbage: the panel goes on', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await watch(panel, tab.page);
  const errors: string[] = [];
  tab.devtools.on('pageerror', (error) => errors.push(error.message));
  await tab.page.evaluate(() => {
    // Events of its own making tell nothing.
    for (const directive of ['connect-src', 'img-src']) {
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', {
          blockedURI: 'https://lie.test/forged',
          violatedDirective: directive,
          effectiveDirective: directive,
          documentURI: location.href,
          originalPolicy: '',
          disposition: 'enforce',
          statusCode: 200,
          bubbles: true,
        }),
      );
    }
    // A thousand real ones, more than the queue holds.
    for (let number = 0; number < 1000; number++) void Promise.reject(new TypeError('Failed to fetch'));
    // Old libraries do this.
    Object.assign(Array.prototype, { toJSON: () => 'ours' });
  });
  await tab.page.locator('[data-scenario="live-closed"]').click();
  await expect(rows(panel, '/live/orders')).toHaveAttribute('data-cause', 'socket-closed-by-app');
  await expect(rows(panel, '/forged')).toHaveCount(0);
  await expect(panel.locator('[data-testid=unlisted]')).toContainText('50 calls failed in the page');

  const answers = [
    '"\u0000"',
    '{"since":1e99,"dropped":-1,"reports":[]}',
    JSON.stringify({ since: Date.now(), dropped: 0, reports: [{ kind: 'policy-violation', blocked: 7 }] }),
    JSON.stringify({
      since: Date.now(),
      dropped: 0,
      reports: [
        {
          kind: 'policy-violation',
          at: Date.now(),
          directive: 'connect-src',
          blocked: 'https://hostile.test/<img src=x onerror=alert(1)>',
          policy: "connect-src '\u202e</script><b>'",
          sourceFile: 'javascript:alert(1)',
          line: 1,
        },
      ],
    }),
  ];
  await tab.page.evaluate((given) => {
    const left = [...given];
    Object.defineProperty(window, Symbol.for('plainspoken'), {
      configurable: true,
      value: { take: () => left.shift() ?? { length: 5 }, stop: () => {} },
    });
  }, answers);
  // The last of them is well-formed, so it is listed, as text.
  const row = rows(panel, 'hostile.test');
  await expect(row).toHaveAttribute('data-cause', 'page-policy-forbids');
  await row.click();
  await expect(panel.locator('[data-testid=explanation] .url')).toContainText('onerror');
  await expect(panel.locator('img')).toHaveCount(0);
  await tab.page.evaluate(() => {
    Object.defineProperty(window, Symbol.for('plainspoken'), {
      configurable: true,
      get() {
        throw new Error('not for you');
      },
    });
  });
  await tab.page.locator('[data-scenario="not-found"]').click();
  await expect(rows(panel, '/api/products/999')).toHaveAttribute('data-cause', 'not-found');
  // The next page is asked as ever.
  await tab.page.goto(`${demo.shop}/?next`);
  await tab.page.locator('[data-scenario="policy"]').click();
  await expect(rows(panel, '/count')).toHaveAttribute('data-cause', 'page-policy-forbids');
  expect(errors).toEqual([]);
});

test('where the browser refuses, the panel stays as it is, and goes on with the next page', async ({
  tab,
  demo,
}) => {
  await tab.page.goto(demo.shop);
  const panel = await tab.openPanel();
  await watch(panel, tab.page);
  await tab.page.goto(demo.refused).catch(() => {});
  await expect(rows(panel, demo.refused)).toHaveAttribute('data-cause', 'refused-here');
  await tab.page.waitForURL(/^chrome-error:/);
  await tab.page.goto(demo.shop);
  await expect.poll(() => isIn(tab.page)).toBe(true);
  await inViewMenu(panel, (menu) => expect(menu.getByLabel('Watch the page')).toBeChecked());
  await tab.page.locator('[data-scenario="live-closed"]').click();
  await expect(rows(panel, '/live/orders')).toHaveAttribute('data-cause', 'socket-closed-by-app');
});
