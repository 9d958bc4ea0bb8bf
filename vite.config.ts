import path from 'node:path';
import { crx, defineManifest } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { Window } from 'happy-dom';
import { defineConfig, type Plugin, runnerImport } from 'vite';
import release from './manifest.json' with { type: 'json' };

const DEV_PORT = 9510;
const MAIN = 'src/panel/main.tsx';
/** These load apart from the panel's code, after the first paint: the list of public suffixes, what codes mean, the rules with their
 * words. Three files, so that they are not evaluated in one go. */
const KNOWLEDGE = [
  { name: 'suffixes', test: /node_modules[\\/]tldts/ },
  { name: 'knowledge', test: /src[\\/]knowledge[\\/]/ },
  { name: 'rules', test: /src[\\/]diagnose[\\/](?!verdict|quote|numeral)/ },
];
/**
 * All that the panel and the viewer need to open is one file, and one more that the recorder reads too: each file costs the
 * browser some 3 ms, and what a file imports is asked for only once that file is there.
 */
const OPENING = {
  debugName: 'opening',
  name(id: string, graph: ModuleGraph): string | null {
    if (!isReached(id, MAIN, graph) || id === path.resolve(MAIN)) return null;
    return isReached(id, 'src/devtools/devtools.ts', graph) ? 'both' : 'opening';
  },
};
const APART = {
  // With all that the texts import in one file with them, the panel would wait for the texts to get at it.
  preserveEntrySignatures: false as const,
  output: { codeSplitting: { includeDependenciesRecursively: false, groups: [...KNOWLEDGE, OPENING] } },
};

/**
 * Writes the first page into the panel's HTML, to be painted as soon as its own small script has dressed it, and the names of
 * the files with the panel's code, for that script to ask for. `hidden` holds until the styles are there, which show it: else
 * Chromium lays the page out without them first.
 */
const FIRST_PAGE: Plugin = {
  name: 'first-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { path: page, bundle = {} }) {
      if (page !== '/src/panel/index.html') return html;
      const files = Object.values(bundle).filter((file) => file.type === 'chunk');
      const code = files.find(({ moduleIds }) => moduleIds.includes(path.resolve(MAIN)));
      if (!code) throw new Error(`no file has the code of ${MAIN}`);
      const names = [code.fileName, ...code.imports].map((file) => `/${file}`).join(' ');
      return html
        .replace(
          '<div id="app"></div>',
          `<div id="app" data-code="${names}" hidden inert>${await firstPage()}</div>`,
        )
        .replace('<script type="module"', '<script blocking="render" type="module"');
    },
  },
};

async function firstPage(): Promise<string> {
  const { module } = await runnerImport<{ drawAhead(root: unknown): void }>(
    path.resolve('src/panel/drawn-ahead.tsx'),
    { configFile: false, plugins: [preact()] },
  );
  const { document } = new Window();
  Object.assign(globalThis, { document });
  try {
    const root = document.createElement('div');
    module.drawAhead(root);
    return root.innerHTML;
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
}

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
    plugins: [preact(), crx({ manifest }), FIRST_PAGE],
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
        // The panel is named in panels.create() only, and the viewer in a link: crxjs cannot find them there. The panel's code is
        // asked for by first-page.ts.
        input: {
          panel: 'src/panel/index.html',
          viewer: 'src/viewer/index.html',
          ...(serving ? {} : { main: MAIN }),
        },
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
