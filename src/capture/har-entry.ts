import type { Entry } from 'har-format';

/**
 * An entry as Chromium's DevTools gives it: HAR 1.2 with the browser's own fields (seen in 199 recordings of
 * Chromium 156). Other exporters leave out any of them, so the reader trusts no field to be there.
 */
export type HarEntry = Partial<Omit<Entry, 'request' | 'response'>> & {
  request?: Partial<Entry['request']>;
  response?: Partial<Entry['response']> & {
    /** The protocol's `loadingFailed.errorText`; null: loading did not fail; '': blocked in the renderer. */
    _error?: string | null;
    _transferSize?: number | null;
    _fetchedViaServiceWorker?: boolean;
  };
  _resourceType?: string | null;
  _fromCache?: string | null;
  _initiator?: {
    type?: string;
    url?: string;
    lineNumber?: number;
    stack?: { callFrames?: { url?: string; lineNumber?: number; functionName?: string }[] };
  } | null;
  _webSocketMessages?: { type?: string; data?: string }[];
};
