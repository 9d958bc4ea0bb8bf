import type { HeaderFields } from './headers.ts';
import type { PageReport } from './page-report.ts';
import type { RecordedExplanation } from './recorded-explanation.ts';

/** What the page wanted the answer for: Chrome's names, "other" where an exporter gives none. */
export type ResourceType =
  | 'document'
  | 'fetch'
  | 'xhr'
  | 'preflight'
  | 'script'
  | 'stylesheet'
  | 'image'
  | 'font'
  | 'media'
  | 'websocket'
  | 'eventsource'
  | 'manifest'
  | 'ping'
  | 'other';

/** A body as text. Bytes that are no text are not kept: `text` is then empty and `binary` true. */
export interface Body {
  readonly text: string;
  readonly binary: boolean;
  /** Only the first part was kept. */
  readonly truncated: boolean;
}

/** What made the request, as far as the browser says. */
export interface Initiator {
  /** "parser", "script", "preflight", "redirect", "other" … */
  readonly type: string;
  readonly url: string | null;
  /** Counted from 1, as people count lines. */
  readonly line: number | null;
  readonly functionName: string | null;
}

/** Durations in milliseconds; null where the browser gave none (−1 in a HAR). */
export interface Timings {
  readonly blocked: number | null;
  readonly dns: number | null;
  readonly connect: number | null;
  readonly ssl: number | null;
  readonly send: number | null;
  readonly wait: number | null;
  readonly receive: number | null;
}

/** Of a request of which no part of the time was recorded. */
export const NO_TIMINGS: Timings = {
  blocked: null,
  dns: null,
  connect: null,
  ssl: null,
  send: null,
  wait: null,
  receive: null,
};

/** One request and what came of it. Made by src/capture; everything after it reads this and no HAR. */
export interface Exchange {
  /**
   * The place in `log.entries` of a file; in a live session the order of arrival. Newer records of the same exchange
   * keep it.
   */
  readonly index: number;
  readonly method: string;
  readonly url: string;
  readonly resourceType: ResourceType;
  /** Milliseconds since 1970; null where the recorded time cannot be true. */
  readonly startedAt: number | null;
  /** Milliseconds from start to end; null where it is unknown or cannot be true. */
  readonly duration: number | null;
  /** The page load it belongs to (HAR `pageref`), null where the recorder does not say. */
  readonly visit: string | null;
  /** The request is still on its way. */
  readonly pending: boolean;
  /** It was on its way when the page was left, and the browser never said how it ended. */
  readonly leftBehind: boolean;
  /**
   * The browser's own word for a failed load: null when loading did not fail, '' when it was blocked inside the
   * renderer, else a name such as `net::ERR_FAILED` (HAR `_error`; capture-facts 1 and 2).
   */
  readonly error: string | null;
  /** Whether the recorder tells errors at all: only Chromium's HAR has `_error`. */
  readonly errorsTold: boolean;
  /**
   * Whether the record can be trusted to show cookies and `Authorization`: false for a file that has none of them at
   * all, in any entry (a sanitised export). Live it is always true: DevTools gives extensions both whole (measured in
   * Chromium 156).
   */
  readonly credentialsTold: boolean;
  readonly request: {
    readonly headers: HeaderFields;
    readonly httpVersion: string;
    readonly body: Body | null;
  };
  readonly response: {
    /** 0 where no answer came. */
    readonly status: number;
    readonly statusText: string;
    readonly headers: HeaderFields;
    readonly httpVersion: string;
    /** Media type in lower case without parameters, '' where unknown. */
    readonly mimeType: string;
    /** null until it is read, and where it was not kept. */
    readonly body: Body | null;
    readonly redirectUrl: string;
    readonly fromCache: boolean;
    readonly viaServiceWorker: boolean;
    /** Bytes over the network, headers included; null where unknown. */
    readonly transferred: number | null;
    /** Bytes of the body when unpacked; null where unknown. A HAR without bodies may say 0 where there was one. */
    readonly size: number | null;
  };
  readonly serverAddress: string;
  readonly initiator: Initiator | null;
  readonly timings: Timings;
  /** Text of a WebSocket's error message; null where there was none. */
  readonly socketError: string | null;
  /** What the page itself told about it; null where it was not asked, or said nothing. */
  readonly pageReport: PageReport | null;
  /**
   * What a file of ours says that it was, when it was saved; null: nothing went wrong then. Absent where the file says nothing,
   * and for all that is recorded live.
   */
  readonly explained?: RecordedExplanation | null | undefined;
}

/**
 * A newer record of an exchange, on which something is known better. Not to be made by spreading: a session may keep exchanges
 * whose fields are read when they are asked for.
 * @param change the fields that are other than before
 */
export function withChange(exchange: Exchange, change: Partial<Exchange>): Exchange {
  const { explained } = exchange;
  return {
    index: exchange.index,
    method: exchange.method,
    url: exchange.url,
    resourceType: exchange.resourceType,
    startedAt: exchange.startedAt,
    duration: exchange.duration,
    visit: exchange.visit,
    pending: exchange.pending,
    leftBehind: exchange.leftBehind,
    error: exchange.error,
    errorsTold: exchange.errorsTold,
    credentialsTold: exchange.credentialsTold,
    request: exchange.request,
    response: exchange.response,
    serverAddress: exchange.serverAddress,
    initiator: exchange.initiator,
    timings: exchange.timings,
    socketError: exchange.socketError,
    pageReport: exchange.pageReport,
    ...(explained === undefined ? {} : { explained }),
    ...change,
  };
}

/** The request of an exchange with something changed in it. */
export function requestWith(
  { headers, httpVersion, body }: Exchange['request'],
  change: Partial<Exchange['request']>,
): Exchange['request'] {
  return { headers, httpVersion, body, ...change };
}

/** The answer of an exchange with something changed in it. */
export function responseWith(
  response: Exchange['response'],
  change: Partial<Exchange['response']>,
): Exchange['response'] {
  return {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
    httpVersion: response.httpVersion,
    mimeType: response.mimeType,
    body: response.body,
    redirectUrl: response.redirectUrl,
    fromCache: response.fromCache,
    viaServiceWorker: response.viaServiceWorker,
    transferred: response.transferred,
    size: response.size,
    ...change,
  };
}
