import { realpathSync } from 'node:fs';
import { Redactor } from '../share/redact.ts';
import { toHar } from '../share/to-har.ts';
import { VERSION } from '../share/version.ts';
import { reportOn } from './explain.ts';
import { optionsOf } from './options.ts';
import { readFiles } from './read-files.ts';
import { UsageError } from './usage-error.ts';
import { writeOut } from './write-out.ts';

/** So many places are named one by one. */
const MOST_NAMED = 40;

/** `plainspoken redact`: see help.ts. */
export async function redact(args: string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, {
    output: { type: 'string', short: 'o' },
    keep: { type: 'string', multiple: true, default: [] },
  });
  const [input, ...more] = positionals;
  if (input === undefined)
    throw new UsageError('name a HAR file: plainspoken redact FILE.har --output OUT.har');
  if (more.length > 0) throw new UsageError('redact takes one file at a time');
  if (values.output !== undefined && isSame(input, values.output))
    throw new UsageError('the output must be another file: the secrets would be gone for good');
  const [file, ...others] = await readFiles(input);
  if (!file || others.length > 0)
    throw new UsageError(`${input}: there are several HAR files in it; unpack it first`);
  const redactor = new Redactor(new Set(values.keep.map((key) => key.toLowerCase())));
  await writeOut(toHar(reportOn(file, redactor), VERSION), values.output);
  process.stderr.write(accountOf(redactor, file.skipped));
  return 0;
}

function isSame(input: string, output: string): boolean {
  try {
    return realpathSync(input) === realpathSync(output);
  } catch {
    return false; // One of them is not there: then they are two.
  }
}

/** What was hidden and left out, for the person who ran it. */
function accountOf(
  { removed }: Redactor,
  skipped: readonly { readonly index: number; readonly reason: string }[],
): string {
  const values = removed.reduce((sum, { count }) => sum + count, 0);
  const named = removed
    .slice(0, MOST_NAMED)
    .map(({ key, count }) => `  ${key.replace(/\p{Cc}/gu, ' ')} (${count})\n`);
  return [
    `Hidden: ${values} ${values === 1 ? 'value' : 'values'} in ${removed.length} ${removed.length === 1 ? 'place' : 'places'}\n`,
    ...named,
    ...(removed.length > MOST_NAMED ? [`  and ${removed.length - MOST_NAMED} more\n`] : []),
    ...skipped.map(({ index, reason }) => `Left out: entry ${index} (${reason})\n`),
  ].join('');
}
