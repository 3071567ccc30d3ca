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

/** 2025-2026 -> 2025—2026学年, as official titles write it. */
export function schoolYearLabel(schoolYear: string): string {
  return `${schoolYear.replace('-', '—')}学年`;
}
