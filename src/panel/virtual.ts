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

/** Tells the size of the list as the browser does, before it paints: the first time, too, or that would lay out the document early. */
const observeSize: VirtualizerOptions<HTMLElement, HTMLElement>['observeElementRect'] = (
  { scrollElement: list },
  tell,
) => {
  if (!list) return;
  const observer = new ResizeObserver(() => tell({ width: list.offsetWidth, height: list.offsetHeight }));
  observer.observe(list);
  return () => observer.disconnect();
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
    initialRect: { width: innerWidth, height: innerHeight },
    ...options,
    onChange: () => render(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer(all));
  virtualizer.setOptions(all);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
