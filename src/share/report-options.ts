import type { Exchange } from '../session/exchange.ts';

/** Who reads a report: `everyone` gets plain words, `developers` the record besides. */
export type Audience = 'everyone' | 'developers';

/** How a report is written. */
export interface ReportOptions {
  /** Each format says what it does where this is absent. */
  readonly audience?: Audience;
  /** Makes a command that sends the request again, from an exchange that is redacted; absent: no command is shown. */
  readonly curl?: (exchange: Exchange) => string;
  /** Milliseconds since 1970; absent: the report does not say when it was made. */
  readonly madeAt?: number;
}
