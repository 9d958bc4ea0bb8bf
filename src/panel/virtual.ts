import {
  elementScroll,
  measureElement,
  observeElementOffset,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

type Options = Omit<
  VirtualizerOptions<HTMLElement, HTMLElement>,
  'observeElementRect' | 'observeElementOffset' | 'scrollToFn'
>;

/** Of a list that comes, what is this high is drawn first, in CSS pixels, and the rest in the next frame: all at once takes too long. */
const DRAWN_FIRST = 400;

/** Tells the size of the list as the browser does, before it paints. The first time it waits for the next frame. */
const observeSize: VirtualizerOptions<HTMLElement, HTMLElement>['observeElementRect'] = (
  { scrollElement: list },
  tell,
) => {
  if (!list) return;
  const tellSize = () => tell({ width: list.offsetWidth, height: list.offsetHeight });
  let isFirst = true;
  let frame: number | undefined;
  const observer = new ResizeObserver(() => {
    if (isFirst) frame = requestAnimationFrame(tellSize);
    else tellSize();
    isFirst = false;
  });
  observer.observe(list);
  return () => {
    observer.disconnect();
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
};

/**
 * The height of a row as the browser tells it, in CSS pixels. To ask for it as soon as the row is there would lay out the document in
 * the middle of a drawing; the browser tells it of itself before it paints.
 */
const measured: NonNullable<Options['measureElement']> = (row, told, virtualizer) => {
  if (told) return measureElement(row, told, virtualizer);
  return virtualizer.measurementsCache[virtualizer.indexFromElement(row)]?.size ?? 0;
};

/** TanStack's virtual list for Preact: only the rows in sight are in the document. */
export function useVirtualizer(options: Options): Virtualizer<HTMLElement, HTMLElement> {
  const [, render] = useReducer((n: number, _: undefined) => n + 1, 0);
  const isPlaced = useRef(false);
  const all: VirtualizerOptions<HTMLElement, HTMLElement> = {
    observeElementRect: observeSize,
    observeElementOffset,
    scrollToFn: (offset, how, virtualizer) => {
      // A new list stands at its top. To scroll it there would lay out the document early, too.
      if (isPlaced.current || offset !== 0) elementScroll(offset, how, virtualizer);
      isPlaced.current = true;
    },
    measureElement: measured,
    // Until it is measured: so that the first rows are drawn with the list, and not after it has been laid out empty.
    initialRect: { width: innerWidth, height: Math.min(innerHeight, DRAWN_FIRST) },
    ...options,
    onChange: () => render(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer(all));
  virtualizer.setOptions(all);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
