/** The small triangle that shows whether something is open. */
export function Fold({ expanded }: { expanded: boolean }) {
  return <span class={`fold${expanded ? '' : ' folded'}`} aria-hidden="true" />;
}
