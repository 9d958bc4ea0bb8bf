import type { Confusion } from '../../knowledge/confusions.ts';
import { sidesOf } from './entries.ts';

/** What is mixed up, side by side. */
export function ConfusionCards({
  confusion,
  openEntry,
}: {
  confusion: Confusion;
  openEntry: (key: string) => void;
}) {
  return (
    <div class="cards" data-testid="confusion-cards">
      {sidesOf(confusion).map(({ name, about, says }) => (
        <div key={name} class="card">
          {about === undefined ? (
            <small>{name}</small>
          ) : (
            <button type="button" class="link" onClick={() => openEntry(about)}>
              {name}
            </button>
          )}
          <p>{says}</p>
        </div>
      ))}
    </div>
  );
}
