import path from 'node:path';
import { crx, defineManifest } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import release from './manifest.json' with { type: 'json' };

const DEV_PORT = 9510;
/** The texts load apart from the panel's code, after the first paint: what codes mean, the rules with their words, and the list of
 * public suffixes. */
const KNOWLEDGE = {
  name: 'knowledge',
  test: /src[\\/](?:knowledge|diagnose)[\\/](?!verdict|quote)|node_modules[\\/]tldts/,
};
/**
 * All that the panel and the viewer need to open is one file, and one more that the recorder reads too: each file costs the
 * browser some 3 ms, and what a file imports is asked for only once that file is there.
 */
const OPENING = {
  debugName: 'opening',
  name(id: string, graph: ModuleGraph): string | null {
    if (!isReached(id, 'src/panel/main.tsx', graph) || id.endsWith('src/panel/main.tsx')) return null;
    return isReached(id, 'src/devtools/devtools.ts', graph) ? 'both' : 'opening';
  },
};
const APART = {
  // With all that the texts import in one file with them, the panel would wait for the texts to get at it.
  preserveEntrySignatures: false as const,
  output: { codeSplitting: { includeDependenciesRecursively: false, groups: [KNOWLEDGE, OPENING] } },
};

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Whether a module is loaded with an entry, and not only when something is asked for. */
function isReached(id: string, entry: string, graph: ModuleGraph): boolean {
  const reached = new Set([path.resolve(entry)]);
  for (const each of reached)
    for (const imported of graph.getModuleInfo(each)?.importedIds ?? []) reached.add(imported);
  return reached.has(id);
}

export default defineConfig(({ command }) => {
  const serving = command === 'serve';
  // Hot reload needs scripts from the dev server; only dist-dev ever gets this looser policy.
  const { content_security_policy, ...withoutPolicy } = release;
  const manifest = defineManifest(
    (serving ? withoutPolicy : { ...withoutPolicy, content_security_policy }) as Parameters<
      typeof defineManifest
    >[0],
  );
  return {
    plugins: [preact(), crx({ manifest })],
    build: {
      outDir: serving ? 'dist-dev' : 'dist',
      emptyOutDir: true,
      target: ['chrome120', 'firefox142'],
      // The page names all that it needs to open, so that all of it comes at once. What is asked for later brings its styles.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, needed, { hostType }) =>
          hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
      },
      rolldownOptions: {
        // The panel is named in panels.create() only, and the viewer in a link: crxjs cannot find them there.
        input: { panel: 'src/panel/index.html', viewer: 'src/viewer/index.html' },
        ...(serving ? {} : APART),
      },
    },
    server: {
      host: '127.0.0.1',
      port: DEV_PORT,
      strictPort: true,
      hmr: { host: '127.0.0.1', port: DEV_PORT },
      cors: { origin: [/^chrome-extension:\/\//] },
    },
  };
});
