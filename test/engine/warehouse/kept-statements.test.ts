import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepStatements, keptRows } from '../../../electron/engine/warehouse/kept-statements';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeEach(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  keepStatements(connection);
});
afterEach(() => {
  connection.closeSync();
  instance.closeSync();
});

describe('statements that stay prepared', () => {
  it('answer with the values of each time', async () => {
    for (const value of ['a', '', "o'b", 'a']) expect(await keptRows(connection, 'SELECT $1 AS value', [value])).toEqual([{ value }]);
  });

  it('read a table that was made again meanwhile with other columns', async () => {
    await connection.run('CREATE TABLE t AS SELECT 1 AS a');
    expect(await keptRows(connection, 'SELECT * FROM t', [])).toEqual([{ a: 1 }]);
    const other = await instance.connect();
    await other.run("CREATE OR REPLACE TABLE t AS SELECT 2 AS b, 'x' AS c");
    other.closeSync();
    expect(await keptRows(connection, 'SELECT * FROM t', [])).toEqual([{ b: 2, c: 'x' }]);
  });

  it('keep their own values when asked at the same time', async () => {
    const asked = Array.from({ length: 20 }, (_, index) => index);
    const answers = await Promise.all(asked.map((value) => keptRows(connection, 'SELECT $1::INTEGER AS value, (SELECT count(*) FROM range(10000)) AS n', [value])));
    expect(answers.map(([row]) => row?.['value'])).toEqual(asked);
  });

  it('are given up when there are many of them, the ones used longest ago first', async () => {
    for (let index = 0; index < 100; index++) expect(await keptRows(connection, `SELECT ${index} AS value`, [])).toEqual([{ value: index }]);
    expect(await keptRows(connection, 'SELECT 0 AS value', [])).toEqual([{ value: 0 }]);
  });

  it('tell a fault of the statement, and answer the next one', async () => {
    await expect(keptRows(connection, 'SELECT nothing', [])).rejects.toThrow('nothing');
    await expect(keptRows(connection, "SELECT CAST($1 AS INTEGER) AS value", ['x'])).rejects.toThrow();
    expect(await keptRows(connection, 'SELECT CAST($1 AS INTEGER) AS value', ['7'])).toEqual([{ value: 7 }]);
  });
});
