import type { Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ListContent, placeOfKey } from './list-items.ts';

/** A row that has to stay where it is on the screen. */
interface Anchor {
  readonly key: string;
  /** CSS pixels from the top of what is in sight to the top of the row. */
  readonly offset: number;
}

/**
 * Keeps what is being read where it is while rows come and go over it: the row with selected text, else the one that the
 * keyboard is on, else the one under the pointer, else the first in sight. Only a list that stands at its very top, and
 * that nobody is reading in this sense, lets new rows push down the old ones.
 * @returns the place of that row in the list, until it stands where it stood: it has to be drawn meanwhile, however far new rows
 *   have pushed it, for selected text is lost with its row; −1 where there is none
 */
export function useSteadyScroll(
  virtualizer: Virtualizer<HTMLElement, HTMLElement>,
  content: ListContent,
  activeKey: string | null,
): number {
  const drawn = useRef({ content, anchor: undefined as Anchor | undefined });
  const list = virtualizer.scrollElement;
  // Before the new rows are drawn: what stands there now is what is being read.
  if (list && drawn.current.content !== content) {
    drawn.current = { content, anchor: anchorIn(list, activeKey) };
  }
  const place = placeOfKey(content, drawn.current.anchor?.key);
  useLayoutEffect(() => {
    const { anchor } = drawn.current;
    if (!list || !anchor) return;
    drawn.current.anchor = undefined;
    const start = virtualizer.measurementsCache[place]?.start;
    if (start === undefined) return;
    const top = Math.max(0, start - anchor.offset);
    if (Math.abs(top - list.scrollTop) < 1) return;
    list.scrollTop = top;
    // Told at once, so that the rows of the new place are drawn in this frame and not in the next.
    list.dispatchEvent(new Event('scroll'));
  }, [content]);
  return place;
}

/** What has to stay, as the list stands on the screen; undefined where nothing has to. */
function anchorIn(list: HTMLElement, activeKey: string | null): Anchor | undefined {
  const selection = getSelection();
  const selected = selection?.type === 'Range' ? selection.anchorNode : null;
  // To ask where each row stands takes as long as to draw some of them.
  if (list.scrollTop === 0 && activeKey === null && selected === null && !list.matches(':hover'))
    return undefined;
  const { top, bottom } = list.getBoundingClientRect();
  const inSight = [...list.querySelectorAll<HTMLElement>('[data-key]:not(.columns)')]
    .map((row) => ({ row, box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > top && box.top < bottom);
  const found =
    inSight.find(({ row }) => selected !== null && row.contains(selected)) ??
    inSight.find(({ row }) => row.dataset.key === activeKey) ??
    inSight.find(({ row }) => row.matches(':hover')) ??
    (list.scrollTop > 0 ? inSight.sort((a, b) => a.box.top - b.box.top)[0] : undefined);
  return found && { key: found.row.dataset.key ?? '', offset: found.box.top - top };
}
