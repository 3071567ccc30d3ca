import { CellKind } from '../read/types';
import { dateOfText, type DateGuess } from './date-forms';
import { daysInMonth, isoDate, momentOfSerial } from '../text/excel-serial';
import { emptied, fixedIssue, isNullWord, nothingOrError, NOTHING, notedIssue } from './outcomes';
import { cellText } from '../text/cell-text';
import type { CellIssue, Cleaned, DateValue, Normaliser } from './types';

const unreadable = emptied('date.unreadable', '日期无法识别，已留空，请写成 2023年9月1日 或 2023-09 的样子');
const impossible = emptied('date.impossible', '日期不存在（如 2 月 30 日、13 月），已留空，请核对');
const implausible = emptied('date.implausible', '日期不合常理（早于 1900 年或晚于两年以后），已留空，请核对');
const onlyTime = emptied('date.onlyTime', '只有时刻没有日期，已留空，请补充年月日');

const issues = {
  serial: fixedIssue('date.serial', '日期被存成了数字，已按表格软件的日期序号还原，请核对'),
  shortYear: fixedIssue('date.shortYear', '年份只有两位，已补全为四位，请核对'),
  dayOrder: fixedIssue('date.dayOrder', '年份写在最后，已按常见顺序读取，请核对月和日'),
  surrounded: fixedIssue('date.surrounded', '日期前后还有其他文字，只取了日期，请核对'),
  lostZero: fixedIssue('date.lostZero', '“.1”可能是 10 月丢失了末尾的 0，暂按 1 月读取，请核对并改成 2023-10 的样子', 'warning'),
  maybeLostZero: notedIssue('date.maybeLostZero', '“.1”按 1 月读取；若本意是 10 月，请改成 2023-10 的样子', 'info'),
} as const satisfies Record<NonNullable<DateGuess['doubt']>, CellIssue>;

const EARLIEST_YEAR = 1900;
const YEARS_AHEAD = 2;
// 1927-05-18: below it a bare number is a year (2023), not a day count.
const SMALLEST_SERIAL = 10_000;

/**
 * Every form of a date met in returns, with its precision kept. Dates before 1900 or more than two years after
 * `today` are refused.
 */
export function dateNormaliser(today: Date): Normaliser<DateValue> {
  const currentYear = today.getFullYear();
  const latest = isoDate(currentYear + YEARS_AHEAD, today.getMonth() + 1, today.getDate());
  const latestSerial = Math.ceil(Date.UTC(currentYear + YEARS_AHEAD, today.getMonth(), today.getDate()) / 86_400_000) + 25_570;

  function finish(guess: DateGuess): Cleaned<DateValue> {
    const { year, month, day } = guess;
    if (month !== null && (month < 1 || month > 12 || (day !== null && (day < 1 || day > daysInMonth(year, month))))) return impossible;
    const iso = isoDate(year, month ?? 1, day ?? 1);
    if (year < EARLIEST_YEAR || iso > latest) return implausible;
    const value: DateValue = { iso, precision: month === null ? 'year' : day === null ? 'month' : 'day', year, month };
    return guess.doubt === undefined ? { value } : { value, issue: issues[guess.doubt] };
  }

  function ofSerial(serial: number, doubt?: DateGuess['doubt']): Cleaned<DateValue> {
    if (Number.isNaN(serial)) return unreadable;
    if (serial < 1) return onlyTime;
    if (serial >= latestSerial) return implausible;
    const { year, month, day } = momentOfSerial(serial);
    return finish({ year, month, day, doubt });
  }

  return (cell) => {
    const special = nothingOrError(cell);
    if (special) return special;
    if (cell.kind === CellKind.date) return ofSerial(cell.number);
    if (cell.kind === CellKind.boolean) return unreadable;
    const isNumber = cell.kind === CellKind.number;
    if (isNumber && cell.number >= SMALLEST_SERIAL && cell.number < latestSerial) return ofSerial(cell.number, 'serial');
    const text = cellText(cell);
    if (isNullWord(text)) return NOTHING;
    const guess = dateOfText(text, currentYear + YEARS_AHEAD);
    if (guess === undefined) return unreadable;
    if (guess === 'serial') return ofSerial(Number(text), 'serial');
    return finish(isNumber && guess.doubt === 'maybeLostZero' ? { ...guess, doubt: 'lostZero' } : guess);
  };
}
