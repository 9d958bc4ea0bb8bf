/**
 * Puts a text into the clipboard. In a panel of DevTools the browser refuses `navigator.clipboard` (Chromium 156: "permissions
 * policy"), so the older way is tried first.
 * @param field a text field that the page shows, with the text in it
 * @returns whether the browser did it
 */
export async function copyText(text: string, field: HTMLTextAreaElement): Promise<boolean> {
  const before = document.activeElement;
  field.value = text;
  field.select();
  // biome-ignore lint/suspicious/noExplicitAny: marked as deprecated, and the only way in a panel
  const done = (document as any).execCommand('copy') as boolean;
  field.value = '';
  if (before instanceof HTMLElement) before.focus();
  if (done) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Gives a text to the browser to be saved as a file. */
export function saveFile(name: string, pieces: readonly string[], type: string): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** "plainspoken-2026-11-29-0212.html", by the clock of this computer. */
export function fileName(now: Date, ending: string): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `plainspoken-${day}-${two(now.getHours())}${two(now.getMinutes())}.${ending}`;
}
