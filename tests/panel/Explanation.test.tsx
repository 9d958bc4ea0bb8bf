import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/diagnose.ts';
import type { Rule } from '../../src/diagnose/rule.ts';
import { Explanation } from '../../src/panel/Explanation.tsx';
import { exchange, related } from '../exchange-builder.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

/** The text of the explanation of an exchange. */
function explained(of: ReturnType<typeof exchange>, rules?: Parameters<typeof diagnose>[2]): string {
  const neighbours = related(of);
  render(
    <Explanation
      exchange={of}
      diagnosis={diagnose(of, neighbours, rules)}
      related={neighbours}
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
  const text = explained(exchange({ status: 418 }), { browser: [], answer: [broken] });
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
