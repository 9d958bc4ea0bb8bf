import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const LIMIT = 60 * 1024;

test('the panel’s built code is at most 60 KB gzipped; the texts load apart', async () => {
  const files = (await readdir('dist', { recursive: true, withFileTypes: true })).filter(
    (file) => file.isFile() && /\.(?:js|css|html)$/.test(file.name),
  );
  const sizes = new Map<string, number>();
  for (const file of files) {
    sizes.set(
      file.name,
      gzipSync(await readFile(path.join(file.parentPath, file.name)), { level: 9 }).length,
    );
  }
  // The texts, and the recorder: the DevTools page's own script, which the panel does not load.
  const recorder = /assets\/([\w.-]+\.js)/.exec(
    await readFile('dist/src/devtools/devtools.html', 'utf8'),
  )?.[1];
  const apart = [...sizes.keys()].filter((name) => name.startsWith('knowledge-') || name === recorder);
  expect(apart).toHaveLength(2);
  const code = [...sizes].filter(([name]) => !apart.includes(name)).reduce((sum, [, size]) => sum + size, 0);
  expect(code).toBeLessThanOrEqual(LIMIT);
  expect(code).toBeGreaterThan(20 * 1024);
});

test('the release asks for no permission and allows nothing but its own code', async () => {
  const manifest = JSON.parse(await readFile('dist/manifest.json', 'utf8'));
  for (const key of [
    'permissions',
    'host_permissions',
    'optional_permissions',
    'content_scripts',
    'background',
  ]) {
    expect(manifest[key]).toBeUndefined();
  }
  expect(manifest.web_accessible_resources ?? []).toEqual([]);
  const policy: string = manifest.content_security_policy.extension_pages;
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy).toContain(part);
  }
  // panels.create() names these two; a build that leaves one out shows an empty panel.
  for (const file of ['src/panel/index.html', 'icons/32.png']) await readFile(path.join('dist', file));
});
