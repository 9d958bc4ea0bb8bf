import { mkdirSync, rmSync } from 'node:fs';
import { npm } from './npm.mjs';
import { prepare } from './prepare.mjs';

// `npm run docs`: writes docs/causes anew from the words of the rules.

prepare();
rmSync('docs/causes', { recursive: true, force: true });
mkdirSync('docs/causes', { recursive: true });
process.env.WRITE_DOCS = '1';
npm(['run', 'unit', '--', 'tests/docs']);
