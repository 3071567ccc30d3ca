/** No table with a row for a pupil or a call can be asked for, and no documented view has one (docs/decisions/0031, 0045). */
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { checkQuery } from '../../../electron/engine/query/guard';
import { asWritten } from '../../../electron/engine/query/position';
import { MIGRATIONS } from '../../../electron/engine/warehouse/migrations';
import { QUERY_VIEW_CATALOGUE, QUERY_VIEWS } from '../../../shared/query-views';

/** What only a row about one pupil, or about one call, has. */
const OF_A_PUPIL = ['pseudonym', 'pseudonymKind', 'studentName', 'birthDate', 'totalScore', 'answers'];
const OF_A_CALL = ['callKey', 'callNumber', 'calledAt', 'calledOn', 'calledBackAt', 'waitSeconds', 'caller', 'handling', 'repeated', 'operator'];
const TABLES_OF_CALLS = ['hotline_call', 'fact_hotline_call', 'hotline_calls'];

async function pupilTables(): Promise<readonly string[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const { statements } of MIGRATIONS) for (const statement of statements) await connection.run(statement);
    return (await connection.runAndReadAll("SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal AND column_name = 'pseudonym' ORDER BY ALL")).getRowsJson().map(([name]) => name as string);
  } finally {
    connection.closeSync();
  }
}

it('tables of pupils and calls are no documented views, and no query may name them', async () => {
  const tables = await pupilTables();
  expect(tables).toEqual(expect.arrayContaining(['assessment', 'assessment_answer', 'follow_up']));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const table of [...tables, 'fact_assessment', 'fact_follow_up', ...TABLES_OF_CALLS]) {
      expect(QUERY_VIEWS).not.toContain(table);
      await expect(checkQuery(connection, asWritten(`SELECT * FROM ${table}`), QUERY_VIEWS)).rejects.toMatchObject({ error: { code: 'QUERY_REFUSED' } });
    }
  } finally {
    connection.closeSync();
  }
});

it('documented views have no column that only a pupil or a call has, and tell both in numbers', () => {
  for (const { name, columns, row } of QUERY_VIEW_CATALOGUE) {
    expect([name, columns.map((column) => column.name).filter((column) => [...OF_A_PUPIL, ...OF_A_CALL].includes(column))]).toEqual([name, []]);
    expect(row).not.toMatch(/一名学生|一个学生|每名学生|一次来电/);
  }
});
