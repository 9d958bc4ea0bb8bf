import { defineConfig } from 'vite';

/** The command line tool: one file that runs on Node 20 without node_modules. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/plainspoken.ts',
    outDir: 'dist-cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'plainspoken.js', banner: '#!/usr/bin/env node' } },
  },
});
