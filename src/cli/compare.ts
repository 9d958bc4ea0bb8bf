import type { HarFile } from '../capture/read-har.ts';
import { type Compared, type Comparison, compareSessions } from '../diagnose/compare.ts';
import { DiagnosedSession } from '../diagnose/diagnosed-session.ts';
import { Session } from '../session/session.ts';
import { comparisonToJson } from '../share/comparison-to-json.ts';
import { comparisonToMarkdown } from '../share/comparison-to-markdown.ts';
import { comparisonToText } from '../share/comparison-to-text.ts';
import { oneOf, optionsOf } from './options.ts';
import { readFiles } from './read-files.ts';
import { UsageError } from './usage-error.ts';
import { coloured, wantsColour, writeOut } from './write-out.ts';

const FORMATS = ['text', 'markdown', 'json'] as const;
const WRITERS: Readonly<Record<(typeof FORMATS)[number], (comparison: Comparison) => string>> = {
  text: comparisonToText,
  markdown: comparisonToMarkdown,
  json: comparisonToJson,
};
/** What fails in the second session, and did not fail so in the first. */
const NEW_FAILURES: ReadonlySet<string> = new Set(['fails-now', 'new-and-fails', 'fails-otherwise']);

/** `plainspoken compare`: see help.ts. */
export async function compare(args: string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, {
    format: { type: 'string', short: 'f', default: 'text' },
    output: { type: 'string', short: 'o' },
    'fail-on-problems': { type: 'boolean', default: false },
  });
  const format = oneOf('format', values.format, FORMATS);
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError('name two HAR files: plainspoken compare BEFORE.har AFTER.har');
  if (before === '-' && after === '-') throw new UsageError('standard input can be only one of the two');
  const comparison = compareSessions(await compared(before), await compared(after));
  const text = WRITERS[format](comparison);
  await writeOut([format === 'text' && wantsColour(values.output) ? coloured(text) : text], values.output);
  const fails = comparison.differences.some(({ kind }) => NEW_FAILURES.has(kind));
  return values['fail-on-problems'] && fails ? 1 : 0;
}

async function compared(name: string): Promise<Compared> {
  const [file, ...others] = (await readFiles(name)) as [HarFile, ...HarFile[]];
  if (others.length > 0) throw new UsageError(`${name}: there are several HAR files in it; unpack it first`);
  const session = new Session();
  for (const exchange of file.exchanges) session.add(exchange);
  const diagnosed = new DiagnosedSession(session);
  diagnosed.update();
  return { session, diagnosed };
}
