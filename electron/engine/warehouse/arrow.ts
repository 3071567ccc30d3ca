/** Tables as Apache Arrow IPC streams: from DuckDB results by whole columns, and from figures made here. */
import { type DuckDBDataChunk, type DuckDBResult, DuckDBTypeId } from '@duckdb/node-api';
import { type Data, type DataType, Field, makeData, RecordBatch, Schema, Struct, Table, tableToIPC, Utf8, type Vector } from 'apache-arrow';
import { NUMBER_AS_TEXT } from '../../../shared/query-result';
import { columnAdapter } from './arrow-columns';
import { type FigureColumn, figureVector } from './arrow-figures';

export type { FigureColumn };

/** Types whose values may have more digits than Arrow's numbers hold in a page. */
const NUMBERS: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.DECIMAL, DuckDBTypeId.HUGEINT, DuckDBTypeId.UHUGEINT]);

export interface ArrowTable {
  readonly ipc: Uint8Array;
  readonly rowCount: number;
  /** More rows were there than the limit allowed. */
  readonly truncated: boolean;
}

export interface ToArrowOptions {
  /** Rows to keep at most; fetching stops once more are seen. All when left out. */
  readonly rowLimit?: number;
  /** Asked between chunks: an interrupted DuckDB stream ends without an error. */
  readonly isCancelled?: () => boolean;
}

/**
 * Fixed-width types keep their kind, DECIMAL becomes Float64 (text where that would lose digits), ENUM a dictionary, everything else text.
 * @throws DuckDB's error when the rest of a streamed query fails; EngineFailure QUERY_FAILED when one column
 *   has over 2 GiB of text.
 */
export async function toArrow(result: DuckDBResult, options: ToArrowOptions = {}): Promise<ArrowTable> {
  const { rowLimit = Infinity, isCancelled = () => false } = options;
  const chunks: { chunk: DuckDBDataChunk; rows: number }[] = [];
  let available = 0;
  while (available <= rowLimit && !isCancelled()) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    const rows = Math.min(chunk.rowCount, rowLimit - available);
    if (rows > 0) chunks.push({ chunk, rows });
    available += chunk.rowCount;
  }
  const rowCount = Math.min(available, rowLimit);
  const names = result.deduplicatedColumnNames();
  const columns = result.columnTypes().map((type, column) => {
    const name = names[column];
    if (name === undefined) throw new Error(`column ${column} has no name`);
    const vector = columnAdapter(type)({ chunks, column, rowCount });
    const metadata = NUMBERS.has(type.typeId) && vector.type instanceof Utf8 ? new Map([[NUMBER_AS_TEXT, 'true']]) : undefined;
    return [name, vector, metadata] as const;
  });
  return { ipc: serialise(columns, rowCount), rowCount, truncated: available > rowLimit };
}

/** Figures made here. */
export function rowsToArrow(columns: readonly FigureColumn[]): Uint8Array {
  return serialise(columns.map((column) => [column.name, figureVector(column)] as const), columns[0]?.values.length ?? 0);
}

/** `new Table(columns)` drops columns of empty results and pads lengths; one record batch states them exactly. */
function serialise(columns: readonly (readonly [name: string, vector: Vector, metadata?: Map<string, string>])[], rowCount: number): Uint8Array {
  const parts = columns.map(([name, vector, metadata]) => ({ name, type: vector.type as DataType, data: vector.data[0] as Data | undefined, metadata }));
  const schema = new Schema(parts.map(({ name, type, metadata }) => new Field(name, type, true, metadata)));
  const children = parts.map(({ type, data }) => data ?? makeData({ type }));
  const batch = new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rowCount, nullCount: 0, children }));
  return tableToIPC(new Table(schema, [batch]), 'stream');
}
