import type { Exchange } from '../session/exchange.ts';

/** The page of each page load, in order: the first document of its load; frames come later. */
export function pagesOf(exchanges: readonly Exchange[]): ReadonlyMap<string, Exchange> {
  const pages = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const { visit, resourceType } = exchange;
    if (visit === null) continue;
    const known = pages.get(visit);
    if (!known || (resourceType === 'document' && known.resourceType !== 'document'))
      pages.set(visit, exchange);
  }
  return pages;
}
