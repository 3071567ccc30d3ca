/** Kill −9 at 100 random moments of an import: on reopening either all of it counts or none of it was ever there. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableChecksums } from '../engine/support/tables';

const RUNS = 100;
const FILES = 14;
const ROWS = 700;
/** Fixed, so that a failure can be had again. */
const SEED = 20260901;

const root = resolve(import.meta.dirname, '../..');
const program = join(root, 'dist/electron/cli.cjs');
const folder = mkdtempSync(join(tmpdir(), 'yuxin-kill-'));
const results = join(folder, '测评结果');
const workspace = join(folder, '工作区.yuxin');
const access = ['--workspace', workspace];
const environment = { ...process.env, YUXIN_PASSPHRASE: '断电保护-测试口令' };

function yuxin(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { env: environment });
  if (status !== 0) throw new Error(`${args[0]}: ${stderr.toString()}`);
  return stdout.toString();
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Kills the import after so many milliseconds. @returns whether it had ended before. */
async function importKilledAfter(milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, 'import', results, ...access, '--school-year', '2025-2026', '--json'], { env: environment, stdio: 'ignore' });
  const ended = new Promise<boolean>((done) => child.once('exit', (code) => done(code === 0)));
  await Promise.race([ended, wait(milliseconds)]);
  child.kill('SIGKILL');
  return ended;
}

async function orphans(): Promise<number> {
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

beforeAll(() => {
  mkdirSync(results);
  writeFileSync(join(folder, '名录.csv'), '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,第一中学,3137000001,初中,1200\n');
  for (let file = 0; file < FILES; file++) {
    const rows = Array.from({ length: ROWS }, (_, row) => `曹县第一中学,赵测${file}之${row},S${file * ROWS + row},七年级,2025-10-16,30,${row % 50 === 0 ? '不认得' : '正常'}`);
    writeFileSync(join(results, `${file}.csv`), ['学校名称,姓名,学号,年级,测评时间,总分,预警等级', ...rows].join('\n'));
  }
  yuxin('import', join(folder, '名录.csv'), ...access, '--school-year', '2025-2026');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import that is killed', () => {
  it(`is whole or never was, at ${RUNS} random moments`, async () => {
    const before = await tableChecksums(workspace);
    const started = Date.now();
    expect(await importKilledAfter(60_000)).toBe(true);
    const whole = Date.now() - started;
    const next = random(SEED);
    let completed = 0;
    for (let run = 0; run < RUNS; run++) {
      const batches = JSON.parse(yuxin('batches', ...access, '--json')) as { importId: number; rowsLoaded: number }[];
      expect([1, 1 + FILES]).toContain(batches.length);
      expect(await orphans()).toBe(0);
      if (batches.length > 1) {
        completed++;
        expect(batches.reduce((sum, batch) => sum + batch.rowsLoaded, 0)).toBe(1 + FILES * (ROWS - ROWS / 50));
        yuxin('undo', '--import', String(batches[0]?.importId), ...access);
      }
      expect(await tableChecksums(workspace)).toEqual(before);
      await importKilledAfter(next() * whole * 1.05);
    }
    // Both outcomes were met: the moments spread over the whole import.
    expect(completed).toBeGreaterThan(0);
    expect(completed).toBeLessThan(RUNS / 2);
  }, 900_000);
});
