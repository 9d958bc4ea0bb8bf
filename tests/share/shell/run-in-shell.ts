import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A curl that only says what it was given: the number of its arguments, then each, all ended by a NUL. */
const FAKE_CURL = '#!/bin/sh\nprintf \'%s\\0\' "$#" "$@"\n';

/** What became of a script. */
export interface Ran {
  /** The arguments of each call of curl. */
  readonly calls: readonly (readonly string[])[];
  /** Files that appeared in the folder where it ran. */
  readonly made: readonly string[];
  readonly status: number | null;
}

/** Whether a shell is on this machine. */
export function hasShell(shell: string): boolean {
  return spawnSync(shell, ['-c', ':']).status === 0;
}

/** Runs scripts in real shells, in a folder of its own in which curl is a fake. */
export class ShellFolder {
  readonly #root = mkdtempSync(join(tmpdir(), 'plainspoken-shell-'));
  readonly #bin = join(this.#root, 'bin');
  readonly #here = join(this.#root, 'here');

  constructor() {
    mkdirSync(this.#bin);
    mkdirSync(this.#here);
    writeFileSync(join(this.#bin, 'curl'), FAKE_CURL);
    chmodSync(join(this.#bin, 'curl'), 0o755);
  }

  /** @param flags `-i`: as if it were typed at the prompt */
  run(shell: string, commands: readonly string[], flags: readonly string[] = []): Ran {
    const { stdout, status } = spawnSync(shell, flags, {
      input: `${commands.join('\n')}\n`,
      cwd: this.#here,
      env: {
        PATH: `${this.#bin}${delimiter}${process.env.PATH}`,
        HOME: this.#here,
        LC_ALL: 'C.UTF-8',
        HISTFILE: '',
      },
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const words = stdout.split('\0').slice(0, -1);
    const calls: string[][] = [];
    for (let at = 0; at < words.length; ) {
      const count = Number(words[at]);
      calls.push(words.slice(at + 1, at + 1 + count));
      at += count + 1;
    }
    return { calls, made: readdirSync(this.#here), status };
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }
}
