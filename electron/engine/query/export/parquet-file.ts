/** A result as Parquet, by a writer in JavaScript: DuckDB itself may write no file. Every value is exact. */
import type { DuckDBDateValue, DuckDBDecimalType, DuckDBDecimalValue, DuckDBTimestampValue} from '@duckdb/node-api';
import { type DuckDBType, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { exactText, type ResultRows } from './result-rows';

type WriteOptions = Parameters<typeof parquetWriteBuffer>[0];
type SchemaElement = NonNullable<WriteOptions['schema']>[number];
type ColumnData = WriteOptions['columnData'][number]['data'];

/** The names in the file are those of the query: programs read it, not people. */
export function parquetFile({ columns, chunks, rowCount }: ResultRows, createdBy: string): Uint8Array {
  const elements: SchemaElement[] = [{ name: 'root', num_children: columns.length }];
  const columnData = columns.map(({ name, type }, position) => {
    const values = chunks.flatMap((chunk) => chunk.getColumnValues(position));
    const form = formOf(type, values);
    elements.push({ name, repetition_type: 'OPTIONAL', ...form.element });
    return { name, data: values.map((value) => (value === null ? null : form.convert(value))) as ColumnData };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, schema: elements, createdBy, rowGroupSize: Math.max(1, Math.min(100_000, rowCount)) }));
}

interface Form {
  readonly element: Omit<SchemaElement, 'name'>;
  readonly convert: (value: DuckDBValue) => unknown;
}

const asIs = (value: DuckDBValue): unknown => value;
const texts: Form = { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, convert: (value) => (typeof value === 'string' ? value : value === null || typeof value !== 'boolean' ? exactText(value) : String(value)) };
const small: Form = { element: { type: 'INT32' }, convert: asIs };
const large: Form = { element: { type: 'INT64' }, convert: (value) => BigInt(value as bigint | number) };

function formOf(type: DuckDBType, values: readonly DuckDBValue[]): Form {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return { element: { type: 'BOOLEAN' }, convert: asIs };
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
      return small;
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.BIGINT:
      return large;
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      // SUM makes the widest type, though hardly any sum needs it.
      return values.every((value) => value === null || BigInt.asIntN(64, value as bigint) === value) ? large : texts;
    case DuckDBTypeId.FLOAT:
      return { element: { type: 'FLOAT' }, convert: asIs };
    case DuckDBTypeId.DOUBLE:
      return { element: { type: 'DOUBLE' }, convert: asIs };
    case DuckDBTypeId.DECIMAL:
      return decimals(type);
    case DuckDBTypeId.DATE:
      return values.every((value) => value === null || (value as DuckDBDateValue).isFinite) ? { element: { type: 'INT32', converted_type: 'DATE' }, convert: (value) => (value as DuckDBDateValue).days } : texts;
    case DuckDBTypeId.TIMESTAMP:
      return values.every((value) => value === null || (value as DuckDBTimestampValue).isFinite) ? { element: { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, convert: (value) => (value as DuckDBTimestampValue).micros } : texts;
    default:
      return texts;
  }
}

/** Digits that 64 bits hold. */
const MOST_DIGITS = 18;

function decimals({ width, scale }: DuckDBDecimalType): Form {
  if (width > MOST_DIGITS) return texts;
  return { element: { type: 'INT64', converted_type: 'DECIMAL', precision: width, scale }, convert: (value) => (value as DuckDBDecimalValue).value };
}
