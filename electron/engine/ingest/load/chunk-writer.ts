/** Appends prepared rows to a warehouse table, a DuckDB data chunk at a time. */
import { type DuckDBAppender, type DuckDBConnection, DuckDBDataChunk, DuckDBDateValue, DuckDBListValue, type DuckDBType, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import type { PreparedColumn, PreparedRows } from '../prepare/prepared';

const DAY = 86_400_000;

type ValueAt = (row: number) => DuckDBValue;

export class ChunkWriter {
  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly names: readonly string[],
    private readonly types: readonly DuckDBType[],
  ) {}

  static async open(connection: DuckDBConnection, table: string): Promise<ChunkWriter> {
    const result = await connection.run(`SELECT * FROM ${table} LIMIT 0`);
    return new ChunkWriter(await connection.createAppender(table), result.columnNames(), result.columnTypes());
  }

  /** @param constants values of the columns that are the same for all rows of a batch. */
  append(rows: PreparedRows, constants: { readonly batch: number; readonly schoolYear: string }): void {
    const chunk = DuckDBDataChunk.create(this.types, rows.rowCount);
    for (const [index, name] of this.names.entries()) {
      const valueAt = this.valueAt(name, this.types[index], rows, constants);
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < rows.rowCount; row++) vector.setItem(row, valueAt(row));
      vector.flush();
    }
    this.appender.appendDataChunk(chunk);
  }

  close(): void {
    this.appender.closeSync();
  }

  private valueAt(name: string, type: DuckDBType | undefined, rows: PreparedRows, { batch, schoolYear }: { readonly batch: number; readonly schoolYear: string }): ValueAt {
    if (name === 'batch') return () => batch;
    if (name === 'schoolYear') return () => schoolYear;
    if (name === 'sourceRow') return (row) => rows.sourceRows[row] ?? 0;
    const column = rows.columns[name];
    return column === undefined || type === undefined ? () => null : readerOf(column, type.typeId);
  }
}

function readerOf(column: PreparedColumn, type: DuckDBTypeId): ValueAt {
  switch (column.kind) {
    case 'text': {
      const values = column.dictionary.map(textConverter(type));
      return (row) => {
        const code = column.codes[row] ?? 0;
        return code === 0 ? null : (values[code - 1] ?? null);
      };
    }
    case 'number': {
      const convert = numberConverter(type);
      return (row) => {
        const value = column.values[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : convert(value);
      };
    }
    case 'pseudonym':
      return (row) => ((column.values[2 * row] ?? 0n) << 64n) | (column.values[2 * row + 1] ?? 0n);
    case 'scores':
      return (row) => new DuckDBListValue(Array.from(column.values.subarray(row * column.width, (row + 1) * column.width), (score) => (Number.isNaN(score) ? null : score)));
  }
}

function textConverter(type: DuckDBTypeId): (text: string) => DuckDBValue {
  switch (type) {
    case DuckDBTypeId.VARCHAR:
      return (text) => text;
    case DuckDBTypeId.DATE:
      return (text) => new DuckDBDateValue(Math.round(Date.parse(`${text}T00:00:00Z`) / DAY));
    default:
      throw new Error(`no way to store a text in a column of type ${DuckDBTypeId[type]}`);
  }
}

function numberConverter(type: DuckDBTypeId): (value: number) => DuckDBValue {
  switch (type) {
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.DOUBLE:
      return (value) => value;
    case DuckDBTypeId.BOOLEAN:
      return (value) => value === 1;
    case DuckDBTypeId.VARCHAR:
      return String;
    default:
      throw new Error(`no way to store a number in a column of type ${DuckDBTypeId[type]}`);
  }
}
