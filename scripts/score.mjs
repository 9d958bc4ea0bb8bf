import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { prepare } from './prepare.mjs';

// `npm run score -- FOLDER`: how often our explanation names what the browser itself names, on a folder of recordings:
// JSON files with `entries[].entry` (HAR entries) and `browserLabels[].truth` (the browser's own account). Without a
// folder, on our own (tests/recordings/stored). With `--among` also what is named second only.

const folder =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'tests/recordings/stored';
const alsoAmong = process.argv.includes('--among');
prepare();
npm(['exec', '--', 'vite', 'build', '--config', 'vite.bench.config.ts', '--logLevel', 'error']);
const engine = '../node_modules/.bench/engine-entry.js';
const { judge, remark, summarize } = await import(engine);

const all = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const judged = judge(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  for (const one of judged) {
    const among =
      alsoAmong && one.verdict === 'among' ? `among: ${one.name} / ${one.diagnosis.cause}` : undefined;
    const line = remark(one) ?? among;
    if (line) console.log(`${path.basename(file, '.json')}: ${line}`);
  }
  all.push(...judged);
}
console.log(`\n${summarize(all)}`);
