/** A whole result, as DuckDB keeps it, with the values of each column in the forms that files need. */
import { type DuckDBDataChunk, DuckDBDateValue, type DuckDBResult, DuckDBTimestampValue, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { EngineFailure } from '../../../../shared/contract';
import { formatInteger } from '../../../../shared/format';
import { hiddenColumns, SUPPRESSED_COLUMN } from '../../../../shared/query-result';

const DAY = 86_400_000;

/** Beyond, a file is of no use to any office program, and one sheet more would not mend that. */
export const MOST_EXPORTED_ROWS = 3_000_000;

export interface ExportColumn {
  readonly name: string;
  /** What the column is called in the file. */
  readonly label: string;
  readonly type: DuckDBType;
}

export interface ResultRows {
  readonly columns: readonly ExportColumn[];
  readonly chunks: readonly DuckDBDataChunk[];
  readonly rowCount: number;
  /** By place: columns that are empty because they are hidden, where the column at `suppressed` is true. */
  readonly hidden: ReadonlySet<number>;
  readonly suppressed: number;
}

/** @throws EngineFailure QUERY_FAILED for more rows than a file should have */
export async function readRows(result: DuckDBResult, labels: Readonly<Record<string, string>>, isCancelled: () => boolean): Promise<ResultRows> {
  const chunks: DuckDBDataChunk[] = [];
  let rowCount = 0;
  while (!isCancelled()) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    chunks.push(chunk);
    rowCount += chunk.rowCount;
    if (rowCount > MOST_EXPORTED_ROWS) throw new EngineFailure('QUERY_FAILED', `结果超过 ${formatInteger(MOST_EXPORTED_ROWS)} 行，不能导出。请加上筛选条件，或先汇总。`, { most: MOST_EXPORTED_ROWS });
  }
  const names = result.deduplicatedColumnNames();
  const types = result.columnTypes();
  const columns = names.map((name, position) => ({ name, label: labels[name] ?? name, type: types[position] as DuckDBType }));
  return { columns, chunks, rowCount, hidden: new Set(hiddenColumns(names)), suppressed: names.indexOf(SUPPRESSED_COLUMN) };
}

/** Rows of values, chunk by chunk, so that only one chunk's are in memory. */
export function* valuesOf({ chunks }: ResultRows): Generator<readonly DuckDBValue[], void, undefined> {
  for (const chunk of chunks) yield* chunk.getRows();
}

export function isHidden({ hidden, suppressed }: ResultRows, row: readonly DuckDBValue[], column: number): boolean {
  return row[column] === null && hidden.has(column) && row[suppressed] === true;
}

export function truthWord(value: boolean): string {
  return value ? '是' : '否';
}

/** All digits, days and moments as 2025-09-01 08:00:00, '' for no value. */
export function exactText(value: DuckDBValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return truthWord(value);
  return typeof value === 'string' ? value : value.toString();
}

/** Milliseconds since 1970 of a day or a moment; null of everything else, and of what no calendar has (infinity). */
export function millisecondsOf(value: DuckDBValue): number | null {
  if (value instanceof DuckDBDateValue) return value.isFinite ? value.days * DAY : null;
  if (value instanceof DuckDBTimestampValue) return value.isFinite ? Number(value.micros) / 1000 : null;
  return null;
}
