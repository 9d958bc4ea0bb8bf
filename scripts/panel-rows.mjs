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
 * Reads all rows of the panel's list. The list draws only what is in sight, so it is scrolled through, and left at its
 * top.
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
      for (const row of list.querySelectorAll('[data-testid=request-row]')) {
        if (!(row instanceof HTMLElement)) continue;
        const { key = '', method = '', status, statusClass = '', outcome = '', cause = '' } = row.dataset;
        rows.set(key, {
          method,
          status: Number(status),
          statusClass,
          outcome,
          cause,
          url: row.querySelector('.name')?.getAttribute('title') ?? '',
          title: row.querySelector('.why b')?.textContent ?? '',
        });
      }
      if (top + list.clientHeight >= list.scrollHeight) break;
    }
    list.scrollTop = 0;
    return [...rows.values()];
  });
}
