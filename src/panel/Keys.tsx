import { useEffect, useRef } from 'preact/hooks';
import { KEY_TEXTS } from './texts/key-texts.ts';

/** All keys of the panel. */
export function Keys({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="keys"
      aria-labelledby="keys-title"
      data-testid="keys"
      onClose={close}
      onKeyDown={(event) => {
        // The dialog closes by it; DevTools would open its drawer on the same key.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 id="keys-title">{KEY_TEXTS.title}</h2>
      <dl class="table">
        {KEY_TEXTS.all.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="pill">
          {KEY_TEXTS.close}
        </button>
      </form>
    </dialog>
  );
}
