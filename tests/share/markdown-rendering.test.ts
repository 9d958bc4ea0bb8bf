import fc from 'fast-check';
import { Window } from 'happy-dom';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { block, code, escapeMarkdown } from '../../src/share/markdown-markup.ts';
import { toMarkdown } from '../../src/share/to-markdown.ts';
import { inOneLine, visible } from '../../src/share/visible.ts';
import { HOSTILE, hostileReport, hostileText } from './hostile-report.ts';

const { DOMParser } = new Window();
const markdownIt = new MarkdownIt({ html: true, linkify: true });
// Neither GitHub nor GitLab makes a link of a bare host.
markdownIt.linkify.set({ fuzzyLink: false });

/** Two that follow the specification, each in its own way: what both agree on, GitHub and GitLab do too. */
const RENDERERS = [
  ['marked', (text: string) => marked.parse(text, { async: false, gfm: true })],
  ['markdown-it', (text: string) => markdownIt.render(text)],
] as const;

const pageOf = (render: (text: string) => string, text: string) =>
  new DOMParser().parseFromString(`<!doctype html><body>${render(text)}</body>`, 'text/html');
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What GitHub and GitLab look for in the text that Markdown has left, code and links aside. */
const OBEYED_LATER = [
  /(?:^|\W)@\w/,
  /#\d/,
  /(?:^|\W)[!$%&~]\d/,
  /\bGH-\d/i,
  /:(?!\d\d:)[\w+-]+:/,
  /\/\//,
  /\bwww\./i,
  /\$/,
  /&#?\w+;/,
  /\b[0-9a-f]{40}\b/,
];

const SKELETON = new Set(
  'HTML HEAD BODY H1 H2 H3 P STRONG UL OL LI CODE PRE BR A DETAILS SUMMARY TABLE THEAD TBODY TR TH TD'.split(
    ' ',
  ),
);

describe.each(RENDERERS)('Markdown rendered by %s', (_name, render) => {
  const sources = hostileReport('x').requests.flatMap(({ diagnosis }) => diagnosis?.sources ?? []);
  const links = new Set(sources.map(({ url }) => url));

  const holds = (text: string, audience: 'everyone' | 'developers') => {
    const page = pageOf(render, toMarkdown(hostileReport(text), { audience, curl: () => text }));
    for (const element of page.querySelectorAll('*')) {
      expect([...SKELETON]).toContain(element.tagName);
      for (const { name, value } of [...element.attributes]) {
        if (name === 'href') expect(links).toContain(value);
        else expect(['class', 'align', 'style', 'start']).toContain(name);
      }
    }
    // One title, one problem, one cause that differs or none, the notes.
    expect([...page.querySelectorAll('h1,h2')].map(({ textContent }) => squeezed(textContent ?? ''))).toEqual(
      ['What went wrong', squeezed(inOneLine(text)), 'Nothing to do'],
    );
    if (audience === 'developers') {
      const blocks = [...page.querySelectorAll('pre')].map(({ textContent }) => textContent);
      expect(blocks).toContain(`${visible(text).replace(/\n+$/, '')}\n`);
      expect(page.querySelectorAll('details')).toHaveLength(1);
    }
    for (const each of page.querySelectorAll('code,pre,a,summary')) each.remove();
    const left = page.body.textContent ?? '';
    for (const pattern of OBEYED_LATER) expect(left).not.toMatch(pattern);
  };

  it.each(HOSTILE)('shows as it is: %j', (text) => {
    holds(text, 'everyone');
    holds(text, 'developers');
  });

  it('shows anything as it is', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('everyone', 'developers'), (text, audience) =>
        holds(text, audience),
      ),
      { numRuns: 150 },
    );
  });

  it('shows a line, code and a block as they are', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = squeezed(inOneLine(text));
        expect(squeezed(pageOf(render, `x ${escapeMarkdown(text)} x`).body.textContent ?? '')).toBe(
          squeezed(`x ${line} x`),
        );
        expect(squeezed(pageOf(render, escapeMarkdown(text)).body.textContent ?? '')).toBe(line);
        expect(squeezed(pageOf(render, code(text)).body.textContent ?? '')).toBe(line);
        expect(pageOf(render, block(text)).querySelector('pre')?.textContent?.trimEnd()).toBe(
          visible(text).trimEnd(),
        );
      }),
      { numRuns: 400 },
    );
  });
});
