const HEAD = ['what', 'floor', 'ours', 'ratio', 'goal', 'met'];

/**
 * @param {import('./line.mjs').Line} line
 * @returns {string[]}
 */
function cells({ what, floor, ours, ratio, goal = '', met }) {
  return [
    what,
    floor,
    ours,
    ratio === null ? '' : ratio.toFixed(2),
    goal,
    met === undefined ? '' : met ? 'yes' : 'NO',
  ];
}

/**
 * @param {readonly import('./line.mjs').Line[]} lines
 * @returns {string} for a terminal
 */
export function toText(lines) {
  return [HEAD, ...lines.map(cells)].map((row) => row.join('\t')).join('\n');
}

/**
 * @param {readonly import('./line.mjs').Line[]} lines
 * @returns {string} in Markdown
 */
export function toMarkdown(lines) {
  const rows = [HEAD, ['---', '---:', '---:', '---:', '---', '---'], ...lines.map(cells)];
  return rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

/**
 * docs/performance.md.
 * @param {readonly import('./line.mjs').Line[]} lines
 * @param {[string, string][]} machine
 */
export function toPage(lines, machine) {
  const goals = lines.filter(({ met }) => met !== undefined);
  const missed = goals.filter(({ met }) => !met);
  return `# Speed and memory

Written by \`npm run bench\`; do not change it by hand. Each figure stands beside its floor, the least that the same work
costs in the same run on the same machine, and the ratio of the two says more than the figure. Of several rounds the best
counts, where nothing else is said: whatever else the machine did can only have made it more.

${machine.map(([name, value]) => `- ${name}: ${value}`).join('\n')}

${goals.length - missed.length} of ${goals.length} goals are met.${missed.length > 0 ? ' Not met:' : ''}
${missed.map(({ what, ours, goal }) => `\n- ${what}: ${ours}, goal ${goal}`).join('')}
${missed.length > 0 ? '\n' : ''}
${toMarkdown(lines)}
`;
}
