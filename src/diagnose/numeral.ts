/**
 * A whole number as it is written in English: "12", "1,234". The browser's own `toLocaleString` loads its tables when it is first
 * asked, some 20 ms in Chromium 156, which a list being drawn would wait for.
 */
export function numeral(number: number): string {
  return Number.isSafeInteger(number) ? String(number).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(number);
}
