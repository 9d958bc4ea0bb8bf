import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { LetGo } from '../../src/panel/LetGo.tsx';
import type { PanelModel } from '../../src/panel/model.ts';
import { LIMITS } from '../../src/panel/settings.ts';
import { TEXTS } from '../../src/panel/texts/panel-texts.ts';
import { plainFaults } from '../words/readability.ts';

async function said(letGo: number, bodiesLetGo: number, limit = 50_000) {
  const root = document.createElement('div');
  const model = { recording: { letGo, limit }, bodiesLetGo } as unknown as PanelModel;
  await act(() => render(<LetGo model={model} />, root));
  return root;
}

describe('what had to go', () => {
  it('is not spoken of while all of it is there', async () => {
    expect((await said(0, 0)).textContent).toBe('');
  });

  it('is told with its number, in plain words', async () => {
    const root = await said(1250, 3);
    const [requests, bodies] = root.querySelectorAll<HTMLElement>('p');
    expect(requests?.dataset.count).toBe('1250');
    expect(requests?.textContent).toMatch(/^1,250 older requests .* 50,000/);
    expect(bodies?.textContent).toContain('The content of 3 older answers had to go.');
    for (const line of [requests, bodies]) expect(plainFaults(line?.textContent ?? '')).toEqual([]);
    expect((await said(1, 1)).textContent).toMatch(
      /^1 older request .*The content of 1 older answer had to go/,
    );
  });

  it('offers to keep more only where more can be kept', async () => {
    expect((await said(2, 0)).textContent).toContain(TEXTS.keepMore);
    expect((await said(2, 0, Math.max(...LIMITS))).textContent).not.toContain(TEXTS.keepMore);
  });
});
