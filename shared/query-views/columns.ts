/** Columns of views: what the datasets call them, what several views share, and beside every column of codes one that tells them in Chinese. */
import { type DatasetColumn, type DatasetId, getDataset } from '../datasets';
import { DIMENSIONS } from '../indicators';
import { COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../regions';
import type { Code, QueryView, ViewColumn } from './types';

/** fullTime 专职，partTime 兼职 */
export function valuesOf(codes: readonly Code[]): string {
  return codes.map(({ id, label }) => `${id} ${label}`).join('，');
}

const YES_OR_NO = 'true 是，false 否';

type Words = Pick<ViewColumn, 'label' | 'meaning'>;

const shared: Readonly<Record<string, Words>> = {
  schoolYear: { label: '学年', meaning: '如 2025-2026' },
  school: { label: '学校', meaning: '学校标识码；没有时为“县区代码:校名”。用它连接各个视图' },
  schoolCode: { label: '学校标识码', meaning: '10 位' },
  schoolName: { label: '学校名称', meaning: '学校名录里的名称' },
  county: { label: '县区', meaning: '管理口径，六位代码：371721 曹县；371700 市直；000000 未注明' },
  administrativeCounty: { label: '行政区划县区', meaning: '行政区划口径，六位代码；000001 未定' },
  grade: { label: '年级', meaning: '1–12；unknown 未注明' },
  suppressed: { label: '样本过小', meaning: 'true：人数低于门槛，或能由同县区同学段的合计推算出这样的学校，人数各列为空（NULL），不是 0' },
  batch: { label: '批次', meaning: '导入批次的编号' },
};

const areas: readonly Code[] = [...COUNTIES, UNKNOWN_COUNTY, UNDETERMINED_COUNTY].map(({ code, label }) => ({ id: code, label }));

/** Codes that mean the same in every view. */
const sharedCodes: Readonly<Record<string, readonly Code[]>> = {
  county: areas,
  administrativeCounty: areas,
  ...Object.fromEntries((['stage', 'schoolType', 'ownership', 'urbanRural', 'grade', 'gender'] as const).map((id) => [id, DIMENSIONS[id].values ?? []])),
};

const labels: Readonly<Record<string, string>> = { stage: '学段', schoolType: '办学类型', ownership: '办学性质', urbanRural: '城乡类型', gender: '性别' };
const byType: Partial<Record<DatasetColumn['type'], string>> = { boolean: YES_OR_NO, time: '如 08:30', timeRange: '如 08:00-16:00' };

interface Column extends ViewColumn {
  readonly codes?: readonly Code[] | undefined;
}

function ofDataset(dataset: DatasetId | null, name: string): Column {
  const column = dataset === null ? undefined : getDataset(dataset).columns.find(({ id }) => id === name);
  const codes = sharedCodes[name] ?? column?.choices?.map(({ value, label }) => ({ id: value, label }));
  const words = shared[name] ?? wordsOf(name, column, codes);
  if (words === undefined) throw new Error(`no words for the column ${name}`);
  return { name, ...words, codes };
}

function wordsOf(name: string, column: DatasetColumn | undefined, codes: readonly Code[] | undefined): Words | undefined {
  const label = labels[name] ?? column?.label;
  return label === undefined ? undefined : { label, meaning: codes === undefined ? (column === undefined ? '' : (byType[column.type] ?? '')) : valuesOf(codes) };
}

/** A column by name, called as every view or the dataset calls it, or [name, label, what it means or its codes]. */
export type ColumnWords = string | readonly [name: string, label: string, meaning?: string | readonly Code[]];

function columnOf(dataset: DatasetId | null, words: ColumnWords): Column {
  if (typeof words === 'string') return ofDataset(dataset, words);
  const [name, label, meaning = ''] = words;
  return typeof meaning === 'string' ? { name, label, meaning } : { name, label, meaning: valuesOf(meaning), codes: meaning };
}

/** The column, and where it holds codes its name in Chinese beside it, so that results and files can be read. */
function withName({ codes, ...column }: Column): readonly ViewColumn[] {
  if (codes === undefined) return [column];
  return [column, { name: `${column.name}Name`, label: `${column.label}名称`, meaning: `${column.name} 的中文名称`, tells: { column: column.name, codes } }];
}

/** @param dataset whose labels and choices name the columns that nothing else names */
export function view(name: string, label: string, row: string, dataset: DatasetId | null, columns: readonly ColumnWords[]): QueryView {
  return { name, label, row, columns: columns.flatMap((words) => withName(columnOf(dataset, words))) };
}
