import { readFile } from 'node:fs/promises';

const FILES = /** @type {const} */ ({
  '/': ['shop/index.html', 'text/html; charset=utf-8'],
  '/shop.css': ['shop/shop.css', 'text/css; charset=utf-8'],
  '/shop.mjs': ['shop/shop.mjs', 'text/javascript; charset=utf-8'],
  '/send.mjs': ['shop/send.mjs', 'text/javascript; charset=utf-8'],
  '/play-session.mjs': ['shop/play-session.mjs', 'text/javascript; charset=utf-8'],
  '/toy-token.mjs': ['shop/toy-token.mjs', 'text/javascript; charset=utf-8'],
  '/scenarios.mjs': ['scenarios.mjs', 'text/javascript; charset=utf-8'],
  '/sessions.mjs': ['sessions.mjs', 'text/javascript; charset=utf-8'],
  // Served on purpose: Chromium asks for it, and the panel would show a 404.
  '/favicon.ico': ['shop/mug.svg', 'image/svg+xml'],
});

/**
 * Reads the files that the page is made of. `{{name}}` in the page stands for the origin of that name.
 * @param {Readonly<Record<string, string>>} origins
 * @returns {Promise<Map<string, { body: string, type: string }>>} by path
 */
export async function readPageFiles(origins) {
  const files = await Promise.all(
    Object.entries(FILES).map(async ([path, [file, type]]) => {
      const text = await readFile(new URL(file, import.meta.url), 'utf8');
      const body = path === '/' ? text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => origins[name] ?? '') : text;
      return /** @type {const} */ ([path, { body, type }]);
    }),
  );
  return new Map(files);
}
