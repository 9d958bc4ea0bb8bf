import type { ExchangeRecord } from '../../capture/exchange-record.ts';
import type { HarHead, RepairedEntry, SkippedEntry } from '../../capture/read-har.ts';

/** What the worker that reads a file tells the panel, in this order: `begin`, `entries` …, `end`, for each HAR in it; then `done`. */
export type FileMessage =
  | { readonly kind: 'begin'; readonly name: string }
  | {
      readonly kind: 'entries';
      readonly records: readonly ExchangeRecord[];
      readonly skipped: readonly SkippedEntry[];
      readonly repaired: readonly RepairedEntry[];
      /** Whether the file was found to tell of cookies and sign-ins, in this batch or before. */
      readonly credentialsTold: boolean;
      /** Bytes of the file that have been read so far. */
      readonly bytesRead: number;
    }
  | { readonly kind: 'end'; readonly head: HarHead }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      /** For the person who opened the file; null where it is a fault of ours. */
      readonly reason: string | null;
    };
