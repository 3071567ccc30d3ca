/** The engine's answers against the same SQL run bare in DuckDB, in turns on one file. */
import { readFileSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { indicatorsOf } from '../../../electron/engine/metrics/figures';
import { compileQuestion } from '../../../electron/engine/metrics/question';
import { DEFAULT_AREA_BASIS } from '../../../shared/area-basis';
import type { EngineApi } from '../../../shared/contract';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import type { CityWorkspace } from '../data/city-workspace';
import { CHANGES, type FilterChange, questions } from './changes';

const THREADS = 2;
const MEMORY_MB = 2048;
/** Every change is asked so often in a turn, and the median kept: single answers are shorter than what else a machine does. */
const TIMES = 5;

export interface EngineTimes {
  /** Milliseconds of each change, in the order of CHANGES. */
  readonly engine: readonly number[];
  readonly bare: readonly number[];
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other)[TIMES >> 1] as number;
}

async function inTurn(work: (change: FilterChange) => Promise<unknown>): Promise<number[]> {
  // Once before anything is measured: what is read from the disk is read.
  for (const change of CHANGES) await work(change);
  const times: number[] = [];
  for (const change of CHANGES) times.push(await clocked(() => work(change)));
  return times;
}

async function ask(engine: EngineApi, change: FilterChange, schoolYear: string): Promise<void> {
  for (const question of questions(change)) {
    const outcome = await engine.call('indicator.query', { ...question, schoolYear });
    if (!outcome.ok) throw new Error(outcome.error.message);
  }
}

async function askBare(connection: DuckDBConnection, change: FilterChange, schoolYear: string): Promise<void> {
  for (const { indicators, by = [], where = {} } of questions(change)) {
    const { sql, parameters } = compileQuestion(indicatorsOf(indicators), { by, where, schoolYear, areaBasis: DEFAULT_AREA_BASIS, scope: DEFAULT_SCOPE });
    (await connection.runAndReadAll(sql, [...parameters])).getRowObjects();
  }
}

export async function engineTimes(city: CityWorkspace): Promise<EngineTimes> {
  const engine = createEngine({ threads: THREADS, memoryLimitMb: MEMORY_MB, ingestPool: () => { throw new Error('nothing is imported here'); }, makeRota: () => Promise.reject(new Error('nothing is planned here')), protector: protectHere() });
  const opened = await engine.call('workspace.open', { path: city.path, passphrase: readFileSync(city.passphraseFile, 'utf8') });
  if (!opened.ok) throw new Error(opened.error.message);
  const summary = await engine.call('data.summary', {});
  const schoolYear = summary.ok ? (summary.value.defaultSchoolYear ?? '') : '';
  const ours = await inTurn((change) => ask(engine, change, schoolYear));
  await engine.close();
  const instance = await DuckDBInstance.create(city.path, { access_mode: 'READ_ONLY', threads: String(THREADS), memory_limit: `${MEMORY_MB}MB` });
  const connection = await instance.connect();
  const bare = await inTurn((change) => askBare(connection, change, schoolYear));
  connection.closeSync();
  instance.closeSync();
  return { engine: ours, bare };
}
