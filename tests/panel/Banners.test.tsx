import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reception } from '../../src/capture/reception.ts';
import { Banners } from '../../src/panel/Banners.tsx';
import type { PanelModel } from '../../src/panel/model.ts';
import { TEXTS } from '../../src/panel/texts/panel-texts.ts';
import { exchange } from '../exchange-builder.ts';
import { plainFaults } from '../words/readability.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

/** The banner over a list of one request. */
function shown(reception: Reception, missedTheStart = false, reloadPage = () => {}): HTMLElement {
  const model = { recording: { reception, missedTheStart }, exchanges: [exchange()] };
  render(<Banners model={model as unknown as PanelModel} reloadPage={reloadPage} />, root);
  return root.querySelector('[role=status]') as HTMLElement;
}

describe('the banner', () => {
  it('is an empty live region where there is nothing to say, so that the next words are read aloud', () => {
    const region = shown('good');
    expect(region.textContent).toBe('');
    expect(shown('crashed')).toBe(region);
    expect(region.textContent).toContain('crashed');
  });

  it.each<[Reception, string, boolean]>([
    ['dark', TEXTS.dark, false],
    ['crashed', TEXTS.crashed, true],
    ['cut-off', TEXTS.cutOff, false],
  ])('says of “%s” what happened, with a button where one helps', (reception, text, hasButton) => {
    const region = shown(reception, true);
    expect(region.textContent).toContain(text);
    expect(region.textContent).not.toContain(TEXTS.missedTheStart);
    expect(region.querySelector('button') !== null).toBe(hasButton);
  });

  it('says that the start is missing, less loudly', () => {
    const region = shown('good', true);
    expect(region.textContent).toContain(TEXTS.missedTheStart);
    expect(region.classList.contains('quiet')).toBe(true);
  });

  it('reloads the page at a click', () => {
    const reloadPage = vi.fn();
    shown('crashed', false, reloadPage).querySelector('button')?.click();
    expect(reloadPage).toHaveBeenCalledTimes(1);
  });

  it.each([TEXTS.dark, TEXTS.crashed, TEXTS.cutOff, TEXTS.missedTheStart, TEXTS.notLoaded])(
    'is in plain words: %s',
    (text) => {
      expect(plainFaults(text)).toEqual([]);
    },
  );
});
