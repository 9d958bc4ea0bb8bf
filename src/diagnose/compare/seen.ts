import type { Change } from './comparison.ts';

/** One thing that a message has. */
export interface SeenThing {
  /** "header", "cookie", "JSON field" … */
  readonly kind: string;
  /** What may be shown of it; absent: it is "present", and its value is nobody's business. */
  readonly shown?: string;
  /** Compared, and never shown. */
  readonly hidden?: string;
  /** Where one side does not have it, nothing is known. */
  readonly onlyIfBoth?: boolean;
}

/** By its name: "header x-api-key". */
export type Seen = Map<string, SeenThing>;

/** Before it is counted over several requests. */
export type OneChange = Omit<Change, 'count'>;

/**
 * What one of two messages has and the other has not, or has with another value.
 * @param kinds what both records tell of; the rest is passed over
 */
export function whatDiffers(
  where: Change['where'],
  before: Seen,
  after: Seen,
  kinds: readonly string[],
): readonly OneChange[] {
  const changes: OneChange[] = [];
  for (const what of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(what), after.get(what)];
    const kind = (old ?? now)?.kind ?? '';
    if (!kinds.includes(kind)) continue;
    if (!old || !now) {
      if ((old ?? now)?.onlyIfBoth) continue;
      changes.push({ where, what, before: presence(old), after: presence(now) });
    } else if (old.shown !== now.shown)
      changes.push({ where, what, before: presence(old), after: presence(now) });
    else if (old.hidden !== now.hidden)
      changes.push({ where, what, before: 'present', after: 'another value' });
  }
  return changes;
}

function presence(thing: SeenThing | undefined): string {
  return thing === undefined ? 'absent' : (thing.shown ?? 'present');
}

/** "HTTP/2" of "h2", "HTTP/2.0" and "http/2"; '' where none is told. */
export function versionOf(recorded: string): string {
  const number = /^(?:http\/|h)([123](?:\.\d)?)/i.exec(recorded)?.[1];
  return number === undefined ? '' : `HTTP/${number.replace(/^([23])\.0$/, '$1')}`;
}
