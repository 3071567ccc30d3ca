import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { literal } from '../../../electron/engine/warehouse/sql';

it.each(['', "O'Brien", "'; DROP TABLE school; --", '\0', "a\0'b\0", '\\', '第1小学\n', '$1 ?'])('a text comes out of a statement as it went in: %j', async (text) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const [row] = (await connection.runAndReadAll(`SELECT ${literal(text)} AS value, ${literal(text)} IN (${literal(text)}, 'x') AS found`)).getRowObjects();
  expect(row).toEqual({ value: text, found: true });
  connection.closeSync();
  instance.closeSync();
});
