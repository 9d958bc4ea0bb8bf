import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { CurrentSettings } from './settings.ts';
import { TEXTS } from './texts/panel-texts.ts';

const LEAST = 20;
const MOST = 80;
/** What an arrow key moves it by, in percent. */
const STEP = 2;

/** The line between the list and the detail; dragged, or moved by arrow keys (WAI-ARIA, window splitter). */
export function Splitter({ settings, of }: { settings: CurrentSettings; of: RefObject<HTMLElement | null> }) {
  const dragging = useRef(false);
  const { detailShare } = settings.now;
  const set = (share: number) =>
    settings.change({ detailShare: Math.round(Math.min(MOST, Math.max(LEAST, share))) });
  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => set(detailShare + STEP),
    ArrowRight: () => set(detailShare - STEP),
    Home: () => set(MOST),
    End: () => set(LEAST),
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={TEXTS.splitter}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={detailShare}
      tabIndex={0}
      data-testid="splitter"
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={({ clientX }) => {
        const box = of.current?.getBoundingClientRect();
        if (dragging.current && box) set((100 * (box.right - clientX)) / box.width);
      }}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (!move) return;
        event.preventDefault();
        move();
      }}
    />
  );
}
