import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { TimingBar } from '../../src/panel/TimingBar.tsx';
import { NO_TIMINGS } from '../../src/session/exchange.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

it('shows sentence, bar and figures of the same phases in the same order', () => {
  render(<TimingBar timings={{ ...NO_TIMINGS, blocked: 20, wait: 60, receive: 20 }} total={100} />, root);
  expect(root.querySelector('p')?.textContent).toBe('Waiting for the server took 60 ms of 100 ms.');
  const bar = [...root.querySelectorAll<HTMLElement>('.timing-bar span')];
  expect(bar.map((part) => [part.className, part.style.flexGrow])).toEqual([
    ['timing-turn', '0.2'],
    ['timing-server', '0.6'],
    ['timing-receive', '0.2'],
  ]);
  expect(root.querySelector('.timing-bar')?.getAttribute('aria-hidden')).toBe('true');
  const rows = [...root.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['Waiting for its turn', '20 ms'],
    ['Waiting for the server', '60 ms'],
    ['Receiving the answer', '20 ms'],
  ]);
  expect(root.querySelector('tr.longest th')?.textContent).toBe('Waiting for the server');
  expect([...root.querySelectorAll('tr .timing-key')].map(({ className }) => className)).toEqual([
    'timing-key timing-turn',
    'timing-key timing-server',
    'timing-key timing-receive',
  ]);
});

it('says so where no times were recorded', () => {
  render(<TimingBar timings={NO_TIMINGS} total={null} />, root);
  expect(root.textContent).toBe('No times were recorded.');
  expect(root.querySelector('.timing-bar')).toBeNull();
});
