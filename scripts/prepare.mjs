import { readFileSync } from 'node:fs';
import { npm } from './npm.mjs';

/**
 * Sees to it that this Node is new enough and that node_modules is what package-lock.json asks for. Imports nothing but
 * Node's own modules: it runs before anything is installed.
 */
export function prepare() {
  const wanted = engine();
  if (!isAtLeast(process.versions.node, wanted)) {
    throw new Error(`Node ${wanted} or newer is needed; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  console.log('node_modules is missing or out of date: npm ci …');
  npm(['ci']);
}

/** The version in package.json, "engines". */
function engine() {
  return String(read('package.json')?.engines.node).replace(/^>=/, '');
}

/**
 * @param {string} version
 * @param {string} wanted
 */
function isAtLeast(version, wanted) {
  return version.localeCompare(wanted, 'en', { numeric: true }) >= 0;
}

/** Whether each package of the lock file is there in its version; npm notes what it installed in a lock file of its own. */
function isInstalled() {
  /** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */
  /** @type {Packages | undefined} */
  const locked = read('package-lock.json')?.packages;
  /** @type {Packages | undefined} */
  const installed = read('node_modules/.package-lock.json')?.packages;
  if (!locked || !installed) return false;
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are for other systems.
    return found ? found.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {any} undefined where it is missing or broken
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
}
