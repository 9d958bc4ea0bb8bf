import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { findTerms as FindTerms, GlossaryTerm } from '../knowledge/glossary.ts';

/** Puts the words of a text that not everyone knows on buttons that say what they mean. */
export type Explain = (text: string) => ComponentChildren;

/**
 * Explains each word once, where it stands first: over a whole page of dotted words nobody reads the sentence.
 * @param find undefined while the glossary is still loading: texts stay as they are
 * @returns to be called for the texts in the order in which they are read
 */
export function explainOnce(find: typeof FindTerms | undefined): Explain {
  const told = new Set<string>();
  return (text) => {
    if (!find) return text;
    const parts: ComponentChildren[] = [];
    let done = 0;
    for (const { from, to, term } of find(text)) {
      if (told.has(term.term)) continue;
      told.add(term.term);
      parts.push(text.slice(done, from), <Term key={term.term} word={text.slice(from, to)} term={term} />);
      done = to;
    }
    return parts.length === 0 ? text : [...parts, text.slice(done)];
  };
}

function Term({ word, term }: { word: string; term: GlossaryTerm }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="term"
        popovertarget={id}
        title={term.meaning}
        data-testid="term"
      >
        {word}
      </button>
      <span
        id={id}
        popover="auto"
        class="meaning"
        role="note"
        onBeforeToggle={({ currentTarget, newState }) => {
          if (newState !== 'open' || !button.current) return;
          const { left, bottom } = button.current.getBoundingClientRect();
          currentTarget.style.left = `${Math.max(8, Math.min(left, innerWidth - 308))}px`;
          currentTarget.style.top = `${Math.min(bottom + 4, innerHeight - 90)}px`;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.stopPropagation();
        }}
      >
        <b>{word}</b>: {term.meaning}
      </span>
    </>
  );
}
