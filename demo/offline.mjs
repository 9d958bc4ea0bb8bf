/** The answer to the page's wish has to reach it before the network is gone, in ms. */
const GRACE = 100;
/** How long the browser stays offline, in ms. */
const LASTS = 1500;

/**
 * Takes the browser off the network for a moment, and brings it back: the page cannot ask for that.
 * @param {((on: boolean) => void | Promise<void>) | undefined} setOffline undefined where nobody drives the browser
 * @returns {{ begin(): boolean, stop(): void }} `begin` returns false where it cannot be done
 */
export function offlineSwitch(setOffline) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @param {boolean} on */
  const put = async (on) => {
    try {
      await setOffline?.(on);
    } catch {
      // The browser has been closed meanwhile.
    }
  };
  return {
    begin() {
      if (!setOffline) return false;
      clearTimeout(timer);
      timer = setTimeout(async () => {
        await put(true);
        timer = setTimeout(() => void put(false), LASTS);
      }, GRACE);
      return true;
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
