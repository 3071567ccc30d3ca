/** Tables as Apache Arrow IPC streams: from DuckDB results by whole columns, and from figures made here. */
import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { Bool, Dictionary, Field, Float64, Int32, makeData, makeVector, RecordBatch, Schema, Struct, Table, tableToIPC, Utf8, type Vector, vectorFromArray } from 'apache-arrow';
import { columnAdapter } from './arrow-columns';

export interface ArrowTable {
  readonly ipc: Uint8Array;
  readonly rowCount: number;
  /** More rows were there than the limit allowed. */
  readonly truncated: boolean;
}

/** @param isCancelled asked between chunks: an interrupted DuckDB stream ends without an error. */
export async function toArrow(result: DuckDBResult, rowLimit: number, isCancelled: () => boolean = () => false): Promise<ArrowTable> {
  const chunks: DuckDBDataChunk[] = [];
  let available = 0;
  while (available <= rowLimit && !isCancelled()) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    chunks.push(chunk);
    available += chunk.rowCount;
  }
  const rowCount = Math.min(available, rowLimit);
  const names = result.deduplicatedColumnNames();
  const types = result.columnTypes();
  const columns = names.map((name, index) => {
    const type = types[index];
    if (type === undefined) throw new Error(`column ${name} has no type`);
    return [name, columnAdapter(type)(chunks, index, rowCount)] as const;
  });
  return { ipc: serialise(columns, rowCount), rowCount, truncated: available > rowLimit };
}

export type FigureColumn =
  | { readonly name: string; readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly name: string; readonly type: 'number'; readonly values: readonly (number | null)[] }
  | { readonly name: string; readonly type: 'boolean'; readonly values: readonly (boolean | null)[] };

/** Text columns are dictionary-encoded: figures repeat a few labels many times. */
export function rowsToArrow(columns: readonly FigureColumn[]): Uint8Array {
  return serialise(columns.map((column) => [column.name, figureVector(column)] as const), columns[0]?.values.length ?? 0);
}

function figureVector(column: FigureColumn): Vector {
  switch (column.type) {
    case 'text':
      return dictionaryVector(column.values);
    case 'number':
      return vectorFromArray([...column.values], new Float64());
    case 'boolean':
      return vectorFromArray([...column.values], new Bool());
  }
}

function dictionaryVector(values: readonly (string | null)[]): Vector {
  const codes = new Map<string, number>();
  const indices = values.map((value) => {
    if (value === null) return null;
    let code = codes.get(value);
    if (code === undefined) codes.set(value, (code = codes.size));
    return code;
  });
  const keys = vectorFromArray(indices, new Int32()).data[0];
  const type = new Dictionary(new Utf8(), new Int32());
  if (keys === undefined) return vectorFromArray([], type);
  return makeVector(
    makeData({
      type,
      length: values.length,
      nullCount: keys.nullCount,
      data: keys.values,
      ...(keys.nullCount > 0 ? { nullBitmap: keys.nullBitmap } : {}),
      dictionary: vectorFromArray([...codes.keys()], new Utf8()),
    }),
  );
}

/** `new Table(columns)` drops columns of empty results and pads lengths; one record batch states them exactly. */
function serialise(columns: readonly (readonly [string, Vector])[], rowCount: number): Uint8Array {
  const schema = new Schema(columns.map(([name, vector]) => new Field(name, vector.type, true)));
  const children = columns.map(([, vector]) => vector.data[0] ?? makeData({ type: vector.type }));
  const batch = new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rowCount, nullCount: 0, children }));
  return tableToIPC(new Table(schema, [batch]), 'stream');
}
