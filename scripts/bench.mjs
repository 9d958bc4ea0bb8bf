import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';

// `npm run bench`: speed, always beside a floor that was measured in the same run, as a ratio. A figure by itself says
// more about the machine than about the code. It takes a quarter of an hour, and writes docs/performance.md.
//   -- --short      what CI holds: ratios and counts only; exit status 1 where one is over its limit
//   -- --soak       200,000 live requests in one session
//   -- --part NAME  one part of the whole, printed only; may be given more than once
//   -- --built      dist is as the sources are

const { values: chosen } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    part: { type: 'string', multiple: true, default: [] },
    built: { type: 'boolean', default: false },
  },
});

prepare();
const { npm } = await import('./npm.mjs');
if (!chosen.built) npm(['run', 'build']);
npm(['exec', '--', 'vite', 'build', '--config', 'vite.bench.config.ts', '--logLevel', 'error']);
const { runProgram } = await import('./run-program.mjs');
const { openWorkplace } = await import('../tests/bench/workplace.mjs');
const { toPage, toText } = await import('../tests/bench/table.mjs');
const { machine } = await import('../tests/bench/machine.mjs');

/** @typedef {import('../tests/bench/workplace.mjs').Workplace} Workplace */

/**
 * In the order of the table.
 * @type {Record<string, (workplace: Workplace) => Promise<import('../tests/bench/line.mjs').Line[]>>}
 */
const PARTS = {
  engine: async () => (await import('../tests/bench/engine.mjs')).benchEngine(),
  growing: async () => (await import('../tests/bench/growing.mjs')).benchGrowing(),
  size: async () => (await import('../tests/bench/size.mjs')).benchSize(),
  opening: async (workplace) => (await import('../tests/bench/opening.mjs')).benchOpening(workplace),
  importing: async (workplace) => (await import('../tests/bench/importing.mjs')).benchImporting(workplace),
  list: async (workplace) => (await import('../tests/bench/long-list.mjs')).benchLongList(workplace),
  live: async (workplace) => (await import('../tests/bench/live.mjs')).benchLive(workplace),
  panel: async () => (await import('../tests/bench/panel.mjs')).benchPanel(),
};
/** @type {typeof PARTS} */
const OTHERS = {
  short: async (workplace) => (await import('../tests/bench/short.mjs')).benchShort(workplace),
  soak: async (workplace) => (await import('../tests/bench/soak.mjs')).benchSoak(workplace),
};

await runProgram(async ({ begin }) => {
  const workplace = begin(await openWorkplace());
  const isWhole = !chosen.short && !chosen.soak && chosen.part.length === 0;
  const names = isWhole
    ? Object.keys(PARTS)
    : [...chosen.part, ...(chosen.short ? ['short'] : []), ...(chosen.soak ? ['soak'] : [])];
  const lines = [];
  for (const name of names) {
    const part = { ...PARTS, ...OTHERS }[name];
    if (!part) throw new Error(`There is no part “${name}”. There are: ${Object.keys(PARTS).join(', ')}.`);
    const begun = Date.now();
    lines.push(...(await part(workplace)));
    console.log(`${name}: measured in ${Math.round((Date.now() - begun) / 1000)} s`);
    // After each part, so that what was measured is kept where a later one fails.
    if (isWhole) {
      writeFileSync(new URL('../docs/performance.md', import.meta.url), toPage(lines, machine(workplace)));
    }
  }
  console.log(`\n${toText(lines)}\n`);
  for (const [name, value] of machine(workplace)) console.log(`${name}: ${value}`);
  const over = lines.filter(({ met }) => met === false);
  if (!isWhole && over.length > 0 && (chosen.short || chosen.soak)) {
    throw new Error(
      `Over the limit:\n${over.map(({ what, ours, goal }) => `  ${what}: ${ours}, ${goal}`).join('\n')}`,
    );
  }
});
