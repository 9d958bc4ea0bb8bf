import { useEffect, useState } from 'preact/hooks';
import type { PageReports } from '../capture/page-reports.ts';
import type { PageWatch } from '../capture/page-watch.ts';
import { quote } from '../diagnose/quote.ts';
import { TEXTS } from './texts/panel-texts.ts';

/** Draws a component again when the switch “Watch the page” is turned, or the page has told something. */
export function useWatch(watch: PageWatch | undefined): void {
  const [, draw] = useState(0);
  useEffect(() => watch?.subscribe(() => draw((count) => count + 1)), [watch]);
}

/** What the panel cannot see while the page is not watched; while it is, what the page told that fits no request. */
export function NotSeen({ watch, reports }: { watch: PageWatch | undefined; reports: PageReports }) {
  useWatch(watch);
  if (!watch) return null;
  if (!watch.watching) {
    return (
      <aside class="not-seen" aria-label={TEXTS.notSeenLabel} data-testid="not-seen">
        <span>{TEXTS.notSeen}</span>{' '}
        <button
          type="button"
          class="link"
          onClick={() => {
            watch.watching = true;
          }}
        >
          {TEXTS.watch}
        </button>
      </aside>
    );
  }
  const latest = reports.unlisted.at(-1);
  if (latest?.kind !== 'unhandled-rejection') return null;
  const file = latest.sourceFile.split(/[/\\]/).at(-1) ?? '';
  return (
    <aside class="not-seen" aria-label={TEXTS.unlistedLabel} data-testid="unlisted">
      {TEXTS.unlisted(
        reports.unlisted.length,
        quote(latest.message),
        file === '' ? '' : `${quote(file)}${latest.line === null ? '' : `:${latest.line}`}`,
      )}
    </aside>
  );
}

/** The first moments with the switch on: what the page did before is not known. */
export function WatchedLate({ watch }: { watch: PageWatch | undefined }) {
  useWatch(watch);
  return (
    // The region stands there before it has something to say, so that it is read aloud.
    <div role="status" data-testid="watched-late">
      {watch?.watching && watch.late && (
        <p class="notice">
          {TEXTS.watchedLate}{' '}
          <button type="button" class="link" onClick={() => watch.reload()}>
            {TEXTS.reload}
          </button>
        </p>
      )}
    </div>
  );
}
