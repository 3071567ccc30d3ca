/** `node import-child.js <threads> <path>...`: a whole import into a new workspace; prints an ImportRun as JSON. */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { threadPool } from '../../../electron/engine/ingest/workers/thread-pool';
import type { Outcome } from '../../../shared/contract';
import { SCHOOL_YEAR } from '../data/students';
import { clockStatements, type StatementSeconds } from './statement-clock';
import { firstGroups, groupsSince, newGroup, type ThreadSeconds, threadSeconds } from './thread-clock';

export interface ImportRun {
  readonly files: number;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly issues: number;
  readonly workspaceBytes: number;
  readonly stage: Phase;
  readonly commit: Phase;
}

export interface Phase {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** CPU time by kind of thread. */
  readonly threads: ThreadSeconds;
  /** Waiting time by kind of SQL statement. */
  readonly statements: StatementSeconds;
}

const [threads = '2', ...paths] = process.argv.slice(2);
const parent = join('.cache', 'bench', 'workspaces');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'import-'));
const groups = await firstGroups();
const engine = createEngine({ ingestPool: () => threadPool({ script: join(import.meta.dirname, 'ingest-worker.js'), size: Number(threads) }), makeRota: () => Promise.reject(new Error('nothing is planned here')), protector: protectHere() });

try {
  const workspace = resolve(folder, 'bench.yuxin');
  valueOf(await engine.call('workspace.create', { path: workspace, passphrase: 'only for the benchmark' }));
  newGroup(groups, 'duckdb');
  const sources = paths.map((path) => ({ kind: 'path' as const, path: resolve(path) }));
  const stage = await clocked(async () => valueOf(await engine.call('import.stage', { sources, schoolYear: SCHOOL_YEAR })));
  const commit = await clocked(async () => valueOf(await engine.call('import.commit', {})));
  const { totals } = commit.value;
  if (totals.failed > 0) throw new Error(`${totals.failed} files failed: ${JSON.stringify(commit.value.files.find(({ status }) => status === 'failed'))}`);
  const run: ImportRun = {
    files: totals.files,
    rowsRead: totals.rowsRead,
    rowsLoaded: totals.rowsLoaded,
    issues: totals.issues,
    workspaceBytes: statSync(workspace).size,
    stage: stage.phase,
    commit: commit.phase,
  };
  process.stdout.write(JSON.stringify(run));
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message} ${JSON.stringify(outcome.error.details)}`);
  return outcome.value;
}

async function clocked<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly phase: Phase }> {
  const startedAt = process.hrtime.bigint();
  const cpuBefore = process.cpuUsage();
  const threadsBefore = threadSeconds();
  const statements = clockStatements();
  const value = await work();
  const cpu = process.cpuUsage(cpuBefore);
  return {
    value,
    phase: {
      wallSeconds: Number(process.hrtime.bigint() - startedAt) / 1e9,
      cpuSeconds: (cpu.user + cpu.system) / 1e6,
      threads: groupsSince(groups, threadsBefore),
      statements: statements.stop(),
    },
  };
}
