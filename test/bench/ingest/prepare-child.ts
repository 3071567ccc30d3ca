/** `node prepare-child.js <threads> <folder>`: reads, recognises and cleans in worker threads and throws the rows away. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileSink } from '../../../electron/engine/ingest/prepare/prepared';
import { threadPool } from '../../../electron/engine/ingest/workers/thread-pool';
import { SCHOOL_YEAR } from '../data/students';

const [threads = '1', folder = ''] = process.argv.slice(2);
const pool = threadPool({ script: join(import.meta.dirname, 'ingest-worker.js'), size: Number(threads) });
const key = randomBytes(32);
let rows = 0;
const sink: FileSink = {
  opened: async () => 'load',
  table: async () => 'load',
  rows: async (_, prepared) => {
    rows += prepared.rowCount;
  },
  issues: async () => undefined,
  names: async () => undefined,
  tableEnd: async () => undefined,
};
const prepareOne = async (name: string): Promise<void> => {
  const task = { input: { kind: 'path' as const, path: resolve(folder, name) }, displayName: name, passwords: [], includeHidden: false, memory: [], ownScales: [] };
  const outcome = await pool.prepare(task, { key, schoolKeys: null, schoolYear: SCHOOL_YEAR, fallbackYear: undefined }, sink, undefined);
  if (outcome.status !== 'prepared') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
};
await Promise.all(readdirSync(folder).sort().map(prepareOne));
await pool.close();
process.stdout.write(JSON.stringify({ rows }));
