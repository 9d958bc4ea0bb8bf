import type { PanelModel } from './model.ts';
import { TEXTS } from './texts/panel-texts.ts';

/** Says what had to go, because all of it was too much to keep. */
export function LetGo({ model }: { model: PanelModel }) {
  const { recording, version } = model;
  const { letGo, limit, shelf } = recording;
  // Bodies go as others come, and each that comes is a change.
  const bodies = version < 0 ? 0 : shelf.bodiesLetGo;
  return (
    <>
      {letGo > 0 && (
        <p class="notice quiet" data-testid="let-go" data-count={letGo}>
          {TEXTS.letGo(letGo, limit)}
        </p>
      )}
      {bodies > 0 && (
        <p class="notice quiet" data-testid="bodies-let-go" data-count={bodies}>
          {TEXTS.bodiesLetGo(bodies)}
        </p>
      )}
    </>
  );
}
