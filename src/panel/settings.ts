import { signal } from '@preact/signals';
import * as v from 'valibot';
import { USUAL_LIMIT } from '../capture/usual-limit.ts';
import { TYPE_CHIPS } from './filter/filter-state.ts';

/** How the list is divided. */
export const GROUPINGS = ['status', 'problem', 'visit', 'host', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the rows of a group are ordered by; `arrival` is the order in which they came. */
export const SORTINGS = ['arrival', 'status', 'method', 'name', 'type', 'time'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** How many requests of a page can be kept. */
export const LIMITS = [5000, 20_000, USUAL_LIMIT, 200_000] as const;

const flag = (normally: boolean) => v.fallback(v.boolean(), normally);
const choice = <const T extends readonly string[]>(all: T, normally: T[number]) =>
  v.fallback(v.picklist(all), normally);

/** What is remembered, and what holds where nothing is, or something that cannot be. */
const SETTINGS = v.object({
  /** 1 since the first; a later form reads an earlier one here. */
  version: v.fallback(v.literal(1), 1),
  filterText: v.fallback(v.pipe(v.string(), v.maxLength(2000)), ''),
  failuresOnly: flag(false),
  invert: flag(false),
  hideThirdParty: flag(false),
  types: v.fallback(v.array(v.picklist(TYPE_CHIPS)), []),
  grouping: choice(GROUPINGS, 'status'),
  sorting: choice(SORTINGS, 'arrival'),
  descending: flag(false),
  /** One line a request, or two. */
  density: choice(['comfortable', 'compact'], 'comfortable'),
  /** For whom explanations are opened. */
  audience: choice(['everyone', 'developers'], 'everyone'),
  /** The part of the width that the detail has beside the list, in percent. */
  detailShare: v.fallback(v.pipe(v.number(), v.minValue(20), v.maxValue(80)), 42),
  /** The session in time, over the list. */
  strip: flag(true),
  /** How many requests of a page are kept. */
  mostRequests: v.fallback(v.picklist(LIMITS), USUAL_LIMIT),
});

/** What the panel remembers between two openings of DevTools. */
export type Settings = Readonly<v.InferOutput<typeof SETTINGS>>;

export const DEFAULT_SETTINGS: Settings = v.parse(SETTINGS, {});

/** Where settings are kept: `localStorage`, or what a test puts in its place. */
export type SettingsStore = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'plainspoken-settings';

/**
 * Reads what was kept. Each setting that is missing or cannot be falls back by itself; what is no JSON falls back whole.
 * @param store may be missing, and may throw: a browser can forbid it
 */
export function readSettings(store: SettingsStore | undefined): Settings {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEY) ?? '{}');
    return v.parse(SETTINGS, kept);
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** The settings as they are now; whoever reads them inside a rendering is drawn again when they change. */
export class CurrentSettings {
  readonly #store: SettingsStore | undefined;
  readonly #now;

  /** @param store undefined: nothing is remembered */
  constructor(store?: SettingsStore) {
    this.#store = store;
    this.#now = signal(readSettings(store));
  }

  get now(): Settings {
    return this.#now.value;
  }

  /** Changes some of them, and remembers all. */
  change(changes: Partial<Settings>): void {
    this.#now.value = { ...this.#now.peek(), ...changes };
    try {
      this.#store?.setItem(KEY, JSON.stringify(this.#now.peek()));
    } catch {
      // Full, or forbidden: they hold until DevTools closes.
    }
  }
}

/** The browser's own store. Reading the property alone throws where the browser keeps no data of extensions. */
export function localStore(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
