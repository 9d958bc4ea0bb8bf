import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/**
 * Reads the options of a command.
 * @throws UsageError for one that there is not
 */
export function optionsOf<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

/**
 * One of some names.
 * @throws UsageError where it is none of them
 */
export function oneOf<T extends string>(what: string, given: string, all: readonly T[]): T {
  const found = all.find((each) => each === given);
  if (found === undefined)
    throw new UsageError(
      `there is no ${what} "${given}": use ${all.slice(0, -1).join(', ')} or ${all.at(-1)}`,
    );
  return found;
}
