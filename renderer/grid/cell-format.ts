/** How the values of a result are written in cells: days in Chinese, numbers with every digit that they have. */
import { type DataType, Type, type Vector } from 'apache-arrow';
import type { ColumnKind } from '../../shared/query-result';

/** An empty cell, apart from an empty text. */
export const EMPTY_WORDS = '（空）';

export function columnKindOf(type: DataType): ColumnKind {
  switch (type.typeId) {
    case Type.Int:
    case Type.Float:
      return 'number';
    case Type.Date:
      return 'day';
    case Type.Timestamp:
      return 'moment';
    case Type.Bool:
      return 'truth';
    default:
      return 'text';
  }
}

/** @returns the writer of a column's values that are not null */
export function writerOf(vector: Vector): (value: unknown) => string {
  switch (columnKindOf(vector.type as DataType)) {
    case 'number':
      return numberText;
    case 'day':
      return (value) => dayText(Number(value));
    case 'moment':
      return (value) => momentText(Number(value));
    case 'truth':
      return (value) => (value === true ? '是' : '否');
    case 'text':
      return (value) => (typeof value === 'string' ? value : JSON.stringify(value));
  }
}

/** Sums of binary fractions (0.1 + 0.2) are written as anybody would who added them by hand. */
const DIGITS = 15;

export function numberText(value: unknown): string {
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  if (Number.isNaN(value)) return '非数';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  return String(Number(value.toPrecision(DIGITS)));
}

/** @param milliseconds since 1970, of the calendar day itself: no time zone is in it. */
export function dayText(milliseconds: number): string {
  const day = new Date(milliseconds);
  return Number.isNaN(day.getTime()) ? '无穷' : `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}

export function momentText(milliseconds: number): string {
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime())) return '无穷';
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = moment.getUTCSeconds();
  return `${dayText(milliseconds)} ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}${seconds === 0 ? '' : `:${two(seconds)}`}`;
}

/** As spreadsheet programs read it: 2025-09-01, 2025-09-01 08:30:00. */
export function isoText(milliseconds: number, kind: 'day' | 'moment'): string {
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime())) return '';
  const text = moment.toISOString();
  return kind === 'day' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
