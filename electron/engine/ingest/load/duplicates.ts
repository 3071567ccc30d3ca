/** Rows of one batch that share a natural key: the first stays, the others become issues. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatasetDefinition } from '../../../../shared/datasets';
import { execute, number, rows } from '../../warehouse/sql';
import type { RowIssue } from './record';

/** Deletes the later rows from the table, inside the caller's transaction. @returns one issue per deleted row. */
export async function rejectDuplicates(connection: DuckDBConnection, dataset: DatasetDefinition, batch: number): Promise<RowIssue[]> {
  const hasIdentityKind = dataset.naturalKey.some((column) => column === 'pseudonym' || column === 'person');
  const duplicates = await rows(
    connection,
    `WITH own AS (
       SELECT sourceRow, ${dataset.naturalKey.join(', ')}, ${hasIdentityKind ? 'identityKind' : "'' AS identityKind"},
         hash(*COLUMNS(* EXCLUDE (batch, sourceRow))) AS content
       FROM ${dataset.table} WHERE batch = $1)
     SELECT sourceRow, identityKind, first_value(sourceRow) OVER samekey AS firstRow, content = first_value(content) OVER samekey AS identical
     FROM own WINDOW samekey AS (PARTITION BY ${dataset.naturalKey.join(', ')} ORDER BY sourceRow)
     QUALIFY sourceRow <> firstRow ORDER BY sourceRow`,
    [batch],
  );
  if (duplicates.length === 0) return [];
  await execute(connection, `DELETE FROM ${dataset.table} WHERE batch = ? AND list_contains(?::INTEGER[], sourceRow)`, [
    batch,
    `[${duplicates.map((row) => number(row['sourceRow'])).join(',')}]`,
  ]);
  return duplicates.map((row): RowIssue => {
    const firstRow = number(row['firstRow']);
    return {
      row: number(row['sourceRow']),
      columnLabel: null,
      value: null,
      code: row['identical'] === true ? 'DUPLICATE_ROW' : 'DUPLICATE_KEY',
      severity: row['identical'] === true ? 'warning' : 'error',
      action: 'rejected',
      message: reason(dataset, firstRow, row['identical'] === true, row['identityKind'] === 'nameInClass'),
    };
  });
}

function reason(dataset: DatasetDefinition, firstRow: number, identical: boolean, byNameOnly: boolean): string {
  if (identical) return `与第${firstRow}行完全相同，只保留第${firstRow}行。`;
  if (byNameOnly) return `与第${firstRow}行同班、同名、同性别，无法区分是否同一名学生，本行未导入；请补填学籍号或学号后重新上报。`;
  return `与第${firstRow}行重复（相同的${dataset.naturalKeyLabel}）但内容不同，只保留第${firstRow}行；请核对后重新上报。`;
}
