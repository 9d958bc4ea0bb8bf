import { fromHarEntry } from '../../src/capture/from-har-entry.ts';
import type { Exchange } from '../../src/session/exchange.ts';
import { entry, type Given } from '../exchange-builder.ts';

/** Rows whose answers are recorded under the type that their Content-Type names, as browsers do it. */
export function asTyped<Row extends { readonly given: Given | Exchange }>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ('errorsTold' in row.given ? row : { ...row, given: typedAnswer(row.given) }));
}

/** One exchange, recorded under the type that its Content-Type names; without one, under that of its body. */
export function typedAnswer(given: Given): Exchange {
  const made = entry(given);
  const type = given.answers?.['Content-Type'];
  if (typeof type !== 'string') return fromHarEntry(made, 0);
  const content = { ...made.response?.content, mimeType: type };
  return fromHarEntry({ ...made, response: { ...made.response, content } }, 0);
}
