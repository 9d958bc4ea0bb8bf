import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * A value that changes no more often than this; the last change always comes through, and without changes no clock runs.
 * @param pause in ms
 */
export function useCalm<T>(value: T, pause: number): T {
  const [shown, show] = useState(value);
  const changed = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (value === shown) return;
    const change = () => {
      changed.current = performance.now();
      show(value);
    };
    const wait = changed.current + pause - performance.now();
    if (wait <= 0) return change();
    const timer = setTimeout(change, wait);
    return () => clearTimeout(timer);
  }, [value, shown, pause]);
  return shown;
}
