import { useCallback, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { ListedRequest } from '../listed-request.ts';
import { useInSlices } from '../slices.ts';
import { moment, STRIP_TEXTS } from '../texts/strip-texts.ts';
import { useCalm } from './calm.ts';
import { spansOf, type Visit } from './marks.ts';
import { StripEnd } from './StripEnd.tsx';
import { type StripData, StripMarks } from './StripMarks.tsx';
import { type TimeRange, type TimeScale, timeScale } from './time-scale.ts';

/** How often a growing session is drawn at most, in ms: no more often than its list where requests pour in. */
const DRAWING_PAUSE = 500;
/** With many requests each drawing takes long, and a new one is hardly seen: so many ms for each, up to … */
const PAUSE_EACH = 0.3;
const LONGEST_PAUSE = 3000;
/** How often a drag is told, in ms. */
const TELLING_PAUSE = 100;
/** A pointer that moves less, in pixels, clicks. */
const CLICK = 3;
/** So many requests are looked at between two looks at the clock. */
const STEP = 256;
const DAY = 24 * 3600 * 1000;

type OnRange = (range: TimeRange | null) => void;

/**
 * The session in time: where the requests are, and which failed. Dragging chooses a part of it; a click lets go of it.
 * Renders nothing while there is nothing to place.
 * @param listed gives all requests; another function when there are others
 * @param count how many there are
 * @param accepts what the list's filter lets through; the rest is dimmed
 * @param range the chosen time in ms since 1970, null for all
 * @param onRange is told at most ten times a second while it is dragged, and at the end
 */
export function TimeStrip({
  listed,
  count,
  visits,
  accepts,
  range,
  onRange,
  theme,
}: {
  listed: () => Iterable<ListedRequest>;
  count: number;
  visits: readonly Visit[];
  accepts?: ((request: ListedRequest) => boolean) | undefined;
  range: TimeRange | null;
  onRange: OnRange;
  theme: 'light' | 'dark';
}) {
  const newest = useMemo(() => ({ listed, visits, accepts }), [listed, visits, accepts]);
  const pause = Math.min(LONGEST_PAUSE, Math.max(DRAWING_PAUSE, count * PAUSE_EACH));
  const calm = useCalm(newest, pause);
  const placed = useInSlices(useCallback(() => place(calm.listed()), [calm.listed]));
  const data = useMemo(
    () => placed && { requests: placed.requests, visits: calm.visits, accepts: calm.accepts },
    [placed, calm],
  );
  // A list that was cleared is gone at once.
  if (!data || !placed?.scale || count === 0) return null;
  return (
    <Strip
      data={data}
      scale={placed.scale}
      failed={placed.failed}
      range={range}
      onRange={onRange}
      theme={theme}
    />
  );
}

/** What is to be known of all requests before one can be placed. */
interface Placed {
  readonly requests: readonly ListedRequest[];
  /** null where no start is known. */
  readonly scale: TimeScale | null;
  readonly failed: number;
}

function* place(listed: Iterable<ListedRequest>): Generator<undefined, Placed> {
  const requests: ListedRequest[] = [];
  let failed = 0;
  for (const request of listed) {
    requests.push(request);
    if (request.verdict === 'failure') failed++;
    if (requests.length % STEP === 0) yield;
  }
  const scale = yield* timeScale(spansOf(requests));
  return { requests, scale, failed };
}

interface Drag {
  readonly startedAt: number;
  /** The time that stays while the other end follows the pointer. */
  readonly anchor: number;
  readonly byItsEnd: boolean;
  range: TimeRange | null;
  told: number;
}

function Strip({
  data,
  scale,
  failed,
  range,
  onRange,
  theme,
}: {
  data: StripData;
  scale: TimeScale;
  failed: number;
  range: TimeRange | null;
  onRange: OnRange;
  theme: 'light' | 'dark';
}) {
  const track = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const [dragged, setDragged] = useState<TimeRange | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const id = useId();
  const told = (time: number) => moment(time, scale.to - scale.from > DAY);

  const chosen = dragged ?? range;
  const [from, to] = chosen ? [scale.xOf(chosen.from), scale.xOf(chosen.to)] : [0, 1];
  const choose = (range: TimeRange) =>
    onRange(range.from <= scale.from && range.to >= scale.to ? null : range);

  const xUnder = ({ clientX }: PointerEvent) => {
    const { left, width } = (track.current as HTMLDivElement).getBoundingClientRect();
    return Math.max(0, Math.min(1, (clientX - left) / (width || 1)));
  };
  const endDrag = () => {
    drag.current = null;
    setDragged(null);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const end = (event.target as HTMLElement).dataset.end;
    drag.current = {
      startedAt: event.clientX,
      anchor: end && range ? (end === 'from' ? range.to : range.from) : scale.timeAt(xUnder(event)),
      byItsEnd: end !== undefined,
      range: null,
      told: Number.NEGATIVE_INFINITY,
    };
    track.current?.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const x = xUnder(event);
    setPointed(x);
    const now = drag.current;
    if (!now || (!now.range && Math.abs(event.clientX - now.startedAt) <= CLICK)) return;
    const time = scale.timeAt(x);
    now.range = { from: Math.min(time, now.anchor), to: Math.max(time, now.anchor) };
    setDragged(now.range);
    // What listens may go through thousands of requests each time.
    if (performance.now() - now.told < TELLING_PAUSE) return;
    now.told = performance.now();
    choose(now.range);
  };
  const onPointerUp = () => {
    const now = drag.current;
    if (now?.range) choose(now.range);
    else if (now && !now.byItsEnd && range) onRange(null);
    endDrag();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // With nothing to let go of, DevTools may open its drawer.
    if (event.key !== 'Escape' || !chosen) return;
    event.stopPropagation();
    event.preventDefault();
    endDrag();
    clear();
  };
  const clear = () => {
    // The button goes, and the focus must not go with it.
    if (document.activeElement?.classList.contains('strip-clear')) first.current?.focus();
    onRange(null);
  };

  return (
    <div class="strip" role="group" aria-labelledby={id} data-testid="strip" onKeyDown={onKeyDown}>
      <p class="hidden" id={id}>
        {STRIP_TEXTS.overTime(failed)}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the sliders in it do the same by keyboard */}
      <div
        ref={track}
        class="strip-track"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={endDrag}
        onPointerLeave={() => setPointed(null)}
        onDblClick={() => range && onRange(null)}
      >
        <StripMarks data={data} scale={scale} theme={theme} />
        {chosen && <div class="strip-range" style={{ '--from': `${from * 100}%`, '--to': `${to * 100}%` }} />}
        <StripEnd
          end="from"
          x={from}
          least={0}
          most={to}
          time={told((chosen ?? scale).from)}
          idle={!chosen}
          onMove={(x) => choose({ from: scale.timeAt(x), to: (chosen ?? scale).to })}
          elementRef={first}
        />
        <StripEnd
          end="to"
          x={to}
          least={from}
          most={1}
          time={told((chosen ?? scale).to)}
          idle={!chosen}
          onMove={(x) => choose({ from: (chosen ?? scale).from, to: scale.timeAt(x) })}
        />
        {pointed !== null && (
          <span
            class={pointed > 0.5 ? 'strip-time left' : 'strip-time'}
            aria-hidden="true"
            style={{ left: `${pointed * 100}%` }}
          >
            {dragged ? `${told(dragged.from)} – ${told(dragged.to)}` : told(scale.timeAt(pointed))}
          </span>
        )}
      </div>
      {chosen && (
        <button
          type="button"
          class="icon strip-clear"
          aria-label={STRIP_TEXTS.clear}
          title={STRIP_TEXTS.clear}
          onClick={clear}
        >
          ✕
        </button>
      )}
    </div>
  );
}
