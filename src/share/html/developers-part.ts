import type { Account } from '../outline.ts';
import type { ReportedRequest } from '../report.ts';
import type { ReportOptions } from '../report-options.ts';
import { REPORT_TEXTS } from '../report-texts.ts';
import { type Excerpt, technicalDetails } from '../technical-details.ts';
import { durationText, type TimingPart } from '../timing-parts.ts';
import { type Content, html, joined, type Markup } from './markup.ts';

/**
 * What a developer asks for, folded for everyone else: the exact words, where to read more, and the record of a request.
 * @param account absent where nothing went wrong
 */
export function developersPart(
  account: Account | undefined,
  request: ReportedRequest | undefined,
  { audience, curl }: ReportOptions,
): Markup {
  const isOpen = audience === 'developers';
  return html`<details${isOpen && html` open`}>
<summary>${REPORT_TEXTS.forDevelopers}</summary>
${account !== undefined && exactWords(account, isOpen)}
${request !== undefined && record(request, isOpen, curl)}
</details>`;
}

function exactWords({ diagnosis }: Account, isTold: boolean): Markup {
  const { technical, developerHints, cause, browserNames, sources, failedRules, evidence } = diagnosis;
  return html`${[technical, ...developerHints].map(
    (text) => html`<p>${quoted(text)}</p>
`,
  )}${
    failedRules.length > 0 &&
    html`<p>${REPORT_TEXTS.ruleFailed(failedRules.join(', '))}</p>
`
  }${
    !isTold && [
      html`<h3>${REPORT_TEXTS.evidence}</h3>
`,
      evidenceList(evidence),
    ]
  }<dl class="record">
<dt>${REPORT_TEXTS.cause}</dt><dd><code>${cause}</code></dd>
${
  browserNames.length > 0 &&
  html`<dt>${REPORT_TEXTS.browserCallsIt}</dt><dd><code>${browserNames.join(', ')}</code></dd>
`
}<dt>${REPORT_TEXTS.readMore}</dt><dd>${joined(sources.map(sourceLink), ' · ')}</dd>
</dl>`;
}

/** Where each thing was read, and what stood there. */
export function evidenceList(evidence: Account['diagnosis']['evidence']): Markup[] {
  return evidence.map(
    ({ from, saw }) => html`<div class="evidence"><small>${capital(from)}</small><code>${saw}</code></div>
`,
  );
}

/** Only what the knowledge names as a source is a link; addresses of a report never are. */
function sourceLink({ title, url }: { readonly title: string; readonly url: string }): Content {
  return url.startsWith('https://') ? html`<a href="${url}" rel="noreferrer noopener">${title}</a>` : title;
}

function record(request: ReportedRequest, isOpen: boolean, curl: ReportOptions['curl']): Markup {
  const details = technicalDetails(request, curl ? { curl } : {});
  return html`<h3>${REPORT_TEXTS.technicalDetails(request.index)}</h3>
<dl class="record">
${details.facts.map(
  ({ name, value }) => html`<dt>${name}</dt><dd><code>${value}</code></dd>
`,
)}</dl>
${details.timing.length > 0 && timingTable(details.timing)}
${folded(REPORT_TEXTS.requestHeaders, headerBlock(details.requestHeaders), isOpen)}
${folded(REPORT_TEXTS.responseHeaders, headerBlock(details.responseHeaders), isOpen)}
${details.bodies.map((body) => folded(body.title, bodyBlock(body), isOpen))}
${details.curl !== null && folded(REPORT_TEXTS.curl, preformatted(details.curl), isOpen)}`;
}

function folded(title: string, content: Content, isOpen: boolean): Markup {
  return html`<details${isOpen && html` open`}><summary>${title}</summary>
${content}
</details>
`;
}

function headerBlock(lines: readonly string[]): Markup {
  return lines.length > 0 ? preformatted(lines.join('\n')) : html`<p>${REPORT_TEXTS.noHeaders}</p>`;
}

function bodyBlock({ text, note }: Excerpt): Content {
  return [
    note !== null &&
      html`<p class="dim">${note}</p>
`,
    text !== '' && preformatted(text),
  ];
}

/** A line break that comes first in `pre` is dropped (HTML standard §13.1.2.5): so one stands before whatever comes. */
function preformatted(text: string): Markup {
  return html`<pre>
${text}</pre>`;
}

function timingTable(parts: readonly TimingPart[]): Markup {
  const whole = parts.reduce((sum, { ms }) => sum + ms, 0);
  let done = 0;
  const rows = parts.map(({ name, ms }) => {
    const from = (done / whole) * 100;
    done += ms;
    const width = Math.max(0.5, (ms / whole) * 100);
    return html`<tr><th scope="row">${name}</th><td>${durationText(ms)}</td><td><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect x="${Math.min(from, 99.5).toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/></svg></td></tr>
`;
  });
  return html`<h3>${REPORT_TEXTS.timing}</h3>
<table><tbody>
${rows}</tbody></table>`;
}

/** Our own technical texts quote code in backticks. */
function quoted(text: string): Content[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
