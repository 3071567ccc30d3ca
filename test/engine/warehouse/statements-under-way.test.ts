import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { closeInOrder, watchStatements } from '../../../electron/engine/warehouse/statements-under-way';
import { errorOf, newDesk } from '../support/engine';

/** Long enough to be taken apart for a while. */
const long = (first: number): string => `SELECT $1 + ${first}, ${Array.from({ length: 2000 }, (_, index) => index).join(', ')}`;

describe('closing a connection', () => {
  it('waits for statements that are being taken apart or prepared', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    watchStatements(connection);
    let ended = 0;
    const running = Array.from({ length: 50 }, (_, first) => connection.run(long(first), [1]).catch(() => undefined).finally(() => ended++));
    await closeInOrder(connection);
    expect(ended).toBe(50);
    await Promise.all(running);
    instance.closeSync();
  });

  it('breaks off a statement that would run on', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    watchStatements(connection);
    const failure = expect(connection.runAndReadAll('SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b')).rejects.toThrow(/interrupt/i);
    await closeInOrder(connection);
    await failure;
    instance.closeSync();
  });

  it('is of no moment to answers: they are as without being watched', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    watchStatements(connection);
    expect((await connection.runAndReadAll('SELECT $1 AS a', ['x'])).getRowObjects()).toEqual([{ a: 'x' }]);
    await expect(connection.run('SELECT nothing')).rejects.toThrow('nothing');
    await closeInOrder(connection);
    instance.closeSync();
  });
});

it('a workbook of many questions that are not there is refused, and the engine goes on', async () => {
  const desk = await newDesk();
  for (let round = 0; round < 20; round++) {
    expect(errorOf(await desk.engine.call('report.custom', { saved: Array.from({ length: 30 }, (_, index) => round * 100 + index + 1), title: '素材' }))).toBeTruthy();
  }
  expect(await desk.call('query.saved', {})).toBeTruthy();
}, 60_000);
