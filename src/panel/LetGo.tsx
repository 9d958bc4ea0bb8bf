import type { PanelModel } from './model.ts';
import { LIMITS } from './settings.ts';
import { TEXTS } from './texts/panel-texts.ts';

/** Says what had to go, because all of it was too much to keep. */
export function LetGo({ model }: { model: PanelModel }) {
  const { letGo, limit } = model.recording;
  const bodies = model.bodiesLetGo;
  return (
    <>
      {letGo > 0 && (
        <p class="notice quiet" data-testid="let-go" data-count={letGo}>
          {TEXTS.letGo(letGo, limit)} {limit < Math.max(...LIMITS) && TEXTS.keepMore}
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
