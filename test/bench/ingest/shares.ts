import type { ImportRun } from './import-child';
import type { ThreadProfile } from './profile';
import { STAGES, type Stage } from './stages';

export interface Share {
  readonly label: string;
  /** Seconds of CPU time. */
  readonly value: number;
}

/**
 * CPU time of staging and committing by stage. The profiles know the threads that run JavaScript; what DuckDB's and
 * libuv's threads did is told by their own CPU time, less the inflating that libuv does for the readers.
 */
export function importShares(run: ImportRun, profiles: readonly ThreadProfile[], inflateSeconds: number): { readonly shares: readonly Share[]; readonly total: number } {
  const { stage, commit } = run;
  const sums = new Map<Stage, number>(STAGES.map((name) => [name, 0]));
  for (const isWorker of [false, true]) {
    const own = profiles.filter((profile) => profile.isWorker === isWorker);
    const busy = own.reduce((sum, { busySeconds }) => sum + busySeconds, 0);
    const cpu = isWorker ? stage.threads.workers : stage.threads.main;
    for (const { byStage } of own) {
      for (const [name, spent] of byStage) sums.set(name, (sums.get(name) ?? 0) + (busy === 0 ? 0 : (spent / busy) * cpu));
    }
  }
  // Unpacking waits for nobody else: what is left of libuv's time is DuckDB's, on the thread that asked.
  const native = Math.max(0, stage.threads.libuv + stage.threads.duckdb - inflateSeconds);
  const waited = stage.statements.duplicates + stage.statements.transactions + stage.statements.other;
  const ofNative = (seconds: number): number => (waited === 0 ? 0 : (native * seconds) / waited);
  const shares: Share[] = STAGES.filter((name) => name !== 'garbage collection' && name !== 'other').map((name) => ({
    label: name,
    value: (sums.get(name) ?? 0) + (name === 'duplicates' ? ofNative(stage.statements.duplicates) : 0),
  }));
  shares.splice(1, 0, { label: 'inflating', value: Math.min(inflateSeconds, stage.threads.libuv + stage.threads.duckdb) });
  shares.push(
    { label: 'transactions', value: ofNative(stage.statements.transactions) },
    { label: 'other statements', value: ofNative(stage.statements.other) },
    { label: 'making it count (derive, commit)', value: commit.cpuSeconds },
    { label: 'garbage collection', value: sums.get('garbage collection') ?? 0 },
    { label: "V8's helper threads (collecting, compiling)", value: stage.threads.helpers },
    { label: 'other', value: sums.get('other') ?? 0 },
  );
  return { shares, total: shares.reduce((sum, { value }) => sum + value, 0) };
}
