/** `npm run bench`: bundles the benchmarks with the program's own sources and runs them. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
// Of this run alone: another one, started meanwhile, must not exchange the code that is being measured.
const folder = join(root, '.cache/bench', `bundles-${process.pid}`);
const bench = (name) => join(root, 'test/bench', name);
const entries = {
  main: bench('main.ts'),
  'read-child': bench('ingest/read-child.ts'),
  'prepare-child': bench('ingest/prepare-child.ts'),
  'import-child': bench('ingest/import-child.ts'),
  'write-child': bench('reports/write-child.ts'),
  'feedback-child': bench('feedback/feedback-child.ts'),
  'ingest-worker': join(root, 'electron/ingest-worker.ts'),
};

await build({
  configFile: false,
  root,
  logLevel: 'error',
  define: { __APP_VERSION__: JSON.stringify('bench') },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    // Profiles are told apart by source file.
    sourcemap: true,
    rolldownOptions: {
      input: entries,
      external: [/^@duckdb\//, 'xlsx', 'highs', 'playwright-core', 'vite', '@vitejs/plugin-react', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
try {
  const { status } = spawnSync(process.execPath, [join(folder, 'main.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
