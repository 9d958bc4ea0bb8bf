import { batch, computed, signal } from '@preact/signals';
import type { Recording } from '../capture/listen.ts';
import type { DiagnosedSession } from '../diagnose/diagnosed-session.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import type { storyOf as StoryOf } from '../diagnose/story.ts';
import { type Verdict, verdictOf } from '../diagnose/verdict.ts';
import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import { outcomeOf } from '../session/outcome.ts';
import type { Related } from '../session/relations.ts';
import { stepsOf } from './bundle-shape.ts';
import type { RequestContext } from './Explanation.tsx';
import { expandedOf, type ListItem, listItems, memberKeyOf, rowKeyOf } from './list-items.ts';
import { Sightings } from './sightings.ts';

/** What the panel can show in its main part. */
export type View = 'requests' | 'reference';

/** What is shown in full beside the list. */
export type Opened =
  | {
      readonly kind: 'request';
      /** Newer records of the same exchange keep it. */
      readonly index: number;
    }
  | {
      readonly kind: 'problem';
      readonly id: string;
      /** One of its exchanges: as a problem grows, another of them may come to tell it, and give it another id. */
      readonly index: number;
    };

const NO_PROBLEMS: readonly Problem[] = [];

/**
 * What the panel shows, derived from the recording. Changes are gathered and applied once a frame, so that a burst of
 * requests costs one rendering.
 */
export class PanelModel {
  readonly view = signal<View>('requests');
  /** The keys of the list's items that are not as they begin: groups begin open, everything else closed. */
  readonly toggled = signal<ReadonlySet<string>>(new Set());
  /** What is shown in full beside the list. */
  readonly open = signal<Opened | null>(null);
  /** The key of the list's row that the keyboard is on. */
  readonly active = signal<string | null>(null);
  /** What the reference is searched for. */
  readonly query = signal('');
  /** What the rows have said so far. */
  readonly sightings = new Sightings();

  readonly #recording: Recording;
  readonly #version = signal(0);
  readonly #recordingVersion = signal(0);
  #diagnosed: DiagnosedSession | undefined;
  #storyOf: typeof StoryOf | undefined;
  #frame = 0;

  /** @param recording what is shown, live */
  constructor(recording: Recording) {
    this.#recording = recording;
    recording.session.subscribe(() => this.#schedule());
    recording.subscribe(() => {
      this.#recordingVersion.value++;
    });
  }

  /** Loads the rules and the texts, then explains what is there. */
  async loadEngine(): Promise<void> {
    const [{ DiagnosedSession }, { storyOf }] = await Promise.all([
      import('../diagnose/diagnosed-session.ts'),
      import('../diagnose/story.ts'),
    ]);
    this.#storyOf = storyOf;
    this.#diagnosed = new DiagnosedSession(this.#recording.session);
    this.#apply();
  }

  /** What people have to deal with: what breaks most first. */
  readonly problems = computed<readonly Problem[]>(() => {
    this.#version.value;
    return this.#diagnosed?.problems.slice() ?? NO_PROBLEMS;
  });

  /** What looks like a failure and needs nobody. */
  readonly notes = computed<readonly Problem[]>(() => {
    this.#version.value;
    return this.#diagnosed?.notes.slice() ?? NO_PROBLEMS;
  });

  readonly items = computed<readonly ListItem[]>(() =>
    listItems({
      exchanges: this.exchanges,
      unreadable: this.#recording.session.unreadable,
      problems: this.problems.value,
      notes: this.notes.value,
      diagnosisOf: (exchange) => this.diagnosisOf(exchange),
      bundleOf: (exchange) => this.bundleOf(exchange),
      relatedTo: (exchange) => this.relatedTo(exchange),
      toggled: this.toggled.value,
    }),
  );

  /**
   * How many requests have come to each verdict; what is still on its way stands apart. As problems count them, so that
   * the numbers on the screen agree: what the browser asked ahead of a request is no failure of its own.
   */
  readonly counts = computed(() => {
    const counts: Record<Verdict | 'pending', number> = {
      failure: 0,
      'hidden-failure': 0,
      note: 0,
      fine: 0,
      pending: 0,
    };
    for (const exchange of this.exchanges) {
      const outcome = outcomeOf(exchange);
      counts[outcome === 'pending' ? 'pending' : verdictOf(outcome, this.diagnosisOf(exchange))]++;
    }
    if (this.ready) {
      const explained = this.problems.value.reduce((sum, { count }) => sum + count, 0);
      counts.failure = explained - counts['hidden-failure'];
    }
    return counts;
  });

  readonly openExchange = computed(() => {
    const open = this.open.value;
    return open?.kind === 'request' ? this.#exchangeAt(open.index) : undefined;
  });

  /** The problem or note that is shown in full. */
  readonly openProblem = computed(() => {
    const open = this.open.value;
    if (open?.kind !== 'problem') return undefined;
    const isOpen = ({ id }: Problem) => id === open.id;
    const same = this.problems.value.find(isOpen) ?? this.notes.value.find(isOpen);
    if (same) return same;
    const exchange = this.#exchangeAt(open.index);
    return exchange && this.problemOf(exchange);
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
    return this.#diagnosed !== undefined;
  }

  /** What went wrong with an exchange; null when nothing did, undefined while the rules are still loading. */
  diagnosisOf(exchange: Exchange): Diagnosis | null | undefined {
    return this.#diagnosed?.diagnosisOf(exchange);
  }

  /** The problem or note that an exchange belongs to. */
  problemOf(exchange: Exchange): Problem | undefined {
    return this.#diagnosed?.problemOf(exchange);
  }

  /** The exchanges that are one row of the list. */
  bundleOf(exchange: Exchange): Bundle | undefined {
    return this.#recording.session.bundleOf(exchange);
  }

  /** Its neighbours, which change what it means. */
  relatedTo(exchange: Exchange): Related {
    return this.#recording.session.relatedTo(exchange);
  }

  /** All that is known of a request beside its own record; read inside a rendering, it is kept up to date. */
  contextOf(exchange: Exchange): RequestContext {
    this.#version.value;
    const diagnosis = this.diagnosisOf(exchange);
    const bundle = this.bundleOf(exchange);
    return {
      diagnosis,
      earlier: this.#diagnosed?.earlierDiagnosisOf(exchange),
      related: this.relatedTo(exchange),
      party: this.#diagnosed?.partyOf(exchange),
      story: this.#storyOf?.(exchange, (other) => this.relatedTo(other), diagnosis ?? null) ?? [],
      problem: this.problemOf(exchange),
      steps: bundle && stepsOf(bundle, (other) => this.relatedTo(other)),
    };
  }

  /** Shows a request in full, and puts the list on its row. */
  showRequest(exchange: Exchange): void {
    batch(() => {
      this.open.value = { kind: 'request', index: exchange.index };
      const bundle = this.bundleOf(exchange);
      const rowKey = rowKeyOf(exchange, bundle);
      const memberKey = memberKeyOf(exchange);
      // The one that leads a bundle has two rows while it is open: the one that was chosen stays.
      const asMember = this.toggled.value.has(rowKey) && exchange !== bundle?.lead;
      if (this.active.value !== memberKey) this.active.value = asMember ? memberKey : rowKey;
      this.sightings.read(rowKey);
    });
  }

  /** Shows a problem or a note in full. */
  showProblem(problem: Problem): void {
    batch(() => {
      this.open.value = { kind: 'problem', id: problem.id, index: problem.exchange.index };
      const item = this.items.value.find((each) => 'problem' in each && each.problem.id === problem.id);
      if (item) this.active.value = item.key;
    });
  }

  /** Shows the list alone. */
  close(): void {
    this.open.value = null;
  }

  /** Forgets everything that was recorded. */
  clear(): void {
    batch(() => {
      this.close();
      this.active.value = null;
      this.sightings.clear();
      this.#recording.clear();
    });
  }

  /** Opens or closes what an item of the list holds. */
  toggle(item: ListItem): void {
    if (expandedOf(item) === undefined) return;
    const toggled = new Set(this.toggled.value);
    if (!toggled.delete(item.key)) toggled.add(item.key);
    this.toggled.value = toggled;
  }

  #exchangeAt(place: number): Exchange | undefined {
    return this.exchanges.find(({ index }) => index === place);
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#apply());
  }

  #apply(): void {
    this.#frame = 0;
    this.#diagnosed?.update();
    this.#version.value++;
  }
}
