import { useCallback, useMemo } from 'preact/hooks';
import type { Listed, ListedRequest } from './listed-request.ts';
import type { PanelModel } from './model.ts';
import { TimeStrip } from './strip/TimeStrip.tsx';

/** The session in time, over the list. */
export function Strip({ model, theme }: { model: PanelModel; theme: 'light' | 'dark' }) {
  const accepts = model.accepts.value;
  // The list has asked already.
  const isListed = useMemo(
    () => accepts && ((request: ListedRequest) => (request as Listed).isAcceptedBy(accepts)),
    [accepts],
  );
  const listed = useCallback(() => listedIn(model), [model, model.version]);
  return (
    <TimeStrip
      listed={listed}
      count={model.exchanges.length}
      visits={model.visits.value}
      accepts={isListed}
      range={model.range.value}
      onRange={(range) => {
        model.range.value = range;
      }}
      theme={theme}
    />
  );
}

/**
 * Looked up one by one, as the strip goes through them: in tasks of its own, and more seldom than the list is drawn. What has gone
 * meanwhile is left out.
 */
function* listedIn(model: PanelModel): Generator<Listed> {
  for (const { index } of model.exchanges) {
    const listed = model.listedAt(index);
    if (listed) yield listed;
  }
}
