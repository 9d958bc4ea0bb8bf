import type { RefObject } from 'preact';
import { STRIP_TEXTS } from '../texts/strip-texts.ts';

const STEP = 0.01;
const LARGE_STEP = 0.1;

/**
 * One end of the chosen time, as a slider. With no time chosen it stands at the end of the strip, out of sight until the
 * keyboard gets to it.
 * @param x where it stands, 0 to 1
 * @param least and `most`: between what it can move, 0 to 1
 * @param onMove is told where the keys put it
 */
export function StripEnd({
  end,
  x,
  least,
  most,
  time,
  idle,
  onMove,
  elementRef,
}: {
  end: 'from' | 'to';
  x: number;
  least: number;
  most: number;
  /** Where it stands, in words. */
  time: string;
  idle: boolean;
  onMove: (x: number) => void;
  elementRef?: RefObject<HTMLDivElement | null>;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: x - step,
      ArrowDown: x - step,
      ArrowRight: x + step,
      ArrowUp: x + step,
      Home: 0,
      End: 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(Math.max(least, Math.min(most, place)));
  };
  return (
    <div
      ref={elementRef ?? null}
      class={idle ? 'strip-end idle' : 'strip-end'}
      role="slider"
      tabIndex={0}
      aria-label={STRIP_TEXTS[end]}
      aria-valuemin={percent(least)}
      aria-valuemax={percent(most)}
      aria-valuenow={percent(x)}
      aria-valuetext={time}
      data-end={end}
      style={{ left: `${x * 100}%` }}
      onKeyDown={onKeyDown}
    />
  );
}

function percent(x: number): number {
  return Math.round(x * 100);
}
