import { statSync } from 'node:fs';
import path from 'node:path';
import type { HarFile } from '../capture/read-har.ts';
import { Session } from '../session/session.ts';
import { Redactor } from '../share/redact.ts';
import { makeReport, type Report } from '../share/report.ts';
import type { ReportOptions } from '../share/report-options.ts';
import { toCurl } from '../share/to-curl.ts';
import { toHtml } from '../share/to-html.ts';
import { toJson } from '../share/to-json.ts';
import { toMarkdown } from '../share/to-markdown.ts';
import { toText } from '../share/to-text.ts';
import { toTicket } from '../share/to-ticket.ts';
import { oneOf, optionsOf } from './options.ts';
import { readFiles } from './read-files.ts';
import { UsageError } from './usage-error.ts';
import { coloured, wantsColour, writeOut } from './write-out.ts';

const FORMATS = ['text', 'markdown', 'ticket', 'html', 'json'] as const;
type Format = (typeof FORMATS)[number];

const WRITERS: Readonly<Record<Format, (report: Report, options: ReportOptions) => string>> = {
  text: toText,
  markdown: toMarkdown,
  ticket: toTicket,
  html: toHtml,
  json: toJson,
};
const ENDINGS: Readonly<Record<Format, string>> = {
  text: 'txt',
  markdown: 'md',
  ticket: 'txt',
  html: 'html',
  json: 'json',
};

/** `plainspoken explain`: see help.ts. */
export async function explain(args: string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, {
    format: { type: 'string', short: 'f', default: 'text' },
    for: { type: 'string', default: 'developers' },
    output: { type: 'string', short: 'o' },
    keep: { type: 'string', multiple: true, default: [] },
    'fail-on-problems': { type: 'boolean', default: false },
  });
  const format = oneOf('format', values.format, FORMATS);
  const audience = oneOf('audience', values.for, ['everyone', 'developers'] as const);
  if (positionals.length === 0) throw new UsageError('name a HAR file: plainspoken explain FILE.har');

  const files: HarFile[] = [];
  for (const file of positionals) files.push(...(await readFiles(file)));
  const options: ReportOptions = { audience, curl: (exchange) => toCurl(exchange, 'bash') };
  const written = files.map((file) => {
    const report = reportOn(file, new Redactor(new Set(values.keep.map((key) => key.toLowerCase()))));
    return { file, text: WRITERS[format](report, options), hasProblems: report.problems.length > 0 };
  });
  await output(written, format, values.output);
  return values['fail-on-problems'] && written.some(({ hasProblems }) => hasProblems) ? 1 : 0;
}

/** A report of one file, redacted. */
export function reportOn(file: HarFile, redactor: Redactor): Report {
  const session = new Session();
  for (const exchange of file.exchanges) session.add(exchange);
  return makeReport(session, file, redactor);
}

interface Written {
  readonly file: HarFile;
  readonly text: string;
}

async function output(
  written: readonly Written[],
  format: Format,
  target: string | undefined,
): Promise<void> {
  const [only, ...more] = written;
  if (only && more.length === 0) {
    const text = format === 'text' && wantsColour(target) ? coloured(only.text) : only.text;
    await writeOut([text], target);
  } else if (target !== undefined && isFolder(target)) {
    const names = new Set<string>();
    for (const { file, text } of written) {
      const base = path.basename(file.name).replace(/\.(?:har|json)(?:\.gz)?$|\.zip$/i, '') || 'report';
      let name = `${base}.${ENDINGS[format]}`;
      for (let number = 2; names.has(name); number++) name = `${base}-${number}.${ENDINGS[format]}`;
      names.add(name);
      await writeOut([text], path.join(target, name));
    }
  } else await writeOut([together(written, format)], target);
}

/** Several reports in one text. */
function together(written: readonly Written[], format: Format): string {
  switch (format) {
    case 'json':
      return `[\n${written.map(({ text }) => text.trimEnd()).join(',\n')}\n]\n`;
    case 'html':
      throw new UsageError('html is one file for each: name a folder with --output');
    case 'markdown':
      return written.map(({ text }) => text).join('\n---\n\n');
    default:
      return written.map(({ file, text }) => `${file.name.replace(/\p{Cc}/gu, ' ')}\n\n${text}`).join('\n');
  }
}

function isFolder(target: string): boolean {
  return statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
