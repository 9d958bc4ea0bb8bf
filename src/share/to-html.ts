import { factsOfFine } from './facts-of-fine.ts';
import { headlineOf } from './headline.ts';
import { developersPart } from './html/developers-part.ts';
import { type Content, html, type Markup, styleElement } from './html/markup.ts';
import { noteItem, problemCard, requestItem } from './html/problem-card.ts';
import { STYLE, STYLE_DIGEST } from './html/style.ts';
import { toneOf } from './html/tone.ts';
import { madeOn } from './made-on.ts';
import { loneNote, outlineOf } from './outline.ts';
import type { Report } from './report.ts';
import type { ReportOptions } from './report-options.ts';
import { REPORT_TEXTS } from './report-texts.ts';

/** No script, no picture, no font, no frame, no form; the one style by its digest (CSP Level 3 §2.3.1). */
const POLICY = `default-src 'none'; style-src '${STYLE_DIGEST}'; base-uri 'none'; form-action 'none'`;

/**
 * The report as one HTML file, which loads nothing from anywhere. Whatever strangers wrote is text in it.
 * @param options for everyone, unless it says otherwise: the developers' part is there, but folded
 * @returns the whole file, in UTF-8 when it is written
 */
export function toHtml(report: Report, options: ReportOptions = {}): string {
  const writing: ReportOptions = { ...options, audience: options.audience ?? 'everyone' };
  const { title, summary } = headlineOf(report);
  const lone = loneNote(report);
  const problems = outlineOf(report.problems, report);
  const notes = lone ? [] : outlineOf(report.notes, report);
  return `<!doctype html>
${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${REPORT_TEXTS.brand}</title>
${styleElement(STYLE)}
</head>
<body>
<div class="page">
<header>
<p class="brand">${logo()}${REPORT_TEXTS.brand}</p>
<h1>${title}</h1>
${
  summary !== '' &&
  html`<p class="sum">${summary}</p>
`
}${madeOn(writing.madeAt).map(
  (sentence) => html`<p class="made">${sentence}</p>
`,
)}<p class="about"><strong>${REPORT_TEXTS.whatIsThis}</strong> ${REPORT_TEXTS.about} ${REPORT_TEXTS.hidden}</p>
</header>
<main>
${problems.map((outlined, index) =>
  problemCard(outlined, {
    kicker: REPORT_TEXTS.problemOf(index + 1, problems.length),
    id: `problem-${index + 1}`,
    options: writing,
  }),
)}${lone !== undefined && problemCard(lone, { kicker: REPORT_TEXTS.nothingToDo, id: 'note', options: writing })}${
  notes.length > 0 &&
  html`<section class="card grey" aria-labelledby="notes">
<div class="head"><h2 id="notes">${REPORT_TEXTS.nothingToDo}</h2></div>
<div class="notes">
${notes.map((note) => noteItem(note, writing))}</div>
</section>
`
}${unexplained(report, writing)}</main>
${unread(report)}</div>
</body>
</html>`}
`;
}

function logo(): Markup {
  return html`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 3h14v10H9l-4 4v-4H3z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/><path d="M6 7h8M6 10h5" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/></svg>`;
}

/** A report of one request that went well has no explanation to stand beside: it says which request that was. */
function unexplained({ requests }: Report, options: ReportOptions): Content {
  const [only, ...more] = requests;
  if (!only || only.diagnosis || more.length > 0) return null;
  const line = { request: only, indexes: [only.index], title: null, story: only.story };
  return html`<section class="card ${toneOf(only)}" aria-labelledby="request">
<div class="head"><h2 id="request">${REPORT_TEXTS.theRequest}</h2></div>
<div class="body">
<ul class="requests">
${requestItem(line, options)}</ul>
<dl class="facts">
${factsOfFine(only).map(
  ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
)}</dl>
${developersPart(undefined, only, options)}
</div>
</section>
`;
}

function unread({ source: { skipped } }: Report): Content {
  return (
    skipped.length > 0 &&
    html`<footer>
<ul>${skipped.map(({ index, reason }) => html`<li>${REPORT_TEXTS.unread(index, reason)}</li>`)}</ul>
</footer>
`
  );
}
