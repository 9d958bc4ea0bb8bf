import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DETAIL_TEXTS } from './texts/detail-texts.ts';

/** The place beside the list where one thing is shown in full. */
export function Detail({
  of,
  head,
  close,
  share,
  children,
}: {
  of: 'request' | 'problem';
  /** The line that says what is shown. */
  head: ComponentChildren;
  close: () => void;
  share: () => void;
  children: ComponentChildren;
}) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    root.current?.scrollTo({ top: 0 });
    // The button that led here is gone with what was shown before: the keyboard goes on from here.
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={root}
      class="detail"
      aria-label={of === 'request' ? DETAIL_TEXTS.explanation : DETAIL_TEXTS.problem}
      data-testid="explanation"
      data-of={of}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // DevTools would open its drawer on the same key.
        event.stopPropagation();
        // The first Escape closes the meaning of a word, which the browser does.
        if (!root.current?.querySelector(':popover-open')) close();
      }}
    >
      <div class="who">
        {head}
        <button
          type="button"
          class="share"
          title={DETAIL_TEXTS.shareHint}
          data-testid="share"
          onClick={share}
        >
          {DETAIL_TEXTS.share}
        </button>
        <button
          type="button"
          class="icon close"
          aria-label={DETAIL_TEXTS.close}
          title={DETAIL_TEXTS.close}
          onClick={close}
        >
          <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </div>
      {children}
    </section>
  );
}
