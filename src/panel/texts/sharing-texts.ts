import { numeral } from '../../diagnose/numeral.ts';
import type { PlaceKind } from '../../share/redact/hide.ts';
import { count } from './panel-texts.ts';

/** The texts about what leaves this computer, and how. */
export const SHARING_TEXTS = {
  title: { request: 'Share this request', problem: 'Share this problem', listed: 'Share what is listed' },
  form: 'As',
  forms: {
    ticket: 'Text for chat or a ticket',
    markdown: 'Markdown',
    html: 'A page to send (HTML)',
    har: 'HAR file',
    json: 'JSON for programs',
    'curl-bash': 'cURL for bash',
    'curl-cmd': 'cURL for Windows cmd',
    'curl-powershell': 'cURL for PowerShell',
    fetch: 'JavaScript (fetch)',
  },
  hints: {
    ticket: 'Reads well pasted into Slack, Jira or a mail.',
    markdown: 'For issues on GitHub and GitLab.',
    html: 'One file that opens in every browser, and prints well.',
    har: 'Opens in DevTools and other tools. Opened here again, it still says why each request failed.',
    json: 'For other programs to read.',
    'curl-bash': 'Sends the request again, from a terminal on Linux or a Mac.',
    'curl-cmd': 'Sends the request again, from the Windows command prompt.',
    'curl-powershell': 'Sends the request again, from PowerShell.',
    fetch: 'Sends the request again, from a console.',
  },
  audience: 'For',
  preparing: 'Preparing…',
  preview: 'What will be shared',
  cut: 'Only the beginning is shown here. All of it is copied or saved.',
  copy: 'Copy',
  save: 'Save as a file',
  close: 'Close',
  copied: 'Copied.',
  notCopied: 'The browser did not allow the copy. Select the text above, and copy it with Ctrl+C.',
  saved: (name: string) => `Saved as ${name}.`,
  notReplayed: 'This request cannot be sent again in this way.',

  removedTitle: (values: number) =>
    values === 0 ? 'Nothing was hidden' : `${count(values, 'value')} hidden`,
  removedHint:
    'What looks like a secret is hidden. Tick what may be shown: whoever reads it can use it. Look through the rest before you send it.',
  nothingRemoved: 'Nothing here looks like a secret. Look through it before you send it.',
  removed: (kind: PlaceKind, name: string, times: number) =>
    `${placeOf(kind, name)} (${times === 1 ? 'once' : `${numeral(times)} times`})`,
} as const;

function placeOf(kind: PlaceKind, name: string): string {
  const named = name === '' ? '' : ` ${name.slice(0, 60)}`;
  switch (kind) {
    case 'header':
      return `Header${named}`;
    case 'cookie':
      return `Cookie${named}`;
    case 'query':
      return `In addresses:${named || ' values without a name'}`;
    case 'form':
      return `In forms:${named || ' values without a name'}`;
    case 'field':
      return `In data:${named || ' values without a name'}`;
    case 'path':
      return named === '' ? 'Parts of addresses that look secret' : `Parts of addresses${named}`;
    case 'sign-in':
      return 'Name and password in an address';
    case 'fragment':
      return 'What stands behind # in an address';
    case 'text':
      return 'In texts, what looks secret';
    case 'body':
      return `Whole bodies:${named}`;
  }
}
