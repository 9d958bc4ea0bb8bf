import { createServer } from 'node:http';

const JSON_TYPE = 'application/json; charset=utf-8';
const FOUND = JSON.stringify({
  items: Array.from({ length: 6 }, (_, id) => ({ id, name: `Tea ${id}`, tags: ['green', 'loose'] })),
  next: null,
});

/** A page that can send requests and has a file input. Its icon is no request. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
<h1>Bench</h1><input type="file">`;

/**
 * The site whose page is inspected while something is measured.
 * @returns {Promise<{ address: string, close(): Promise<void> }>}
 */
export async function startSite() {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(PAGE);
      return;
    }
    const status = Number(/^\/api\/.*\/(\d+)$/.exec(pathname)?.[1] ?? 404);
    const body =
      status === 204 || status === 304
        ? ''
        : status < 400
          ? FOUND
          : JSON.stringify({ error: { status, message: 'It did not work', trace: `t-${search.slice(3)}` } });
    response
      .writeHead(status, {
        'cache-control': 'no-store',
        vary: 'Accept-Encoding, Origin',
        'x-request-id': `req-${search.slice(3)}`,
        ...(body && { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(body) }),
        ...(status === 401 && { 'www-authenticate': 'Bearer realm="api", error="invalid_token"' }),
      })
      .end(body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Runs in the page: sends requests, 20% of them in vain, many at once, and comes back when all were answered.
 * @param {{ from: number, count: number }} which their numbers
 * @returns {Promise<number>} when the first was sent, in ms since 1970
 */
export async function sendRequests({ from, count }) {
  const AT_ONCE = 50;
  const TURNS = [
    200, 200, 404, 200, 204, 200, 200, 401, 200, 200, 304, 500, 200, 200, 200, 403, 200, 201, 200, 200,
  ];
  const begin = performance.timeOrigin + performance.now();
  let next = from;
  const work = async () => {
    while (next < from + count) {
      const number = next++;
      const status = TURNS[number % TURNS.length];
      const response = await fetch(`/api/products/${number % 37}/${status}?i=${number}`);
      await response.text();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return begin;
}
