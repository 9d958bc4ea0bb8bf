import { useEffect, useId, useState } from 'preact/hooks';
import type { PageWatch } from '../capture/page-watch.ts';
import type { PanelModel } from './model.ts';
import { part, useLoaded } from './part.ts';
import { TEXTS } from './texts/panel-texts.ts';

const OPTIONS = part(() => import('./ViewOptions.tsx'));

interface Props {
  readonly model: PanelModel;
  readonly watch: PageWatch | undefined;
}

/** How the list is shown, and what is kept: what is set once and then left alone. */
export function ViewMenu(props: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // It will be wanted by the first click, and is not needed to open the panel.
    void OPTIONS.load();
  }, []);
  return (
    <>
      <button
        type="button"
        class="icon"
        popovertarget={id}
        aria-label={TEXTS.view}
        title={TEXTS.view}
        data-testid="view-menu"
      >
        <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
          <path d="M2 4.5h5m4 0h3M2 11.5h3m4 0h5" />
          <circle cx="9" cy="4.5" r="1.8" />
          <circle cx="7" cy="11.5" r="1.8" />
        </svg>
      </button>
      <div
        id={id}
        popover="auto"
        class="menu"
        role="group"
        aria-label={TEXTS.view}
        data-testid="view-options"
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
        onKeyDown={(event) => {
          // The menu closes by it; DevTools would open its drawer on the same key.
          if (event.key === 'Escape') event.stopPropagation();
        }}
      >
        {isOpen && <OptionsWhenLoaded {...props} />}
      </div>
    </>
  );
}

function OptionsWhenLoaded(props: Props) {
  const options = useLoaded(OPTIONS);
  if (options === undefined) return null;
  return options instanceof Error ? (
    <p role="alert">{TEXTS.notLoaded}</p>
  ) : (
    <options.ViewOptions {...props} />
  );
}
