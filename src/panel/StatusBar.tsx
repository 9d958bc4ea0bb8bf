import { visible } from './address-text.ts';
import type { OpenedSession } from './files/opened-sessions.ts';
import type { PanelModel } from './model.ts';
import { FILE_TEXTS } from './texts/file-texts.ts';
import { count, duration, size, TEXTS } from './texts/panel-texts.ts';

/** The numbers of the session. */
export function StatusBar({
  model,
  file,
  showKeys,
}: {
  model: PanelModel;
  /** What the requests were read from; undefined where they are those of a page. */
  file: OpenedSession | undefined;
  showKeys: () => void;
}) {
  const problems = model.problems.value.length;
  const total = model.exchanges.length;
  const { failure: failed, 'hidden-failure': hidden } = model.counts.value;
  const { transferred, span } = model.extent.value;
  return (
    <footer class="status-bar">
      <span>
        {model.filter.value.isActive && `${TEXTS.listedOf(model.content.value.shown)} `}
        <span data-testid="request-count">{total}</span> {TEXTS.requestCount(total)}
      </span>
      {failed > 0 && <b class="failure-count">{TEXTS.failed(failed)}</b>}
      {problems > 0 && <span>{count(problems, 'problem')}</span>}
      {hidden > 0 && <b class="failure-count">{TEXTS.hiddenFailures(hidden)}</b>}
      {total > 0 && failed === 0 && hidden === 0 && <span>{TEXTS.noneFailed}</span>}
      {transferred > 0 && <span class="extent">{TEXTS.transferred(size(transferred))}</span>}
      {span > 0 && <span class="extent">{TEXTS.spanned(duration(span))}</span>}
      <span class="end">{endText(model, file)}</span>
      <button type="button" class="link" data-testid="show-keys" onClick={showKeys}>
        {TEXTS.showKeys}
      </button>
    </footer>
  );
}

function endText({ kind, recording }: PanelModel, file: OpenedSession | undefined): string {
  switch (kind) {
    case 'example':
      return TEXTS.madeUp;
    case 'file': {
      if (!file) return '';
      const from = FILE_TEXTS.from(visible(file.name));
      const creator = file.facts?.head?.creator ?? '';
      return creator === '' ? from : `${from}, ${FILE_TEXTS.madeBy(visible(creator.slice(0, 80)))}`;
    }
    case 'live':
      return recording.paused ? TEXTS.paused(recording.missedWhilePaused) : TEXTS.recordingSince;
  }
}
