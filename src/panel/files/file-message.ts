import type { PackedExchanges } from '../../capture/pack.ts';
import type { HarEvent } from '../../capture/read-har.ts';

/** What the worker that reads a file tells the panel, in this order: `begin`, `entries` …, `end`, for each HAR in it; then `done`. */
export type FileMessage =
  | Exclude<HarEvent, { kind: 'entries' }>
  | (Omit<Extract<HarEvent, { kind: 'entries' }>, 'exchanges'> & {
      readonly packed: PackedExchanges;
    })
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      /** For the person who opened the file; null where it is a fault of ours. */
      readonly reason: string | null;
    };
