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
  // Asked for each time that it is drawn: more seldom than this is.
  const listed = useCallback(() => model.listed(), [model, model.version]);
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
