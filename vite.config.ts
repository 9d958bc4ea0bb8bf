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
const APART = {
  // With all that the texts import in one file with them, the panel would wait for the texts to get at it.
  preserveEntrySignatures: false as const,
  output: { codeSplitting: { includeDependenciesRecursively: false, groups: [KNOWLEDGE] } },
};

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
      modulePreload: false,
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
