import { useEffect, useRef } from 'preact/hooks';
import type { PanelModel } from './model.ts';

/**
 * The keys that hold everywhere in the panel, as they are in DevTools' own: Ctrl+E records, Ctrl+L (⌘K) clears (front_end,
 * network-meta.ts); "/" goes to the filter and "?" shows all keys, as on many sites.
 */
export function useShortcuts(model: PanelModel, showKeys: () => void): void {
  const current = useRef({ model, showKeys });
  current.current = { model, showKeys };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actionOf(event, current.current);
      if (!act) return;
      event.preventDefault();
      // DevTools has its own meaning for some of them.
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function actionOf(
  event: KeyboardEvent,
  { model, showKeys }: { model: PanelModel; showKeys: () => void },
): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    // A file is not recorded, and stays as it is.
    if (model.kind === 'file') return undefined;
    switch (key.toLowerCase()) {
      case 'e':
        return () => {
          model.recording.paused = !model.recording.paused;
        };
      case 'l':
        return () => model.clear();
      case 'k':
        return metaKey ? () => model.clear() : undefined;
      default:
        return undefined;
    }
  }
  if (isTyping(target)) return undefined;
  if (key === '/')
    return () => {
      model.view.value = 'requests';
      // Over the reference there is none before the next drawing.
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-testid=filter]')?.focus());
    };
  return key === '?' ? showKeys : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');
}
