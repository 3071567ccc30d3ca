/** Values of an Arrow column as they are read. */
import { DataType } from 'apache-arrow';

export function isNumeric(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);
}

const two = (value: number): string => String(value).padStart(2, '0');

function dateText(milliseconds: number, withTime: boolean): string {
  const at = new Date(milliseconds);
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  return withTime ? `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}` : day;
}

/** @returns null for NULL */
export function cellText(type: DataType, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (DataType.isBool(type)) return value === true ? '是' : '否';
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return dateText(Number(value), DataType.isTimestamp(type));
  if (typeof value === 'object') return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
  return typeof value === 'string' ? value : (value as number | bigint).toString();
}
