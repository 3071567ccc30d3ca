import { CHINESE_NUMERALS, parseChineseNumber, parseChineseYear } from '../text/chinese-numbers';

/** Parts of a date as written, not yet checked against the calendar. */
export interface DateGuess {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Why an official should look at it. */
  readonly doubt?: 'serial' | 'shortYear' | 'dayOrder' | 'surrounded' | 'lostZero' | 'maybeLostZero' | undefined;
}

const timeOfDay = /(?:[T ]|(?<=[日号]))(?:上午|下午|AM|PM)? ?\d{1,2}(?::|时|点)\d{1,2}(?:(?::|分)(?:\d{1,2}(?:\.\d+)?秒?)?)? ?(?:AM|PM)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
// What platforms export, by far the most frequent form: told without the detours of the others.
const timestamp = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/;
const weekday = /(?:\(?(?:星期|周)[一二三四五六日天]\)?)/;
const yearFirst = /^(\d{4}|\d{2})(?:年度?|[-/.]|(?<=\d{4}) )(?:(\d{1,2})(?:(?:月份?|[-/.]|(?<=\d) )(?:(\d{1,2})[日号]?)?)?)?$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const monthName = /^(?:(\d{1,2})[- ])?([A-Z]{3})[A-Z]*\.?[- ](?:(\d{1,2}),? )?(\d{4}|\d{2})$/i;
const embedded = /(?<!\d)(?:19|20)\d{2}[-/.年](?:1[0-2]|0?[1-9])(?!\d)(?:[-/.月](?:3[01]|[12]\d|0?[1-9])(?!\d))?/g;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const inWords = new RegExp(`^([${CHINESE_NUMERALS}]{4})年(?:([${CHINESE_NUMERALS}]{1,3})月(?:份|([${CHINESE_NUMERALS}]{1,4})[日号])?)?$`);

/** 二〇二三年九月十五日 */
function ofWords(text: string): DateGuess | undefined {
  const match = inWords.exec(text);
  const year = match ? parseChineseYear(match[1] ?? '') : undefined;
  if (!match || year === undefined) return undefined;
  const [month, day] = [match[2], match[3]].map((part) => (part === undefined ? null : parseChineseNumber(part)));
  return month === undefined || day === undefined ? undefined : { year, month, day };
}

/** Only digits: 20230901, 202309, 2023, 20231016093000, 230901, or a spreadsheet's day number. */
function ofDigits(text: string, latestYear: number): DateGuess | 'serial' | undefined {
  const part = (from: number, length: number): number => Number(text.slice(from, from + length));
  const isYear = (year: number): boolean => year >= 1900 && year <= latestYear;
  switch (text.length) {
    case 4:
      return { year: part(0, 4), month: null, day: null };
    case 5:
      return 'serial';
    case 6:
      if (isYear(part(0, 4)) && part(4, 2) >= 1 && part(4, 2) <= 12) return { year: part(0, 4), month: part(4, 2), day: null };
      return { year: fullYear(part(0, 2), latestYear), month: part(2, 2), day: part(4, 2), doubt: 'shortYear' };
    case 8:
    case 12:
    case 14:
      return { year: part(0, 4), month: part(4, 2), day: part(6, 2) };
    default:
      return undefined;
  }
}

/** 23 -> 2023, 98 -> 1998: the latest year that is not in the future. */
function fullYear(twoDigits: number, latestYear: number): number {
  return twoDigits <= latestYear % 100 ? 2000 + twoDigits : 1900 + twoDigits;
}

function optionalNumber(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Years of two digits stand only before a month: a lone 23 is no date. */
function ofYearFirst(text: string, latestYear: number): DateGuess | undefined {
  const match = yearFirst.exec(text);
  if (!match) return undefined;
  const [, yearText = '', monthText, dayText] = match;
  const month = optionalNumber(monthText);
  const day = optionalNumber(dayText);
  if (yearText.length === 2) return month === null ? undefined : { year: fullYear(Number(yearText), latestYear), month, day, doubt: 'shortYear' };
  const lostZero = /^\d{4}\.1$/.test(text);
  return { year: Number(yearText), month, day, doubt: lostZero ? 'maybeLostZero' : undefined };
}

function ofYearLast(text: string): DateGuess | undefined {
  const match = yearLast.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [month, day] = first > 12 ? [second, first] : [first, second];
  return { year: Number(match[3]), month, day, doubt: 'dayOrder' };
}

/** Sep-23, 1-Sep-23, Sep 1, 2023: what spreadsheets in an English locale make of dates. */
function ofMonthName(text: string, latestYear: number): DateGuess | undefined {
  const match = monthName.exec(text);
  const month = MONTHS.indexOf((match?.[2] ?? '').toUpperCase()) + 1;
  if (!match || month === 0) return undefined;
  const yearText = match[4] ?? '';
  const year = yearText.length === 2 ? fullYear(Number(yearText), latestYear) : Number(yearText);
  return { year, month, day: optionalNumber(match[1] ?? match[3]), doubt: yearText.length === 2 ? 'shortYear' : undefined };
}

/** One date inside other words (2016年11月取得); two would be a span, which is no date. */
function ofSurroundings(text: string, latestYear: number): DateGuess | undefined {
  const found = text.match(embedded);
  const [only] = found ?? [];
  const guess = found?.length === 1 && only !== undefined ? ofYearFirst(only, latestYear) : undefined;
  return guess && { ...guess, doubt: 'surrounded' };
}

/**
 * @param text half width, trimmed
 * @param latestYear last year a date may lie in; tells what a year of two digits means
 * @returns the parts, 'serial' for a bare day number of a spreadsheet, undefined when it is no date
 */
export function dateOfText(text: string, latestYear: number): DateGuess | 'serial' | undefined {
  const exported = timestamp.exec(text);
  if (exported) return { year: Number(exported[1]), month: Number(exported[3]), day: Number(exported[4]) };
  if (/^\d+$/.test(text)) return ofDigits(text, latestYear);
  const dateOnly = text.replace(timeOfDay, '').replace(weekday, '').trim();
  const tight = dateOnly.replace(/ ?([-/.年月日号]) ?/g, '$1').replace(/[-‐-―−]+/g, '-').replace(/[\\、,。]/g, (mark) => (mark === '\\' ? '/' : '.'));
  if (/^\d{8}$/.test(tight)) return ofDigits(tight, latestYear);
  return (
    ofYearFirst(tight.replace(/[-/.]$/, ''), latestYear) ??
    ofYearLast(tight) ??
    ofWords(tight) ??
    ofMonthName(dateOnly, latestYear) ??
    ofSurroundings(tight, latestYear)
  );
}
