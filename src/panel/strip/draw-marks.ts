import { type Divider, LANES, type Mark } from './marks.ts';
import type { TimeRange } from './time-scale.ts';

/** What is drawn, each place from 0 to 1. */
export interface StripPicture {
  readonly cuts: readonly TimeRange[];
  readonly dividers: readonly Divider[];
  /** Made for the width that is drawn on, in the order in which to draw them. */
  readonly marks: readonly Mark[];
}

/** Free space over the lanes and under them, in pixels. */
const MARGIN = 3;
/** What lies on another of its kind by all but so much is not seen. */
const HALF_A_PIXEL = 0.5;
const THICKNESS: Readonly<Record<Mark['tone'], number>> = {
  pending: 1,
  other: 3,
  'hidden-failure': 6,
  failure: 6,
};

/**
 * Draws the strip in the colours of the element's custom properties `--strip-…`; draws nothing where there is no canvas
 * to draw on, or no room.
 */
export function drawMarks(canvas: HTMLCanvasElement, { cuts, dividers, marks }: StripPicture): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const ratio = devicePixelRatio;
  // This clears it, too.
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const style = getComputedStyle(canvas);
  const paint = (name: string) => {
    context.fillStyle = style.getPropertyValue(`--strip-${name}`).trim();
  };
  // Edges between two pixels of the screen are blurred.
  const sharp = (pixels: number) => Math.round(pixels * ratio);
  const rectangle = (left: number, top: number, right: number, bottom: number) =>
    context.fillRect(
      sharp(left),
      sharp(top),
      Math.max(1, sharp(right) - sharp(left)),
      sharp(bottom) - sharp(top),
    );

  paint('cut');
  for (const { from, to } of cuts) rectangle(from * width, 0, to * width, height);
  paint('divider');
  for (const { x } of dividers) rectangle(Math.min(x * width, width - 1), 0, x * width + 1, height);

  const laneHeight = (height - 2 * MARGIN) / LANES;
  let last: Mark | undefined;
  let reached: number[] = [];
  for (const mark of marks) {
    const { tone, dimmed, lane } = mark;
    if (tone !== last?.tone || dimmed !== last.dimmed) {
      paint(tone);
      context.globalAlpha = dimmed ? 0.3 : 1;
      reached = [];
    }
    last = mark;
    const right = mark.to * width;
    // Of thousands, most lie on others of their kind.
    if (right - (reached[lane] ?? 0) < HALF_A_PIXEL) continue;
    const left = Math.max(mark.from * width, reached[lane] ?? 0);
    reached[lane] = right;
    const middle = MARGIN + (lane + 0.5) * laneHeight;
    rectangle(left, middle - THICKNESS[tone] / 2, right, middle + THICKNESS[tone] / 2);
  }
}
