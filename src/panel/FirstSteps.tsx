import { useState } from 'preact/hooks';
import { TEXTS } from './texts/panel-texts.ts';

/** What stands there before the first request: how to see one, an example, and what the panel sees at all. */
export function FirstSteps({
  reloadPage,
  openExample,
}: {
  reloadPage: () => void;
  openExample: () => Promise<void>;
}) {
  const [failed, setFailed] = useState(false);
  return (
    <main class="empty" data-testid="first-steps">
      <h2>{TEXTS.nothingYet}</h2>
      <p>{TEXTS.nothingYetHint}</p>
      <p class="buttons">
        <button type="button" class="pill primary" onClick={reloadPage}>
          {TEXTS.reload}
        </button>
        <button
          type="button"
          class="pill"
          data-testid="open-example"
          // An extension that was updated or switched off meanwhile has no such file any more.
          onClick={() => void openExample().catch(() => setFailed(true))}
        >
          {TEXTS.openExample}
        </button>
      </p>
      {failed && <p role="alert">{TEXTS.notLoaded}</p>}
      <dl class="steps">
        {TEXTS.firstSteps.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
