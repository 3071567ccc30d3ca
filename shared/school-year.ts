/**
 * 学年: runs from 1 September to 31 August; written `2025-2026`.
 * Source: national school calendar as stated in the domain notes (学年 = 9/1–8/31).
 */
const pattern = /^(\d{4})-(\d{4})$/;

export function isSchoolYear(text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && Number(match[2]) === Number(match[1]) + 1;
}

export function schoolYearFrom(startYear: number): string {
  return `${startYear}-${startYear + 1}`;
}

/** 2025-2026 -> 2024-2025. */
export function previousSchoolYear(schoolYear: string): string {
  return schoolYearFrom(Number(schoolYear.slice(0, 4)) - 1);
}

/** @param date calendar date; only year and month count. */
export function schoolYearOf(date: { readonly year: number; readonly month: number }): string {
  return schoolYearFrom(date.month >= 9 ? date.year : date.year - 1);
}

/**
 * Finds a school year in a title, file name or sheet name:
 * 2025—2026学年, 2025-2026学年度, 2025～2026学年, 2025至2026学年, 2025/2026, 25-26学年.
 */
export function findSchoolYear(text: string): string | undefined {
  const long = /(20\d{2})\s*(?:年)?\s*[-—–―－~～至到/_]+\s*(20\d{2})/.exec(text);
  if (long && Number(long[2]) === Number(long[1]) + 1) return schoolYearFrom(Number(long[1]));
  const short = /(?<!\d)(\d{2})\s*[-—–~～至]\s*(\d{2})\s*学年/.exec(text);
  if (short && Number(short[2]) === Number(short[1]) + 1) return schoolYearFrom(2000 + Number(short[1]));
  const single = /(20\d{2})\s*(?:学年|年度?秋季)/.exec(text);
  if (single) return schoolYearFrom(Number(single[1]));
  return undefined;
}

/**
 * The day on which a school year's areas and schools are taken as they stand (统计基准日): 30 September, when the year's returns are drawn
 * up. A change that takes effect later counts from the next school year on.
 * @returns ISO date
 */
export function referenceDay(schoolYear: string): string {
  return `${schoolYear.slice(0, 4)}-09-30`;
}

/** The first school year on whose reference day something that began on `date` (ISO) is in force. */
export function firstSchoolYearFrom(date: string): string {
  const year = Number(date.slice(0, 4));
  return schoolYearFrom(date <= `${year}-09-30` ? year : year + 1);
}

/** 2025-2026 -> 2025—2026学年, as official titles write it. */
export function schoolYearLabel(schoolYear: string): string {
  return `${schoolYear.replace('-', '—')}学年`;
}
