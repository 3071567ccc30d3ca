/** 热线值班表 of one county as a calendar: two weeks below each other, days across, hours in a legend, schools behind the names. */
import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import { addDays, dayOf, weekdayOf } from './days';
import type { WritingContext } from './directory-files';
import type { WrittenFile } from './form';
import { clockOf, DECEMBER_KINDS, type Shift } from './hotline-plan';
import type { Person } from './people';
import { type Cell, xlsxBytes } from './table';

const DAYS = 14;
const DAYS_OF_A_WEEK = 7;
const FEWEST_VOLUNTEERS = 4;
/** Not counties: the city itself and 鲁西新区, whose returns carry other names. */
const NO_COUNTY = new Set(['371700', '371790']);

/** The first two weeks of January, by the volunteers of the county that has most; empty where too few volunteer. */
export function planCountyRota(posts: readonly Post[], duties: ReadonlyMap<Person, Duties>, startYear: number): readonly Shift[] {
  const byCounty = new Map<string, Post[]>();
  const seen = new Set<Person>();
  for (const post of posts) {
    const { code } = post.school.area;
    if (NO_COUNTY.has(code) || seen.has(post.person) || duties.get(post.person)?.hotlineVolunteer !== true) continue;
    seen.add(post.person);
    byCounty.set(code, [...(byCounty.get(code) ?? []), post]);
  }
  const [volunteers = []] = [...byCounty.values()].sort((a, b) => b.length - a.length);
  if (volunteers.length < FEWEST_VOLUNTEERS) return [];
  let turn = 0;
  return Array.from({ length: DAYS }, (_, index) => addDays(dayOf(startYear + 1, 1, 1), index)).flatMap((day) =>
    DECEMBER_KINDS.flatMap((kind) => Array.from({ length: kind.seats }, (_, seat): Shift => ({ day, kind, seat: seat + 1, post: volunteers[turn++ % volunteers.length] as Post, attended: true, substitute: null, flaw: undefined }))),
  );
}

export async function* rotaGridFile(shifts: readonly Shift[], { schoolYear }: WritingContext): AsyncGenerator<WrittenFile> {
  const [first] = shifts;
  if (first === undefined) return;
  const { area } = first.post.school;
  const days = [...new Set(shifts.map(({ day }) => day))];
  const width = DAYS_OF_A_WEEK + 1;
  const alone = (text: string): Cell[] => [text, ...Array.from({ length: width - 1 }, () => null)];
  const hours = ({ from, to }: Shift['kind']): string => `${clockOf(from)}-${to > 1440 ? '次日' : ''}${clockOf(to % 1440 || 1440)}`;
  const onDuty = (day: string, label: string): Cell => shifts.filter((shift) => shift.day === day && shift.kind.label === label).map(({ post }) => `${post.person.name}（${post.school.name}）`).join('、');
  const weeks = Array.from({ length: days.length / DAYS_OF_A_WEEK }, (_, week) => days.slice(week * DAYS_OF_A_WEEK, (week + 1) * DAYS_OF_A_WEEK));
  const rows: Cell[][] = [
    alone(`${area.label}“6885885”心理热线${days[0]?.slice(0, 4) ?? ''}年1月值班表`),
    alone(`填报单位（盖章）：${area.office}（示例数据，纯属虚构）`),
    ...weeks.flatMap((week): Cell[][] => [
      ['日期', ...week.map((day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`)],
      ['星期', ...week.map((day) => [...'一二三四五六日'][weekdayOf(day) - 1] ?? '')],
      ...DECEMBER_KINDS.map(({ label }): Cell[] => [label, ...week.map((day) => onDuty(day, label))]),
    ]),
    alone(`注：${DECEMBER_KINDS.map((kind) => `${kind.label}${hours(kind)}`).join('，')}。`),
  ];
  const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: width - 1 });
  const sheet = '一月';
  const relativePath = `县区热线值班/${area.label}${schoolYear}学年心理热线1月值班表.xlsx`;
  const bytes = await xlsxBytes({ sheet, rows, merges: [across(0), across(1), across(rows.length - 1)], headerRows: [0, 2, 3], widths: [10, ...week(22)] });
  yield { bytes, truths: [{ relativePath, dataset: 'hotlineShifts', sheet, dataRows: shifts.length, rejectedRows: [], flaggedRows: [], totalRows: 0 }] };
}

function week(width: number): number[] {
  return Array.from({ length: DAYS_OF_A_WEEK }, () => width);
}
