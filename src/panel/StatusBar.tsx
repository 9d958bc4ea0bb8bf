import type { PanelModel } from './model.ts';
import { count } from './texts.ts';

/** The numbers of the session. */
export function StatusBar({ model }: { model: PanelModel }) {
  const { recording } = model;
  const total = model.exchanges.length;
  const failed = model.failures.value;
  return (
    <footer class="status-bar">
      <span>
        <span data-testid="request-count">{total}</span> {total === 1 ? 'request' : 'requests'}
      </span>
      {failed > 0 && <b>{failed.toLocaleString('en')} failed</b>}
      {total > 0 && failed === 0 && <span>None failed</span>}
      <span class="end">
        {recording.paused
          ? `Paused${recording.missedWhilePaused > 0 ? `: ${count(recording.missedWhilePaused, 'request')} not recorded` : ''}`
          : 'Recording since DevTools opened'}
      </span>
    </footer>
  );
}
