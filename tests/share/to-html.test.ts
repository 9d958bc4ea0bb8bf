import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/share/report.ts';
import { makeReport } from '../../src/share/report.ts';
import type { ReportOptions } from '../../src/share/report-options.ts';
import { toHtml } from '../../src/share/to-html.ts';
import { visible } from '../../src/share/visible.ts';
import { exchange, session } from '../exchange-builder.ts';
import { HOSTILE, hostileReport, hostileText } from './hostile-report.ts';
import { report } from './report-builder.ts';

const window = new Window();
const parse = (of: Report, options?: ReportOptions) =>
  new window.DOMParser().parseFromString(toHtml(of, options), 'text/html');
type Page = ReturnType<typeof parse>;

const elementsOf = (page: Page) => [...page.querySelectorAll('*')];
const tagsOf = (page: Page) =>
  [...new Set(elementsOf(page).map(({ tagName }) => tagName.toLowerCase()))].sort();

const refused = exchange({ status: 503, url: 'https://api.shop.test/orders?size=10' });
const busy = exchange({ status: 503, url: 'https://api.shop.test/orders/1' }, 1);
const fine = exchange({ url: 'https://shop.test/' }, 2);
const stopped = exchange({ error: 'net::ERR_ABORTED', url: 'https://stats.test/' }, 3);
const OF_ALL = report([refused, busy, fine, stopped], {
  problems: [{ exchanges: [refused, busy] }],
  notes: [{ exchanges: [stopped] }],
  stories: { 1: ['Tried twice.'] },
  skipped: [{ index: 9, reason: 'request is missing' }],
});

describe('the report as HTML', () => {
  const page = parse(OF_ALL, { madeAt: Date.parse('2026-11-29T02:30:00Z') });
  const text = page.body.textContent ?? '';

  it('says in one line what it comes to, what it is, and when it was made', () => {
    expect(page.querySelector('h1')?.textContent).toBe('What went wrong');
    expect(page.querySelector('.sum')?.textContent).toBe(
      '1 problem explains why 2 requests went wrong. 1 other went well. 1 looks like a failure, but nothing needs fixing.',
    );
    expect(page.querySelector('.about')?.textContent).toMatch(/^What is this\? .+plain words/);
    expect(text).toContain('Made on 29 Nov 2026, 02:30:00 UTC.');
    expect(parse(OF_ALL).querySelector('.made')).toBeNull();
  });

  it('tells a problem with its requests, then what needs nobody, then what could not be read', () => {
    const card = page.querySelector('article');
    expect(card?.querySelector('h2')?.textContent).toBe('The server cannot take requests right now');
    expect([...(card?.querySelectorAll('.body > h3') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'What to try',
      'How we know',
      'Often confused',
      'The requests',
    ]);
    expect([...(card?.querySelectorAll('.requests li') ?? [])].map((item) => item.textContent)).toEqual([
      '503api.shop.test/orders',
      '503api.shop.test/orders/1Tried twice.',
    ]);
    expect(page.querySelector('section h2')?.textContent).toBe('Nothing to do');
    expect(page.querySelector('section .requests')?.textContent).toContain('stats.test');
    expect(page.querySelector('footer')?.textContent?.trim()).toBe(
      'Entry 9 could not be read: request is missing.',
    );
  });

  it('folds the developers’ part for everyone, and opens it for developers', () => {
    const open = (of: Page) => [...of.querySelectorAll('details')].map((each) => each.hasAttribute('open'));
    expect(new Set(open(page))).toEqual(new Set([false]));
    const developers = parse(OF_ALL, { audience: 'developers', curl: ({ url }) => `curl --url '${url}'` });
    expect(new Set(open(developers))).toEqual(new Set([true]));
    expect(open(developers)).toHaveLength(open(page).length + 1);
    expect(developers.body.textContent).toContain("curl --url 'https://api.shop.test/orders?size=10'");
    expect(developers.body.textContent).toContain('Origin: https://shop.test');
  });

  it('keeps what needs schooling out of what everyone reads', () => {
    for (const details of page.querySelectorAll('details')) details.remove();
    for (const line of page.querySelectorAll('.lookup')) line.remove();
    expect(page.body.textContent).not.toMatch(/net::|Origin|unavailable|https?:/);
  });

  it('reads well when it is of one request that went well', () => {
    const one = parse(makeReport(session(fine), { creator: 'test', entries: 1, skipped: [] }));
    expect(one.querySelector('h1')?.textContent).toBe('This request went well');
    expect(one.querySelector('main')?.textContent).toContain('shop.test');
    expect(one.querySelectorAll('article')).toHaveLength(0);
  });

  it('tells a note in full when it is all there is', () => {
    const one = parse(makeReport(session(stopped), { creator: 'test', entries: 1, skipped: [] }));
    expect(one.querySelector('h1')?.textContent).toBe('Nothing went wrong');
    expect(one.querySelector('article .facts')?.textContent).toContain('Nobody: nothing needs fixing');
  });

  it('has a language, a title, one first heading, a main part, and headings in order', () => {
    expect(page.documentElement.getAttribute('lang')).toBe('en');
    expect(page.title).toBe('What went wrong · Plainspoken report');
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    expect(page.querySelectorAll('main')).toHaveLength(1);
    const levels = [...page.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]));
    expect(levels.slice(1).every((level, place) => level <= (levels[place] as number) + 1)).toBe(true);
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of page.querySelectorAll('[aria-labelledby]')) {
      expect(ids).toContain(each.getAttribute('aria-labelledby'));
    }
  });

  it('allows itself nothing but its own style', () => {
    const style = page.querySelector('style')?.textContent ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy, 'put this digest into STYLE_DIGEST of src/share/html/style.ts').toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
    expect(style).not.toMatch(/url\(|@import|@font-face|expression/);
    expect(page.querySelector('meta[name="referrer"]')?.getAttribute('content')).toBe('no-referrer');
    expect(elementsOf(page).filter((each) => each.hasAttribute('style'))).toEqual([]);
  });
});

describe('what strangers write in the HTML report', () => {
  const sources = new Set(
    hostileReport('x')
      .requests.flatMap(({ diagnosis }) => diagnosis?.sources ?? [])
      .map(({ url }) => url),
  );
  const skeleton = new Set(
    (['everyone', 'developers'] as const).flatMap((audience) =>
      tagsOf(parse(hostileReport('Words of two'), { audience, curl: () => 'x' })),
    ),
  );

  const holds = (text: string, audience: 'everyone' | 'developers') => {
    const page = parse(hostileReport(text), { audience, curl: () => text });
    expect(tagsOf(page).filter((tag) => !skeleton.has(tag))).toEqual([]);
    expect(page.querySelectorAll('script,img,iframe,object,embed,base,link,form')).toHaveLength(0);
    for (const element of elementsOf(page)) {
      for (const { name, value } of [...element.attributes]) {
        expect(name).not.toMatch(/^on|^(?:src|srcset|action|formaction|xlink:href|style)$/);
        if (name === 'href') expect(sources).toContain(value);
      }
    }
    const shown = visible(text);
    expect(page.querySelector('article h2')?.textContent).toBe(shown);
    expect(page.querySelector('article .lead')?.textContent).toBe(shown);
    expect(
      [...page.querySelectorAll('pre')].map(({ textContent }) => textContent?.replace(/^\n/, '')),
    ).toContain(shown);
    expect(page.querySelectorAll('h1')).toHaveLength(1);
  };

  it('has elements to compare with, and sources', () => {
    expect(skeleton.size).toBeGreaterThan(25);
    expect(sources.size).toBeGreaterThan(0);
  });

  it.each(HOSTILE)('is text: %j', (text) => {
    holds(text, 'everyone');
    holds(text, 'developers');
  });

  it('is text, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('everyone', 'developers'), (text, audience) =>
        holds(text, audience),
      ),
      { numRuns: 150 },
    );
  });

  it('is cut where it is endless', () => {
    const url = `https://shop.test/${'a'.repeat(100_000)}`;
    const long = exchange({ status: 503, url });
    const html = toHtml(makeReport(session(long), { creator: 'test', entries: 1, skipped: [] }));
    expect(html.length).toBeLessThan(60_000);
    expect(html).toContain('shop.test/aaaa');
  });
});
