import { FILE_TEXTS } from '../texts/file-texts.ts';
import type { OpenedSessions } from './opened-sessions.ts';

/** The sessions that are open, where there is more than the page's own. */
export function SessionBar({
  sessions,
  isComparing,
  compare,
  onChosen,
}: {
  sessions: OpenedSessions;
  isComparing: boolean;
  compare: () => void;
  onChosen: () => void;
}) {
  const all = sessions.all.value;
  if (all.every(({ facts }) => facts === null)) return null;
  return (
    <nav class="session-bar" aria-label={FILE_TEXTS.sessions} data-testid="session-bar">
      <ul>
        {all.map(({ key, name, facts }) => (
          <li key={key}>
            <button
              type="button"
              aria-current={(key === sessions.shownKey.value && !isComparing) || undefined}
              title={name || FILE_TEXTS.livePage}
              onClick={() => {
                sessions.show(key);
                onChosen();
              }}
            >
              <bdi>{name || FILE_TEXTS.livePage}</bdi>
            </button>
            {facts && (
              <button
                type="button"
                class="icon"
                aria-label={FILE_TEXTS.closeSession(name)}
                title={FILE_TEXTS.closeSession(name)}
                onClick={() => sessions.close(key)}
              >
                <svg
                  viewBox="0 0 16 16"
                  fill="none"
                  stroke="currentColor"
                  stroke-width="1.4"
                  aria-hidden="true"
                >
                  <path d="M5 5l6 6M11 5l-6 6" />
                </svg>
              </button>
            )}
          </li>
        ))}
      </ul>
      {all.length > 1 && (
        <button
          type="button"
          class="link"
          aria-pressed={isComparing}
          title={FILE_TEXTS.compareHint}
          data-testid="compare"
          onClick={compare}
        >
          {FILE_TEXTS.compare}
        </button>
      )}
    </nav>
  );
}
