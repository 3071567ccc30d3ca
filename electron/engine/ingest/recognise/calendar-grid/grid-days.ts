/** Days as rotas write them in their headers, with month and year from what stands around. */
import { findSchoolYear } from '../../../../../shared/school-year';
import { daysInMonth, isoDate } from '../../text/excel-serial';

/** What a cell says of a day; the rest comes from its surroundings. */
export interface WrittenDay {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number;
}

export interface YearMonth {
  readonly year: number | null;
  readonly month: number | null;
}

const weekday = String.raw`(?:[(]?(?:周|星期|礼拜)[一二三四五六日天][)]?)?`;
const fullDay = new RegExp(String.raw`^(20\d{2})[-年./](\d{1,2})[-月./](\d{1,2})日?${weekday}$`);
const monthDay = new RegExp(String.raw`^(\d{1,2})[月./-](\d{1,2})[日号]?${weekday}$`);
const bareDay = new RegExp(String.raw`^(\d{1,2})[日号]?${weekday}$`);

export function writtenDay(text: string): WrittenDay | null {
  const bare = text.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')');
  const full = fullDay.exec(bare);
  if (full !== null) return plausible({ year: Number(full[1]), month: Number(full[2]), day: Number(full[3]) });
  const short = monthDay.exec(bare);
  if (short !== null) return plausible({ year: null, month: Number(short[1]), day: Number(short[2]) });
  const day = bareDay.exec(bare);
  return day === null ? null : plausible({ year: null, month: null, day: Number(day[1]) });
}

function plausible(day: WrittenDay): WrittenDay | null {
  return day.day >= 1 && day.day <= 31 && (day.month === null || (day.month >= 1 && day.month <= 12)) ? day : null;
}

/** 2025年11月, 2025.11, 11月份, 2025-2026学年 … 11月; null where a text tells neither. */
export function yearMonthIn(text: string): YearMonth | null {
  const both = /(20\d{2})\s*[年./-]\s*(\d{1,2})(?!\d)/.exec(text);
  const month = /(?<!\d)(\d{1,2})\s*月/.exec(text);
  const schoolYear = findSchoolYear(text);
  const value = both !== null && Number(both[2]) <= 12 ? Number(both[2]) : month === null ? null : Number(month[1]);
  if (value !== null && (value < 1 || value > 12)) return null;
  if (schoolYear !== undefined) return { month: value, year: value === null ? null : Number(value >= 9 ? schoolYear.slice(0, 4) : schoolYear.slice(5)) };
  const year = both === null ? /(20\d{2})\s*年/.exec(text)?.[1] : both[1];
  return value === null && year === undefined ? null : { month: value, year: year === undefined ? null : Number(year) };
}

/**
 * Days of one line in their order, as YYYY-MM-DD. A day smaller than the one before is of the next month; 11.1 after 11.9 is the tenth, whose
 * zero Excel has dropped.
 * @returns null where year or month cannot be told, or the days are no calendar's.
 */
export function resolveDays(days: readonly WrittenDay[], around: YearMonth): readonly string[] | null {
  let { year, month } = around;
  let before = 0;
  const resolved: string[] = [];
  for (const written of days) {
    const isLostZero = written.month !== null && written.year === null && written.month === month && written.day < before && written.day * 10 === before + 1;
    const day = isLostZero ? written.day * 10 : written.day;
    if (written.year !== null) year = written.year;
    else if (written.month !== null && month !== null && written.month < month && year !== null) year += 1;
    else if (written.month === null && day < before && month !== null) {
      month += 1;
      if (month > 12) [month, year] = [1, year === null ? null : year + 1];
    }
    if (written.month !== null) month = written.month;
    if (year === null || month === null || day > daysInMonth(year, month)) return null;
    resolved.push(isoDate(year, month, day));
    before = day;
  }
  return resolved.every((day, index) => index === 0 || day > (resolved[index - 1] ?? '')) ? resolved : null;
}
