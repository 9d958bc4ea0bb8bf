import type { Exchange } from '../session/exchange.ts';

const encoder = new TextEncoder();

/**
 * How many bytes of body a request brought: by its `Content-Length`, else by the text on record.
 * @returns undefined where neither is known
 */
export function bodySize(exchange: Exchange): { readonly bytes: number; readonly from: string } | undefined {
  const length = exchange.request.headers.get('content-length');
  if (length && /^\d{1,15}$/.test(length) && Number(length) > 0) {
    return { bytes: Number(length), from: 'request header Content-Length' };
  }
  const { body } = exchange.request;
  if (!body || body.binary || body.truncated || body.text === '') return undefined;
  return { bytes: encoder.encode(body.text).length, from: 'request body' };
}

/** The bytes of the header lines on record, and the largest of them. */
export function headerSizes(exchange: Exchange): {
  readonly total: number;
  readonly largest: { readonly name: string; readonly bytes: number };
} {
  let total = 0;
  let largest = { name: '', bytes: 0 };
  for (const { name, value } of exchange.request.headers) {
    if (name.startsWith(':')) continue;
    // A colon and a blank, and the end of the line.
    const bytes = name.length + value.length + 4;
    total += bytes;
    if (bytes > largest.bytes) largest = { name, bytes };
  }
  return { total, largest };
}

/** As file managers write it: "950 B", "300 KB", "2.4 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}
