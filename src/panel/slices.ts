import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';

/** How long a long work may keep everything else waiting at a time, in ms. */
const SLICE = 8;
/** How long it may take within a drawing, in ms, which has enough to do itself. */
const SLICE_OF_DRAWING = 2;

/**
 * Does a long work bit by bit: the first slice at once, each other one as a task of its own, so that what a person does comes between.
 * @param steps what is done between two looks at the clock
 * @param onDone given the result; before this returns, where one slice was enough
 * @param first how long the first slice may take, in ms
 * @returns ends the work, if it is not done yet
 */
export function inSlices<Result>(
  steps: Generator<undefined, Result>,
  onDone: (result: Result) => void,
  first = SLICE,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = (slice = SLICE) => {
    const until = performance.now() + slice;
    do {
      const step = steps.next();
      if (step.done) return onDone(step.value);
    } while (performance.now() < until);
    timer = setTimeout(goOn);
  };
  goOn(first);
  return () => clearTimeout(timer);
}

/**
 * The result of a long work, in slices. What a short one is enough for is there in the same drawing.
 * @param begin the same function as long as the work is the same
 * @returns the last result that there was; undefined before the first
 */
export function useInSlices<Result>(begin: () => Generator<undefined, Result>): Result | undefined {
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  const last = useRef<Result | undefined>(undefined);
  const end = useRef(() => {});
  useMemo(() => {
    // What was begun before must not come after it.
    end.current();
    let isDrawing = true;
    const onDone = (result: Result) => {
      last.current = result;
      if (!isDrawing) redraw(undefined);
    };
    end.current = inSlices(begin(), onDone, SLICE_OF_DRAWING);
    isDrawing = false;
  }, [begin]);
  useEffect(() => () => end.current(), []);
  return last.current;
}
