import fileWorker from './files/file-worker.ts?worker&url';
import regexWorker from './filter/regex-worker.ts?worker&url';

/** What is used of Trusted Types. */
interface ScriptPolicies {
  createPolicy(
    name: string,
    rules: { createScriptURL(name: string): string },
  ): { createScriptURL(name: string): string };
}

/** All workers of the panel. */
const ADDRESSES = { file: fileWorker, regex: regexWorker } as const;

let policy: { createScriptURL(name: string): string } | undefined;

/**
 * Starts a worker of ours, as a browser takes it under the manifest's `require-trusted-types-for 'script'`: its address has to come
 * from a policy that the manifest names (Trusted Types, §4.1.3). A plain `new Worker(new URL(…))` throws there (seen in Chromium
 * 156). This policy lets through the addresses above, and no other.
 * @throws where the browser does not allow it, as when the extension was updated meanwhile
 */
export function startWorker(name: keyof typeof ADDRESSES): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  const rules = { createScriptURL: (asked: string) => ADDRESSES[asked as keyof typeof ADDRESSES] };
  // A second policy of the same name would be refused.
  policy ??= trustedTypes?.createPolicy('own-workers', rules) ?? rules;
  return new Worker(policy.createScriptURL(name), { type: 'module' });
}
