import { tableFromIPC } from 'apache-arrow';
import type { OutputRow, OutputValue } from './output';

/** Rows of an Arrow IPC stream as plain objects; 64-bit integers become numbers where they fit. */
export function rowsOfArrow(bytes: Uint8Array): { readonly columns: readonly string[]; readonly rows: readonly OutputRow[] } {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map((field) => field.name);
  const rows = table.toArray().map((row: { toJSON(): Record<string, unknown> }) => Object.fromEntries(Object.entries(row.toJSON()).map(([name, value]) => [name, plain(value)])));
  return { columns, rows };
}

function plain(value: unknown): OutputValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value);
}
