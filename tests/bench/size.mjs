import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const PANEL = 'src/panel/index.html';
const LIMIT = 60 * 1024;

/**
 * What the panel loads to open, packed as it would travel.
 * @returns {Promise<import('./line.mjs').Line[]>}
 */
export async function benchSize() {
  let packed = 0;
  let plain = 0;
  for (const file of await withImports(PANEL)) {
    const bytes = await readFile(path.join('dist', file));
    packed += gzipSync(bytes, { level: 9 }).length;
    plain += bytes.length;
  }
  const kilobytes = (/** @type {number} */ size) => `${(size / 1024).toFixed(1)} KB`;
  return [
    {
      what: 'code and styles that the panel loads to open, gzipped; floor: the limit',
      floor: kilobytes(LIMIT),
      ours: `${kilobytes(packed)} (${kilobytes(plain)} unpacked)`,
      ratio: packed / LIMIT,
      goal: `≤ ${LIMIT / 1024} KB`,
      met: packed <= LIMIT,
    },
  ];
}

/**
 * A file and all that it imports as it loads, by their paths in dist.
 * @param {string} file
 * @param {Set<string>} [found]
 * @returns {Promise<ReadonlySet<string>>}
 */
export async function withImports(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const text = await readFile(path.join('dist', file), 'utf8');
  const names = file.endsWith('.html')
    ? [...text.matchAll(/(?:src|href|data-code)="\/([^"]+)"/g)].flatMap(([, files = '']) => files.split(' /'))
    : [...text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g)].map(([, name]) => `assets/${name}`);
  for (const name of names) if (name !== undefined) await withImports(name, found);
  return found;
}
