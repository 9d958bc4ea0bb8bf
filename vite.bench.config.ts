import { defineConfig } from 'vite';

/** The engine as one module for the benchmark in Node. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'tests/bench/engine-entry.ts',
    outDir: 'node_modules/.bench',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
  },
});
