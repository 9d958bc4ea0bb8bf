import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import type { Rule } from '../../src/diagnose/rule.ts';
import { findTerms } from '../../src/knowledge/glossary.ts';
import { type DetailActions, Explanation, type RequestContext } from '../../src/panel/Explanation.tsx';
import { exchange, related } from '../exchange-builder.ts';
import { plainFaults } from '../words/readability.ts';
import { NO_ACTIONS } from './no-actions.ts';
import { problem } from './problem-builder.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

/** The text of the explanation of an exchange. */
function explained(
  of: ReturnType<typeof exchange>,
  {
    rules,
    actions = {},
    isDeveloper = true,
    ...context
  }: Partial<RequestContext> & {
    rules?: Parameters<typeof diagnose>[2];
    actions?: Partial<DetailActions>;
    isDeveloper?: boolean;
  } = {},
): string {
  const neighbours = related(of);
  render(
    <Explanation
      exchange={of}
      context={{ diagnosis: diagnose(of, neighbours, rules), related: neighbours, ...context }}
      reader={{ isDeveloper, findTerms }}
      actions={{ ...NO_ACTIONS, ...actions }}
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
  expect(root.querySelector('.actions')?.textContent).not.toContain('Network panel');
  expect(root.querySelector('[data-testid=open-source]')).toBeNull();
});

it('opens the code that asked, and says where the browser no longer has it', async () => {
  const openSource = vi.fn((_: string, line: number) => Promise.resolve(line > 100));
  const initiator = { type: 'script', url: 'https://shop.test/app.js', line: 7, functionName: null };
  explained({ ...exchange({ status: 404 }), initiator }, { actions: { openSource } });
  const button = root.querySelector<HTMLElement>('[data-testid=open-source]');
  await act(async () => button?.click());
  expect(openSource).toHaveBeenCalledWith('https://shop.test/app.js', 7);
  expect(root.querySelector('.actions [role=status]')?.textContent).toBe(
    'The browser no longer has that file.',
  );
});

it('leads to the reference', () => {
  const lookUp = vi.fn();
  explained(exchange({ status: 404 }), { actions: { lookUp } });
  const entries = [...root.querySelectorAll<HTMLElement>('[data-testid=look-up]')];
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) entry.click();
  expect(lookUp).toHaveBeenCalledWith('404');
});

it('opens the technical part for developers, and leaves it closed for everyone', () => {
  const technical = () => root.querySelector<HTMLDetailsElement>('[data-testid=for-developers]')?.open;
  explained(exchange({ status: 404 }), { isDeveloper: false });
  expect(technical()).toBe(false);
  explained(exchange({ status: 404 }), { isDeveloper: true });
  expect(technical()).toBe(true);
});

it('explains a word once, where it stands first, and only when asked', async () => {
  const of = exchange({ status: 404 });
  const diagnosis = {
    ...(diagnose(of, related(of)) as Diagnosis),
    summary: 'A cookie is missing. Send the cookie.',
  };
  explained(of, { diagnosis: { ...diagnosis, hints: ['Look at the cookie.'], contrast: null } });
  const terms = [...root.querySelectorAll('[data-testid=term]')].map((term) => term.textContent);
  expect(terms.filter((term) => term?.includes('cookie'))).toEqual(['cookie']);
  expect(root.querySelector('.lead')?.textContent).toBe('A cookie is missing. Send the cookie.');
  await act(() => root.querySelector<HTMLElement>('.lead [data-testid=term]')?.click());
  expect(root.querySelector('.lead .meaning')?.textContent).toMatch(/^cookie: \w/);
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
  const text = explained(of, { problem: shared, actions: { openProblem } });
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
  explained(first, { steps: [first, last], actions: { openRequest } });
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
