import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { NotAHar, readHar } from '../capture/read-har.ts';
import { Session } from '../session/session.ts';
import { makeReport, type Report } from '../share/report.ts';
import { toJson } from '../share/to-json.ts';
import { toMarkdown } from '../share/to-markdown.ts';
import { toText } from '../share/to-text.ts';

const HELP = `plainspoken explain FILE.har [--format json|text|markdown] [--fail-on-problems]

Says of every failed request in a HAR file what went wrong, how we know, who can fix it and what to try.
Nothing is sent anywhere. Addresses are printed without their secrets.

  FILE.har             a HAR file; - reads standard input
  --format             text (the default), json or markdown
  --fail-on-problems   exit with 1 when there is a problem (for checks that run by themselves)
  --help               this text

Exit status: 0 the file was read, 2 it could not be (standard error says why).
`;

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  json: toJson,
  text: toText,
  markdown: toMarkdown,
};

/** A mistake of the caller's, said in one line. */
class UsageError extends Error {}

async function main(args: string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [command, file, ...more] = positionals;
  if (command !== 'explain') {
    throw new UsageError(
      command
        ? `there is no command "${command}"; see plainspoken --help`
        : 'say what to do; see plainspoken --help',
    );
  }
  if (file === undefined) throw new UsageError('name a HAR file: plainspoken explain FILE.har');
  if (more.length > 0) throw new UsageError('explain takes one file at a time');
  const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
  if (!format) throw new UsageError(`there is no format "${values.format}": use json, text or markdown`);

  const har = await read(file);
  const session = new Session();
  for (const exchange of har.exchanges) session.add(exchange);
  const report = makeReport(session, har);
  await write(format(report));
  return values['fail-on-problems'] && report.problems.length > 0 ? 1 : 0;
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      'fail-on-problems': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

/** Writes all of it before the process may end; a reader that has gone (`| head`) is no fault. */
function write(output: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve() : reject(error),
    );
    process.stdout.write(output, () => resolve());
  });
}

/** Reads a HAR file, or says in one line why it cannot be read. */
async function read(file: string) {
  const name = file === '-' ? 'standard input' : file;
  try {
    return readHar(file === '-' ? await readStream(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof NotAHar) throw new UsageError(`${name}: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'this is a folder, not a file',
      EACCES: 'it may not be read by you',
    };
    throw new UsageError(`${name}: ${reasons[code] ?? `it cannot be read (${code})`}`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`plainspoken: ${error.message.replace(/\s*[\r\n]+\s*/g, ' ')}\n`);
  process.exitCode = 2;
}
