/**
 * One line of the table.
 * @typedef {object} Line
 * @property {string} what
 * @property {string} floor with its unit
 * @property {string} ours with its unit
 * @property {number} ratio ours to floor
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
