import { scenarios } from './scenarios.mjs';

/** @typedef {Pick<import('../scripts/panel-rows.mjs').PanelRow, 'method' | 'status' | 'outcome' | 'cause' | 'url'>} Row */

/**
 * Compares what the panel lists with what the scenarios promise, after all of them have been run.
 * @param {readonly Row[]} rows
 * @returns {{ id: string, path: string, row: import('./scenarios.mjs').ExpectedRow }[]} the rows that are not there
 */
export function missingRows(rows) {
  const left = [...rows];
  return scenarios
    .flatMap(({ id, request: { path }, expect, also = [] }) =>
      [expect, ...also].map((row) => ({ id, path, row })),
    )
    .filter(({ path, row }) => {
      const place = left.findIndex((other) => isAt(other.url, path) && isRow(other, row));
      if (place < 0) return true;
      left.splice(place, 1);
      return false;
    });
}

/**
 * @param {string} url
 * @param {string} path without a query where the page adds one
 */
function isAt(url, path) {
  return url.endsWith(path) || url.replace(/\?.*/, '').endsWith(path);
}

/**
 * @param {Row} actual
 * @param {import('./scenarios.mjs').ExpectedRow} wanted
 */
function isRow(actual, wanted) {
  if (actual.method !== wanted.method) return false;
  // By the time that somebody looks, the slow one may be done.
  if (wanted.outcome === 'pending' && actual.outcome === 'succeeded') return true;
  return (
    actual.status === wanted.status && actual.outcome === wanted.outcome && actual.cause === wanted.cause
  );
}
