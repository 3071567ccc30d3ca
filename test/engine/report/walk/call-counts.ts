/** Counting calls anew, row by row, and what a cell of them may say. */
import { hotlineCalls } from '../../../../shared/datasets/hotline-calls';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import { askCalls } from '../../support/calls';
import { countOf, type Row, textOf } from './ask-sql';
import type { FileTable } from './file-tables';
import type { Expected } from './walk';

export const missing: Expected = { value: null, suppressed: false, unit: 'person' };
export const share = (part: number, whole: number): Expected => (whole === 0 ? missing : { value: part / whole, suppressed: false, unit: 'share' });
export const decimal = (value: unknown): Expected => ({ value: value === null || value === undefined ? null : Number(value), suppressed: false, unit: 'minutes' });
export const TIMES = 'count(*) AS calls, count(answered) AS known, count(*) FILTER (WHERE answered) AS answered, median(waitSeconds) AS wait, median(minutes) AS minutes, count(*) FILTER (WHERE hour IS NULL) AS untimed';
export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const twoDigits = (value: number): string => String(value).padStart(2, '0');
export const hourLabel = (hour: number): string => `${twoDigits(hour)}:00—${twoDigits(hour)}:59`;

/** The threshold that the report's kind goes by, which is that of pages. */
const MINIMUM = 10;

export function timesOf(row: Row | undefined): Expected[] {
  return [countOf(row?.['calls']), countOf(row?.['known']), countOf(row?.['answered']), share(countOf(row?.['answered']), countOf(row?.['known'])), decimal(row?.['wait'])];
}

/** What calls are counted by: how it is called, its SQL, its values. */
export const NOT_WRITTEN = '未填写';
const GRADE_STAGES = ['小学', '初中', '高中'] as const;
export const choice = (id: string) => {
  const column = hotlineCalls.columns.find((each) => each.id === id);
  if (column?.choices === undefined) throw new Error(`no choices of ${id}`);
  return { id, label: column.label, labels: new Map(column.choices.map(({ value, label }) => [value, label])) };
};
export const CHOICES = ['caller', 'topic', 'crisisLevel', 'handling'].map(choice);

/** Calls by part, value and month; the stage of the pupil's grade is counted apart. */
export async function partsOf(desk: TestDesk): Promise<readonly { readonly part: string; readonly value: string; readonly month: string; readonly calls: number }[]> {
  const found = [];
  for (const { id, label, labels } of CHOICES) {
    for (const row of await askCalls(desk, `SELECT left(CAST(calledOn AS VARCHAR), 7) AS month, ${id} AS value, count(*) AS calls FROM calls WHERE schoolYear = '${YEAR}' GROUP BY ALL`)) {
      found.push({ part: label, value: row['value'] === null ? NOT_WRITTEN : (labels.get(textOf(row['value'])) ?? ''), month: textOf(row['month']), calls: countOf(row['calls']) });
    }
  }
  return found;
}

export const hidden: Expected = { value: null, suppressed: true, unit: 'person' };

/** What a cell of people has to say: the count, or nothing where it may be kept back. @param cell read to tell which of both, never what is counted */
export function kept(cell: string | number | undefined, count: number, mayHide: boolean): Expected {
  return cell === '样本过小' && mayHide ? hidden : count;
}

export type Parts = Awaited<ReturnType<typeof partsOf>>;

export function sumOf(parts: Parts, part: string, value: string | undefined, month: string | undefined): number {
  return parts.filter((own) => own.part === part && (value === undefined || own.value === value) && (month === undefined || own.month === month)).reduce((sum, { calls }) => sum + calls, 0);
}

/** Something of a part may be hidden as soon as one of its counts, of any month, is few. */
export function hasFew(parts: Parts, part: string): boolean {
  const sums = parts.filter((own) => own.part === part);
  return sums.some(({ calls, value }) => calls < MINIMUM || sumOf(parts, part, value, undefined) < MINIMUM) || sums.length < 2 * new Set(sums.map(({ value }) => value)).size;
}

export const SCHOOLING = '学生所在学段';

/** Rows of 来电构成 without their figures: every part with every value it has in the register. */
export function expectedParts(table: FileTable): void {
  const rows = table.rows.slice(1).map(([part, value]) => `${String(part)} ${String(value)}`);
  const wanted = CHOICES.flatMap(({ label, labels }) => [...labels.values(), NOT_WRITTEN].map((value) => `${label} ${value}`));
  const stages = [...GRADE_STAGES, NOT_WRITTEN].map((value) => `${SCHOOLING} ${value}`);
  if ([...wanted, ...stages].sort().join() !== [...rows].sort().join()) throw new Error(`other rows in ${table.name}: ${rows.join()}`);
}

/** Stages of the pupils that calls were about, as the page of calls counts them. */
export async function schoolingOf(desk: TestDesk): Promise<ReadonlyMap<string, number>> {
  const { parts } = await desk.call('hotline.calls', { schoolYear: YEAR });
  return new Map((parts.find(({ id }) => id === 'schooling')?.parts ?? []).map(({ label, calls }) => [label, calls ?? 0]));
}
