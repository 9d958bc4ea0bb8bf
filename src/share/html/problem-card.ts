import { CERTAINTY_LABELS, FIXER_LABELS } from '../labels.ts';
import { lookupWords } from '../lookup-words.ts';
import {
  type Account,
  askedOf,
  eachTime,
  type OutlinedProblem,
  placesOf,
  type RequestLine,
  shortAddressOf,
  shortened,
  showsUpAs,
  statusOf,
  whenOf,
} from '../outline.ts';
import { plainEvidence } from '../plain-evidence.ts';
import type { ReportOptions } from '../report-options.ts';
import { REPORT_TEXTS } from '../report-texts.ts';
import { countOf } from '../summary-line.ts';
import { developersPart, evidenceList } from './developers-part.ts';
import { type Content, html, type Markup } from './markup.ts';
import { toneOf } from './tone.ts';

/**
 * One problem: what happened, who can act, what to try, how we know, its requests; then the developers' part.
 * @param kicker what stands over the title: "Problem 1 of 3"
 * @param id unique in the page
 */
export function problemCard(
  { problem, partOf, accounts }: OutlinedProblem,
  { kicker, id, options }: { kicker: string; id: string; options: ReportOptions },
): Markup {
  const [main, ...others] = accounts;
  const { diagnosis, exchanges } = problem;
  const lines = accounts.flatMap((account) => account.lines);
  const [first] = lines;
  const told = main.teller ?? first?.request;
  return html`<article class="card ${told ? toneOf(told) : 'grey'}" aria-labelledby="${id}">
<div class="head">
<p class="kicker">${kicker}${exchanges.length > 1 && ` · ${countOf(exchanges.length, 'request')}`}</p>
<h2 id="${id}">${problem.title}</h2>
<p class="lead">${problem.summary}</p>
${partOf !== null && html`<p class="lead">${partOf}</p>`}
</div>
<div class="body">
${
  problem.title !== diagnosis.title &&
  html`<h3>${diagnosis.title}</h3>
<p>${diagnosis.summary}</p>
`
}${facts(main, whenOf(problem), lines.length === 1 ? first : undefined)}
${explanation(main, options)}
${lines.length > 1 ? requestList(main, options) : lines.map(({ story }) => storyPart(story))}
${others.map(
  (account) => html`<h3>${showsUpAs(account)}</h3>
<p>${account.diagnosis.summary}</p>
${facts(account)}
${requestList(account, options)}
${explanation(account, options)}
${developersPart(account, account.teller, options)}
`,
)}${lookUp(main)}
${developersPart(main, main.teller, options)}
</div>
</article>
`;
}

function facts({ diagnosis }: Account, when?: string, line?: RequestLine): Markup {
  return html`<dl class="facts">
<div><dt>${REPORT_TEXTS.whoCanFix}</dt><dd>${FIXER_LABELS[diagnosis.fixer]}</dd></div>
<div><dt>${REPORT_TEXTS.howSure}</dt><dd>${CERTAINTY_LABELS[diagnosis.certainty]}</dd></div>
${
  when !== undefined &&
  html`<div><dt>${REPORT_TEXTS.when}</dt><dd>${when}</dd></div>
`
}${
  line !== undefined &&
  html`<div><dt>${REPORT_TEXTS.address}</dt><dd class="mono"><bdi dir="ltr">${shortAddressOf(line.request)}</bdi></dd></div>
`
}</dl>`;
}

function explanation({ diagnosis, teller }: Account, { audience }: ReportOptions): Markup {
  const { hints, evidence, alternatives, contrast, title } = diagnosis;
  const known =
    audience === 'developers'
      ? evidenceList(evidence)
      : plainEvidence(diagnosis).length > 0 &&
        html`<ul>${plainEvidence(diagnosis).map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
  return html`${
    hints.length > 0 &&
    html`<h3>${REPORT_TEXTS.whatToTry}</h3>
<ol>${hints.map((hint) => html`<li>${hint}</li>`)}</ol>
`
  }${
    evidence.length > 0 &&
    html`<h3>${REPORT_TEXTS.howWeKnow}</h3>
${known}
`
  }${
    alternatives.length > 0 &&
    html`<h3>${REPORT_TEXTS.couldAlsoBe}</h3>
<ul>${alternatives.map((other) => html`<li>${other.title}. <span class="dim">${other.tellApart}</span></li>`)}</ul>
`
  }${
    contrast !== null &&
    html`<h3>${REPORT_TEXTS.oftenConfused}</h3>
<div class="pair">
<div class="this"><small>${teller && teller.status > 0 ? `${teller.status} · ` : ''}${REPORT_TEXTS.thisOne}</small><p>${title}.</p></div>
<div><small>${String(contrast.with)}</small><p>${contrast.text}</p></div>
</div>
`
  }`;
}

function storyPart(story: readonly string[]): Content {
  return (
    story.length > 0 &&
    html`<h3>${REPORT_TEXTS.whatHappened}</h3>
<p>${story.join(' ')}</p>`
  );
}

function requestList(account: Account, options: ReportOptions): Markup {
  return html`<h3>${REPORT_TEXTS.requests}</h3>
${eachTime(account).map((sentence) => html`<p>${sentence}</p>`)}
<ul class="requests">
${account.lines.map((line) => requestItem(line, options))}</ul>`;
}

/** One request, or several that are alike. */
export function requestItem(
  { request, indexes, title, story }: RequestLine,
  { audience }: ReportOptions,
): Markup {
  const sentences = [...(title === null ? [] : [`${title}.`]), ...story].join(' ');
  const asked = audience === 'developers' ? askedOf(request) : shortAddressOf(request);
  const places = audience === 'developers' ? placesOf(indexes) : REPORT_TEXTS.times(indexes.length);
  return html`<li><span class="badge ${toneOf(request)}">${statusOf(request)}</span><span><bdi dir="ltr" class="mono">${asked}</bdi>${places !== '' && html` <span class="dim">${places}</span>`}</span>${sentences !== '' && html`<span class="told dim">${sentences}</span>`}</li>
`;
}

function lookUp({ diagnosis, teller }: Account): Content {
  const words = lookupWords(diagnosis, teller);
  return (
    words.length > 0 && html`<p class="lookup">${REPORT_TEXTS.toLookUp}: <code>${words.join(', ')}</code></p>`
  );
}

/** What needs nobody, in short. */
export function noteItem(outlined: OutlinedProblem, options: ReportOptions): Markup {
  const { title, summary } = outlined.problem;
  const { stories, named, rest } = shortened(outlined);
  return html`<h3>${title}</h3>
<p>${summary}</p>
${stories.map((story) => html`<p>${story}</p>`)}
<ul class="requests">
${named.map((line) => requestItem(line, options))}</ul>
${
  rest.length > 0 &&
  html`<p class="dim">${REPORT_TEXTS.more(rest.length)}</p>
`
}`;
}
