/** What volunteers write into a cell: 11月3日、11月5日至8日、每周二夜班、周末、夜班. */
import { dateOf, dayNumber, weekdayOf } from '../calendar';
import type { RotaRules } from '../types';

export interface WishTime {
  readonly date: string;
  /** Id; absent: the whole day. */
  readonly shift?: string;
}

/** Days and shifts that a wish can be about. */
export interface WishFrame {
  readonly period: RotaRules['period'];
  readonly shifts: readonly { readonly id: string; readonly label: string }[];
}

export type ParsedWish = { readonly times: readonly WishTime[] } | { readonly problem: string };

const DATE = /^(?:(\d{4})[年\-./])?(?:(\d{1,2})[月\-./])?(\d{1,2})[日号]?(?:(?:至|到|~|—|-)(?:(\d{4})[年\-./])?(?:(\d{1,2})[月\-./])?(\d{1,2})[日号]?)?$/;
const WEEKDAY = /^每?(?:周|星期|礼拜)([一二三四五六日天末])$/;
const WEEKDAYS = '日一二三四五六';
const NOTHING = /^(?:无|没有|否|-|—|\/)$/;

/** @param text content of one cell, in any width of characters */
export function parseWishes(text: string, frame: WishFrame): ParsedWish {
  const pieces = text.normalize('NFKC').replaceAll(/[^\S\n]/g, '').split(/[、,;\n。]+/).filter((piece) => piece !== '' && !NOTHING.test(piece));
  const times: WishTime[] = [];
  for (const piece of pieces) {
    const parsed = parsePiece(piece, frame);
    if ('problem' in parsed) return parsed;
    times.push(...parsed.times);
  }
  return { times };
}

function parsePiece(piece: string, frame: WishFrame): ParsedWish {
  const bare = piece.replaceAll(/[()]/g, '');
  const shift = frame.shifts.find(({ label }) => bare.endsWith(label));
  const when = shift === undefined ? bare : bare.slice(0, -shift.label.length).replace(/的$/, '');
  const days = daysOf(when, shift !== undefined, frame);
  if (typeof days === 'string') return { problem: days };
  return { times: days.map((day) => ({ date: dateOf(day), ...(shift === undefined ? {} : { shift: shift.id }) })) };
}

/** Day numbers, or what is wrong. */
function daysOf(when: string, hasShift: boolean, { period, shifts }: WishFrame): number[] | string {
  const [first, last] = [dayNumber(period.from), dayNumber(period.to)];
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  if (hasShift && /^(?:全部|所有|每天|)$/.test(when)) return all;
  const weekday = WEEKDAY.exec(when)?.[1];
  if (weekday !== undefined) {
    const wanted = weekday === '末' ? [0, 6] : [WEEKDAYS.indexOf(weekday === '天' ? '日' : weekday)];
    return all.filter((day) => wanted.includes(weekdayOf(day)));
  }
  const parts = DATE.exec(when);
  if (parts === null) return `看不懂“${when}”，请写成 11月3日、11月5日至11月8日、每周二、周末，后面可加班次（${shifts.map(({ label }) => label).join('、')}）`;
  const [, year, month, day, lastYear, lastMonth, lastDay] = parts;
  const from = dayOf(year, month, day ?? '', period);
  if (typeof from === 'string') return from;
  if (lastDay === undefined) return [from];
  const to = dayOf(lastYear ?? year, lastMonth ?? month, lastDay, period);
  if (typeof to === 'string') return to;
  return to < from ? `“${when}”的结束日期早于开始日期` : all.filter((each) => each >= from && each <= to);
}

/** The day in the period, whose year and month may be left out. */
function dayOf(year: string | undefined, month: string | undefined, day: string, { from, to }: RotaRules['period']): number | string {
  const [fromMonth, toMonth] = [from.slice(0, 7), to.slice(0, 7)];
  if (month === undefined && fromMonth !== toMonth) return `“${day}日”没有写月份，而排班期跨月，请写成 ${Number(from.slice(5, 7))}月${day}日`;
  const two = (text: string): string => text.padStart(2, '0');
  const years = year === undefined ? [...new Set([from.slice(0, 4), to.slice(0, 4)])] : [year];
  for (const each of years) {
    const date = month === undefined ? `${fromMonth}-${two(day)}` : `${each}-${two(month)}-${two(day)}`;
    if (date >= from && date <= to && isDay(date)) return dayNumber(date);
  }
  return `“${month === undefined ? '' : `${month}月`}${day}日”不在排班期 ${from} 至 ${to} 之内`;
}

function isDay(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
