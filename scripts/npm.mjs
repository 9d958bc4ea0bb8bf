import { spawnSync } from 'node:child_process';

/**
 * Runs npm in this project and shows what it says.
 * @param {string[]} args
 * @throws when it does not end well
 */
export function npm(args) {
  const own = process.env.npm_execpath;
  // Under `npm start` this Node can run the same npm; otherwise it is a script, which Windows starts in a shell only.
  const { status, error } = own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`“npm ${args.join(' ')}” did not succeed; see above.`, { cause: error });
}

const options = /** @type {const} */ ({ cwd: new URL('..', import.meta.url), stdio: 'inherit' });
