import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { causePages } from './cause-pages.ts';

const FOLDER = 'docs/causes';

/** `npm run docs` runs this file with WRITE_DOCS set: then the pages are written, not compared. */
it('each cause has its page, and none is stale: npm run docs renews them', async () => {
  const pages = causePages();
  if (process.env.WRITE_DOCS) {
    for (const [name, text] of pages) await writeFile(`${FOLDER}/${name}`, text);
  }
  expect((await readdir(FOLDER)).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) {
    expect(await readFile(`${FOLDER}/${name}`, 'utf8'), `${name} is stale: npm run docs`).toBe(text);
  }
});
