/** Appends records to a warehouse table through DuckDB's appender, by the table's own column types. */
import { type DuckDBAppender, type DuckDBConnection, DuckDBDateValue, DuckDBTypeId } from '@duckdb/node-api';
import type { StoredRecord, StoredValue } from '../prepare/record';

const DAY = 86_400_000;
const FLUSH_EVERY = 20_000;

export class TableWriter {
  private pending = 0;

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly columns: readonly { readonly name: string; readonly type: DuckDBTypeId }[],
  ) {}

  static async open(connection: DuckDBConnection, table: string): Promise<TableWriter> {
    const reader = await connection.run(`SELECT * FROM ${table} LIMIT 0`);
    const columns = reader.columnNames().map((name, index) => ({ name, type: reader.columnTypeId(index) }));
    return new TableWriter(await connection.createAppender(table), columns);
  }

  append(record: StoredRecord): void {
    for (const { name, type } of this.columns) this.appendValue(record[name] ?? null, type);
    this.appender.endRow();
    if (++this.pending >= FLUSH_EVERY) {
      this.appender.flushSync();
      this.pending = 0;
    }
  }

  close(): void {
    this.appender.closeSync();
  }

  private appendValue(value: StoredValue, type: DuckDBTypeId): void {
    if (value === null) {
      this.appender.appendNull();
      return;
    }
    switch (type) {
      case DuckDBTypeId.VARCHAR:
        this.appender.appendVarchar(String(value));
        return;
      case DuckDBTypeId.INTEGER:
        this.appender.appendInteger(Number(value));
        return;
      case DuckDBTypeId.UTINYINT:
        this.appender.appendUTinyInt(Number(value));
        return;
      case DuckDBTypeId.DOUBLE:
        this.appender.appendDouble(Number(value));
        return;
      case DuckDBTypeId.BOOLEAN:
        this.appender.appendBoolean(value === true);
        return;
      case DuckDBTypeId.UHUGEINT:
        this.appender.appendUHugeInt(BigInt(value));
        return;
      case DuckDBTypeId.DATE:
        this.appender.appendDate(new DuckDBDateValue(Math.round(Date.parse(`${String(value)}T00:00:00Z`) / DAY)));
        return;
      default:
        throw new Error(`no way to append a value to a column of type ${DuckDBTypeId[type]}`);
    }
  }
}
