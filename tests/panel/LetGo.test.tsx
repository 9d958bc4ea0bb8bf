import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { LetGo } from '../../src/panel/LetGo.tsx';
import type { PanelModel } from '../../src/panel/model.ts';
import { plainFaults } from '../words/readability.ts';

async function said(letGo: number, bodiesLetGo: number) {
  const root = document.createElement('div');
  const recording = { letGo, limit: 50_000, shelf: { bodiesLetGo } };
  await act(() => render(<LetGo model={{ recording, version: 1 } as unknown as PanelModel} />, root));
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
    expect(bodies?.textContent).toMatch(/^The content of 3 older answers/);
    for (const line of [requests, bodies]) expect(plainFaults(line?.textContent ?? '')).toEqual([]);
    expect((await said(1, 1)).textContent).toMatch(/^1 older request .*The content of 1 older answer /);
  });
});
