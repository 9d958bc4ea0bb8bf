import type { Exchange } from '../session/exchange.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Neighbours } from './story/chain.ts';
import { inShort } from './story/in-short.ts';
import { storyOfPermission } from './story/permission.ts';
import { storyOfRedirects } from './story/redirects.ts';
import { storyOfTries } from './story/tries.ts';

/** Causes that say themselves what a stopped request made room for. */
const SAYS_WHY_STOPPED = new Set(['replaced-by-newer', 'left-for-next-page']);

/**
 * What happened around a request, as far as its neighbours prove it: where it was sent on, who was asked first, how
 * often it was tried. For everyone, so in plain sentences; values of strangers in them are quoted and hold no secret.
 * @param relatedTo looks the neighbours of any exchange up: `session.relatedTo`
 * @param diagnosis what is said beside the story, so that this need not be said twice
 * @returns sentences in the order of time; none where there is nothing to tell
 */
export function storyOf(
  exchange: Exchange,
  relatedTo: Neighbours,
  diagnosis: Diagnosis | null = null,
): readonly string[] {
  const related = relatedTo(exchange);
  const { listedBefore, workerFetch, successor, nextPage } = related;
  const story: string[] = [];
  if (listedBefore) story.push('The browser lists this request twice. It was made once.');
  story.push(...storyOfPermission(exchange, related, diagnosis));
  if (workerFetch) {
    story.push(
      'A script that the page keeps in the browser (a service worker) answered this.',
      `It asked the server itself: ${inShort(workerFetch)}.`,
    );
  }
  story.push(...storyOfRedirects(exchange, relatedTo), ...storyOfTries(exchange, relatedTo));
  if (!SAYS_WHY_STOPPED.has(diagnosis?.cause ?? '')) {
    if (successor) story.push('It was stopped as the page asked for the same with other words.');
    else if (nextPage) story.push('It was stopped as another page was opened.');
  }
  if (exchange.pageReport?.kind === 'unhandled-rejection') {
    story.push('The page’s code did not deal with this failure.');
  }
  return story;
}
