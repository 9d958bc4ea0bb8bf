import type { BundleShape } from './bundle-shape.ts';
import { Fold } from './Fold.tsx';
import { TEXTS } from './texts/panel-texts.ts';

/**
 * What a row stands for beside its request: how often it was tried, how often it was sent on. A click on it shows the
 * single exchanges; with the keyboard the row itself opens.
 */
export function BundleBadge({ shape, expanded }: { shape: BundleShape; expanded: boolean }) {
  const { tries, redirects, askedFirst } = shape;
  const words = [
    tries > 1 ? TEXTS.tries(tries) : '',
    redirects > 0 ? TEXTS.sentOn(redirects) : '',
    askedFirst ? TEXTS.askedFirst : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return (
    <span class="badge" data-toggle title={words}>
      <Fold expanded={expanded} />
      {tries > 1 && <span aria-hidden="true">↻ {tries}</span>}
      {redirects > 0 && <span aria-hidden="true">→ {redirects}</span>}
      <span class="hidden">{words}</span>
    </span>
  );
}
