import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everyRule } from '../../../src/diagnose/rules/index.ts';
import { netErrors } from '../../../src/knowledge/net-errors.ts';
import { statusCodes } from '../../../src/knowledge/status-codes.ts';
import { vendorCodes } from '../../../src/knowledge/vendors.ts';
import { entries, entryOf, seeAlso } from '../../../src/panel/reference/entries.ts';
import { referenceKeysOf } from '../../../src/panel/reference/keys-of.ts';
import { Reference } from '../../../src/panel/reference/Reference.tsx';
import { withoutValues } from '../../../src/panel/reference/stand-ins.ts';
import { exchange } from '../../exchange-builder.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

/** Draws the reference, searched for something or opened at an entry. */
function shown({ query = '', entry = null }: { query?: string; entry?: string | null } = {}) {
  const onOpenEntry = vi.fn();
  const onLeaveEntry = vi.fn();
  render(
    <Reference
      model={{ query: signal(query) }}
      entry={entry}
      onOpenEntry={onOpenEntry}
      onLeaveEntry={onLeaveEntry}
    />,
    root,
  );
  return { onOpenEntry, onLeaveEntry };
}
const articles = () => [...root.querySelectorAll<HTMLElement>('[data-testid=reference-entry]')];
const keys = () => articles().map((article) => article.dataset.key);
const kind = async (name: string) =>
  act(() => root.querySelector<HTMLElement>(`[data-kind=${name}]`)?.click());

describe('the reference', () => {
  it('holds every code, browser error, cause and vendor’s code, each with a key of its own', () => {
    const all = new Set(entries.map(({ key }) => key));
    expect(all.size).toBe(entries.length);
    for (const key of [
      ...Object.keys(statusCodes),
      ...Object.keys(netErrors),
      ...everyRule.flatMap(({ causes }) => Object.keys(causes)),
      ...vendorCodes.map(({ id }) => id),
    ])
      expect(all).toContain(key);
  });

  it.each([
    ['429', '429'],
    // Others hold it more often than its own entry does.
    ['204', '204'],
    ['401 Unauthorized', '401'],
    ['token-expired', 'token-expired'],
    ['net::ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_REFUSED'],
    ['Cloudflare 522', 'cloudflare-522'],
  ])('shows first what is called just so, and open: %s', (query, key) => {
    shown({ query });
    expect(keys()[0]).toBe(key);
    expect(articles()[0]?.querySelector('button')?.getAttribute('aria-expanded')).toBe('true');
    expect(articles()[1]?.querySelector('button')?.getAttribute('aria-expanded')).toBe('false');
  });

  it('does not take a vendor’s finer code for the plain one', () => {
    shown({ query: '404.13' });
    expect(keys()[0]).not.toBe('404');
    expect(keys().slice(0, 2)).toContain('iis-404-13');
  });

  it('finds causes by the browser’s own word, and everything by plain words', () => {
    shown({ query: 'MissingAllowOriginHeader' });
    expect(keys()).toContain('cors-missing-allow-origin');
    shown({ query: 'time-out' });
    expect(keys()).toContain('504');
    shown({ query: 'qqqqqq' });
    expect(articles()).toHaveLength(0);
    expect(root.textContent).toContain('Nothing here is called that.');
  });

  it('shows forty at once, and more when asked', async () => {
    shown();
    expect(articles()).toHaveLength(40);
    await act(() => root.querySelector<HTMLElement>('[data-testid=more-entries]')?.click());
    expect(articles()).toHaveLength(80);
  });

  it('can be narrowed to a kind, whose number is told', async () => {
    shown();
    await kind('confusion');
    const pairs = entries.filter((entry) => entry.kind === 'confusion').length;
    expect(pairs).toBeGreaterThan(30);
    expect(root.querySelector('[data-kind=confusion]')?.textContent).toBe(`Often confused ${pairs}`);
    await act(() => articles()[0]?.querySelector('button')?.click());
    expect(articles()[0]?.querySelectorAll('.card')).toHaveLength(2);
    await kind('cause');
    expect(keys().every((key) => everyRule.some(({ causes }) => key !== undefined && key in causes))).toBe(
      true,
    );
  });

  it('opens at an entry, leads on from it, and back to all', () => {
    const { onOpenEntry, onLeaveEntry } = shown({ entry: '401' });
    expect(keys()).toEqual(['401']);
    expect(root.textContent).toContain('401 Unauthorized');
    root.querySelector<HTMLElement>('[data-testid=see-also]')?.click();
    expect(onOpenEntry).toHaveBeenCalledWith('unknown-or-not-allowed');
    root.querySelector<HTMLElement>('[data-testid=all-entries]')?.click();
    expect(onLeaveEntry).toHaveBeenCalled();
  });

  it('opens an error whose subtype it does not know at the error itself', () => {
    shown({ entry: 'net::ERR_BLOCKED_BY_RESPONSE.SomethingNew' });
    expect(keys()).toEqual(['ERR_BLOCKED_BY_RESPONSE']);
  });

  it('says so where it has no such entry', () => {
    shown({ entry: 'no-such-thing' });
    expect(articles()).toHaveLength(0);
    expect(root.textContent).toContain('no entry for no-such-thing');
  });
});

describe('what an entry says without a request', () => {
  it('has no gap where a value would stand', () => {
    const texts = everyRule.flatMap(({ causes }) =>
      Object.values(causes).flatMap(({ title, summary, hints, contrast }) => [
        title,
        summary,
        ...hints.filter((hint): hint is string => typeof hint === 'string'),
        contrast?.text ?? '',
      ]),
    );
    expect(texts.length).toBeGreaterThan(1500);
    expect(texts.map(withoutValues).filter((text) => /[{}]|…| {2}| [,.:](?=\s|$)|“”/.test(text))).toEqual([]);
  });

  it('reads as a sentence', () => {
    expect(withoutValues('{host} asks who you are')).toBe('The server asks who you are');
    expect(withoutValues('Your sign-in ran out {ago} ago')).toBe('Your sign-in ran out');
  });
});

describe('an explanation leads to', () => {
  it('its cause, the browser’s error and its status, each of which is there', () => {
    const refused = exchange({ status: 0, error: 'net::ERR_CONNECTION_REFUSED' });
    expect(referenceKeysOf(refused, null).map(({ key }) => key)).toEqual(['ERR_CONNECTION_REFUSED']);
    const denied = { ...exchange({ status: 401 }) };
    const diagnosis = { cause: 'token-expired' } as Parameters<typeof referenceKeysOf>[1];
    const found = referenceKeysOf(denied, diagnosis).map(({ key }) => key);
    expect(found).toEqual(['token-expired', '401']);
    for (const key of found) expect(entryOf(key)?.key).toBe(key);
    expect(referenceKeysOf(exchange({ status: 299 }), null)).toEqual([]);
  });

  it('every registered status, and to no other', () => {
    const linked = Array.from({ length: 600 }, (_, status) => String(status)).filter(
      (status) => referenceKeysOf(exchange({ status: Number(status) }), null).length > 0,
    );
    expect(linked).toEqual(Object.keys(statusCodes).filter((code) => linked.includes(code)));
    expect(linked.length).toBeGreaterThan(55);
  });

  it('what is often confused with it', () => {
    const of401 = seeAlso(entryOf('401') as NonNullable<ReturnType<typeof entryOf>>);
    expect(of401.map(({ key }) => key)).toContain('unknown-or-not-allowed');
    for (const entry of entries) expect(seeAlso(entry).length).toBeLessThanOrEqual(6);
  });
});
