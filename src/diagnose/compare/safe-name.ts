/**
 * The name of a header, cookie, parameter or field as it may be shown: strangers choose it, and some put an id in it.
 * @returns at most 60 characters; what looks like an id is "…"
 */
export function safeName(name: string): string {
  return name
    .slice(0, 200)
    .replace(/[^\w.[\]:-]+/g, '…')
    .replace(/(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{8,}|[A-Za-z0-9]{32,}/g, '…')
    .slice(0, 60);
}
