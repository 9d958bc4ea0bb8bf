import type { RegexWorker } from './regex-search.ts';
import address from './regex-worker.ts?worker&url';

/** What is used of Trusted Types. */
interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(url: string): string };
}

let trusted: string | undefined;

/**
 * The worker's address as a browser takes it under the manifest's `require-trusted-types-for 'script'`: only from a policy that
 * the manifest names (Trusted Types, §4.1.3). A plain `new Worker(new URL(…))` throws there (seen in Chromium 156). This policy
 * lets through one address, and no other.
 */
function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  // A second policy of the same name would be refused.
  trusted ??=
    trustedTypes?.createPolicy('regex-worker', { createScriptURL: () => address }).createScriptURL('') ??
    address;
  return trusted;
}

/** Starts the worker that looks for patterns; throws where the browser does not allow it. */
export function startRegexWorker(): RegexWorker {
  return new Worker(trustedAddress(), { type: 'module' });
}
