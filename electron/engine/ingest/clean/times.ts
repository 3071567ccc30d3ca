import { CellKind } from '../read/types';
import { cellText } from '../text/cell-text';
import { clockTime as clockOfSeconds, isoDate, momentOfSerial } from '../text/excel-serial';
import { dateNormaliser } from './dates';
import { emptied, isNullWord, nothingOrError, NOTHING, notedIssue } from './outcomes';
import type { Cleaned, Normaliser } from './types';

const timeUnreadable = emptied('time.unreadable', '时刻无法识别，已留空，请写成 08:00 的样子');
const rangeUnreadable = emptied('timeRange.unreadable', '起止时间无法识别，已留空，请写成 08:00-16:00 的样子');
const onlyDate = notedIssue('dateTime.onlyDate', '只有日期没有时刻，按当日计，不计入分时段统计；请补充时刻', 'info');

const clock = /^(凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜间|夜里|夜)?(\d{1,2})(?::(\d{1,2})(?::\d{1,2})?|[点时](?:(\d{1,2})分?|(半)|整)?)(?:\d{1,2}秒)?$/;
const afternoon = /^(?:下午|傍晚|晚|夜)/;
const MINUTES_OF_DAY = 1440;

/** Minutes since midnight, up to 1440 for 24:00; undefined when the text is no time of day. */
function minutesOf(text: string): number | undefined {
  const match = clock.exec(text.replace(/\s+/g, '').replace(/^(?:次日|当日|翌日|第二天)/, ''));
  if (match === null) return undefined;
  const [, part = '', hourText, minuteText, minuteOfHour, half] = match;
  const minute = half === undefined ? Number(minuteText ?? minuteOfHour ?? 0) : 30;
  let hour = Number(hourText);
  // 晚8点 is 20:00; 晚12点 and 夜12点 are midnight.
  if (afternoon.test(part) && hour < 12) hour += 12;
  else if (part === '中午' && hour < 3) hour += 12;
  else if (afternoon.test(part) && hour === 12 && part !== '下午') hour = 24;
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= MINUTES_OF_DAY ? minutes : undefined;
}

function written(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function ofSerial(serial: number): string {
  return clockOfSeconds(momentOfSerial(serial).secondOfDay).slice(0, 5);
}

/** 8点, 8:30, 晚8点半, a fraction of a day -> HH:MM; 24:00 is the end of the day. */
export const clockTime: Normaliser<string> = (cell) => {
  const special = nothingOrError(cell);
  if (special) return special;
  if (cell.kind === CellKind.date) return { value: ofSerial(cell.number) };
  if (cell.kind === CellKind.number && cell.number >= 0 && cell.number < 1) return { value: ofSerial(cell.number) };
  const text = cellText(cell);
  if (isNullWord(text)) return NOTHING;
  const minutes = minutesOf(text);
  return minutes === undefined ? timeUnreadable : { value: written(minutes) };
};

/** 8:00-16:00, 晚10点至次日6点 -> HH:MM-HH:MM; an end before the start is on the next day. */
export const clockRange: Normaliser<string> = (cell) => {
  const special = nothingOrError(cell);
  if (special) return special;
  const text = cellText(cell);
  if (isNullWord(text)) return NOTHING;
  const [from, to, ...rest] = text.split(/[-‐-―−~～至到]+/).map(minutesOf);
  return from === undefined || to === undefined || rest.length > 0 ? rangeUnreadable : { value: `${written(from)}-${written(to)}` };
};

const timeAtEnd = /^(.*?[\d日号])[T\s]*((?:凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜间|夜里|夜)?\s*(?<!\d)\d{1,2}(?::\d{1,2}(?::\d{1,2})?|[点时](?:\d{1,2}分?|半|整)?)(?:\d{1,2}秒)?)$/;

/** A date with its time of day -> YYYY-MM-DD HH:MM, or YYYY-MM-DD where no time is told. */
export function dateTimeNormaliser(today: Date): Normaliser<string> {
  const date = dateNormaliser(today);

  return (cell): Cleaned<string> => {
    const special = nothingOrError(cell);
    if (special) return special;
    if (cell.kind === CellKind.date && !Number.isInteger(cell.number)) {
      const day = date(cell).value;
      if (day === null) return { value: null, ...issueOf(date(cell)) };
      const moment = momentOfSerial(cell.number);
      return { value: `${isoDate(moment.year, moment.month, moment.day)} ${ofSerial(cell.number)}` };
    }
    const match = cell.kind === CellKind.text ? timeAtEnd.exec(cellText(cell)) : null;
    const minutes = match === null ? undefined : minutesOf(match[2] ?? '');
    const { value, issue } = date(match === null || minutes === undefined ? cell : { kind: CellKind.text, number: 0, text: match[1] ?? '' });
    if (value === null) return { value: null, ...(issue === undefined ? {} : { issue }) };
    return minutes === undefined || minutes === MINUTES_OF_DAY ? { value: value.iso, issue: issue ?? onlyDate } : { value: `${value.iso} ${written(minutes)}`, ...(issue === undefined ? {} : { issue }) };
  };
}

function issueOf({ issue }: Cleaned<unknown>): Pick<Cleaned<string>, 'issue'> {
  return issue === undefined ? {} : { issue };
}
