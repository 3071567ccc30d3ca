/** The same form as each county fills it in: header words, format, dates and ticks of its own. */
import type { DatasetId } from '../../../shared/datasets';
import { schoolYearLabel } from '../../../shared/school-year';
import { type SampleArea, SAMPLE_AREAS } from './areas';
import type { WritingContext } from './directory-files';
import { type Form, type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import { datesIn, type FormFormat } from './form-bytes';
import { type Random, randomFor } from './random';
import type { Cell } from './table';

export interface Manner<Id extends string> {
  readonly format: FormFormat;
  readonly columns: readonly FormColumn<Id>[];
  /** Writes a 合计 row. */
  readonly adds?: true;
  /** Writes a 小计 row after each group. */
  readonly subtotals?: true;
}

/** How one hand fills in cells. */
export interface Typing {
  readonly random: Random;
  readonly dates: 'cells' | 'text';
  readonly answer: (isYes: boolean) => Cell;
}

const ANSWERS = [['是', '否'], ['√', '×'], ['有', '无'], ['是', '否']] as const;

export interface CountyForms<Row, Id extends string> {
  readonly dataset: DatasetId;
  readonly context: WritingContext;
  /** Folder of the files. */
  readonly folder: string;
  /** What the form is called, without county and school year. */
  readonly subject: string;
  readonly manners: readonly Manner<Id>[];
  readonly rows: readonly Row[];
  readonly areaOf: (row: Row) => SampleArea;
  readonly cells: (row: Row, typing: Typing, place: number) => FormRow<Id>;
  /** Numbers a 合计 row adds up, as they can be read: 0 where a cell cannot be. */
  readonly amounts?: (row: Row) => Partial<Readonly<Record<Id, number>>>;
  /** As in 填报时间. */
  readonly reportedOn: string;
  /** After the subject: （补报）. */
  readonly remark?: string;
  readonly merged?: Id;
  /** Rows that follow each other and have the same group share a 小计. */
  readonly groupOf?: (row: Row) => unknown;
  readonly subtotal?: (rows: readonly Row[], totals: Partial<Readonly<Record<Id, number>>>) => FormRow<Id>;
  /** By how much which cells of 合计 are wrong. */
  readonly misadded?: Partial<Readonly<Record<Id, number>>>;
  /** One county's plain list has its first row twice. */
  readonly repeatsRow?: true;
}

export async function* countyForms<Row, Id extends string>(forms: CountyForms<Row, Id>): AsyncGenerator<WrittenFile> {
  const { context, folder, subject, remark = '' } = forms;
  let mayRepeat = forms.repeatsRow === true;
  for (const [place, area] of SAMPLE_AREAS.entries()) {
    const own = forms.rows.filter((row) => forms.areaOf(row) === area);
    const manner = forms.manners[place % forms.manners.length];
    if (own.length === 0 || manner === undefined) continue;
    const repeats = mayRepeat && manner.adds === undefined;
    if (repeats) mayRepeat = false;
    const form = countyForm(forms, own, { area, manner, place, repeats });
    yield await writeForms(`${folder}/${area.label}/${area.label}${context.schoolYear}学年${subject}${remark}`, manner.format, [form]);
  }
}

/** One workbook of the city with a sheet for each county. */
export function cityWorkbook<Row, Id extends string>(forms: CountyForms<Row, Id>, manner: Manner<Id>): Promise<WrittenFile> {
  const { context, folder, subject, remark = '' } = forms;
  const sheets = SAMPLE_AREAS.flatMap((area, place) => {
    const own = forms.rows.filter((row) => forms.areaOf(row) === area);
    return own.length === 0 ? [] : [countyForm(forms, own, { area, manner, place, repeats: false })];
  });
  return writeForms(`${folder}/菏泽市${context.schoolYear}学年${subject}${remark}`, manner.format, sheets);
}

interface Place<Id extends string> {
  readonly area: SampleArea;
  readonly manner: Manner<Id>;
  readonly place: number;
  readonly repeats: boolean;
}

function countyForm<Row, Id extends string>(forms: CountyForms<Row, Id>, own: readonly Row[], { area, manner, place, repeats }: Place<Id>): Form<Id> {
  const { dataset, context, subject, remark = '', amounts } = forms;
  const typing = typingOf(randomFor(context.seed, dataset, area.code, remark), manner.format, place);
  const rows = manner.subtotals === true ? withSubtotals(forms, own, typing, place) : own.map((row) => forms.cells(row, typing, place));
  const [first] = rows;
  const misadded: Partial<Readonly<Record<Id, number>>> = forms.misadded ?? {};
  const adds = manner.adds === true && amounts !== undefined;
  return {
    dataset,
    sheet: area.label,
    title: `${area.label}${schoolYearLabel(context.schoolYear)}${subject}${remark}`,
    unitLine: `填报单位（盖章）：${area.office}（示例数据，纯属虚构）\u3000\u3000填报时间：${forms.reportedOn.replaceAll('-', '.')}`,
    columns: manner.columns,
    rows: repeats && first !== undefined && first.rejected === undefined ? [...rows, { ...first, flaws: [...(first.flaws ?? [])], rejected: 'duplicateRow' }] : rows,
    ...(adds ? { totals: totalsOf([...own.map(amounts), misadded]), wrongTotals: Object.keys(misadded).length } : {}),
    ...(forms.merged === undefined ? {} : { merged: forms.merged }),
    notes: ['填表人：周某某\u3000\u3000审核人：吴某某\u3000\u3000联系电话：略', '注：本表数据为虚构示例，仅供试用。'],
  };
}

function withSubtotals<Row, Id extends string>({ cells, amounts, groupOf, subtotal }: CountyForms<Row, Id>, own: readonly Row[], typing: Typing, place: number): FormRow<Id>[] {
  const rows: FormRow<Id>[] = [];
  let group: Row[] = [];
  own.forEach((row, index) => {
    rows.push(cells(row, typing, place));
    group.push(row);
    const next = own[index + 1];
    if (subtotal === undefined || amounts === undefined || (next !== undefined && groupOf?.(next) === groupOf?.(row))) return;
    rows.push(subtotal(group, totalsOf(group.map(amounts))));
    group = [];
  });
  return rows;
}

export function typingOf(random: Random, format: FormFormat, place: number): Typing {
  const [yes, no] = ANSWERS[place % ANSWERS.length] ?? ANSWERS[0];
  return { random, dates: datesIn(format), answer: (isYes) => (isYes ? yes : no) };
}

export function totalsOf<Id extends string>(rows: readonly Partial<Readonly<Record<Id, number>>>[]): Partial<Record<Id, number>> {
  const totals: Partial<Record<Id, number>> = {};
  for (const row of rows) for (const id of Object.keys(row) as Id[]) totals[id] = (totals[id] ?? 0) + (row[id] ?? 0);
  return totals;
}
