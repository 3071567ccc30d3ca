/** Rows of one batch that share a natural key: the first stays, the others become issues. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatasetDefinition } from '../../../../shared/datasets';
import { schoolColumns } from '../../warehouse/linked-tables';
import { execute, number, rows } from '../../warehouse/sql';
import type { PreparedIssue } from '../prepare/prepared';

export interface BatchRange {
  readonly first: number;
  readonly last: number;
}

/** Deletes the later rows from the table, inside the caller's transaction. @returns one issue per deleted row. */
export async function rejectDuplicates(connection: DuckDBConnection, dataset: DatasetDefinition, { first, last }: BatchRange): Promise<{ readonly batch: number; readonly issue: PreparedIssue }[]> {
  const key = dataset.naturalKey.join(', ');
  const isAbout = (column: string): boolean => dataset.naturalKey.includes(column);
  const identityKind = isAbout('pseudonym') || isAbout('person') ? 'identityKind' : "''";
  // Grouping is cheap and duplicates are rare: only keys that occur twice are looked at closely.
  const duplicates = await rows(
    connection,
    `WITH repeated AS (
       SELECT batch, ${key} FROM ${dataset.table} WHERE batch BETWEEN $1 AND $2 GROUP BY ALL HAVING count(*) > 1
     ), own AS (
       SELECT t.batch, sourceRow, ${dataset.naturalKey.map((column) => `t.${column}`).join(', ')}, ${identityKind} AS identityKind, ${schoolColumns(dataset, 't.')}, county,
         hash(*COLUMNS(t.* EXCLUDE (batch, sourceRow))) AS content
       FROM ${dataset.table} t WHERE t.batch BETWEEN $1 AND $2 AND EXISTS (FROM repeated r WHERE ${['batch', ...dataset.naturalKey].map((column) => `r.${column} IS NOT DISTINCT FROM t.${column}`).join(' AND ')})
     )
     SELECT batch, sourceRow, identityKind, schoolRef, schoolName, county, first_value(sourceRow) OVER samekey AS firstRow, content = first_value(content) OVER samekey AS identical
     FROM own WINDOW samekey AS (PARTITION BY batch, ${key} ORDER BY sourceRow)
     QUALIFY sourceRow <> firstRow ORDER BY batch, sourceRow`,
    [first, last],
  );
  const byBatch = new Map<number, number[]>();
  for (const row of duplicates) byBatch.set(number(row['batch']), [...(byBatch.get(number(row['batch'])) ?? []), number(row['sourceRow'])]);
  for (const [batch, sourceRows] of byBatch) {
    await execute(connection, `DELETE FROM ${dataset.table} WHERE batch = ? AND list_contains(?::INTEGER[], sourceRow)`, [batch, `[${sourceRows.join(',')}]`]);
  }
  return duplicates.map((row) => {
    const identical = row['identical'] === true;
    const issue: PreparedIssue = {
      row: number(row['sourceRow']),
      cell: null,
      columnLabel: null,
      value: null,
      code: identical ? 'DUPLICATE_ROW' : 'DUPLICATE_KEY',
      severity: identical ? 'warning' : 'error',
      action: 'rejected',
      message: reason(dataset, number(row['firstRow']), identical, row['identityKind'] === 'nameInClass'),
      schoolRef: textOrNull(row['schoolRef']),
      schoolName: textOrNull(row['schoolName']),
      county: textOrNull(row['county']),
      subject: null,
      rowKey: null,
    };
    return { batch: number(row['batch']), issue };
  });
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function reason(dataset: DatasetDefinition, firstRow: number, identical: boolean, byNameOnly: boolean): string {
  if (identical) return `与第${firstRow}行完全相同，只保留第${firstRow}行。`;
  if (byNameOnly) return `与第${firstRow}行同班、同名、同性别，无法区分是否同一名学生，本行未导入；请补填学籍号或学号后重新上报。`;
  return `与第${firstRow}行重复（相同的${dataset.naturalKeyLabel}）但内容不同，只保留第${firstRow}行；请核对后重新上报。`;
}
