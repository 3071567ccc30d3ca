/** Appends prepared rows to a warehouse table, a DuckDB data chunk at a time. */
import { type DuckDBAppender, type DuckDBConnection, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { ChunkMemory, ValueBits } from '../../warehouse/chunk-memory';
import type { PreparedColumn, PreparedRows } from '../prepare/prepared';

const DAY = 86_400_000;

export class ChunkWriter {
  private readonly memory: ChunkMemory;

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly names: readonly string[],
    private readonly types: readonly DuckDBType[],
  ) {
    this.memory = new ChunkMemory(types);
  }

  static async open(connection: DuckDBConnection, table: string): Promise<ChunkWriter> {
    const result = await connection.run(`SELECT * FROM ${table} LIMIT 0`);
    return new ChunkWriter(await connection.createAppender(table), result.columnNames(), result.columnTypes());
  }

  /** @param constants values of the columns that are the same for all rows of a batch. */
  append(rows: PreparedRows, constants: { readonly batch: number; readonly schoolYear: string }): void {
    this.memory.begin(rows.rowCount);
    for (const [index, name] of this.names.entries()) this.write(index, this.columnOf(name, rows, constants), rows.rowCount);
    this.memory.append(this.appender);
  }

  close(): void {
    this.appender.closeSync();
  }

  private columnOf(name: string, { rowCount, sourceRows, columns }: PreparedRows, { batch, schoolYear }: { readonly batch: number; readonly schoolYear: string }): PreparedColumn | undefined {
    switch (name) {
      case 'batch':
        return { kind: 'number', values: new Float64Array(rowCount).fill(batch) };
      case 'schoolYear':
        return { kind: 'text', codes: new Uint16Array(rowCount).fill(1), dictionary: [schoolYear] };
      case 'sourceRow':
        return { kind: 'number', values: new Float64Array(sourceRows) };
      default:
        return columns[name];
    }
  }

  private write(index: number, column: PreparedColumn | undefined, rowCount: number): void {
    const { memory } = this;
    const type = this.types[index]?.typeId ?? DuckDBTypeId.INVALID;
    switch (column?.kind) {
      case undefined:
        memory.fixed(index, NOTHING, ValueBits.none(rowCount));
        return;
      case 'text':
        if (type === DuckDBTypeId.DATE) memory.fixed(index, ...datesOf(column));
        else if (type === DuckDBTypeId.VARCHAR) memory.texts(index, column.codes, column.dictionary);
        else throw new Error(`no way to store a text in a column of type ${DuckDBTypeId[type]}`);
        return;
      case 'number':
        if (type === DuckDBTypeId.VARCHAR) memory.texts(index, ...textsOf(column.values));
        else memory.fixed(index, numbersOf(column.values, type), presentOf(column.values));
        return;
      case 'pseudonym':
        memory.fixed(index, halvesSwapped(column.values), new ValueBits(rowCount));
        return;
      case 'scores':
        memory.numberLists(index, rowCount, column.values, column.width);
    }
  }
}

const NOTHING = new Uint8Array(0);

function presentOf(values: Float64Array): ValueBits {
  const bits = new ValueBits(values.length);
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) bits.missing(row);
  return bits;
}

/** The values as the type holds them; what stands for no value is not looked at. */
function numbersOf(values: Float64Array<ArrayBuffer>, type: DuckDBTypeId): Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> {
  switch (type) {
    case DuckDBTypeId.DOUBLE:
      return values;
    case DuckDBTypeId.INTEGER:
      return new Int32Array(values);
    case DuckDBTypeId.UTINYINT:
      return new Uint8Array(values);
    case DuckDBTypeId.BOOLEAN:
      return Uint8Array.from(values, (value) => (value === 1 ? 1 : 0));
    default:
      throw new Error(`no way to store a number in a column of type ${DuckDBTypeId[type]}`);
  }
}

function textsOf(values: Float64Array): [Uint16Array<ArrayBuffer>, readonly string[]] {
  const codes = new Map<number, number>();
  const coded = new Uint16Array(values.length);
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    coded[row] = codes.get(value) ?? codes.size + 1;
    codes.set(value, coded[row]);
  }
  return [coded, [...codes.keys()].map(String)];
}

function datesOf({ codes, dictionary }: Extract<PreparedColumn, { kind: 'text' }>): [Int32Array<ArrayBuffer>, ValueBits] {
  const days = dictionary.map((text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY));
  const bits = new ValueBits(codes.length);
  const values = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === 0) bits.missing(row);
    else values[row] = days[code - 1]!;
  }
  return [values, bits];
}

/** DuckDB has the low half first. */
function halvesSwapped(values: BigUint64Array): BigUint64Array<ArrayBuffer> {
  const swapped = new BigUint64Array(values.length);
  for (let at = 0; at < values.length; at += 2) {
    swapped[at] = values[at + 1]!;
    swapped[at + 1] = values[at]!;
  }
  return swapped;
}
