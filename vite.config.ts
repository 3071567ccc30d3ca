import { builtinModules } from 'node:module';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { compileComponents } from './scripts/compile-components.mjs';
import { defineConfig, type EnvironmentOptions } from 'vite';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.mjs';

const root = import.meta.dirname;
const external = [
  'electron',
  /^@duckdb\//,
  // Loads its WebAssembly from beside itself.
  'highs',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** One CommonJS bundle for a Node host. CJS because a sandboxed preload can be nothing else. */
function nodeBundle(name: string, entry: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      outDir: resolve(root, 'dist/electron'),
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      sourcemap: true,
      license: { fileName: `licences/${name}.json` },
      rolldownOptions: {
        input: { [name]: resolve(root, entry) },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/** Files of tests that start other programs, each on folders, ports and displays of its own: a browser with its engine keeps a core busy. */
const PROGRAMS_AT_A_TIME = 2;
/** What these prove depends on how much they get done in their time. */
const ALONE = ['test/e2e/fuzzed-contract.test.ts', 'test/e2e/killed-import.test.ts'];
/** A page that is waited for says by its content that it is ready; how soon depends on what else the machine does. */
const PATIENCE_MS = 60_000;

function endToEnd(name: string, own: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: { name, globalSetup: 'test/support/run-folder.ts', environment: 'node', testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: PATIENCE_MS } }, ...own },
  };
}

/** `YUXIN_BUILD=cli` builds only what the command line needs; unset builds everything. */
const only = process.env['YUXIN_BUILD']?.split(',');

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  plugins: [compileComponents(), react()],
  define: { __APP_VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '0.1.0') },
  environments: {
    client: {
      build: {
        outDir: resolve(root, 'dist/renderer'),
        emptyOutDir: true,
        target: 'chrome114',
        license: { fileName: 'licences/page.json' },
        chunkSizeWarningLimit: 4000,
      },
    },
    main: nodeBundle('main', 'electron/main.ts'),
    preload: nodeBundle('preload', 'electron/preload.ts'),
    engine: nodeBundle('engine-process', 'electron/engine-process.ts'),
    ingestWorker: nodeBundle('ingest-worker', 'electron/ingest-worker.ts'),
    suppressionWorker: nodeBundle('suppression-worker', 'electron/suppression-worker.ts'),
    rotaWorker: nodeBundle('rota-worker', 'electron/rota-worker.ts'),
    cli: nodeBundle('cli', 'electron/cli.ts'),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name === 'ssr') continue;
        if (only && !only.includes(environment.name)) continue;
        await builder.build(environment);
      }
    },
  },
  test: {
    root,
    // On two cores Vitest would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/system/**', 'test/bench/**'],
          globalSetup: 'test/support/run-folder.ts',
          setupFiles: ['test/renderer/support/page-tests.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // What is proved with another program: LibreOffice, openpyxl, glpsol.
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          globalSetup: 'test/support/run-folder.ts',
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: PROGRAMS_AT_A_TIME,
          sequence: { groupOrder: 1 },
        },
      },
      endToEnd('e2e', { include: ['test/e2e/**/*.test.ts'], exclude: ALONE, maxWorkers: PROGRAMS_AT_A_TIME, sequence: { groupOrder: 2 } }),
      endToEnd('e2e-alone', { include: ALONE, maxWorkers: 1, sequence: { groupOrder: 3 } }),
    ],
  },
});
