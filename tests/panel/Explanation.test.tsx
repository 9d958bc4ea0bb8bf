import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Rule } from '../../src/diagnose/rule.ts';
import { Explanation, type RequestContext } from '../../src/panel/Explanation.tsx';
import { exchange, related } from '../exchange-builder.ts';
import { plainFaults } from '../words/readability.ts';
import { problem } from './problem-builder.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

/** The text of the explanation of an exchange. */
function explained(
  of: ReturnType<typeof exchange>,
  {
    rules,
    openRequest = () => {},
    openProblem = () => {},
    ...context
  }: Partial<RequestContext> & {
    rules?: Parameters<typeof diagnose>[2];
    openRequest?: Parameters<typeof Explanation>[0]['openRequest'];
    openProblem?: Parameters<typeof Explanation>[0]['openProblem'];
  } = {},
): string {
  const neighbours = related(of);
  render(
    <Explanation
      exchange={of}
      context={{ diagnosis: diagnose(of, neighbours, rules), related: neighbours, ...context }}
      diagnosisOf={() => null}
      openRequest={openRequest}
      openProblem={openProblem}
      close={() => {}}
      showInNetworkPanel={undefined}
    />,
    root,
  );
  return root.textContent ?? '';
}

it('says that a rule failed, and gives the code’s own explanation', () => {
  const broken: Rule = {
    name: 'broken',
    causes: {},
    examine() {
      throw new Error('a fault of ours');
    },
  };
  const text = explained(exchange({ status: 418 }), { rules: { browser: [], answer: [broken] } });
  expect(text).toContain('No explanation: rule broken failed');
  expect(text).toContain('status-418');
});

it('lists what else it could be, with what would tell it apart', () => {
  const text = explained(exchange({ status: 0, error: 'net::ERR_FAILED', url: 'https://api.other.test/x' }));
  expect(text).toContain('It could also be');
  expect(text).toContain('Possible');
});

it('shows no button that the browser has no call for', () => {
  explained(exchange({ status: 404 }));
  expect(root.querySelector('.actions')).toBeNull();
});

it('shows control characters instead of obeying them', () => {
  const text = explained(exchange({ status: 404, url: 'https://shop.test/a\u202egpj.exe' }));
  expect(text).not.toContain('\u202e');
});

it('tells the story after the first paragraph, where there is one', () => {
  explained(exchange({ status: 503 }), { story: ['Tried 3 times in 4 seconds: 503, 503, then 200.'] });
  const story = root.querySelector('[data-testid=story]');
  expect(story?.textContent).toBe('Tried 3 times in 4 seconds: 503, 503, then 200.');
  expect(story?.previousElementSibling?.className).toBe('lead');
  explained(exchange({ status: 503 }));
  expect(root.querySelector('[data-testid=story]')).toBeNull();
});

it('says what it said first, where a neighbour gave the request another meaning', () => {
  const earlier = diagnose(exchange({ status: 404 }), related(exchange({ status: 404 })));
  explained(exchange({ status: 503 }), { earlier: earlier ?? undefined });
  const changed = root.querySelector('[data-testid=changed]')?.textContent ?? '';
  expect(changed).toContain(`It first said “${earlier?.title}”.`);
  expect(plainFaults(changed)).toEqual([]);
});

it('leads back to the problem that the request is part of, and not to one that is itself', () => {
  const of = exchange({ status: 503 });
  const openProblem = vi.fn();
  const shared = problem({ exchanges: [of, exchange({ status: 503 }, 1)] });
  const text = explained(of, { problem: shared, openProblem });
  expect(text).toContain(`Part of a problem: ${shared.title} (2 requests)`);
  root.querySelector<HTMLElement>('[data-testid=part-of]')?.click();
  expect(openProblem).toHaveBeenCalledWith(shared);
  explained(of, { problem: problem({ exchanges: [of] }) });
  expect(root.querySelector('[data-testid=part-of]')).toBeNull();
  // A preflight and its request are one to the reader.
  const asked = exchange({ method: 'OPTIONS' }, 1);
  explained(of, { problem: problem({ exchanges: [of, asked] }), steps: [asked, of] });
  expect(root.querySelector('[data-testid=part-of]')).toBeNull();
});

it('lists the steps that are one request to the page, and opens them', () => {
  const [first, last] = [exchange({ status: 503 }, 0), exchange({ status: 200 }, 1)];
  const openRequest = vi.fn();
  explained(first, { steps: [first, last], openRequest });
  const steps = [...root.querySelectorAll<HTMLElement>('.requests button')];
  expect(steps.map((step) => step.querySelector('.status')?.textContent)).toEqual(['503', '200']);
  expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual(['true', null]);
  steps[1]?.click();
  expect(openRequest).toHaveBeenCalledWith(last);
});

it('has a heading from the first moment, whatever is known yet', () => {
  explained(exchange({ status: 299 }), { diagnosis: null });
  expect(root.querySelectorAll('h1')).toHaveLength(1);
  explained(exchange({ status: 404 }), { diagnosis: undefined });
  expect(root.querySelector('h1')?.textContent).toBe('Looking for the reason…');
});
