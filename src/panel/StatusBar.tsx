import type { PanelModel } from './model.ts';
import { count, TEXTS } from './texts.ts';

/** The numbers of the session. */
export function StatusBar({ model }: { model: PanelModel }) {
  const { recording } = model;
  const problems = model.problems.value.length;
  const total = model.exchanges.length;
  const { failure: failed, 'hidden-failure': hidden } = model.counts.value;
  return (
    <footer class="status-bar">
      <span>
        <span data-testid="request-count">{total}</span> {total === 1 ? 'request' : 'requests'}
      </span>
      {failed > 0 && <b class="failure-count">{failed.toLocaleString('en')} failed</b>}
      {problems > 0 && <span>{count(problems, 'problem')}</span>}
      {hidden > 0 && <b class="failure-count">{TEXTS.hiddenFailures(hidden)}</b>}
      {total > 0 && failed === 0 && hidden === 0 && <span>None failed</span>}
      <span class="end">
        {recording.paused
          ? `Paused${recording.missedWhilePaused > 0 ? `: ${count(recording.missedWhilePaused, 'request')} not recorded` : ''}`
          : 'Recording since DevTools opened'}
      </span>
    </footer>
  );
}
