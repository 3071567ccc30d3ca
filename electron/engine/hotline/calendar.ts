/** Local days and minutes as whole numbers: days since 1970-01-01, minutes since its midnight. No time zone is involved. */
import { EngineFailure } from '../../../shared/contract';

export const MINUTES_OF_DAY = 1440;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** @throws BAD_REQUEST for anything that is no day of the calendar. */
export function dayNumber(date: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const day = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / 86_400_000 : Number.NaN;
  if (!Number.isInteger(day) || dateOf(day) !== date) throw new EngineFailure('BAD_REQUEST', `“${date}”不是有效日期，请写成 2026-01-31 这样的形式。`);
  return day;
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** @param time `HH:MM`, up to 24:00. @throws BAD_REQUEST */
export function minuteOfDay(time: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  const minutes = parts && Number(parts[2]) < 60 ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN;
  if (!(minutes <= MINUTES_OF_DAY)) throw new EngineFailure('BAD_REQUEST', `“${time}”不是有效时刻，请写成 08:00 这样的形式。`);
  return minutes;
}

/** @param instant `YYYY-MM-DDTHH:MM`. @throws BAD_REQUEST */
export function minuteNumber(instant: string): number {
  const [date = '', time = ''] = instant.split('T');
  return dayNumber(date) * MINUTES_OF_DAY + minuteOfDay(time);
}

export function instantOf(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16);
}

export function timeOf(minute: number): string {
  return instantOf(minute).slice(11);
}

export function dayOfMinute(minute: number): number {
  return Math.floor(minute / MINUTES_OF_DAY);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** 星期一 … 星期日. */
export function weekdayLabel(day: number): string {
  return `星期${WEEKDAYS[weekdayOf(day)] ?? ''}`;
}

/** `YYYY-MM`. */
export function monthOf(day: number): string {
  return dateOf(day).slice(0, 7);
}

/** Calendar months that lie wholly between two days, both included. */
export function wholeMonths(from: number, to: number): readonly string[] {
  const months = [...new Set(Array.from({ length: to - from + 1 }, (_, index) => monthOf(from + index)))];
  return months.filter((month) => dayNumber(`${month}-01`) >= from && monthOf(to + 1) !== month);
}

/** 1月5日（星期一）. */
export function dayLabel(day: number): string {
  const date = dateOf(day);
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（${weekdayLabel(day)}）`;
}

/** 1月5日 08:00; midnight at the end of a stretch is written as 24:00 of the day before. */
export function momentLabel(minute: number, isEnd = false): string {
  const atMidnight = isEnd && minute % MINUTES_OF_DAY === 0;
  const date = dateOf(dayOfMinute(atMidnight ? minute - 1 : minute));
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 ${atMidnight ? '24:00' : timeOf(minute)}`;
}

/** 1月5日 08:00—16:00, or with both days. */
export function stretchLabel(from: number, to: number): string {
  const end = momentLabel(to, true);
  return dayOfMinute(from) === dayOfMinute(to - 1) ? `${momentLabel(from)}—${end.slice(-5)}` : `${momentLabel(from)}—${end}`;
}
