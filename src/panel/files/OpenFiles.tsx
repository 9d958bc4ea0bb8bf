import type { Ref } from 'preact';
import { FILE_TEXTS } from '../texts/file-texts.ts';

/** The button that lets a person choose HAR files. */
export function OpenFilesButton({ choose }: { choose: () => void }) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={FILE_TEXTS.open}
      title={FILE_TEXTS.openHint}
      data-testid="open-files"
      onClick={choose}
    >
      <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true">
        <path d="M2 12.5V3.8h4l1.4 1.7H14v7zM8 11V7.6M6.4 9.1 8 7.5l1.6 1.6" />
      </svg>
    </button>
  );
}

/** What the browser's own dialog is opened with: any file, for what it is, is told by its content. */
export function FileInput({
  input,
  open,
}: {
  input: Ref<HTMLInputElement>;
  open: (files: Iterable<File>) => void;
}) {
  return (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      data-testid="import-file"
      onChange={({ currentTarget }) => {
        // Copied: it is emptied below, so that the same file can be opened again.
        open([...(currentTarget.files ?? [])]);
        currentTarget.value = '';
      }}
    />
  );
}
