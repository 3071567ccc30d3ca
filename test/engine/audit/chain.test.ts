/** The log of operations: one chain whatever happens at once, and what is noticed of a file that was changed by other means. */
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../electron/engine/audit/chain';
import { record } from '../../../electron/engine/audit/log';
import { sealWith } from '../../../electron/engine/audit/seal';
import { initialSchema } from '../../../electron/engine/warehouse/schema-1';
import { newDesk, newEngine, PASSPHRASE, type TestDesk, valueOf } from '../support/engine';
import { fillLog } from '../support/long-log';
import { tamper } from '../support/tampered';

async function emptyLog() {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)');
  await connection.run(initialSchema.find((statement) => statement.includes('TABLE audit'))!);
  return { instance, connection };
}

describe('writing', () => {
  it('makes one chain of entries that are written at once', async () => {
    const { connection } = await emptyLog();
    await Promise.all(Array.from({ length: 60 }, (_, turn) => record(connection, 'query.run', { sql: `SELECT ${turn}`, rows: turn })));
    expect(await verifyChain(connection)).toEqual({ entries: 60, broken: null });
  });

  it('goes on after an entry that could not be written', async () => {
    const { connection } = await emptyLog();
    await record(connection, 'workspace.open', {});
    await connection.run('ALTER TABLE audit RENAME TO away');
    await expect(record(connection, 'workspace.lock', {})).rejects.toThrow(/audit/);
    await connection.run('ALTER TABLE away RENAME TO audit');
    await record(connection, 'workspace.lock', {});
    expect(await verifyChain(connection)).toEqual({ entries: 2, broken: null });
  });

  it('never forks when another connection writes at the same time', async () => {
    const { instance, connection } = await emptyLog();
    const other = await instance.connect();
    await Promise.allSettled(Array.from({ length: 20 }, (_, turn) => record(turn % 2 === 0 ? connection : other, 'query.run', { sql: 'SELECT 1', rows: turn })));
    const { entries, broken } = await verifyChain(connection);
    expect(broken).toBeNull();
    expect(entries).toBeGreaterThanOrEqual(10);
  });

  it('takes back its seal with the transaction that is taken back', async () => {
    const { connection } = await emptyLog();
    const key = Buffer.alloc(32, 7);
    sealWith(connection, key);
    await record(connection, 'workspace.open', {});
    await connection.run('BEGIN');
    await record(connection, 'import.undo', { batches: [1] });
    await connection.run('ROLLBACK');
    expect(await verifyChain(connection, key)).toEqual({ entries: 1, broken: null });
  });

  it('checks a hundred thousand entries while a workspace opens', { timeout: 60_000 }, async () => {
    const { connection } = await emptyLog();
    await fillLog(connection, 100_000);
    const started = performance.now();
    expect(await verifyChain(connection)).toEqual({ entries: 100_000, broken: null });
    // Some 0.6 s; the machine may have other work.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

/** A workspace with eight entries, changed by other means and opened again. */
async function problemAfter(...statements: readonly string[]): Promise<string | null> {
  const desk = await worked();
  await tamper(desk, ...statements);
  return valueOf(await newEngine().call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).auditProblem;
}

async function worked(): Promise<TestDesk> {
  const desk = await newDesk();
  for (let turn = 0; turn < 7; turn++) await desk.call('settings.set', { setting: 'minimumValidResults', value: 10 + turn + 1 });
  return desk;
}

describe('opening a workspace', () => {
  it('finds nothing in one that only the program has changed', async () => {
    expect(await problemAfter()).toBeNull();
  });

  it.each([
    ['an entry that was changed', "UPDATE audit SET details = replace(details, '13', '99') WHERE entry = 4", '第 4 条的内容'],
    ['an entry that was taken out', 'DELETE FROM audit WHERE entry = 5', '第 6 条之前'],
    ['entries cut off the end', 'DELETE FROM audit WHERE entry > 5', '第 6 条起'],
    ['a seal that was spoilt', "UPDATE meta SET value = 'x' WHERE key = 'auditSeal'", '整个重写'],
  ])('names %s', async (_, statement, words) => {
    expect(await problemAfter(statement)).toContain(words);
  });

  it('is not deceived by a chain that was written anew', async () => {
    const desk = await worked();
    await tamper(desk, "DELETE FROM audit WHERE entry > 3", "CREATE TABLE kept AS SELECT * FROM audit", 'DELETE FROM audit');
    const instance = await DuckDBInstance.create(desk.workspacePath);
    const connection = await instance.connect();
    for (let turn = 0; turn < 8; turn++) await record(connection, 'workspace.open', { turn });
    expect((await verifyChain(connection)).broken).toBeNull();
    connection.closeSync();
    instance.closeSync();
    expect(valueOf(await newEngine().call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).auditProblem).toContain('整个重写');
  });

  it('goes on saying so: later work does not heal a broken log', async () => {
    const desk = await worked();
    await tamper(desk, 'DELETE FROM audit WHERE entry > 5');
    await desk.call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE });
    for (let turn = 0; turn < 5; turn++) await desk.call('settings.set', { setting: 'minimumValidResults', value: 30 + turn });
    await desk.call('workspace.close', {});
    expect(valueOf(await newEngine().call('workspace.open', { path: desk.workspacePath, passphrase: PASSPHRASE })).auditProblem).toContain('重写');
  });
});
