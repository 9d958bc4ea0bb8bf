/** What is said of the keys. */
export const KEY_TEXTS = {
  title: 'Keys',
  close: 'Close',
  all: [
    { keys: '↑ ↓', does: 'Go from row to row' },
    { keys: 'Home End', does: 'Go to the first or last row' },
    { keys: 'Enter', does: 'Open what the row stands for' },
    { keys: '→ ←', does: 'Open or fold a group. On the column names: sort by the next one' },
    { keys: 'Esc', does: 'Close the explanation' },
    { keys: '/', does: 'Go to the filter' },
    { keys: 'Ctrl F', does: 'Find in the list' },
    { keys: 'Ctrl E', does: 'Stop and start recording' },
    { keys: 'Ctrl L, ⌘ K', does: 'Clear the list' },
    { keys: 'Tab', does: 'Go on to the explanation and its buttons' },
    { keys: '?', does: 'Show these keys' },
  ],
} as const;
