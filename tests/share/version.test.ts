import { expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { version } from '../../package.json' with { type: 'json' };
import { VERSION } from '../../src/share/version.ts';

it('the version is one', () => {
  expect([VERSION, manifest.version]).toEqual([version, version]);
});
