import { useEffect, useRef, useState } from 'preact/hooks';
import { FILE_TEXTS } from '../texts/file-texts.ts';

/** Opens the files that are dropped anywhere on the panel. */
export function DropArea({ open }: { open: (files: Iterable<File>) => void }) {
  const [over, setOver] = useState(false);
  const current = useRef(open);
  current.current = open;
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      // Without this the browser would leave the panel for the file.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      current.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over ? <div class="drop-area">{FILE_TEXTS.drop}</div> : null;
}
