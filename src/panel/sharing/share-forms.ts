import type { Report } from '../../share/report.ts';
import type { ReportOptions } from '../../share/report-options.ts';
import { canReplay } from '../../share/shell/replay.ts';
import { toCurl } from '../../share/to-curl.ts';
import { toFetch } from '../../share/to-fetch.ts';
import { toHar } from '../../share/to-har.ts';
import { toHtml } from '../../share/to-html.ts';
import { toJson } from '../../share/to-json.ts';
import { toMarkdown } from '../../share/to-markdown.ts';
import { toTicket } from '../../share/to-ticket.ts';
import { VERSION } from '../../share/version.ts';
import type { ShareScope } from './share-scope.ts';

export type FormName =
  | 'ticket'
  | 'markdown'
  | 'html'
  | 'har'
  | 'json'
  | 'curl-bash'
  | 'curl-cmd'
  | 'curl-powershell'
  | 'fetch';

/** One way in which a report is written. */
export interface Form {
  readonly name: FormName;
  /** Whether it is written in another way for developers. */
  readonly hasAudience: boolean;
  readonly file: { readonly ending: string; readonly type: string };
  /** In pieces: a session may be longer than a text can be. null where it cannot be written so. */
  write(report: Report, options: ReportOptions): Iterable<string> | null;
}

const TEXT = { ending: 'txt', type: 'text/plain' };

const form = (
  name: FormName,
  file: Form['file'],
  write: (report: Report, options: ReportOptions) => string,
): Form => ({ name, file, hasAudience: true, write: (report, options) => [write(report, options)] });

const replay = (
  name: FormName,
  ending: string,
  write: (exchange: Report['requests'][number]['exchange']) => string,
): Form => ({
  name,
  hasAudience: false,
  file: { ending, type: 'text/plain' },
  write: ({ requests: [only] }) => (only && canReplay(only.exchange) ? [`${write(only.exchange)}\n`] : null),
});

const FORMS: readonly Form[] = [
  form('ticket', TEXT, toTicket),
  form('markdown', { ending: 'md', type: 'text/markdown' }, toMarkdown),
  form('html', { ending: 'html', type: 'text/html' }, toHtml),
  {
    name: 'har',
    hasAudience: false,
    file: { ending: 'har', type: 'application/json' },
    write: (report) => toHar(report, VERSION),
  },
  {
    name: 'json',
    hasAudience: false,
    file: { ending: 'json', type: 'application/json' },
    write: (report) => [toJson(report)],
  },
];

const REPLAYS: readonly Form[] = [
  replay('curl-bash', 'sh', (exchange) => toCurl(exchange, 'bash')),
  replay('curl-cmd', 'bat', (exchange) => toCurl(exchange, 'cmd')),
  replay('curl-powershell', 'ps1', (exchange) => toCurl(exchange, 'powershell')),
  replay('fetch', 'js', toFetch),
];

/** The ways in which something can be written: one request can be sent again, too. */
export function formsFor(scope: ShareScope): readonly Form[] {
  return scope.kind === 'request' ? [...FORMS, ...REPLAYS] : FORMS;
}
