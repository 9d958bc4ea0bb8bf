import { parseAddress, withoutFragment } from '../session/address.ts';
import { type Exchange, type ResourceType, withChange } from '../session/exchange.ts';
import { outcomeOf } from '../session/outcome.ts';
import type { PageReport } from '../session/page-report.ts';
import type { Session } from '../session/session.ts';
import { fromHarEntry } from './from-har-entry.ts';

type Violation = Extract<PageReport, { kind: 'policy-violation' }>;

/** What the list of a recording offers to what the page told. */
export interface ReportedList {
  readonly session: Session;
  /** The page load that is recorded now. */
  readonly visit: string | null;
  /** Puts a newer record in the place of an old one. @returns the one that is listed now; null where the old one is gone */
  replace(old: Exchange, now: Exchange): Exchange | null;
}

/** How far the clock of the page and that of the record may lie apart, in ms. */
const SLACK = 1000;
/** How long after a file has come the page may say that it does not use it, in ms: scripts wait for each other. */
const USED_WITHIN = 10_000;
/** How many of the latest exchanges a report is compared with. */
const LATEST = 2000;
/** How many reports wait for their request to be listed, and for how long, in ms. */
const MOST_WAITING = 100;
const WAIT = 10_000;
/** How many requests that Chrome does not list are listed here: a page that tries again and again must not fill the list. */
const MOST_MADE = 500;
/** How many reports that belong to no request are kept. */
const MOST_UNLISTED = 50;

/**
 * Joins what the page told with what Chrome listed: each report goes to the request that it is about. A request that
 * Chrome lists to no extension (capture-facts 6) is listed by the page's word alone.
 */
export class PageReports {
  readonly #list: ReportedList;
  #waiting: { readonly report: PageReport; readonly since: number }[] = [];
  /** Exchanges that stand there by the page's word alone. */
  readonly #made = new Set<Exchange>();
  #unlisted: PageReport[] = [];
  #due = false;

  constructor(list: ReportedList) {
    this.#list = list;
    list.session.subscribe(({ touched, gone }) => {
      for (const exchange of gone) this.#made.delete(exchange);
      // Later, because others still have to hear of this change before there is another one.
      if (this.#waiting.length > 0 && touched.length > 0) this.#joinSoon();
    });
  }

  /** What the page told and no request fits, the latest last. */
  get unlisted(): readonly PageReport[] {
    return this.#unlisted;
  }

  /** Takes a report in. */
  take(report: PageReport): void {
    if (report.kind === 'unhandled-rejection') this.#takeRejection(report);
    else if (this.#join(report)) return;
    else if (report.kind === 'policy-violation') this.#make(report);
    else {
      this.#waiting.push({ report, since: performance.now() });
      if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#waiting = [];
    this.#made.clear();
    this.#unlisted = [];
  }

  /** The exchange that stands for this one by the page's word, until it is replaced; undefined where there is none. */
  standInFor(exchange: Exchange): Exchange | undefined {
    if (this.#made.size === 0 || exchange.pending) return undefined;
    for (const made of this.#made) {
      if (made.pageReport && isAbout(made.pageReport, exchange)) return made;
    }
    return undefined;
  }

  /** A page has come: what it told before it was listed itself belongs to it, not to the page before it. */
  follow({ visit, startedAt }: Exchange): void {
    for (const made of [...this.#made]) {
      if (made.visit === visit || made.startedAt === null || startedAt === null || made.startedAt < startedAt)
        continue;
      const moved = this.#list.replace(made, withChange(made, { visit }));
      if (moved) this.#made.add(moved);
    }
  }

  /** @returns whether nothing is left to do for this report */
  #join(report: PageReport): boolean {
    const { session, visit } = this.#list;
    const all = session.exchanges;
    for (let place = all.length - 1; place >= Math.max(0, all.length - LATEST); place--) {
      const exchange = all[place] as Exchange;
      if (exchange.pageReport !== null) {
        // What the browser remembers of before, it tells each time the switch is turned on.
        if (isTheSame(exchange.pageReport, report)) return true;
      } else if (
        isAbout(report, exchange) &&
        // Without a time it may be anywhere in this page load, and in no other.
        (report.at !== null || exchange.visit === null || exchange.visit === visit)
      ) {
        return this.#list.replace(exchange, withChange(exchange, { pageReport: report })) !== null;
      }
    }
    return false;
  }

  #joinSoon(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const now = performance.now();
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#waiting = waiting.filter(({ report, since }) => now - since < WAIT && !this.#join(report));
    });
  }

  /** Chrome lists no request for this: it is listed by what the page told. */
  #make(report: Violation): void {
    const type = typeOf(report);
    if (!type || !/^(?:https?|wss?):\/\//.test(report.blocked) || this.#made.size >= MOST_MADE) return;
    const { session, visit } = this.#list;
    const read = fromHarEntry(
      {
        ...(visit !== null && { pageref: visit }),
        ...(report.at !== null && { startedDateTime: report.at }),
        request: { url: report.blocked },
        response: { status: 0, _error: '' },
        _resourceType: type,
      },
      session.takeIndex(),
    );
    const made: Exchange = {
      ...read,
      // With these, the page may send what it likes; what it would have been is not known.
      method: report.directive === 'form-action' || type === 'fetch' ? '' : 'GET',
      initiator:
        report.sourceFile === ''
          ? null
          : { type: 'other', url: report.sourceFile, line: report.line, functionName: null },
      pageReport: report,
    };
    this.#made.add(made);
    session.add(made);
  }

  /** The report names no address: only where a single failure fits is it known which one is meant. */
  #takeRejection(report: Extract<PageReport, { kind: 'unhandled-rejection' }>): void {
    const failed = this.#list.session.exchanges
      .slice(-LATEST)
      .filter(
        (exchange) =>
          (exchange.resourceType === 'fetch' || exchange.resourceType === 'xhr') &&
          !exchange.pending &&
          exchange.error !== null &&
          endedShortlyBefore(exchange, report.at),
      );
    const open = failed.filter(({ pageReport }) => pageReport === null);
    const [only] = open;
    if (only && failed.length === 1) {
      this.#list.replace(only, withChange(only, { pageReport: report }));
    } else if (failed.length === 0 || open.length > 0) {
      this.#unlisted = [...this.#unlisted, report].slice(-MOST_UNLISTED);
    }
  }
}

function endedShortlyBefore({ startedAt, duration }: Exchange, at: number): boolean {
  if (startedAt === null) return false;
  const end = startedAt + (duration ?? 0);
  return end <= at + SLACK / 10 && end >= at - SLACK;
}

/** Whether a report is about this exchange: the same address, at about the time, and of a kind that can end so. */
function isAbout(report: PageReport, exchange: Exchange): boolean {
  if (exchange.pending || exchange.leftBehind) return false;
  switch (report.kind) {
    case 'policy-violation':
      return mayBeStopped(exchange) && isBlocked(report, exchange) && happened(report.at, exchange, SLACK);
    case 'socket-closed':
      return (
        exchange.resourceType === 'websocket' &&
        isAddress(report.url, exchange.url) &&
        (exchange.startedAt === null || closedThen(report.at, exchange))
      );
    case 'file-refused':
      return (
        FILES.has(exchange.resourceType) &&
        // What failed by itself needs no other word.
        outcomeOf(exchange) === 'succeeded' &&
        isAddress(report.url, exchange.url) &&
        happened(report.at, exchange, USED_WITHIN)
      );
    case 'unhandled-rejection':
      return false;
  }
}

const FILES = new Set<ResourceType>(['script', 'stylesheet', 'image', 'font', 'media', 'other']);

/** How Chrome records what a policy stops: an empty error, a code of its own, and a redirect as aborted besides. */
function mayBeStopped({ error, response: { status } }: Exchange): boolean {
  return (
    error === '' ||
    error === 'net::ERR_BLOCKED_BY_CSP' ||
    (error === 'net::ERR_ABORTED' && status >= 300 && status <= 399)
  );
}

/** Of a frame of another site a page learns the origin alone (CSP Level 3 §5.4), so only another frame can be meant. */
function isBlocked({ blocked, directive }: Violation, { url, resourceType }: Exchange): boolean {
  if (resourceType === 'document') {
    if (!FRAME_DIRECTIVES.has(directive)) return false;
    return isAddress(blocked, url) || blocked === parseAddress(url)?.origin;
  }
  return !FRAME_DIRECTIVES.has(directive) && isAddress(blocked, url);
}

const FRAME_DIRECTIVES = new Set(['frame-src', 'child-src', 'form-action', 'fenced-frame-src']);

/** Whether two addresses are one, their fragments aside; the one that the page told may have been cut. */
function isAddress(told: string, listed: string): boolean {
  const [page, record] = [withoutFragment(told), withoutFragment(listed)];
  return page === record || (told.length >= LONGEST_URL && record.startsWith(told));
}

/** Where the script in the page cuts an address. */
const LONGEST_URL = 2000;

function happened(at: number | null, { startedAt, duration }: Exchange, after: number): boolean {
  if (at === null || startedAt === null) return true;
  return at >= startedAt - SLACK && at <= startedAt + (duration ?? 0) + after;
}

function closedThen(at: number, { startedAt, duration }: Exchange): boolean {
  return startedAt !== null && Math.abs(startedAt + (duration ?? 0) - at) <= 2 * SLACK;
}

function isTheSame(known: PageReport, report: PageReport): boolean {
  return (
    known.kind === 'policy-violation' &&
    report.kind === 'policy-violation' &&
    report.at === null &&
    known.blocked === report.blocked &&
    known.directive === report.directive &&
    known.line === report.line
  );
}

/** What the page wanted it for; undefined where the directive is about no request (`eval`, `base-uri`). */
function typeOf({ directive, blocked }: Violation): ResourceType | undefined {
  if (directive === 'connect-src') return /^wss?:/.test(blocked) ? 'websocket' : 'fetch';
  return TYPES[directive];
}

const TYPES: Readonly<Record<string, ResourceType>> = {
  __proto__: null as never,
  'child-src': 'document',
  'default-src': 'other',
  'fenced-frame-src': 'document',
  'font-src': 'font',
  'form-action': 'document',
  'frame-src': 'document',
  'img-src': 'image',
  'manifest-src': 'manifest',
  'media-src': 'media',
  'object-src': 'other',
  'prefetch-src': 'other',
  'script-src': 'script',
  'script-src-elem': 'script',
  'style-src': 'stylesheet',
  'style-src-elem': 'stylesheet',
  'worker-src': 'script',
};
