import type { Reception } from '../capture/reception.ts';
import type { PanelModel } from './model.ts';
import { TEXTS } from './texts/panel-texts.ts';

/** What is said of the tab, and whether a reload helps. */
interface Banner {
  readonly text: string;
  readonly reloads: boolean;
}

const RECEPTION: Readonly<Record<Reception, Banner | null>> = {
  good: null,
  // Chromium 156 denies an extension the reload of such a page, as it denies all else of it.
  dark: { text: TEXTS.dark, reloads: false },
  crashed: { text: TEXTS.crashed, reloads: true },
  // The button could do nothing.
  'cut-off': { text: TEXTS.cutOff, reloads: false },
};
const MISSED_THE_START: Banner = { text: TEXTS.missedTheStart, reloads: true };

/**
 * What became of the tab, where the list alone would mislead. One thing at a time, the gravest; its place stays in the page
 * while there is nothing to say, so that a screen reader hears of each change.
 */
export function Banners({ model, reloadPage }: { model: PanelModel; reloadPage: () => void }) {
  const { recording, exchanges } = model;
  const grave = RECEPTION[recording.reception];
  const banner = grave ?? (exchanges.length > 0 && recording.missedTheStart ? MISSED_THE_START : null);
  return (
    <div
      class={banner ? (grave ? 'notice' : 'notice quiet') : 'notice none'}
      role="status"
      data-testid="banner"
    >
      {banner && <span>{banner.text} </span>}
      {banner?.reloads && (
        <button type="button" class="link" onClick={reloadPage}>
          {TEXTS.reload}
        </button>
      )}
    </div>
  );
}
