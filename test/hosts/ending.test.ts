/** A program that is told to end does so, whatever holds it up, and what it has committed is there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BundledChild, bundleChild } from '../engine/support/bundled-child';

const folder = mkdtempSync(join(tmpdir(), 'yuxin-ending-'));
const HELD_UP = ['a statement that closing waits for', 'a statement that is left behind', 'a loop without end'] as const;
/** Longer than two signals of one press are apart. */
const LATER_MS = 1000;

let program: BundledChild;
let databases = 0;
beforeAll(async () => {
  program = await bundleChild(join(import.meta.dirname, 'support/ending-child.ts'), [/^@duckdb\//]);
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly database: string;
  /** Standard output. */
  readonly printed: () => string;
  /** Standard error. */
  readonly said: () => string;
  /** By which code, or by which signal. */
  readonly end: Promise<number | string | null>;
}

async function started(holding: string, longestMs: number): Promise<Running> {
  const database = join(folder, `${++databases}.db`);
  const child = spawn(process.execPath, [program.script, holding, database, String(longestMs)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, error] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (error += data.toString()));
  const end = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  await expect.poll(() => out, { timeout: 20_000 }).toContain('ready');
  return { child, database, printed: () => out, said: () => error, end };
}

async function keptNumber(database: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  const [row] = (await connection.runAndReadAll('SELECT number FROM kept')).getRowObjects();
  connection.closeSync();
  instance.closeSync();
  return row?.['number'];
}

it('closes in order, and takes the two signals of one press under npm for one', async () => {
  const { child, end, printed, said } = await started('nothing', 60_000);
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect([await end, printed().split('\n').slice(0, -1)]).toEqual([0, ['ready', 'closing', 'closed']]);
  expect(said()).toContain('再按一次 Ctrl+C 立即结束');
});

describe.each(HELD_UP)('held up by %s', (holding) => {
  it('ends when its time is over, and says so', async () => {
    const { child, database, end, said } = await started(holding, LATER_MS);
    child.kill('SIGTERM');
    expect(await end).toBe('SIGKILL');
    expect(said()).toMatch(/正在结束[^]*等了 1 秒仍没有结束，现在强行结束。已导入的数据没有丢失/);
    expect(await keptNumber(database)).toBe(42);
  });

  it('ends at once with a second Ctrl+C', async () => {
    const { child, database, end, printed, said } = await started(holding, 600_000);
    child.kill('SIGINT');
    await expect.poll(printed, { timeout: 20_000 }).toContain('closing');
    await wait(LATER_MS);
    expect(said()).toContain('再按一次 Ctrl+C 立即结束：已导入的数据不会丢失');
    const pressedAt = performance.now();
    child.kill('SIGINT');
    expect(await end).toBe('SIGINT');
    expect(performance.now() - pressedAt).toBeLessThan(10_000);
    expect(await keptNumber(database)).toBe(42);
  });
});
