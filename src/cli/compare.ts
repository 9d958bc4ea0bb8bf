import { UsageError } from './usage-error.ts';

export async function compare(): Promise<number> {
  throw new UsageError('not yet');
}
