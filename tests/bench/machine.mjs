import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

/**
 * What was measured on, in lines of text.
 * @param {import('./workplace.mjs').Workplace} workplace
 * @returns {[string, string][]}
 */
export function machine(workplace) {
  const processors = cpus();
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    ['Processor', `${processors[0]?.model ?? 'unknown'}, ${processors.length} cores`],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GB`],
    ['System', `${systemName()}, ${type()} ${release()}`],
    ['Browser', `${workplace.chromium()}, headless, without a GPU`],
    ['Node', process.version],
    [
      'Other programs',
      `used up to ${Math.round(workplace.disturbance() * 100)}% of the processors while a browser was measured`,
    ],
  ];
}

function systemName() {
  try {
    return /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
