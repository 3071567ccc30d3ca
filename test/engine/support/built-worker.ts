/** The bundles of the worker threads, built when their sources are newer. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export function builtWorker(name: 'ingest-worker' | 'rota-worker' | 'suppression-worker' = 'ingest-worker'): string {
  execFileSync(process.execPath, ['--input-type=module', '-e', "import { buildIfStale } from './scripts/build-if-stale.mjs'; await buildIfStale('cli');"], { cwd: root, stdio: 'inherit' });
  return join(root, `dist/electron/${name}.cjs`);
}
