import type { BundleShape } from './bundle-shape.ts';

/**
 * What a row stands for beside its request: how often it was tried, how often it was sent on. A click on it shows the
 * single exchanges; with the keyboard the row itself opens.
 */
export function BundleBadge({ shape, expanded }: { shape: BundleShape; expanded: boolean }) {
  const { tries, redirects, askedFirst } = shape;
  const words = [
    tries > 1 ? `${tries} tries` : '',
    redirects > 0 ? `sent on ${redirects === 1 ? 'once' : `${redirects} times`}` : '',
    askedFirst ? 'the browser asked first' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return (
    <span class="badge" data-toggle title={words}>
      <span class={`fold${expanded ? '' : ' folded'}`} aria-hidden="true" />
      {tries > 1 && <span aria-hidden="true">↻ {tries}</span>}
      {redirects > 0 && <span aria-hidden="true">→ {redirects}</span>}
      <span class="hidden">{words}</span>
    </span>
  );
}
