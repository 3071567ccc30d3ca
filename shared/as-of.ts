/**
 * The day as of which targets are judged: unless another is chosen, the last day of the school year, or today while the year is still running.
 * What was due then is what the figures of the year are held against.
 */
export function defaultAsOf(schoolYear: string, today: string): string {
  const last = `${schoolYear.slice(5)}-08-31`;
  return today < last ? today : last;
}

/** Of the clock of this computer. @returns ISO date */
export function localToday(now: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** 2026-08-31 -> 2026年8月31日. */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

export const AS_OF_RULE = '目标按所选日期有效的文件判断；不选日期的，按学年最后一天（8月31日），学年未结束的按今天。已到期的目标注明“截至某年目标”，只供对照。';
