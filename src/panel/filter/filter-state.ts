import type { ResourceType } from '../../session/exchange.ts';

/** The types that requests can be narrowed to, in the order of DevTools' Network panel. */
export const TYPE_CHIPS = ['fetch', 'doc', 'css', 'js', 'img', 'media', 'font', 'ws', 'other'] as const;
export type TypeChip = (typeof TYPE_CHIPS)[number];

/** What the list is narrowed to. */
export interface FilterState {
  readonly text: string;
  /** Only what somebody has to deal with. */
  readonly failuresOnly: boolean;
  /** Turns round each term of the text, and nothing else. */
  readonly invert: boolean;
  readonly hideThirdParty: boolean;
  /** None chosen: all. */
  readonly types: readonly TypeChip[];
}

export const NO_FILTER: FilterState = {
  text: '',
  failuresOnly: false,
  invert: false,
  hideThirdParty: false,
  types: [],
};

/**
 * DevTools' categories (core/common/ResourceType.ts), but for two: what it gives chips that are missing here is "other", and a
 * preflight stands with the fetch that it was sent for.
 */
const CHIPS: Readonly<Record<ResourceType, TypeChip>> = {
  document: 'doc',
  fetch: 'fetch',
  xhr: 'fetch',
  eventsource: 'fetch',
  preflight: 'fetch',
  script: 'js',
  stylesheet: 'css',
  image: 'img',
  font: 'font',
  media: 'media',
  websocket: 'ws',
  manifest: 'other',
  ping: 'other',
  other: 'other',
};

/** The chip that a request belongs to. */
export function chipOf(type: ResourceType): TypeChip {
  return CHIPS[type];
}
