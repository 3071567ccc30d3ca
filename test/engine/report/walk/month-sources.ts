/** 热线运行月报 and 热线值班表: a month of the hotline, counted anew over the documented views. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WEEKDAY_LABELS } from '../../../../shared/hotline-calls';
import { countyLabel } from '../../../../shared/regions';
import { askCalls } from '../../support/calls';
import { newDesk, type TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import { ask, countOf, type Row, textOf } from './ask-sql';
import { decimal, expectedParts, hasFew, hidden, hourLabel, HOURS, kept, missing, partsOf, SCHOOLING, schoolingOf, share, sumOf, TIMES, timesOf } from './call-counts';
import type { Expected, Figure, Sources } from './walk';

const daysOf = (month: string): string[] => Array.from({ length: new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate() }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
const weekday = (date: string): string => WEEKDAY_LABELS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
const MINUTES_OF_DAY = 1440;

/** @param month whose report it is; nothing is registered a year before @param before the month before */
export function callsMonthSources(month: string, before: string) {
  return async (desk: TestDesk): Promise<Sources> => {
    const from = (own: string): string => `FROM calls WHERE schoolYear = '${YEAR}' AND left(CAST(calledOn AS VARCHAR), 7) = '${own}'`;
    const allOf = async (own: string): Promise<Row> => (await askCalls(desk, `SELECT ${TIMES} ${from(own)}`))[0] ?? {};
    const hoursOf = (own: string): Promise<readonly Row[]> => askCalls(desk, `SELECT hour, count(*) AS calls ${from(own)} AND hour IS NOT NULL GROUP BY ALL`);
    const [now, then] = [await allOf(month), await allOf(before)];
    const [hours, earlier] = [await hoursOf(month), await hoursOf(before)];
    const days = await askCalls(desk, `SELECT CAST(calledOn AS VARCHAR) AS day, ${TIMES} ${from(month)} GROUP BY ALL`);
    const parts = await partsOf(desk);
    const schooling = { [month]: await schoolingOfMonth(desk, month), [before]: await schoolingOfMonth(desk, before) };
    const whole = countOf(now['calls']);
    const compared = (of: (row: Row, own: string) => Expected): Expected[] => [of(now, month), of(then, before), difference(of(now, month), of(then, before)), missing, missing];
    const atHour = (found: readonly Row[], hour: number): number => countOf(found.find((row) => countOf(row['hour']) === hour)?.['calls']);
    const hourRow = (label: string, own: number, last: number): Expected[] => [label, own, share(own, whole), last, missing];
    return {
      '表1 主要情况': async () => [
        ['来电（次）', ...compared((row) => countOf(row['calls']))],
        ['　　其中：登记了是否接通（次）', ...compared((row) => countOf(row['known']))],
        ['　　其中：接通（次）', ...compared((row) => countOf(row['answered']))],
        ['接通率', ...compared((row) => share(countOf(row['answered']), countOf(row['known'])))],
        ['日均来电（次）', ...compared((row, own) => decimal(countOf(row['calls']) / daysOf(own).length))],
        ['等待时长中位数（秒）', ...compared((row) => decimal(row['wait']))],
        ['通话时长中位数（分钟）', ...compared((row) => decimal(row['minutes']))],
        ['24小时排班覆盖率', await coverageOf(desk, month), missing, missing, missing, missing],
      ],
      '表2 分日来电': () => [
        ['合计', '', ...timesOf(now).slice(0, 4)],
        ...daysOf(month).map((day): Expected[] => [`${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`, weekday(day), ...timesOf(days.find((row) => row['day'] === day)).slice(0, 4)]),
      ],
      '表3 分时段来电': () => [
        hourRow('合计', whole, countOf(then['calls'])),
        ...HOURS.map((hour) => hourRow(hourLabel(hour), atHour(hours, hour), atHour(earlier, hour))),
        hourRow('未填时刻', countOf(now['untimed']), countOf(then['untimed'])),
      ],
      '表4 来电构成': (table) => {
        expectedParts(table);
        const total = compared((row) => countOf(row['calls']));
        return [
          ['合计', '', total[0] ?? '', share(whole, whole), ...total.slice(1)],
          ...table.rows.slice(1).map(([part, value, own, , last]): Expected[] => {
            const counted = (of: string): number => (part === SCHOOLING ? (schooling[of]?.get(String(value)) ?? 0) : sumOf(parts, String(part), String(value), of));
            const mayHide = part === SCHOOLING || hasFew(parts, String(part));
            const [told, before_] = [kept(own, counted(month), mayHide), kept(last, counted(before), mayHide)];
            return [String(part), String(value), told, told === hidden ? hidden : share(counted(month), whole), before_, difference(told, before_), missing, missing];
          }),
        ];
      },
    };
  };
}

/** Of shares in percentage points, with one decimal. */
function difference(now: Expected, then: Expected): Expected {
  const [one, other] = [now, then].map((each): Figure | number => (typeof each === 'string' ? 0 : each)) as [Figure | number, Figure | number];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [one, other].map((each): Figure => (typeof each === 'number' ? { value: each, suppressed: false, unit: 'person' } : each)) as [Figure, Figure];
  if (a.suppressed || b.suppressed) return hidden;
  if (a.value === null || b.value === null) return missing;
  return decimal((a.value - b.value) * (a.unit === 'share' ? 100 : 1));
}

/** By a workspace that holds that month's register alone. */
async function schoolingOfMonth(desk: TestDesk, month: string): Promise<ReadonlyMap<string, number>> {
  const folder = join(desk.folder, '示例', '心理热线');
  const file = readdirSync(folder).find((name) => name.includes('来电登记') && name.includes(`${Number(month.slice(5))}月`));
  if (file === undefined) throw new Error(`no register of ${month}`);
  const own = await newDesk();
  await own.import(join(folder, file));
  return schoolingOf(own);
}

/** Minutes of a month on which somebody is on duty, whichever day the shift began. */
async function coverageOf(desk: TestDesk, month: string): Promise<Expected> {
  const days = daysOf(month);
  const covered = new Set<number>();
  for (const { date, start, end } of await dutiesOf(desk)) {
    const midnight = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${days[0] ?? ''}T00:00:00Z`)) / 60_000);
    for (let minute = Math.max(0, midnight + start); minute < Math.min(days.length * MINUTES_OF_DAY, midnight + end); minute++) covered.add(minute);
  }
  return share(covered.size, days.length * MINUTES_OF_DAY);
}

interface Duty {
  readonly row: Row;
  readonly date: string;
  readonly shift: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

async function dutiesOf(desk: TestDesk): Promise<readonly Duty[]> {
  const rows = await ask(desk, `SELECT * REPLACE (CAST(dutyOn AS VARCHAR) AS dutyOn) FROM hotline_shifts WHERE schoolYear = '${YEAR}' ORDER BY dutyOn, startTime, seat, name`);
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return rows.flatMap((row): Duty[] => {
    const [from, to] = row['period'] === null ? [row['startTime'], row['endTime']] : textOf(row['period']).split('-');
    // Nobody knows when such a shift was.
    if (from === null || to === null) return [];
    const [start, end] = [minutes(textOf(from)), minutes(textOf(to))];
    return [{ row, date: textOf(row['dutyOn']), shift: textOf(row['shift']), name: textOf(row['name']), start, end: end <= start ? end + MINUTES_OF_DAY : end }];
  }).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.start - b.start || a.end - b.end));
}

/** @param month whose rota it is */
export function dutyRotaSources(month: string) {
  return async (desk: TestDesk): Promise<Sources> => {
    const duties = (await dutiesOf(desk)).filter(({ date }) => date.startsWith(month));
    const time = ({ start, end }: Duty): string => `${clock(start)}—${end > MINUTES_OF_DAY ? `次日${clock(end - MINUTES_OF_DAY)}` : clock(end)}`;
    const people = [...new Set(duties.map(({ name }) => name))];
    const loads = (own: readonly Duty[]): number[] => [own.length, own.reduce((sum, { start, end }) => sum + end - start, 0) / 60, own.filter(isNight).length, own.filter(({ date }) => ['星期六', '星期日'].includes(weekday(date))).length];
    // Hours stand on a line of their own.
    const isUnder = (duty: Duty, head: string): boolean => head === `${duty.shift}\n（${time(duty)}）`;
    return {
      值班表: (table) => [
        ['合计', '', ...table.heads.slice(2).map((head) => `${duties.filter((duty) => isUnder(duty, head)).length}人次`)],
        ...daysOf(month).map((day) => [day, weekday(day), ...table.heads.slice(2).map((head) => duties.filter((duty) => duty.date === day && isUnder(duty, head)).map(({ name }) => name).join('、'))]),
      ],
      值班明细: () => [
        ['合计', `${duties.length}班次`, ...new Array<string>(7).fill('')],
        ...duties.map((duty) => [duty.date, duty.shift, time(duty), textOf(duty.row['seat']), duty.name, countyLabel(textOf(duty.row['county'])), textOf(duty.row['schoolName']), textOf(duty.row['substitute']), '']),
      ],
      每人班次: (table) => {
        const named = table.rows.slice(1).map(([name]) => String(name));
        if ([...named].sort().join() !== [...people].sort().join()) throw new Error(`other people on duty: ${named.join()}`);
        return [
          ['合计', '', `${people.length}人`, ...loads(duties)],
          ...named.map((name) => {
            const own = duties.filter((duty) => duty.name === name);
            return [name, countyLabel(textOf(own[0]?.row['county'])), textOf(own[0]?.row['schoolName']), ...loads(own)];
          }),
        ];
      },
    };
  };
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** At least an hour between 0 and 6 o'clock. */
const isNight = ({ start, end }: Duty): boolean => [0, MINUTES_OF_DAY].some((midnight) => Math.min(end, midnight + 360) - Math.max(start, midnight) >= 60);
