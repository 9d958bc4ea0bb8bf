import { batch, computed, signal } from '@preact/signals';
import type { Recording } from '../capture/listen.ts';
import type { diagnose as Diagnose } from '../diagnose/diagnose.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { type Verdict, verdictOf } from '../diagnose/verdict.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Group } from '../session/group.ts';
import { outcomeOf } from '../session/outcome.ts';
import { type ListItem, listItems } from './list-items.ts';

/** What the panel can show in its main part. */
export type View = 'requests' | 'reference';

/**
 * What the panel shows, derived from the recording. Changes are gathered and applied once a frame, so that a burst of
 * requests costs one rendering.
 */
export class PanelModel {
  readonly view = signal<View>('requests');
  readonly folded = signal<ReadonlySet<Group>>(new Set());
  /** The index of the exchange whose explanation is open. */
  readonly open = signal<number | null>(null);
  /** The key of the list's row that the keyboard is on. */
  readonly active = signal<string | null>(null);
  /** What the reference is searched for. */
  readonly query = signal('');

  readonly #recording: Recording;
  readonly #version = signal(0);
  readonly #recordingVersion = signal(0);
  readonly #diagnoses = new Map<Exchange, Diagnosis | null>();
  #diagnose: typeof Diagnose | undefined;
  #toDiagnose = new Set<Exchange>();
  #frame = 0;

  /** @param recording what is shown, live */
  constructor(recording: Recording) {
    this.#recording = recording;
    for (const exchange of recording.session.exchanges) this.#toDiagnose.add(exchange);
    recording.session.subscribe(({ touched, gone }) => {
      for (const exchange of gone) {
        this.#diagnoses.delete(exchange);
        this.#toDiagnose.delete(exchange);
      }
      for (const exchange of touched) this.#toDiagnose.add(exchange);
      this.#schedule();
    });
    recording.subscribe(() => {
      this.#recordingVersion.value++;
    });
  }

  /** Loads the rules and the texts, then explains what is there. */
  async loadEngine(): Promise<void> {
    const { diagnose } = await import('../diagnose/diagnose.ts');
    this.#diagnose = diagnose;
    this.#apply();
  }

  readonly items = computed<readonly ListItem[]>(() =>
    listItems(this.exchanges, this.#recording.session.unreadable, this.folded.value, (exchange) =>
      this.#diagnoses.get(exchange),
    ),
  );

  /** How many requests have come to each verdict. */
  readonly verdicts = computed(() => {
    const counts: Record<Verdict, number> = { failure: 0, 'hidden-failure': 0, note: 0, fine: 0 };
    for (const exchange of this.exchanges) {
      counts[verdictOf(outcomeOf(exchange), this.#diagnoses.get(exchange))]++;
    }
    return counts;
  });

  readonly openExchange = computed(() => {
    const index = this.open.value;
    return index === null ? undefined : this.exchanges.find((exchange) => exchange.index === index);
  });

  /** All that was recorded; read inside a rendering, it is kept up to date. The list itself is never another one. */
  get exchanges(): readonly Exchange[] {
    this.#version.value;
    return this.#recording.session.exchanges;
  }

  /** The state of the recording; read inside a rendering, it is kept up to date. */
  get recording(): Recording {
    this.#recordingVersion.value;
    return this.#recording;
  }

  /** Whether the rules are there; before that nothing is explained yet. */
  get ready(): boolean {
    this.#version.value;
    return this.#diagnose !== undefined;
  }

  /** What went wrong with an exchange; null when nothing did, undefined while the rules are still loading. */
  diagnosisOf(exchange: Exchange): Diagnosis | null | undefined {
    return this.#diagnoses.get(exchange);
  }

  /** Forgets everything that was recorded. */
  clear(): void {
    batch(() => {
      this.open.value = null;
      this.active.value = null;
      this.#recording.clear();
    });
  }

  /** Folds or unfolds a group of the list. */
  toggleGroup(group: Group): void {
    const folded = new Set(this.folded.value);
    if (!folded.delete(group)) folded.add(group);
    this.folded.value = folded;
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#apply());
  }

  #apply(): void {
    this.#frame = 0;
    if (this.#diagnose) {
      for (const exchange of this.#toDiagnose) {
        this.#diagnoses.set(exchange, this.#diagnose(exchange, this.#recording.session.relatedTo(exchange)));
      }
      this.#toDiagnose = new Set();
    }
    this.#version.value++;
  }
}
