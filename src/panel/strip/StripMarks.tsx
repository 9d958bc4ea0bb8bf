import { useEffect, useRef } from 'preact/hooks';
import type { ListedRequest } from '../listed-request.ts';
import { inSlices } from '../slices.ts';
import { drawMarks } from './draw-marks.ts';
import { dividersOf, marksOf, type Visit } from './marks.ts';
import type { TimeScale } from './time-scale.ts';

/** How long after a change it is drawn at the latest, in ms. */
const LATEST = 500;

/** What the strip shows. */
export interface StripData {
  readonly requests: readonly ListedRequest[];
  readonly visits: readonly Visit[];
  readonly accepts: ((request: ListedRequest) => boolean) | undefined;
}

/** The marks, drawn: thousands of elements would be too many. Drawn anew when data, theme, size or colours change. */
export function StripMarks({
  data,
  scale,
  theme,
}: {
  data: StripData;
  scale: TimeScale;
  theme: 'light' | 'dark';
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const end = useRef(() => {});
  const draw = useRef(() => {});
  const isDrawn = useRef(false);
  draw.current = () => {
    end.current();
    isDrawn.current = true;
    const element = canvas.current;
    if (!element || element.clientWidth === 0) return;
    const steps = marksOf(data.requests, scale, 1 / element.clientWidth, data.accepts);
    end.current = inSlices(steps, (marks) =>
      drawMarks(element, { cuts: scale.cuts, dividers: dividersOf(data.visits, scale), marks }),
    );
  };
  useEffect(() => {
    // When nothing else is to be done: the list is what is waited for while one types. By then the new theme's colours hold,
    // too, whoever sets it.
    const idle = requestIdleCallback(() => draw.current(), { timeout: LATEST });
    return () => {
      cancelIdleCallback(idle);
      end.current();
    };
  }, [data, scale, theme]);
  useEffect(() => {
    const redraw = () => draw.current();
    const sizes = new ResizeObserver(() => {
      // It tells of the first size, too, in a frame that has a list to draw; the marks come when that is done.
      if (isDrawn.current) redraw();
    });
    // Pixels of the screen: it also tells of a zoom, and of a window that goes to another screen.
    if (canvas.current) sizes.observe(canvas.current, { box: 'device-pixel-content-box' });
    const forced = matchMedia('(forced-colors: active)');
    forced.addEventListener('change', redraw);
    return () => {
      sizes.disconnect();
      forced.removeEventListener('change', redraw);
    };
  }, []);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus, and the strip says in words what it shows
  return <canvas ref={canvas} aria-hidden="true" />;
}
