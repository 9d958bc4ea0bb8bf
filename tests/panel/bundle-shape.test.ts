import { expect, it } from 'vitest';
import { shapeOf, stepsOf } from '../../src/panel/bundle-shape.ts';
import type { Bundle } from '../../src/session/bundle.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { exchange, type Given, preflight, session } from '../exchange-builder.ts';

const URL_ = 'https://api.other.test/stock';
const at = (seconds: number) =>
  new Date(Date.parse('2026-11-22T10:00:00.000Z') + seconds * 1000).toISOString();

/** The shape of the bundle that a real session makes of these. */
function shape(...all: readonly Exchange[]) {
  const recorded = session(...all);
  const bundle = recorded.bundleOf(all[0] as Exchange);
  expect(bundle?.members).toHaveLength(all.length);
  return shapeOf(bundle as Bundle, (each) => recorded.relatedTo(each));
}

const sent = (seconds: number, given: Given, index: number) =>
  exchange({ url: URL_, startedAt: at(seconds), visit: 'page_1', ...given }, index);

it('counts the tries of a request', () => {
  const all = [sent(0, { status: 503 }, 0), sent(1, { status: 503 }, 1), sent(3, { status: 200 }, 2)];
  expect(shape(...all)).toEqual({ tries: 3, redirects: 0, askedFirst: false });
});

it('counts the redirects, and not the page that they lead to', () => {
  const hop = (n: number) =>
    sent(n, { url: `${URL_}/${n}`, status: 302, redirectUrl: `${URL_}/${n + 1}`, type: 'document' }, n);
  expect(shape(hop(0), hop(1), sent(2, { url: `${URL_}/2`, type: 'document' }, 2))).toEqual({
    tries: 1,
    redirects: 2,
    askedFirst: false,
  });
});

it('gives a preflight no number', () => {
  const asked = preflight({ url: URL_, visit: 'page_1' }, 'PATCH');
  expect(shape(asked, sent(0.06, { method: 'PATCH' }, 1))).toEqual({
    tries: 1,
    redirects: 0,
    askedFirst: true,
  });
});

it('puts what the browser asked first before the request that waited for it, which Chrome dates earlier', () => {
  const request = sent(0, { method: 'PATCH', time: 200 }, 0);
  const asked = preflight({ url: URL_, visit: 'page_1', startedAt: at(0.004) }, 'PATCH');
  const recorded = session(request, asked);
  const bundle = recorded.bundleOf(request) as Bundle;
  expect(bundle.members).toHaveLength(2);
  expect(stepsOf(bundle, (each) => recorded.relatedTo(each))).toEqual([asked, request]);
});

it('keeps each of several tries with its own question, in the order in which they began', () => {
  const all = [0, 2].flatMap((n) => [
    sent(n, { method: 'PATCH', status: 503, time: 200 }, 2 * n),
    { ...preflight({ url: URL_, visit: 'page_1', startedAt: at(n + 0.004) }, 'PATCH'), index: 2 * n + 1 },
  ]);
  const recorded = session(...all);
  const bundle = recorded.bundleOf(all[0] as Exchange) as Bundle;
  const steps = stepsOf(bundle, (each) => recorded.relatedTo(each));
  expect(steps.map(({ index, method }) => `${method} ${index}`)).toEqual([
    'OPTIONS 1',
    'PATCH 0',
    'OPTIONS 5',
    'PATCH 4',
  ]);
});
