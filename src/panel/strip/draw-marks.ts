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
  /** What is to be filled of each lane, from where to where: marks that touch are filled in one go, for there may be thousands. */
  let runs: { left: number; right: number }[] = [];
  let last: Mark | undefined;
  const fill = (lane: number) => {
    const run = runs[lane];
    if (!run || !last) return;
    const middle = MARGIN + (lane + 0.5) * laneHeight;
    const half = THICKNESS[last.tone] / 2;
    rectangle(run.left, middle - half, run.right, middle + half);
  };
  const fillAll = () => {
    for (let lane = 0; lane < LANES; lane++) fill(lane);
    runs = [];
  };
  for (const mark of marks) {
    const { tone, dimmed, lane } = mark;
    if (tone !== last?.tone || dimmed !== last.dimmed) {
      fillAll();
      paint(tone);
      context.globalAlpha = dimmed ? 0.3 : 1;
    }
    last = mark;
    const [left, right] = [mark.from * width, mark.to * width];
    const run = runs[lane];
    if (run && left <= run.right) run.right = Math.max(run.right, right);
    else {
      fill(lane);
      runs[lane] = { left, right };
    }
  }
  fillAll();
}
