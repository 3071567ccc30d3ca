/** What must hold between and within the tables of the warehouse. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DATASETS } from '../../../shared/datasets';
import { DERIVED_TABLES, deriveWithin } from '../warehouse/derive';
import { firstRow, number, rows, text, withoutEffect } from '../warehouse/sql';
import type { CheckDefinition } from './types';

/** Tables whose rows are told apart by these columns. Rows of a dataset are told apart within their batch by its natural key. */
const KEYS: readonly { readonly table: string; readonly key: string; readonly what: string }[] = [
  ...DATASETS.map(({ table, naturalKey, label }) => ({ table, key: ['batch', ...naturalKey].join(', '), what: label })),
  { table: 'fact_school', key: 'schoolYear, school', what: '汇总后的学校' },
  { table: 'fact_assessment', key: 'schoolYear, pseudonym', what: '汇总后的学生' },
  { table: 'fact_counselor', key: 'schoolYear, school, person', what: '汇总后的教师' },
];

export const keyCheck: CheckDefinition = {
  id: 'keys',
  label: '同一学校、教师、学生有没有重复计数',
  run: async ({ writer }) => {
    for (const { table, key, what } of KEYS) {
      const twice = await firstRow(writer, `SELECT min(batch) AS batch, min(sourceRow) AS sourceRow FROM (SELECT *, ${table.startsWith('fact_school') ? 'NULL AS batch, NULL AS sourceRow' : ''} FROM ${table}) GROUP BY ${key} HAVING count(*) > 1 ORDER BY ALL LIMIT 1`);
      if (twice !== undefined) return { checked: KEYS.length, firstProblem: `${what}重复：表 ${table} 中有两行是同一个${place(twice['batch'], twice['sourceRow'])}。` };
    }
    return { checked: KEYS.length, firstProblem: null };
  },
};

function place(batch: DuckDBValue | undefined, sourceRow: DuckDBValue | undefined): string {
  return batch == null ? '' : `（批次 ${number(batch)}，第 ${number(sourceRow)} 行）`;
}

const REFERENCES: readonly { readonly from: string; readonly columns: string; readonly to: string; readonly what: string }[] = [
  { from: 'scored_answer', columns: 'batch, sourceRow', to: 'assessment_answer', what: '计分结果没有对应的作答' },
  { from: 'scored_batch', columns: 'batch', to: 'batch', what: '计分说明没有对应的批次' },
  { from: 'issued_file', columns: 'report', to: '(SELECT id AS report FROM issued_report)', what: '出具的文件没有对应的报告' },
  { from: 'name_register', columns: 'batch', to: '(SELECT batch FROM batch UNION ALL SELECT batch FROM staged_batch)', what: '加密名册没有对应的批次' },
  { from: 'name_register', columns: 'school', to: 'school_key', what: '加密名册没有对应的学校公钥' },
  { from: 'fact_assessment', columns: 'batch', to: 'batch', what: '汇总后的学生没有对应的批次' },
  { from: 'fact_counselor', columns: 'batch', to: 'batch', what: '汇总后的教师没有对应的批次' },
];

export const referenceCheck: CheckDefinition = {
  id: 'references',
  label: '各表之间的对应关系',
  run: async ({ writer }) => {
    for (const { from, columns, to, what } of REFERENCES) {
      const stray = await firstRow(writer, `SELECT ${columns} FROM ${from} ANTI JOIN ${to} USING (${columns}) ORDER BY ALL LIMIT 1`);
      if (stray !== undefined) return { checked: REFERENCES.length, firstProblem: `${what}：表 ${from}，${Object.values(stray).map(String).join('、')}。` };
    }
    return { checked: REFERENCES.length, firstProblem: null };
  },
};

/** Count and content of a table, whatever the order of its rows. */
async function contentOf(connection: DuckDBConnection, tables: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  for (const table of tables) {
    const columns = await rows(connection, 'SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index', [table]);
    // Sums of fractions depend in their last digit on the order in which threads add them up.
    const values = columns.map(({ name, type }) => (type === 'DOUBLE' ? `round("${text(name)}", 6)` : `"${text(name)}"`)).join(', ');
    const [row] = await rows(connection, `SELECT count(*) AS rows, sum(hash(${values})) AS content FROM ${table}`);
    contents.set(table, `${number(row?.['rows'])} ${text(row?.['content'])}`);
  }
  return contents;
}

export const derivedCheck: CheckDefinition = {
  id: 'derived',
  label: '汇总表与原始行重新计算的结果是否一致',
  run: async ({ writer }) => {
    const before = await contentOf(writer, DERIVED_TABLES);
    const after = await withoutEffect(writer, async () => {
      await deriveWithin(writer);
      return contentOf(writer, DERIVED_TABLES);
    });
    const wrong = DERIVED_TABLES.find((table) => before.get(table) !== after.get(table));
    return { checked: DERIVED_TABLES.length, firstProblem: wrong === undefined ? null : `汇总表 ${wrong} 与原始行不符：它被本程序以外的方式改动过。重新打开工作区后如仍如此，请恢复备份。` };
  },
};
