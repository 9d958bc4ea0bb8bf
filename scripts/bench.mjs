import { prepare } from './prepare.mjs';

// `npm run bench`: speed, always beside a floor that was measured in the same run, as a ratio. A figure by itself says
// more about the machine than about the code.

prepare();
const { npm } = await import('./npm.mjs');
npm(['run', 'build']);
npm(['exec', '--', 'vite', 'build', '--config', 'vite.bench.config.ts', '--logLevel', 'error']);
const { benchEngine } = await import('../tests/bench/engine.mjs');
const { benchGrowing } = await import('../tests/bench/growing.mjs');
const { benchPanel } = await import('../tests/bench/panel.mjs');
const lines = [...(await benchEngine()), ...(await benchGrowing()), ...(await benchPanel())];
console.log(`\n${['what', 'floor', 'ours', 'ratio'].join('\t')}`);
for (const { what, floor, ours, ratio } of lines)
  console.log([what, floor, ours, ratio.toFixed(2)].join('\t'));
