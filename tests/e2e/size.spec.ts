import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { withImports } from '../bench/size.mjs';

/** For the code that the panel loads to open. */
const LIMIT = 60 * 1024;
/** For each file that it loads when it is first asked for: to share, to open a file, to look something up. */
const LIMIT_OF_A_PART = 25 * 1024;

async function sizeOf(file: string): Promise<number> {
  return gzipSync(await readFile(path.join('dist', file)), { level: 9 }).length;
}

test('the panel’s built code is at most 60 KB gzipped as it opens; the texts load apart', async () => {
  const files = (await readdir('dist', { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && /\.(?:js|css|html)$/.test(file.name))
    .map((file) => path.relative('dist', path.join(file.parentPath, file.name)));
  const opening = await withImports('src/panel/index.html');
  expect([...opening].filter((file) => file.endsWith('.css'))).toHaveLength(1);
  expect([...opening].filter((file) => file.endsWith('.js')).length).toBeGreaterThan(2);
  // What codes mean and the rules with their words: the list can be read before they are there.
  const knowledge = files.filter((file) => /^assets\/(?:suffixes|knowledge|rules)-/.test(file));
  expect(knowledge).toHaveLength(3);
  for (const file of knowledge) expect([...opening]).not.toContain(file);
  let code = 0;
  for (const file of opening) code += await sizeOf(file);
  expect(code).toBeLessThanOrEqual(LIMIT);
  expect(code).toBeGreaterThan(20 * 1024);

  // The first paint waits for these alone: the page, its styles, and one script that imports nothing.
  const [firstScript = ''] =
    /(?<=src="\/)[^"]+/.exec(await readFile('dist/src/panel/index.html', 'utf8')) ?? [];
  expect([...(await withImports(firstScript))]).toEqual([firstScript]);
  expect(await sizeOf(firstScript)).toBeLessThanOrEqual(1024);

  // The DevTools page records, and is no part of the panel.
  const recorder = await withImports('src/devtools/devtools.html');
  const later = files.filter((file) => ![...opening, ...recorder, ...knowledge].includes(file));
  expect(later.some((file) => file.startsWith('assets/ShareDialog-'))).toBe(true);
  expect(later.some((file) => file.startsWith('assets/file-worker-'))).toBe(true);
  for (const file of later) expect(await sizeOf(file), file).toBeLessThanOrEqual(LIMIT_OF_A_PART);
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
