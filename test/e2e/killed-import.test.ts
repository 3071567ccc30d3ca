/** Kill −9 at random moments of an import of the built program: on reopening either all of it counts or none of it was ever there. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEngine, TestDesk } from '../engine/support/engine';
import { randomOf } from '../engine/support/random';
import { tableChecksums } from '../engine/support/tables';

/** Side by side, each with a workspace of its own. */
const LANES = 2;
const RUNS = 24;
const FILES = 14;
const ROWS = 700;
/** Fixed, so that a failure can be had again; each lane has its own. */
const SEED = 20260901;
const PASSPHRASE = '断电保护-测试口令';

const program = join(resolve(import.meta.dirname, '../..'), 'dist/electron/cli.cjs');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-kill-'));
const results = join(folder, '测评结果');

/** Runs the program and kills it after so many milliseconds. @returns whether it had ended before, and when it ended */
async function killedAfter(milliseconds: number, ...args: readonly string[]): Promise<{ readonly ended: boolean; readonly took: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, YUXIN_PASSPHRASE: PASSPHRASE }, stdio: 'ignore' });
  const exit = new Promise<boolean>((done) => child.once('exit', (code) => done(code === 0)));
  await Promise.race([exit, wait(milliseconds)]);
  child.kill('SIGKILL');
  return { ended: await exit, took: performance.now() - started };
}

async function orphans(workspace: string): Promise<number> {
  const instance = await DuckDBInstance.create(workspace, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const counts = ['school', 'counselor', 'assessment', 'assessment_answer', 'issue', 'issue_row'].map((table) => `SELECT count(*) AS n FROM ${table} WHERE batch NOT IN (SELECT batch FROM batch)`);
    const [row] = (await connection.runAndReadAll(`SELECT sum(n) + (SELECT count(*) FROM staged_batch) FROM (${counts.join(' UNION ALL ')})`)).getRows();
    return Number(row?.[0]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What is found on opening again: all of the import, which is then undone, or nothing of it. @returns whether it was all */
async function isWholeOrNever(desk: TestDesk): Promise<boolean> {
  await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
  const { batches } = await desk.call('import.batches', {});
  expect([1, 1 + FILES]).toContain(batches.length);
  const isWhole = batches.length > 1;
  if (isWhole) {
    expect(batches.reduce((sum, batch) => sum + batch.rowsLoaded, 0)).toBe(1 + FILES * (ROWS - ROWS / 50));
    await desk.call('import.undo', { importId: Math.max(...batches.map(({ importId }) => importId)) });
  }
  await desk.call('workspace.close', { backup: false });
  return isWhole;
}

/** @returns how many of the killed imports had been committed */
async function runLane(lane: number): Promise<number> {
  const workspace = join(folder, `工作区${lane}.yuxin`);
  const desk = new TestDesk(newEngine({ threads: 1 }), folder, workspace);
  await desk.call('workspace.create', { path: workspace, passphrase: PASSPHRASE });
  await desk.import(join(folder, '名录.csv'));
  await desk.call('workspace.close', { backup: false });
  const before = await tableChecksums(workspace);
  const task = ['import', results, '--workspace', workspace, '--school-year', '2025-2026', '--json'];
  // Before it has started the program cannot have done anything: those moments would be wasted.
  const { took: start } = await killedAfter(60_000, '--help');
  const { ended, took: whole } = await killedAfter(60_000, ...task);
  expect(ended).toBe(true);
  expect(await isWholeOrNever(desk)).toBe(true);
  const next = randomOf(SEED + lane);
  let committed = 0;
  for (let run = 0; run < RUNS; run++) {
    await killedAfter(start + next() * (whole * 1.05 - start), ...task);
    if (await isWholeOrNever(desk)) committed++;
    expect(await orphans(workspace)).toBe(0);
    expect(await tableChecksums(workspace)).toEqual(before);
  }
  return committed;
}

beforeAll(() => {
  mkdirSync(results);
  writeFileSync(join(folder, '名录.csv'), '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,第一中学,3137000001,初中,1200\n');
  for (let file = 0; file < FILES; file++) {
    const rows = Array.from({ length: ROWS }, (_, row) => `曹县第一中学,赵测${file}之${row},S${file * ROWS + row},七年级,2025-10-16,30,${row % 50 === 0 ? '不认得' : '正常'}`);
    writeFileSync(join(results, `${file}.csv`), ['学校名称,姓名,学号,年级,测评时间,总分,预警等级', ...rows].join('\n'));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import that is killed', () => {
  it(`is whole or never was, at ${LANES * RUNS} random moments`, async () => {
    const committed = await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(lane)));
    const all = committed.reduce((sum, own) => sum + own, 0);
    // Both outcomes were met: the moments spread over the whole import.
    expect(all).toBeGreaterThan(0);
    expect(all).toBeLessThan(LANES * RUNS * 0.9);
  }, 600_000);
});
