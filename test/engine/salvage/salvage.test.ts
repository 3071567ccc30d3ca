/** Damaged files: what is said of each, and what can be had out of it. */
import { copyFileSync, closeSync, existsSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/contract';
import type { DamageReport } from '../../../shared/salvage';
import { errorOf, newDesk, newEngine, PASSPHRASE, temporaryFolder, valueOf } from '../support/engine';

const PUPILS = 30_000;
const BLOCK = 262_144;
const HEAD = 3 * 4096;
let whole: Buffer;

/** A closed workspace with two batches, of which one takes many pages. */
beforeAll(async () => {
  const desk = await newDesk();
  await desk.import(desk.write('名录.csv', '学校名称,学校标识码,学校类别,在校生数,县区\n曹县第一中学,3137000001,初中,1200,曹县\n'));
  const rows = Array.from({ length: PUPILS }, (_, row) => `曹县第一中学,赵测${row},S${row},七年级,2025-10-16,${row % 60},正常`);
  await desk.import(desk.write('测评.csv', ['学校名称,姓名,学号,年级,测评时间,总分,预警等级', ...rows].join('\n')));
  await desk.call('workspace.close', {});
  whole = readFileSync(desk.workspacePath);
}, 120_000);

function damagedCopy(damage: (path: string) => void): string {
  const path = join(temporaryFolder(), '受损.yuxin');
  writeFileSync(path, whole);
  damage(path);
  return path;
}

function zero(path: string, at: number, bytes: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(bytes), 0, bytes, at);
  closeSync(file);
}

/** Where the pages of a table's column lie. */
async function blocksOf(path: string, table: string): Promise<readonly number[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(`SELECT DISTINCT block_id FROM pragma_storage_info('${table}') WHERE persistent AND block_id >= 0 ORDER BY 1`);
    return reader.getRows().map(([block]) => Number(block));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const openError = async (path: string) => errorOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE }));
const examine = async (path: string): Promise<DamageReport> => valueOf(await newEngine().call('workspace.examine', { path }));
const lostIn = ({ tables }: DamageReport) => tables.filter(({ rows, readable }) => readable < rows).map(({ table }) => table);

describe('a damaged workspace', () => {
  it('that is cut short is told on opening, not on the first question about what is missing', async () => {
    const path = damagedCopy((file) => truncateSync(file, whole.length - BLOCK));
    expect(await openError(path)).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
    const almostGone = damagedCopy((file) => truncateSync(file, 9000));
    expect(await openError(almostGone)).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
    expect(await examine(almostGone)).toMatchObject({ opens: false, tables: [] });
    const engine = newEngine();
    expect(errorOf(await engine.call('workspace.salvage', { path: almostGone, passphrase: PASSPHRASE, target: `${almostGone}-新.yuxin` })).code).toBe('WORKSPACE_DAMAGED');
    expect(existsSync(`${almostGone}-新.yuxin`)).toBe(false);
  });

  it('with lost pages gives all other rows, and says which batch lacks how many', async () => {
    const source = damagedCopy(() => undefined);
    const blocks = await blocksOf(source, 'assessment');
    const others = new Set([...(await blocksOf(source, 'meta')), ...(await blocksOf(source, 'batch')), ...(await blocksOf(source, 'audit')), ...(await blocksOf(source, 'school'))]);
    const lost = blocks.filter((block) => !others.has(block));
    expect(lost.length).toBeGreaterThan(0);
    zero(source, HEAD + (lost[0] ?? 0) * BLOCK, BLOCK);
    const before = readFileSync(source);
    const report = await examine(source);
    expect(report).toMatchObject({ opens: true, keyReadable: true });
    expect(lostIn(report)).toContain('assessment');
    const target = join(source, '..', '抢救.yuxin');
    const engine = newEngine();
    expect(errorOf(await engine.call('workspace.salvage', { path: source, passphrase: '不是这个口令', target })).code).toBe('WRONG_PASSPHRASE');
    const saved = valueOf(await engine.call('workspace.salvage', { path: source, passphrase: PASSPHRASE, target }));
    const [batch] = saved.batchesMissingRows;
    expect(saved.batchesWhole).toBe(1);
    expect(batch).toMatchObject({ batch: 2, fileName: '测评.csv', rowsExpected: PUPILS });
    expect(batch?.rowsSaved).toBeLessThan(PUPILS);
    expect(readFileSync(saved.reportPath, 'utf8')).toContain(`缺 ${PUPILS - (batch?.rowsSaved ?? 0)} 行`);
    expect(readFileSync(source).equals(before)).toBe(true);
    // The new one opens, with the same key and an unbroken log, and goes on.
    expect(valueOf(await engine.call('workspace.open', { path: target, passphrase: PASSPHRASE }))).toMatchObject({ open: true, auditIntact: true });
    expect(valueOf(await engine.call('data.summary', {}))).toMatchObject({ batches: 2, schoolYears: [{ schools: 1 }] });
    expect(valueOf(await engine.call('import.undo', { batchId: 2 })).batches).toEqual([2]);
  });

  it('whose pages are lost after an unclean end is told on opening', async () => {
    const source = damagedCopy(() => undefined);
    const [block = 0] = await blocksOf(source, 'fact_assessment');
    zero(source, HEAD + block * BLOCK, BLOCK);
    writeFileSync(`${source}.wal`, '');
    expect(await openError(source)).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
  });

  it('is read once from end to end after an unclean end, which is told table by table and can be broken off', async () => {
    const path = damagedCopy((file) => writeFileSync(`${file}.wal`, ''));
    const told: Progress[] = [];
    const controller = new AbortController();
    const cancelled = await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE }, {
      signal: controller.signal,
      onProgress: (progress) => {
        told.push(progress);
        if (progress.done === 3) controller.abort();
      },
    });
    expect(errorOf(cancelled)).toMatchObject({ code: 'CANCELLED', message: expect.stringContaining('没有打开') as string });
    expect(told.map(({ done }) => done)).toEqual([0, 1, 2, 3]);
    expect(readFileSync(path).equals(whole)).toBe(true);

    told.length = 0;
    expect(valueOf(await newEngine().call('workspace.open', { path, passphrase: PASSPHRASE }, { onProgress: (progress) => void told.push(progress) })).open).toBe(true);
    expect(new Set(told.map(({ phase }) => phase))).toEqual(new Set(['上次没有正常关闭，或文件末尾有缺，正在逐表核对数据文件']));
    // Every table once.
    expect(told.map(({ done }) => done)).toEqual(Array.from({ length: told[0]?.total ?? 0 }, (_, table) => table));
    expect(told.length).toBeGreaterThan(20);
  });

  it('whose log of changes is damaged keeps what stands before the damage', async () => {
    const path = damagedCopy(() => undefined);
    await leaveLog(path);
    const log = readFileSync(`${path}.wal`);
    const intact = join(temporaryFolder(), '对照.yuxin');
    copyFileSync(path, intact);
    writeFileSync(`${intact}.wal`, log);
    expect(valueOf(await newEngine().call('workspace.open', { path: intact, passphrase: PASSPHRASE })).open).toBe(true);
    const changed = Buffer.from(log);
    changed.fill(0xab, log.length - 40, log.length - 20);
    writeFileSync(`${path}.wal`, changed);
    expect(await openError(path)).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
    expect((await examine(path)).problem).toContain('改动日志有损坏');
    const target = join(path, '..', '抢救.yuxin');
    const saved = valueOf(await newEngine().call('workspace.salvage', { path, passphrase: PASSPHRASE, target }));
    expect(saved).toMatchObject({ batchesWhole: 2, batchesMissingRows: [], auditIntact: true });
    expect(existsSync(`${path}.salvaging.source`)).toBe(false);
    // A log that is no log at all would be passed over by DuckDB, with all that was committed to it.
    changed.fill(0, 0, 20);
    writeFileSync(`${path}.wal`, changed);
    expect(await openError(path)).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
    expect(statSync(`${path}.wal`).size).toBe(log.length);
  });

  it('that is none, or has lost its first page, is called foreign', async () => {
    const path = damagedCopy((file) => zero(file, 0, 4096));
    expect(await openError(path)).toMatchObject({ code: 'NOT_A_WORKSPACE' });
    expect(await examine(path)).toMatchObject({ opens: false });
  });
});

/** Changes settings in a process that is killed before it can fold its log into the file. */
async function leaveLog(path: string): Promise<void> {
  const api = createRequire(import.meta.url).resolve('@duckdb/node-api');
  const script = `require(${JSON.stringify(api)}).DuckDBInstance.create(${JSON.stringify(path)}).then(async (instance) => {
    const connection = await instance.connect();
    for (let version = 1; version <= 50; version++) await connection.run(\`INSERT INTO setting VALUES ('unit', \${version}, '"单位"', localtimestamp, 'test', '')\`);
    process.kill(process.pid, 'SIGKILL');
  })`;
  await once(spawn(process.execPath, ['-e', script]), 'exit');
}
