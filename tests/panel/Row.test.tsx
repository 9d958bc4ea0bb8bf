import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import type { ListItem } from '../../src/panel/list-items.ts';
import type { PanelModel } from '../../src/panel/model.ts';
import { Row } from '../../src/panel/Row.tsx';
import { preflight, session } from '../exchange-builder.ts';
import { problem } from './problem-builder.ts';
import { at, drawn, panelOf } from './recorded-panel.ts';

const root = document.createElement('div');
afterEach(() => {
  render(null, root);
  vi.restoreAllMocks();
});

/** The row of the first item of a kind. */
function rowOf(model: PanelModel, kind: ListItem['kind']): HTMLElement {
  const item = model.items.value.find((each) => each.kind === kind) as ListItem;
  render(<Row model={model} item={item} place={0} top={0} measure={undefined} />, root);
  return root.firstElementChild as HTMLElement;
}

it('a row of tries bears their number, in words too, and opens', async () => {
  const model = await panelOf(session(at(0, { status: 503 }, 0), at(1, { status: 503 }, 1), at(3, {}, 2)));
  const row = rowOf(model, 'request');
  expect(row.getAttribute('aria-expanded')).toBe('false');
  expect(row.dataset.members).toBe('3');
  expect(row.querySelector('.badge')?.textContent).toContain('↻ 3');
  expect(row.querySelector('.badge .hidden')?.textContent).toBe('3 tries');
  model.toggle(model.items.value.find(({ kind }) => kind === 'request') as ListItem);
  expect(rowOf(model, 'request').getAttribute('aria-expanded')).toBe('true');
  const member = rowOf(model, 'member');
  expect(member.getAttribute('aria-level')).toBe('3');
  expect(member.querySelector('.in-short')?.textContent).toBe('This did not work at first, and then it did');
});

it('a row with a preflight can be opened and bears no number', async () => {
  const url = 'https://api.other.test/orders/7';
  const model = await panelOf(
    session(preflight({ url }), at(0.06, { url, method: 'PATCH', page: 'https://shop.test' }, 1)),
  );
  const badge = rowOf(model, 'request').querySelector('.badge');
  expect(badge?.textContent).toBe('the browser asked first');
});

it('a row that stands alone has nothing to open', async () => {
  const row = rowOf(await panelOf(session(at(0, { status: 404 }, 0))), 'request');
  expect(row.hasAttribute('aria-expanded')).toBe(false);
  expect(row.querySelector('.badge')).toBeNull();
});

it('a row whose explanation changed after it could be read is marked until it is opened', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const failed = at(0, { status: 503 }, 0);
  const recorded = session(failed);
  const model = await panelOf(recorded);
  const before = rowOf(model, 'request');
  expect(before.querySelector('[data-testid=updated]')).toBeNull();
  const { cause } = before.dataset;

  clock.mockReturnValue(5000);
  recorded.add(at(2, {}, 1));
  await drawn(model);
  const after = rowOf(model, 'request');
  expect(after.dataset.cause).not.toBe(cause);
  expect(after.querySelector('[data-testid=updated]')?.textContent).toBe('updated');

  model.showRequest(failed);
  expect(rowOf(model, 'request').querySelector('[data-testid=updated]')).toBeNull();
  model.close();
  expect(rowOf(model, 'request').querySelector('[data-testid=updated]')).toBeNull();
});

it('a row that was open as its explanation changed is not marked: the change was read beside it', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const failed = at(0, { status: 503 }, 0);
  const recorded = session(failed);
  const model = await panelOf(recorded);
  const before = rowOf(model, 'request').dataset.cause;
  model.showRequest(failed);
  clock.mockReturnValue(5000);
  recorded.add(at(2, {}, 1));
  await drawn(model);
  expect(rowOf(model, 'request').dataset.cause).not.toBe(before);
  model.close();
  expect(rowOf(model, 'request').querySelector('[data-testid=updated]')).toBeNull();
});

it('a problem bears its cause and the number of its requests, and is marked while it is open', async () => {
  const model = await panelOf(session(at(0, { status: 500 }, 0)));
  const row = rowOf(model, 'problem');
  expect(row.dataset.testid).toBe('problem');
  expect(row.dataset.cause).toBe(problem().cause);
  expect(row.dataset.requests).toBe('1');
  expect(row.getAttribute('aria-selected')).toBe('false');
  const [first] = model.problems.value;
  if (first) model.showProblem(first);
  expect(rowOf(model, 'problem').getAttribute('aria-selected')).toBe('true');
  expect(model.active.value).toBe(row.dataset.key);
});

it('counts a refused question with its request once, as its problem does', async () => {
  const url = 'https://api.other.test/orders/7';
  const asked = preflight({ url, status: 405 });
  const never = at(0.06, { url, method: 'PATCH', error: 'net::ERR_FAILED', page: 'https://shop.test' }, 1);
  const model = await panelOf(session(asked, never));
  expect(model.problems.value.map(({ count, exchanges }) => [count, exchanges.length])).toEqual([[1, 2]]);
  expect(model.counts.value).toMatchObject({ failure: 1, fine: 0 });
  expect(rowOf(model, 'summary').textContent).toBe('1 problem explains 1 failed request.');
});

it('a problem stays open when another of its requests comes to tell it', async () => {
  const [one, two] = [at(0, { status: 500 }, 0), at(1, { status: 500, url: 'https://shop.test/other' }, 1)];
  const model = await panelOf(session(one, two));
  const [problem] = model.problems.value.filter(({ exchange: told }) => told === two);
  if (!problem) throw new Error('no problem of the second request');
  model.showProblem({ ...problem, id: 'the-id-that-it-had' });
  expect(model.openProblem.value).toBe(problem);
});

it('a password in an address is on no screen', async () => {
  const url = 'http://till:clay-and-water@shop.test/till?u=a@b.test';
  const model = await panelOf(session(at(0, { url }, 0)));
  const row = rowOf(model, 'request');
  expect(row.outerHTML).not.toContain('clay-and-water');
  expect(row.querySelector('.name')?.getAttribute('title')).toBe('http://…@shop.test/till?u=a@b.test');
});
