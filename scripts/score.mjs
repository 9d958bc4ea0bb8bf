import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { prepare } from './prepare.mjs';

// `npm run score -- FOLDER`: how often our explanation names what the browser itself names, on a folder of recordings:
// JSON files with `entries[].entry` (HAR entries) and `browserLabels[].truth` (the browser's own account).

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Name a folder: npm run score -- FOLDER');
  process.exit(2);
}
prepare();
npm(['exec', '--', 'vite', 'build', '--config', 'vite.bench.config.ts', '--logLevel', 'error']);
const engine = '../node_modules/.bench/engine-entry.js';
const { fromHarEntry, Session, diagnose } = await import(engine);

const score = { named: 0, first: 0, among: 0, wrongWhileCertain: 0, finished: 0, falseAlarms: 0 };
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const { entries, browserLabels } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const session = new Session();
  entries.forEach((/** @type {any} */ { entry, content }, /** @type {number} */ index) => {
    const text = content?.head;
    session.add(
      fromHarEntry(
        text
          ? { ...entry, response: { ...entry.response, content: { ...entry.response.content, text } } }
          : entry,
        index,
      ),
    );
  });
  session.exchanges.forEach((/** @type {any} */ exchange) => {
    const truth = browserLabels[exchange.index]?.truth ?? {};
    const diagnosis = diagnose(exchange, session.relatedTo(exchange));
    const { failed } = truth;
    const name = failed?.corsErrorStatus?.corsError ?? failed?.blockedReason ?? failed?.errorText;
    if (!name) {
      if (!truth.finished || exchange.response.status >= 400) return;
      score.finished++;
      if (diagnosis) tell('alarm without a failure', file, exchange, name, diagnosis, 'falseAlarms');
      return;
    }
    score.named++;
    const names = diagnosis?.browserNames ?? [];
    const others = (diagnosis?.alternatives ?? []).flatMap((/** @type {any} */ other) => other.browserNames);
    if (names.includes(name)) score.first++;
    else if (others.includes(name)) score.among++;
    else if (diagnosis?.certainty === 'certain')
      tell('certain, and not named', file, exchange, name, diagnosis, 'wrongWhileCertain');
    else tell('not named', file, exchange, name, diagnosis);
  });
}
const share = (/** @type {number} */ count) => `${((100 * count) / score.named).toFixed(1)}%`;
console.log(`\n${score.named} entries carry a name of the browser’s`);
console.log(
  `first: ${score.first} (${share(score.first)}), first or among the alternatives: ${score.first + score.among} (${share(score.first + score.among)})`,
);
console.log(`not named while certain: ${score.wrongWhileCertain}`);
console.log(`${score.finished} entries finished well; a failure was claimed for ${score.falseAlarms}`);

/**
 * @param {string} what
 * @param {string} file
 * @param {any} exchange
 * @param {string | undefined} name
 * @param {any} diagnosis
 * @param {'falseAlarms' | 'wrongWhileCertain'} [counter]
 */
function tell(what, file, exchange, name, diagnosis, counter) {
  if (counter) score[counter]++;
  const { status } = exchange.response;
  console.log(
    `${what}: ${file} ${exchange.method} ${status} ${exchange.error}: ${name ?? '–'} / ${diagnosis?.cause ?? 'none'}`,
  );
}
