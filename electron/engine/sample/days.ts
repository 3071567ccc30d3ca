/** Calendar days as `YYYY-MM-DD`, and the ways in which offices write them. */
import type { Random } from './random';
import type { Cell } from './table';

const MILLISECONDS = 86_400_000;

export function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** @param count may be negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * MILLISECONDS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS);
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}

/** Real dates stand only in workbooks; every form is one that can be read without doubt. */
export function typedDay(day: string, random: Random, dates: 'cells' | 'text'): Cell {
  const [year = '', month = '', date = ''] = day.split('-');
  const [shortMonth, shortDate] = [Number(month), Number(date)];
  return random.pick<() => Cell>([
    () => day,
    () => `${year}年${shortMonth}月${shortDate}日`,
    () => `${year}.${shortMonth}.${shortDate}`,
    () => `${year}/${shortMonth}/${shortDate}`,
    () => `${year}${month}${date}`,
    () => (dates === 'cells' ? new Date(day) : `${year}年${month}月${date}日`),
  ])();
}
