import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The folder that Chromium may load an extension from. Chromium writes an index of declarative rules into the extension's
 * own folder (`_metadata`), so an extension with such rules is loaded from a copy.
 * @param {string} folder of the extension
 * @param {string} profile where a copy is put
 * @returns {Promise<string>} an absolute path
 */
export async function loadableExtension(folder, profile) {
  const absolute = path.resolve(folder);
  const manifest = await readFile(path.join(absolute, 'manifest.json'), 'utf8').catch((error) => {
    throw new Error(`There is no extension in “${folder}”: manifest.json is missing.`, { cause: error });
  });
  if (!('declarative_net_request' in JSON.parse(manifest))) return absolute;
  const copy = path.join(profile, 'Loaded extensions', path.basename(absolute));
  await cp(absolute, copy, { recursive: true });
  return copy;
}
