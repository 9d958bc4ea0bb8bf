import { useState } from 'preact/hooks';
import { FILE_TEXTS } from './texts/file-texts.ts';
import { TEXTS } from './texts/panel-texts.ts';

/** What stands there before the first request: how to see one, an example, a file, and what can be seen at all. */
export function FirstSteps({
  isPage,
  isReading,
  reloadPage,
  openExample,
  chooseFiles,
}: {
  /** There is a page whose requests are recorded. */
  isPage: boolean;
  /** A file is being opened already. */
  isReading: boolean;
  reloadPage: () => void;
  openExample: () => Promise<void>;
  chooseFiles: () => void;
}) {
  const [failed, setFailed] = useState(false);
  if (isReading) return <main class="empty" />;
  return (
    <main class="empty" data-testid="first-steps">
      <h2>{isPage ? TEXTS.nothingYet : FILE_TEXTS.viewerTitle}</h2>
      <p>{isPage ? TEXTS.nothingYetHint : FILE_TEXTS.viewerHint}</p>
      <p class="buttons">
        {isPage ? (
          <button type="button" class="pill primary" onClick={reloadPage}>
            {TEXTS.reload}
          </button>
        ) : (
          <button type="button" class="pill primary" data-testid="choose-files" onClick={chooseFiles}>
            {FILE_TEXTS.choose}
          </button>
        )}
        <button
          type="button"
          class="pill"
          data-testid="open-example"
          // An extension that was updated or switched off meanwhile has no such file any more.
          onClick={() => void openExample().catch(() => setFailed(true))}
        >
          {TEXTS.openExample}
        </button>
        {isPage && (
          <button type="button" class="pill" data-testid="choose-files" onClick={chooseFiles}>
            {FILE_TEXTS.openOne}
          </button>
        )}
      </p>
      {failed && <p role="alert">{TEXTS.notLoaded}</p>}
      <dl class="steps">
        {(isPage ? TEXTS.firstSteps : FILE_TEXTS.viewerSteps).map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
