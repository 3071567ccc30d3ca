/** Calendar months, written `2025-11`. */
import { schoolYearOf } from './school-year';

const PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;
const FIRST_MONTH_OF_SCHOOL_YEAR = 9;

export function isMonth(text: string): boolean {
  return PATTERN.test(text);
}

/** 2025-11 -> 2025年11月. */
export function monthLabel(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

function monthAt(year: number, month: number): string {
  // Months beyond either end of the year belong to the one beside it.
  const from = year * 12 + month - 1;
  return `${Math.floor(from / 12)}-${String((from % 12) + 1).padStart(2, '0')}`;
}

/** @param by months later; negative: earlier */
export function monthsAfter(month: string, by: number): string {
  return monthAt(Number(month.slice(0, 4)), Number(month.slice(5)) + by);
}

export function schoolYearOfMonth(month: string): string {
  return schoolYearOf({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) });
}

/** September to August. */
export function monthsOfSchoolYear(schoolYear: string): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => monthAt(Number(schoolYear.slice(0, 4)), FIRST_MONTH_OF_SCHOOL_YEAR + index));
}

/** ISO dates of every day. */
export function daysOfMonth(month: string): readonly string[] {
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}
