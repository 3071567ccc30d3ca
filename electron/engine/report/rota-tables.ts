/** Tables of a rota: the calendar that hangs on the wall, the list of duties, the load of everyone. Of one that was made and of one that was imported. */
import type { PlannedLoad } from '../../../shared/rota';
import type { ReportCell, ReportTable } from './model';
import { codeRow, count, type FormFrame, label } from './official-form';

/** One person on duty once, as the rota's dataset names the columns. */
export interface DutyRow {
  readonly date: string;
  readonly shift: string;
  readonly time: string;
  readonly seat: string;
  readonly name: string;
  readonly county: string;
  readonly school: string;
  /** Absent: the rota has only just been made. */
  readonly substitute?: string;
}

export interface RotaDay {
  readonly date: string;
  /** 星期一 */
  readonly weekday: string;
  /** 工作日, 周末, 节假日; absent where nobody has said which days are holidays. */
  readonly dayKind?: string;
  /** Names by shift, in the order of the shifts. */
  readonly names: readonly (readonly string[])[];
}

interface Part {
  readonly frame: FormFrame;
  /** Of the whole rota. */
  readonly title: string;
  readonly notes: readonly string[];
}

/** More days are no month, which fits one page. */
const DAYS_OF_A_MONTH = 31;
/** Characters that all shifts of a day share, and the least of one. */
const SHIFTS_WIDTH = 66;
const LEAST_SHIFT_WIDTH = 18;

const texts = (length: number): ReportCell[] => Array.from({ length }, () => label(''));
const plain = (header: string, width: number) => ({ header: [header], width });

/** @param shifts heads of the columns: 早班（08:00—16:00） */
export function calendarTable({ frame, title, notes }: Part, shifts: readonly string[], days: readonly RotaDay[]): ReportTable {
  const kinds = days.some(({ dayKind }) => dayKind !== undefined);
  return {
    ...frame,
    name: '值班表',
    title,
    ...(days.length <= DAYS_OF_A_MONTH ? { onPortraitPage: true as const } : {}),
    columns: [...(kinds ? [plain('日期', 13), plain('星期', 10), plain('类别', 9)] : [plain('日期', 17), plain('星期', 15)]), ...shifts.map((shift) => ({ ...plain(shift.replace('（', '\n（'), Math.max(LEAST_SHIFT_WIDTH, Math.floor(SHIFTS_WIDTH / shifts.length))), wraps: true as const }))],
    codeRow: codeRow((kinds ? 3 : 2) + shifts.length, 0),
    totals: [label('合计'), ...texts(kinds ? 2 : 1), ...shifts.map((_, shift) => label(`${days.reduce((sum, { names }) => sum + (names[shift]?.length ?? 0), 0)}人次`))],
    rows: days.map((day) => [label(day.date), label(day.weekday), ...(kinds ? [label(day.dayKind ?? '')] : []), ...day.names.map((names) => label(names.join('、')))]),
    notes,
  };
}

/** @param withTelephone leaves room for telephone numbers, which are not in the data: they are written in by hand */
export function dutyList({ frame, title, notes }: Part, duties: readonly DutyRow[], { withTelephone }: { readonly withTelephone: boolean }): ReportTable {
  const substitutes = duties.some(({ substitute }) => substitute !== undefined);
  const more = [...(substitutes ? [plain('替班人', 12)] : []), ...(withTelephone ? [plain('联系电话', 16)] : [])];
  const columns = [plain('值班日期', 13), plain('班次', 10), plain('起止时间', 15), plain('席位', 9), plain('姓名', 12), plain('县区', 14), plain('学校', 30), ...more];
  return {
    ...frame,
    name: '值班明细',
    title: `${title}（明细）`,
    columns,
    codeRow: codeRow(columns.length, 0),
    totals: [label('合计'), label(`${duties.length}班次`), ...texts(columns.length - 2)],
    rows: duties.map(({ substitute, ...duty }) => [...[duty.date, duty.shift, duty.time, duty.seat, duty.name, duty.county, duty.school, ...(substitutes ? [substitute ?? ''] : [])].map(label), ...texts(withTelephone ? 1 : 0)]),
    notes,
  };
}

type Load = Omit<PlannedLoad, 'holidays'> & { readonly holidays?: number };

const LOADS: readonly { readonly header: string; readonly of: (load: Load) => number }[] = [
  { header: '班次', of: ({ shifts }) => shifts },
  { header: '小时', of: ({ hours }) => hours },
  { header: '夜班', of: ({ nights }) => nights },
  { header: '周末班', of: ({ weekends }) => weekends },
];
const HOLIDAYS = { header: '节假日班', of: ({ holidays }: Load) => holidays ?? 0 };

export function loadsTable({ frame, title, notes }: Part, people: readonly Load[]): ReportTable {
  const loads = people.some(({ holidays }) => holidays !== undefined) ? [...LOADS, HOLIDAYS] : LOADS;
  return {
    ...frame,
    name: '每人班次',
    title: `${title}（每人班次）`,
    columns: [plain('姓名', 12), plain('县区', 14), plain('学校', 30), ...loads.map(({ header }) => plain(header, 11))],
    codeRow: codeRow(3, loads.length),
    totals: [label('合计'), label(''), label(`${people.length}人`), ...loads.map(({ of }) => count(people.reduce((sum, person) => sum + of(person), 0)))],
    rows: people.map((person) => [label(person.label), label(person.county), label(person.school), ...loads.map(({ of }) => count(of(person)))]),
    notes,
  };
}
