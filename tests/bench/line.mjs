/**
 * One line of the table.
 * @typedef {object} Line
 * @property {string} what
 * @property {string} floor with its unit; '' where there is nothing to compare with
 * @property {string} ours with its unit
 * @property {number | null} ratio ours to floor
 * @property {string} [goal]
 * @property {boolean} [met] whether the goal is
 */

/**
 * The middle of a list.
 * @param {number[]} values
 */
export function median(values) {
  return percentile(values, 0.5);
}

/**
 * @param {number[]} values
 * @param {number} share 0.95 is the 95th percentile
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * The least of what several rounds measured: whatever else the machine did can only have made it more.
 * @template T
 * @param {readonly T[]} rounds
 * @param {(round: T) => number} measure
 */
export function best(rounds, measure) {
  return Math.min(...rounds.map(measure));
}

/** @param {number} value */
export function ms(value) {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** @param {number} value */
export function bytes(value) {
  return `${Math.round(value).toLocaleString('en')} B`;
}

/** @param {number} value in bytes */
export function megabytes(value) {
  return `${(value / 1024 / 1024).toFixed(1)} MB`;
}

/**
 * Says of long tasks how many there were, and the longest.
 * @param {readonly number[]} tasks in ms, each over 50
 */
export function longTasks(tasks) {
  return tasks.length === 0 ? 'none' : `${tasks.length}, the longest ${ms(Math.max(...tasks))}`;
}
