import { batch, computed, signal } from '@preact/signals';
import type { Recording } from '../capture/listen.ts';
import type { DiagnosedSession } from '../diagnose/diagnosed-session.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { Problem } from '../diagnose/problems.ts';
import type { storyOf as StoryOf } from '../diagnose/story.ts';
import type { findTerms as FindTerms } from '../knowledge/glossary.ts';
import type { Bundle } from '../session/bundle.ts';
import type { Exchange } from '../session/exchange.ts';
import type { Related } from '../session/relations.ts';
import { stepsOf } from './bundle-shape.ts';
import { drawnApart } from './drawing.ts';
import type { RequestContext } from './Explanation.tsx';
import { type Matcher, matcherOf } from './filter/matcher.ts';
import { RegexSearch } from './filter/regex-search.ts';
import { searchedOf } from './filter/request-values.ts';
import type { GroupLines } from './group-lines.ts';
import { GroupedList } from './grouped-list.ts';
import type { ListView } from './grouped-rows.ts';
import { expandedOf, type ListContent, type ListItem, listItems, placeOfKey } from './list-items.ts';
import { type Accepts, type Listed, ListedRequests } from './listed-request.ts';
import { RequestRows } from './request-rows.ts';
import { memberKeyOf, rowKeyOf } from './row-keys.ts';
import { SessionTotals } from './session-totals.ts';
import { CurrentSettings, type Sorting } from './settings.ts';
import { Sightings } from './sightings.ts';
import type { Visit } from './strip/marks.ts';
import type { TimeRange } from './strip/time-scale.ts';
import { startWorker } from './trusted-worker.ts';

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

/** Where the requests come from: the inspected page, made up, or a file. */
export type SessionKind = 'live' | 'example' | 'file';

/** How long is spent at a time on what has come, in ms; the rest waits for the next frame. */
const SLICE = 8;
/** So many are explained between two looks at the clock: the first of all take long, until the rules are compiled. */
const AT_ONCE = 1;

/**
 * While requests keep coming they are explained and shown so often, in ms. At every frame, forty rows that move are laid out and
 * painted again: that takes the page and DevTools more time than everything else that the panel does …
 */
const PAUSE = 100;
/**
 * … and shown so often, in ms, where this many have come since the last time: nobody reads them as they come, and a page that sends
 * them keeps the processors busy itself …
 */
const MANY = 20;
const PAUSE_WHERE_MANY: Readonly<Record<SessionKind, number>> = { live: 1000, example: 500, file: 500 };
/**
 * … and so seldom that it takes no more than this part of the time, with layout and paint: a page that pours requests in keeps the
 * processors busy enough, and a file is read anyway before anyone reads its list …
 */
const SHOWING_SHARE: Readonly<Record<SessionKind, number>> = { live: 1 / 5, example: 1 / 5, file: 1 / 15 };
/** … but never with a longer pause, in ms: a panel that was out of sight seems to have taken as long as it was. */
const LONGEST_PAUSE = 1000;
/** Many are no longer coming when none has come for so long, in ms. */
const QUIET = 100;
/** Where there was a frame no longer ago than this, in ms, the panel is in sight; it may have had none to ask for in between. */
const IN_SIGHT = 2 * LONGEST_PAUSE;

/**
 * What the panel shows, derived from the recording. Changes are gathered, so that a burst of requests costs few renderings.
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

  /** The entry of the reference that is shown alone; null: all that are searched for. */
  readonly referenceEntry = signal<string | null>(null);
  /** The part of the session that was chosen on the strip, in ms since 1970; null: all of it. */
  readonly range = signal<TimeRange | null>(null);
  /** What the person has set. */
  readonly settings: CurrentSettings;
  readonly kind: SessionKind;

  readonly #recording: Recording;
  readonly #patterns = new RegexSearch(
    () => this.#patternVersion.value++,
    () => startWorker('regex'),
  );
  readonly #patternVersion = signal(0);
  readonly #version = signal(0);
  readonly #recordingVersion = signal(0);
  readonly #listed = new ListedRequests({
    diagnosisOf: (exchange) => this.#diagnosed?.diagnosisOf(exchange),
    partyOf: (exchange) => this.#diagnosed?.partyOf(exchange),
  });
  readonly #rows = new RequestRows({
    listedOf: (exchange) => this.listedOf(exchange),
    bundleOf: (exchange) => this.bundleOf(exchange),
    isOpened: (key) => this.toggled.peek().has(key),
  });
  readonly #preparedVersion = signal(0);
  readonly #grouped = new GroupedList(
    this.#rows,
    {
      listedOf: (exchange) => this.listedOf(exchange),
      problemOf: (exchange) => this.problemOf(exchange),
    },
    () =>
      drawnApart(() => {
        this.#preparedVersion.value++;
      }),
  );
  /** What the content was made from. */
  #listedFrom: readonly unknown[] = [];
  #content: ListContent | undefined;
  readonly #groupLines = new Map<string, GroupLines>();
  readonly #totals = new SessionTotals();
  /** What has come before the rules were there, and is not listed yet. */
  readonly #arrived = new Set<Exchange>();
  #diagnosed: DiagnosedSession | undefined;
  #storyOf: typeof StoryOf | undefined;
  #findTerms: typeof FindTerms | undefined;
  /** What has come will be explained in a task that comes … */
  #scheduled = false;
  #explainedAt = Number.NEGATIVE_INFINITY;
  /** When there was a frame last, as far as is known. */
  #framedAt = Number.NEGATIVE_INFINITY;
  /** All that had come before the rules was explained. */
  #hasCaughtUp = false;
  /** More has come than could be explained in one task. */
  #isBehind = false;
  /** … and what was explained will be shown. */
  #toShow = false;
  #showTimer: ReturnType<typeof setTimeout> | undefined;
  #explainTimer: ReturnType<typeof setTimeout> | undefined;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the last one came; a newer record of one that is listed is none. */
  #cameAt = Number.NEGATIVE_INFINITY;
  /** No more come for now: what there is to show is shown at once. */
  #isLast = false;
  /** When something was shown last. */
  #shownAt = Number.NEGATIVE_INFINITY;
  /** How many have come since … */
  #takenSince = 0;
  /** … and whether many had come by then: right after it nobody knows yet how many will. */
  #arePouring = false;
  /** How long it took to show the last change, in ms, until it was painted. */
  #showingTook = 0;
  #isPreparingSearch = false;

  /**
   * @param recording what is shown, live
   * @param settings what the person has set; nothing is remembered without them
   */
  constructor(recording: Recording, settings = new CurrentSettings(), kind: SessionKind = 'live') {
    this.#recording = recording;
    this.kind = kind;
    this.settings = settings;
    for (const exchange of recording.session.exchanges) this.#arrived.add(exchange);
    this.#takeArrived(performance.now() + SLICE);
    if (this.#arrived.size > 0) this.#schedule();
    recording.session.subscribe(({ touched, gone, rebundled }) => {
      // Until the newer record of an exchange was looked at, its row stays as it was.
      const isNewerRecord = gone.length === 1 && touched[0]?.index === gone[0]?.index;
      if (!isNewerRecord && this.kind !== 'file') this.#awaitQuiet();
      for (const exchange of gone) {
        this.#arrived.delete(exchange);
        if (isNewerRecord) continue;
        this.#listed.forget(exchange);
        this.#rows.remove(exchange);
        this.#totals.remove(exchange);
      }
      if (!this.#diagnosed) for (const exchange of touched) this.#arrived.add(exchange);
      for (const exchange of rebundled) this.#rows.touch(exchange);
      // What a file holds is explained as it is taken in.
      if (this.kind === 'file' && this.#diagnosed) this.#showSoon();
      else this.#schedule();
    });
    recording.subscribe(() => {
      this.#recordingVersion.value++;
    });
  }

  /** Loads the rules and the texts, then explains what is there. In a live session it makes them ready for the first failure, too. */
  async loadEngine(): Promise<void> {
    // What the rules stand on comes first, each part in a task of its own: all of it at once keeps the panel waiting for too long.
    await import('../session/party.ts');
    const { findTerms } = await import('../knowledge/glossary.ts');
    const { DiagnosedSession, storyOf, warmUp } = await import('../diagnose/engine.ts');
    this.#storyOf = storyOf;
    this.#findTerms = findTerms;
    this.#diagnosed = new DiagnosedSession(this.#recording.session);
    this.#arrived.clear();
    const isAll = this.#explainSome();
    this.#show();
    if (!isAll) this.#schedule();
    // What a file or the example holds is explained right after this.
    if (this.kind === 'live') for (const _ of warmUp()) await inBackground();
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

  /** What is listed, as the filter was set. */
  readonly filter = computed<Matcher>(() => {
    const { filterText: text, failuresOnly, invert, hideThirdParty, types } = this.settings.now;
    // Another matcher, so that whoever was drawn with the last one is drawn again.
    this.#patternVersion.value;
    const state = { text, failuresOnly, invert, hideThirdParty, types };
    return matcherOf(state, this.#patterns, this.range.value);
  });

  /** Whether a request is listed; undefined: all are. */
  readonly accepts = computed<Accepts | undefined>(() => {
    const matcher = this.filter.value;
    return matcher.isActive ? (request) => matcher.accepts(request) : undefined;
  });

  /** How the requests are listed. */
  readonly #view = computed<ListView>(() => {
    const { grouping, sorting, descending } = this.settings.now;
    return { accepts: this.accepts.value, grouping, sorting, descending };
  });

  /** The lines of the list. The same as long as they say the same: with many rows another filter takes some time to be there. */
  readonly content = computed<ListContent>(() => {
    // More may be there without anything having changed.
    this.#preparedVersion.value;
    const isEmpty = this.exchanges.length === 0;
    const rows = this.#grouped.update(this.#view.value);
    const { unreadable } = this.#recording.session;
    const [problems, notes, pages] = [this.problems.value, this.notes.value, this.pages.value];
    const toggled = this.toggled.value;
    const { density } = this.settings.now;
    const from = [rows, rows.version, unreadable, problems, notes, pages, toggled, density, isEmpty];
    if (from.some((each, place) => each !== this.#listedFrom[place])) {
      this.#listedFrom = from;
      this.#content = listItems(
        rows,
        {
          unreadable,
          problems,
          notes,
          listedOf: (exchange) => this.listedOf(exchange),
          problemOf: (exchange) => this.problemOf(exchange),
          relatedTo: (exchange) => this.relatedTo(exchange),
          toggled,
          pages,
          density,
        },
        isEmpty,
        this.#groupLines,
      );
    }
    return this.#content as ListContent;
  });

  readonly items = computed<readonly ListItem[]>(() => this.content.value.items);

  /**
   * How many requests have come to each verdict; what is still on its way stands apart. As problems count them, so that
   * the numbers on the screen agree: what the browser asked ahead of a request is no failure of its own.
   */
  readonly counts = computed(() => {
    this.#version.value;
    const counts = { ...this.#totals.counts };
    if (this.ready) {
      const explained = this.problems.value.reduce((sum, { count }) => sum + count, 0);
      counts.failure = explained - counts['hidden-failure'];
    }
    return counts;
  });

  /** Bytes over the network, as far as they are known, and the time from the first start to the last end, in ms. */
  readonly extent = computed(() => {
    const { transferred, from, to } = this.#totals.extentOf(this.exchanges);
    return { transferred, span: Math.max(0, to - from) };
  });

  /** The page of each page load, in order. */
  readonly pages = computed(() => this.#totals.pagesOf(this.exchanges));

  /** When each page load began, for the strip. */
  readonly visits = computed<readonly Visit[]>(() =>
    [...this.pages.value.values()].flatMap(({ startedAt, url }) =>
      startedAt === null ? [] : [{ startedAt, url }],
    ),
  );

  readonly openExchange = computed(() => {
    const open = this.open.value;
    return open?.kind === 'request' ? this.exchangeAt(open.index) : undefined;
  });

  /** The problem or note that is shown in full. */
  readonly openProblem = computed(() => {
    const open = this.open.value;
    if (open?.kind !== 'problem') return undefined;
    const isOpen = ({ id }: Problem) => id === open.id;
    const same = this.problems.value.find(isOpen) ?? this.notes.value.find(isOpen);
    if (same) return same;
    const exchange = this.exchangeAt(open.index);
    return exchange && this.problemOf(exchange);
  });

  /** Grows with each change of what was recorded: the list itself is never another one. */
  get version(): number {
    return this.#version.value;
  }

  /** All that was recorded; read inside a rendering, it is kept up to date. The list itself is never another one. */
  get exchanges(): readonly Exchange[] {
    this.#version.value;
    return this.#recording.session.exchanges;
  }

  /** The newest record at a place; undefined where it was let go. Read inside a rendering, it is kept up to date. */
  exchangeAt(place: number): Exchange | undefined {
    return this.exchanges.find(({ index }) => index === place);
  }

  /** The state of the recording; read inside a rendering, it is kept up to date. */
  get recording(): Recording {
    this.#recordingVersion.value;
    return this.#recording;
  }

  /** How many long bodies had to be let go; read inside a rendering, it is kept up to date: bodies go as others come. */
  get bodiesLetGo(): number {
    this.#version.value;
    return this.#recording.shelf.bodiesLetGo;
  }

  /** Whether the rules have looked at all that had come before them: until then nobody knows whether something failed. */
  get ready(): boolean {
    this.#version.value;
    return this.#hasCaughtUp;
  }

  /** All that is known of what went wrong; undefined while the rules are still loading. */
  get diagnosed(): DiagnosedSession | undefined {
    this.#version.value;
    return this.#diagnosed;
  }

  /** Finds the words that not everyone knows; undefined while the texts are still loading. */
  get findTerms(): typeof FindTerms | undefined {
    this.#version.value;
    return this.#findTerms;
  }

  /** What went wrong with an exchange; null when nothing did, undefined while the rules are still loading. */
  diagnosisOf(exchange: Exchange): Diagnosis | null | undefined {
    return this.#diagnosed?.diagnosisOf(exchange);
  }

  /** All that was recorded, with what the list knows of it. */
  listed(): Listed[] {
    return this.#recording.session.exchanges.map((exchange) => this.listedOf(exchange));
  }

  /** What the list knows of an exchange. */
  listedOf(exchange: Exchange): Listed {
    return this.#listed.of(exchange);
  }

  /** The same for a place; undefined where nothing is listed. */
  listedAt(place: number): Listed | undefined {
    return this.#listed.at(place);
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

  /** The places of the exchanges that are listed as the filter is set, those of a row that can be opened too. */
  listedPlaces(): ReadonlySet<number> {
    const accepts = this.accepts.peek();
    const isListed = (exchange: Exchange) => !accepts || this.listedOf(exchange).isAcceptedBy(accepts);
    const listed = new Set<number>();
    for (const { exchange, bundle } of this.#rows) {
      const members = bundle?.members ?? [exchange];
      if (members.some(isListed)) for (const { index } of members) listed.add(index);
    }
    return listed;
  }

  /** All that is known of a request beside its own record; read inside a rendering, it is kept up to date. */
  contextOf(exchange: Exchange): RequestContext {
    this.#version.value;
    // Its record may be newer than all that was explained so far: what is being read must not go blank for a moment.
    if (this.#diagnosed?.updateFirst(exchange)) this.#take(exchange);
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
    this.#recording.hasten(exchange.index);
    batch(() => {
      this.open.value = { kind: 'request', index: exchange.index };
      const bundle = this.bundleOf(exchange);
      const rowKey = rowKeyOf((bundle?.members[0] ?? exchange).index);
      const memberKey = memberKeyOf(exchange);
      // The one that leads a bundle has two rows while it is open: the one that was chosen stays.
      const asMember = this.toggled.value.has(rowKey) && exchange !== bundle?.lead;
      if (this.active.value !== memberKey) this.active.value = asMember ? memberKey : rowKey;
      this.sightings.read(rowKey);
    });
  }

  /** Shows a problem or a note in full. */
  showProblem(problem: Problem): void {
    this.#recording.hasten(problem.exchange.index);
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
      this.range.value = null;
      this.sightings.clear();
      this.#recording.clear();
    });
  }

  /** Lists everything again. */
  clearFilter(): void {
    batch(() => {
      this.range.value = null;
      this.settings.change({
        filterText: '',
        failuresOnly: false,
        invert: false,
        hideThirdParty: false,
        types: [],
      });
    });
  }

  /** Opens the reference, at one of its entries. */
  showInReference(key: string): void {
    batch(() => {
      this.referenceEntry.value = key;
      this.view.value = 'reference';
    });
  }

  /** Orders the rows by a column, or the other way round where they are ordered by it already. */
  sortBy(sorting: Sorting): void {
    const { sorting: before, descending } = this.settings.now;
    this.settings.change({ sorting, descending: sorting === before && !descending });
  }

  /**
   * Puts the list on the next row, or the one before, whose request holds a text: in its address, method, status or
   * explanation. Goes round at the end.
   * @returns whether there is one
   */
  find(text: string, direction: 1 | -1 | 0): boolean {
    const content = this.content.peek();
    const { items } = content;
    const wanted = text.trim().toLowerCase();
    if (wanted === '' || items.length === 0) return false;
    const active = placeOfKey(content, this.active.peek());
    const start = Math.max(0, active);
    for (let step = direction === 0 ? 0 : 1; step <= items.length; step++) {
      const place = (start + (direction || 1) * step + items.length * 2) % items.length;
      const item = items[place] as ListItem;
      if (!this.#holds(item, wanted)) continue;
      this.active.value = item.key;
      return true;
    }
    return false;
  }

  #holds(item: ListItem, wanted: string): boolean {
    if ('problem' in item)
      return `${item.problem.title} ${item.problem.summary}`.toLowerCase().includes(wanted);
    if (!('exchange' in item)) return false;
    const { method, url, response } = item.exchange;
    const diagnosis = this.diagnosisOf(item.exchange);
    const said = diagnosis ? `${diagnosis.title} ${diagnosis.summary} ${diagnosis.cause}` : '';
    return `${response.status} ${method} ${url} ${said}`.toLowerCase().includes(wanted);
  }

  /** Opens or closes what an item of the list holds. */
  toggle(item: ListItem): void {
    if (expandedOf(item) === undefined) return;
    const toggled = new Set(this.toggled.value);
    if (!toggled.delete(item.key)) toggled.add(item.key);
    const first = item.kind === 'request' ? item.bundle?.members[0] : undefined;
    if (first) this.#rows.touch(first);
    this.toggled.value = toggled;
  }

  /**
   * Makes the texts that the filter looks through before they are asked for, when there is nothing else to do: a person who goes to
   * the filter will type soon, and for 20,000 requests at once the first key would wait a tenth of a second. They are kept.
   */
  async prepareSearch(): Promise<void> {
    if (this.#isPreparingSearch) return;
    this.#isPreparingSearch = true;
    const { session } = this.#recording;
    const { exchanges } = session;
    let [done, until] = [0, 0];
    for (const exchange of exchanges) {
      // Asking for the time costs more than a text.
      if (done++ % 10 === 0 && performance.now() > until) {
        await inBackground();
        until = performance.now() + SLICE;
      }
      // Others are there now, or some have gone.
      if (session.exchanges !== exchanges) break;
      searchedOf(this.listedOf(exchange));
    }
    this.#isPreparingSearch = false;
  }

  /**
   * What has come is explained in a task of its own, drawn in another one, and laid out in a third: together they may take longer
   * than a frame. Out of sight there are no frames, so after a moment nothing is done.
   */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const wait = this.#explainedAt + PAUSE - performance.now();
    if (this.#isBehind || wait <= 0) this.#explainInSight();
    else this.#explainTimer = setTimeout(() => this.#explainInSight(), wait);
  }

  #explainInSight(): void {
    this.#explainTimer = undefined;
    const explain = () => {
      this.#scheduled = false;
      this.#explainedAt = performance.now();
      this.#isBehind = !this.#explainSome();
      if (this.#isBehind) this.#schedule();
      this.#showSoon();
    };
    // Each frame that is asked for is one more that the browser makes, and mostly there is nothing new to draw.
    if (!this.#isBehind && this.#isInSight) void scheduler.postTask(explain);
    else
      requestAnimationFrame(() => {
        this.#framedAt = performance.now();
        void scheduler.postTask(explain);
      });
  }

  get #isInSight(): boolean {
    return performance.now() - this.#framedAt < IN_SIGHT;
  }

  /** Many were coming; when no more come, the last of them are explained and shown at once. */
  #awaitQuiet(): void {
    this.#cameAt = performance.now();
    this.#quietTimer ??= setTimeout(() => this.#lookForQuiet(), QUIET);
  }

  /** One timer looks after all: to set it anew for each request takes as long as to list it. */
  #lookForQuiet(): void {
    const left = this.#cameAt + QUIET - performance.now();
    this.#quietTimer = left > 0 ? setTimeout(() => this.#lookForQuiet(), left) : undefined;
    if (left > 0 || !this.#isInSight) return;
    this.#isLast = this.#toShow || this.#scheduled;
    if (this.#explainTimer !== undefined) {
      clearTimeout(this.#explainTimer);
      this.#explainInSight();
    } else if (this.#toShow) this.#showAfter(0);
  }

  /** Shows what was explained: at once where nothing was shown for a while. */
  #showSoon(): void {
    if (this.#toShow && !this.#isLast) return;
    this.#toShow = true;
    const usual = this.#arePouring || this.#takenSince >= MANY ? PAUSE_WHERE_MANY[this.kind] : PAUSE;
    this.#showAfter(this.#isLast ? 0 : usual);
  }

  /** @param least how long after the last time, in ms */
  #showAfter(least: number): void {
    const share = this.#showingTook * (1 / SHOWING_SHARE[this.kind] - 1);
    const pause = Math.min(LONGEST_PAUSE, Math.max(least, share));
    clearTimeout(this.#showTimer);
    this.#showTimer = setTimeout(() => this.#showRanked(), this.#shownAt + pause - performance.now());
  }

  #showRanked(): void {
    // Before they are shown: thousands of problems and rows may have changed since.
    if (!this.#rankSome() || !this.#listSome()) {
      this.#showTimer = setTimeout(() => this.#showRanked());
      return;
    }
    this.#toShow = false;
    this.#show();
  }

  /** Shows what was explained without waiting longer: nothing more comes. */
  showNow(): void {
    if (!this.#toShow) return;
    clearTimeout(this.#showTimer);
    this.#showRanked();
  }

  /** Explains what has come, without showing it yet: so that many at once are not explained in one go. */
  explain(): void {
    for (const exchange of this.#diagnosed?.update() ?? []) this.#take(exchange);
  }

  /** An exchange is new, or something about it is known better: what the list knew of it is looked up again. */
  #take(exchange: Exchange): void {
    this.#takenSince++;
    this.#listed.forget(exchange);
    this.#rows.touch(exchange);
    this.#totals.put(this.listedOf(exchange));
  }

  /** Lists what has come before the rules are there. */
  #takeArrived(until: number): void {
    let taken = 0;
    for (const exchange of this.#arrived) {
      this.#arrived.delete(exchange);
      this.#take(exchange);
      if (++taken % AT_ONCE === 0 && performance.now() > until) return;
    }
  }

  #takeExplained(diagnosed: DiagnosedSession, until: number): boolean {
    for (;;) {
      const looked = diagnosed.update(AT_ONCE);
      if (looked.length === 0) {
        this.#hasCaughtUp = true;
        return true;
      }
      for (const exchange of looked) this.#take(exchange);
      if (performance.now() > until) return false;
    }
  }

  /** Explains and lists what has come, as far as the time goes. @returns whether that was all */
  #explainSome(): boolean {
    const until = performance.now() + SLICE;
    if (this.#diagnosed) return this.#takeExplained(this.#diagnosed, until);
    this.#takeArrived(until);
    return this.#arrived.size === 0;
  }

  /** Puts problems in order that have changed, as far as the time goes. @returns whether that was all */
  #rankSome(): boolean {
    const until = performance.now() + SLICE;
    return this.#diagnosed?.rank(() => performance.now() > until) ?? true;
  }

  /** Takes rows into the list that have come or changed, as far as the time goes. @returns whether that was all */
  #listSome(): boolean {
    const until = performance.now() + SLICE;
    return this.#grouped.takeIn(this.#view.peek(), () => performance.now() > until);
  }

  #show(): void {
    const began = performance.now();
    this.#isLast = false;
    this.#arePouring = this.#takenSince >= MANY;
    this.#takenSince = 0;
    drawnApart(() => {
      this.#version.value++;
    });
    // What comes first is not to wait for anything.
    if (this.#recording.session.exchanges.length === 0) return;
    this.#shownAt = began;
    // It was laid out and painted when the first task after its frame runs.
    requestAnimationFrame(() => {
      this.#framedAt = performance.now();
      setTimeout(() => {
        if (this.#shownAt !== began) return;
        this.#shownAt = performance.now();
        this.#showingTook = this.#shownAt - began;
      });
    });
  }
}

/**
 * Waits until there is nothing else to do. (`requestIdleCallback` is no help: in a panel at rest, which draws nothing, it was not
 * called back in four seconds, in a page of the same browser 82 times. Chromium 156, headless.)
 */
function inBackground(): Promise<unknown> {
  return scheduler.postTask(() => {}, { priority: 'background' });
}
