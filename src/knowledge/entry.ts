import type { SourceRef } from './sources.ts';

/**
 * Who can act. `you` is the person in front of the browser, `frontend` and `backend` are the developers of the
 * page and of the server, `operations` runs the servers and the network, `third-party` is another company,
 * `browser` is a fault or a setting of the browser, `nobody` means that nothing needs fixing.
 */
export type Fixer = 'you' | 'frontend' | 'backend' | 'operations' | 'third-party' | 'browser' | 'nobody';

/**
 * What we know about one code that a server or a browser gives, in our own words.
 *
 * `title`, `meaning`, `when`, `example` and `advice` are for everyone (tests/words holds the figures of plain
 * language); `technical` is for developers. They speak of the code in general, because they are shown where no
 * rule has found more in the evidence: they must be true of every response that carries the code.
 */
export interface Words {
  /** A headline of at most 60 characters, no full stop: what happened. */
  title: string;
  /** What happened, in one or two sentences that stand alone in a row of the list. */
  meaning: string;
  /** When people meet it. */
  when: string;
  /** One concrete, invented, true-to-life case. */
  example: string;
  /** Who can act, and one next step. */
  advice: string;
  fixer: Fixer;
  /** The mechanism, exactly, for a developer. */
  technical: string;
  sources: readonly SourceRef[];
}

/** A registered HTTP status code. The table's key is the number. */
export interface StatusWords extends Words {
  /** The registered name, as IANA writes it: "Not Found". */
  name: string;
}

/** An error of Chromium's network code. The table's key is the name without `net::`. */
export interface NetErrorWords extends Words {
  /** Chromium's number of the error, negative. */
  number: number;
}

/**
 * How the maker of a vendor's code is recognised in a response: every condition that is given must hold.
 * Without any condition the entry is only for looking up (a code that stands in server logs alone).
 */
export interface Recognition {
  /** The HTTP status (one of these). */
  status?: readonly number[];
  /**
   * Response headers by lower-case name; the value must contain this lower-case text ('' = any value). A text that
   * starts with "=" must equal the rest.
   */
  headers?: Readonly<Record<string, string>>;
  /** Lower-case texts, one of which the body must contain: its visible text, without tags, spaces run together. */
  body?: readonly string[];
  /** The end of the host name: "linkedin.com". */
  host?: string;
}

/** A code, or a meaning of a code, that one vendor's software has made up. */
export interface VendorWords extends Words {
  vendor: string;
  /** As people would search for it: "522", "Error 1020", "404.13", "H12", "grpc-status 7". */
  code: string;
  /** A kebab-case id for ever: "cloudflare-522". */
  id: string;
  /**
   * What else fails for the same reason, where it is not what its status stands for in general (diagnose/reach.ts): all
   * requests to this `address`, to this `server` or with this `sign-in`.
   */
  reach?: 'address' | 'server' | 'sign-in';
  recognise: Recognition;
  /** Other marks that show the same code as well as `recognise` does. */
  alsoBy?: readonly Recognition[];
}
