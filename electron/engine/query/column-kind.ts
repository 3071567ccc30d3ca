import { DuckDBTypeId, type DuckDBType } from '@duckdb/node-api';
import type { ColumnKind } from '../../../shared/query-result';

const kinds: ReadonlyMap<DuckDBTypeId, ColumnKind> = new Map<DuckDBTypeId, ColumnKind>([
  ...[
    DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT,
    DuckDBTypeId.UTINYINT, DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER, DuckDBTypeId.UBIGINT, DuckDBTypeId.UHUGEINT,
    DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL,
  ].map((id) => [id, 'number'] as const),
  [DuckDBTypeId.DATE, 'day'],
  ...[DuckDBTypeId.TIMESTAMP, DuckDBTypeId.TIMESTAMP_S, DuckDBTypeId.TIMESTAMP_MS, DuckDBTypeId.TIMESTAMP_NS, DuckDBTypeId.TIMESTAMP_TZ].map((id) => [id, 'moment'] as const),
  [DuckDBTypeId.BOOLEAN, 'truth'],
]);

/** Whatever has no kind of its own (lists, intervals, times of day) is treated as the text that it is shown as. */
export function columnKind(type: DuckDBType): ColumnKind {
  return kinds.get(type.typeId) ?? 'text';
}

const approximate: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.HUGEINT, DuckDBTypeId.UHUGEINT]);

/** The type in which a bound of a range is compared with a column of numbers: exact where the column is, and large enough. */
export function boundType(type: DuckDBType): string {
  return approximate.has(type.typeId) ? 'DOUBLE' : 'DECIMAL(38, 10)';
}
