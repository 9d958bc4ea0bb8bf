/**
 * A request as the panel shows it.
 * @typedef {object} PanelRow
 * @property {string} method
 * @property {number} status 0: no answer
 * @property {string} statusClass
 * @property {string} outcome
 * @property {string} cause '' where nothing is claimed
 * @property {string} url
 * @property {string} title the explanation's first sentence, '' where there is none
 */

/**
 * Opens or closes every row that stands for several requests.
 * @param {import('@playwright/test').Frame} panel
 * @param {boolean} open
 */
export async function setBundles(panel, open) {
  await panel.locator('[data-testid=request-list]').evaluate(async (list, wanted) => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let top = 0; ; top += Math.max(100, list.clientHeight - 100)) {
      list.scrollTop = top;
      await drawn();
      for (const toggle of list.querySelectorAll(
        `[data-testid=request-row][aria-expanded=${!wanted}] [data-toggle]`,
      )) {
        if (toggle instanceof HTMLElement) toggle.click();
      }
      await drawn();
      if (top + list.clientHeight >= list.scrollHeight) break;
    }
    list.scrollTop = 0;
  }, open);
}

/**
 * Reads all rows of the panel's list; of a row that is open, the requests that it stands for. The list draws only what
 * is in sight, so it is scrolled through, and left at its top.
 * @param {import('@playwright/test').Frame} panel
 * @returns {Promise<PanelRow[]>} in the order of the list
 */
export async function readPanelRows(panel) {
  return panel.locator('[data-testid=request-list]').evaluate(async (list) => {
    /** @type {Map<string, PanelRow>} */
    const rows = new Map();
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let top = 0; ; top += Math.max(100, list.clientHeight - 100)) {
      list.scrollTop = top;
      await drawn();
      for (const row of list.querySelectorAll(
        '[data-testid=request-row]:not([aria-expanded=true]), [data-testid=bundle-member]',
      )) {
        if (!(row instanceof HTMLElement)) continue;
        const { key = '', method = '', status, statusClass = '', outcome = '', cause = '' } = row.dataset;
        rows.set(key, {
          method,
          status: Number(status),
          statusClass,
          outcome,
          cause,
          url: row.querySelector('.name')?.getAttribute('title') ?? '',
          title: row.querySelector('.why b, .in-short')?.textContent ?? '',
        });
      }
      if (top + list.clientHeight >= list.scrollHeight) break;
    }
    list.scrollTop = 0;
    return [...rows.values()];
  });
}
