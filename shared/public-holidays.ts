/**
 * Days off and make-up workdays as the State Council announces them each autumn for the next year. A program without a network knows
 * the years that are written here; in other years Mondays to Fridays are workdays.
 */
interface HolidayYear {
  readonly year: number;
  readonly source: string;
  /** Days off, both ends included, MM-DD. */
  readonly off: readonly (readonly [from: string, to: string])[];
  /** Saturdays and Sundays that are workdays, MM-DD. */
  readonly makeUp: readonly string[];
}

const YEARS: readonly HolidayYear[] = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（2024年11月）',
    off: [['01-01', '01-01'], ['01-28', '02-04'], ['04-04', '04-06'], ['05-01', '05-05'], ['05-31', '06-02'], ['10-01', '10-08']],
    makeUp: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
    off: [['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'], ['10-01', '10-07']],
    makeUp: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
];

const DAY = 86_400_000;

function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += DAY) days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

/** YYYY-MM-DD. */
export const PUBLIC_HOLIDAYS: readonly string[] = YEARS.flatMap(({ year, off }) => off.flatMap(([from, to]) => daysFrom(`${year}-${from}`, `${year}-${to}`)));
export const MAKE_UP_WORKDAYS: readonly string[] = YEARS.flatMap(({ year, makeUp }) => makeUp.map((day) => `${year}-${day}`));

/** 口径 of workdays, a clause to print. */
export const WORKDAYS_NOTE = `工作日为周一至周五，${YEARS.map(({ year }) => year).join('、')}年已按国务院办公厅放假安排计入法定节假日和调休，其他年份未计`;

const off = new Set(PUBLIC_HOLIDAYS);
const makeUp = new Set(MAKE_UP_WORKDAYS);

/** @param day YYYY-MM-DD. */
export function isWorkday(day: string): boolean {
  if (off.has(day)) return false;
  const weekday = new Date(day).getUTCDay();
  return makeUp.has(day) || (weekday !== 0 && weekday !== 6);
}
