import { FILE_TEXTS } from '../texts/file-texts.ts';
import type { FileFacts, OpenedSessions, Reading } from './opened-sessions.ts';

const SHOWN_AT_FIRST = 100;

/** What is read, what could not be opened, and what of the shown file could not be taken as it is. */
export function FileNotices({ sessions, isComparing }: { sessions: OpenedSessions; isComparing: boolean }) {
  const reading = sessions.reading.value;
  const { shown } = sessions;
  return (
    <>
      {reading && <Progress reading={reading} stop={() => sessions.stop()} />}
      {sessions.refused.value.map(({ name, reason }) => (
        <p key={name} class="notice" role="alert" data-testid="file-refused">
          {FILE_TEXTS.refused(name, sentence(reason ?? FILE_TEXTS.fault))}
        </p>
      ))}
      {!isComparing && shown?.facts && <Facts key={shown.key} name={shown.name} facts={shown.facts} />}
    </>
  );
}

function Progress({ reading, stop }: { reading: Reading; stop: () => void }) {
  const percent = Math.min(100, Math.floor(reading.share * 100));
  return (
    <div class="notice quiet reading" data-testid="file-reading">
      <label>
        <span>{FILE_TEXTS.reading(reading.name, percent)}</span>
        <progress value={percent} max={100} />
      </label>
      <button type="button" class="link" onClick={stop} data-testid="stop-reading">
        {FILE_TEXTS.stop}
      </button>
    </div>
  );
}

function Facts({ name, facts }: { name: string; facts: FileFacts }) {
  const { head, skipped, repaired, stopped } = facts;
  const said = [
    stopped ? FILE_TEXTS.stopped : '',
    head?.endsEarly ? FILE_TEXTS.endsEarly(head.entries - skipped.length) : '',
    head && head.entries === 0 && !head.endsEarly ? FILE_TEXTS.empty : '',
  ].filter((text) => text !== '');
  if (said.length + skipped.length + repaired.length === 0) return null;
  return (
    <section class="notice quiet file-facts" aria-label={FILE_TEXTS.from(name)} data-testid="file-facts">
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {skipped.length > 0 && (
        <Entries
          title={FILE_TEXTS.skipped(skipped.length)}
          lines={skipped.map(({ index, reason }) => FILE_TEXTS.entry(index, reason))}
          testId="file-skipped"
        />
      )}
      {repaired.length > 0 && (
        <Entries
          title={FILE_TEXTS.repaired(new Set(repaired.map(({ index }) => index)).size)}
          lines={repaired.map(({ index, what }) => FILE_TEXTS.entry(index, what))}
          testId="file-repaired"
        />
      )}
    </section>
  );
}

function Entries({ title, lines, testId }: { title: string; lines: readonly string[]; testId: string }) {
  return (
    <details data-testid={testId}>
      <summary>{title}</summary>
      <ul>
        {lines.slice(0, SHOWN_AT_FIRST).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > SHOWN_AT_FIRST && <li>{FILE_TEXTS.more(lines.length - SHOWN_AT_FIRST)}</li>}
      </ul>
    </details>
  );
}

/** A reason as a sentence of its own: "this is no JSON" → "This is no JSON." */
function sentence(text: string): string {
  const line = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
