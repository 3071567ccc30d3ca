/**
 * Kill −9 at random moments of everything that writes: on reopening nothing that was answered as done is lost, nothing is there by half, the log's chain
 * holds, every backup is whole, and what lay about is gone. 30 moments; YUXIN_KILLS asks for more, YUXIN_KILL_SEED for others.
 */
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import { bundleChild, type BundledChild } from '../../engine/support/bundled-child';
import { ask, FILES, makeStage, PASSPHRASE, type Stage } from './stage';
import { type ChildReport, type ChildTask, type Work, WORKS } from './work';

const KILLS = Number(process.env['YUXIN_KILLS'] ?? 30);
/** Known, so that a failure can be had again. */
const SEED = Number(process.env['YUXIN_KILL_SEED'] ?? 20261130);
/** Also shortly after the end: the process is killed while it closes. */
const BEYOND = 1.15;
const DATA_TABLES = ['school', 'counselor', 'assessment', 'assessment_answer', 'issue', 'issue_row'];

const engine = createEngine({ memoryLimitMb: 256, threads: 1, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
let child: BundledChild;
let stage: Stage;

beforeAll(async () => {
  child = await bundleChild(join(import.meta.dirname, 'child.ts'), ['xlsx', 'highs', /^@duckdb\//]);
  stage = await makeStage(engine);
});
afterAll(async () => {
  await engine.close();
  child.remove();
  stage.remove();
});

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Outcome {
  /** The engine had answered that the work is done. */
  readonly done: boolean;
  /** From its beginning to its answer or its death, in milliseconds. */
  readonly took: number;
}

/** @param after milliseconds from the beginning of the work; null: it may come to its end */
async function perform(work: Work, workspace: string, after: number | null): Promise<Outcome> {
  const task: ChildTask = { work, workspace, passphrase: PASSPHRASE, files: stage.files, backup: stage.backup() };
  const process = fork(child.script, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let errors = '';
  process.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  let begun = 0;
  let done = 0;
  const ended = new Promise<number | null>((resolve) => process.once('exit', resolve));
  const started = new Promise<void>((resolve) => {
    process.on('message', (report: ChildReport) => {
      if (report.kind === 'begun') {
        begun = performance.now();
        resolve();
      }
      if (report.kind === 'done') done = performance.now();
    });
  });
  process.send(task);
  await Promise.race([started, ended]);
  if (after !== null) {
    await Promise.race([wait(after), ended]);
    process.kill('SIGKILL');
  }
  const code = await ended;
  if (code !== 0 && code !== null) throw new Error(`${work}: ${errors}`);
  return { done: done > 0, took: (done > 0 ? done : performance.now()) - begun };
}

/** What stands in the file, read without the program. */
async function counted(path: string): Promise<{ readonly half: number; readonly staged: number; readonly batches: number; readonly issued: number }> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const value = async (sql: string): Promise<number> => Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0]);
  try {
    const orphans = DATA_TABLES.map((table) => `SELECT count(*) AS n FROM ${table} WHERE batch NOT IN (SELECT batch FROM batch)`).join(' UNION ALL ');
    const short = `SELECT count(*) FROM batch b WHERE rowsLoaded <> CASE dataset WHEN 'schools' THEN (SELECT count(*) FROM school s WHERE s.batch = b.batch) ELSE (SELECT count(*) FROM assessment a WHERE a.batch = b.batch) END`;
    return {
      half: (await value(`SELECT sum(n) FROM (${orphans})`)) + (await value(short)),
      staged: await value('SELECT (SELECT count(*) FROM staged_batch) + (SELECT count(*) FROM staged_import)'),
      batches: await value('SELECT count(*) FROM batch'),
      issued: await value('SELECT count(*) FROM issued_report'),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const ALLOWED = /^(工作区\.yuxin|工作区（恢复前 [\d-]+）\.yuxin|工作区-备份-[0-9a-f]{8}(\/(备份清单\.json|工作区-\d{5}-\d{8}-\d{6}\.yuxin\.age))?)$/;

/** Batches that a workspace may hold after a piece of work, begun and done. */
const BATCHES: Readonly<Record<Work, readonly [readonly number[], number]>> = {
  import: [[2, 2 + FILES], 2 + FILES],
  report: [[2], 2],
  backup: [[2], 2],
  closing: [[2], 2],
  migration: [[2], 2],
  restore: [[2, 1], 1],
};

async function lookAfter(work: Work, workspace: string, done: boolean): Promise<void> {
  expect(await ask(engine, 'workspace.open', { path: workspace, passphrase: PASSPHRASE }), work).toMatchObject({ open: true, auditIntact: true });
  const { backups } = await ask(engine, 'backup.list', {});
  for (const { path, state } of backups) {
    expect(['good', 'unchecked']).toContain(state);
    expect(await ask(engine, 'backup.check', { path })).toMatchObject({ auditIntact: true });
  }
  if (done && ['backup', 'closing', 'migration'].includes(work)) expect(backups.length, work).toBeGreaterThan(1);
  await ask(engine, 'workspace.close', {});
  const found = await counted(workspace);
  expect(found, work).toMatchObject({ half: 0, staged: 0 });
  expect(BATCHES[work][0], work).toContain(found.batches);
  if (done) expect(found.batches, work).toBe(BATCHES[work][1]);
  if (work === 'report') expect(found.issued).toBe(done ? 1 : found.issued === 0 ? 0 : 1);
  const files = readdirSync(stage.folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => !ALLOWED.test(name)), work).toEqual([]);
  // Whatever a restore had done: the two batches that were committed are there, in one file or the other.
  const aside = files.find((name) => basename(name).includes('恢复前'));
  if (found.batches === 1) expect((await counted(join(stage.folder, aside ?? 'no file kept aside'))).batches).toBe(2);
}

describe('work that is killed', () => {
  it(`loses nothing and leaves nothing by half, at ${KILLS} random moments`, async () => {
    const whole = new Map<Work, number>();
    for (const work of WORKS) {
      const workspace = stage.set(work);
      const { done, took } = await perform(work, workspace, null);
      expect(done, work).toBe(true);
      await lookAfter(work, workspace, done);
      whole.set(work, took);
    }
    const next = random(SEED);
    const seen = new Map<string, number>();
    for (let kill = 0; kill < KILLS; kill++) {
      const work = WORKS[kill % WORKS.length] ?? 'import';
      const workspace = stage.set(work);
      const { done } = await perform(work, workspace, next() * (whole.get(work) ?? 0) * BEYOND);
      await lookAfter(work, workspace, done);
      const what = `${work} ${done ? 'done' : 'broken off'}`;
      seen.set(what, (seen.get(what) ?? 0) + 1);
    }
    console.info(`${KILLS} kills: ${[...seen].map(([what, times]) => `${what} ${times}`).sort().join(', ')}`);
    expect([...seen.keys()].filter((what) => what.endsWith('broken off')).length).toBe(WORKS.length);
  }, 1_800_000);
});
