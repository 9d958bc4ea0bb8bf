import { useEffect, useReducer, useRef } from 'preact/hooks';

/** What changed again within this time, in ms, is likely to change again: requests that pour in are shown once a second (model.ts). */
const POURING = 1500;

/**
 * Whether something stays as it is for a while. Draws again when it has come to rest.
 * @param content another object for each change
 */
export function useCalm(content: object): boolean {
  const changed = useRef({ content, at: Number.NEGATIVE_INFINITY, isCalm: true });
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  if (changed.current.content !== content) {
    const at = performance.now();
    changed.current = { content, at, isCalm: at - changed.current.at > POURING };
  }
  const { isCalm } = changed.current;
  useEffect(() => {
    if (isCalm) return;
    const timer = setTimeout(() => {
      changed.current.isCalm = true;
      redraw(undefined);
    }, POURING);
    return () => clearTimeout(timer);
  }, [content, isCalm]);
  return isCalm;
}
