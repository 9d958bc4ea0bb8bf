import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useCalm } from '../../src/panel/calm.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('what changes again and again is calm only when it has stayed as it is for a second and a half', () => {
  const root = document.createElement('div');
  function Told({ content }: { content: object }) {
    return <p>{useCalm(content) ? 'calm' : 'pouring'}</p>;
  }
  let content = {};
  const draw = () => {
    act(() => render(<Told content={content} />, root));
    return root.textContent;
  };
  const pass = (ms: number) => {
    act(() => {
      vi.advanceTimersByTime(ms);
    });
    return root.textContent;
  };
  const change = () => {
    content = {};
    return draw();
  };
  expect(draw()).toBe('calm');
  pass(5000);
  expect(change()).toBe('calm');
  pass(500);
  expect(change()).toBe('pouring');
  // Drawn again for another reason, as it scrolls.
  expect(draw()).toBe('pouring');
  pass(900);
  expect(change()).toBe('pouring');
  expect(pass(1400)).toBe('pouring');
  expect(pass(101)).toBe('calm');
  pass(2000);
  expect(change()).toBe('calm');
  render(null, root);
});
