/**
 * What a program began and has to end.
 * @typedef {object} Began
 * @property {<T extends { close(): unknown }>(thing: T) => T} begin notes what is to be closed, the last first
 */

/**
 * Runs a program to its end or to Ctrl+C, then ends everything it began. A failure is told in a sentence, and the exit
 * status is 1.
 * @param {(began: Began) => Promise<void>} program
 */
export async function runProgram(program) {
  /** @type {{ close(): unknown }[]} */
  const open = [];
  const closeAll = async () => {
    for (let thing = open.pop(); thing; thing = open.pop()) {
      try {
        await thing.close();
      } catch {
        // The others have to be closed all the same.
      }
    }
  };
  /** @type {Promise<void>} */
  const interrupted = new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.once(signal, () => resolve());
    }
  });
  const running = program({
    begin(thing) {
      open.push(thing);
      return thing;
    },
  });
  let status = 0;
  try {
    await Promise.race([running, interrupted]);
  } catch (error) {
    console.error(`\n${tell(error)}`);
    status = 1;
  }
  // What was interrupted fails while its browser is closed; nobody needs to hear of that.
  running.catch(() => {});
  await closeAll();
  process.exit(status);
}

/**
 * @param {unknown} error
 * @returns {string} its message, and the first lines of its causes
 */
function tell(error) {
  if (!(error instanceof Error)) return String(error);
  const because = error.cause ? tell(error.cause).split('\n')[0] : '';
  return because ? `${error.message}\n  (${because})` : error.message;
}
