import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
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

/** The meaning is in the document only while it is open: who copies or reads out the sentence gets the sentence. */
function Term({ word, term }: { word: string; term: GlossaryTerm }) {
  const button = useRef<HTMLButtonElement>(null);
  const meaning = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  // A click beside an open meaning closes it, and so does one on its word: by then it is closed.
  const wasOpen = useRef(false);
  const note = () => {
    wasOpen.current = open;
  };
  useLayoutEffect(() => {
    if (!meaning.current || !button.current) return;
    const { left, bottom } = button.current.getBoundingClientRect();
    meaning.current.style.left = `${Math.max(8, Math.min(left, innerWidth - 308))}px`;
    meaning.current.style.top = `${Math.min(bottom + 4, innerHeight - 90)}px`;
    // Not in the tests' document.
    meaning.current.showPopover?.();
  }, [open]);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="term"
        aria-expanded={open}
        title={term.meaning}
        data-testid="term"
        onPointerDown={note}
        onKeyDown={note}
        onClick={() => setOpen(!wasOpen.current)}
      >
        {word}
      </button>
      {open && (
        <span
          ref={meaning}
          popover="auto"
          class="meaning"
          role="note"
          onToggle={({ newState }) => setOpen(newState === 'open')}
        >
          <b>{word}</b>: {term.meaning}
        </span>
      )}
    </>
  );
}
