/** Columns of views: what the datasets call them, and what several views share. */
import { type DatasetColumn, type DatasetId, getDataset } from '../datasets';
import { OWNERSHIPS, URBAN_RURAL } from '../school-kinds';
import { SCHOOL_TYPES } from '../school-types';
import { STAGES, UNKNOWN_STAGE } from '../stages';
import type { QueryView, ViewColumn } from './types';

/** fullTime 专职，partTime 兼职 */
export function valuesOf(values: readonly { readonly id: string; readonly label: string }[]): string {
  return values.map(({ id, label }) => `${id} ${label}`).join('，');
}

export const YES_OR_NO = 'true 是，false 否';

const shared: Readonly<Record<string, Omit<ViewColumn, 'name'>>> = {
  schoolYear: { label: '学年', meaning: '如 2025-2026' },
  school: { label: '学校', meaning: '学校标识码；没有时为“县区代码:校名”。用它连接各个视图' },
  schoolCode: { label: '学校标识码', meaning: '10 位' },
  schoolName: { label: '学校名称', meaning: '学校名录里的名称' },
  county: { label: '县区', meaning: '管理口径，六位代码：371721 曹县；371700 市直；000000 未注明' },
  administrativeCounty: { label: '行政区划县区', meaning: '行政区划口径，六位代码；000001 未定' },
  stage: { label: '学段', meaning: valuesOf([...STAGES.filter(({ inScope }) => inScope), UNKNOWN_STAGE]) },
  schoolType: { label: '办学类型', meaning: valuesOf([...SCHOOL_TYPES, UNKNOWN_STAGE]) },
  ownership: { label: '办学性质', meaning: valuesOf(OWNERSHIPS) },
  urbanRural: { label: '城乡类型', meaning: valuesOf(URBAN_RURAL) },
  grade: { label: '年级', meaning: '1–12；unknown 未注明' },
  gender: { label: '性别', meaning: 'male 男，female 女，unknown 未注明' },
  suppressed: { label: '样本过小', meaning: 'true：人数低于门槛，人数各列为空（NULL），不是 0' },
  batch: { label: '批次', meaning: '导入批次的编号' },
};

const byType: Partial<Record<DatasetColumn['type'], string>> = { boolean: YES_OR_NO, time: '如 08:30', timeRange: '如 08:00-16:00' };

function ofDataset(dataset: DatasetId | null, name: string): ViewColumn {
  const common = shared[name];
  if (common !== undefined) return { name, ...common };
  const column = dataset === null ? undefined : getDataset(dataset).columns.find(({ id }) => id === name);
  if (column === undefined) throw new Error(`no words for the column ${name}`);
  const { label, type, choices } = column;
  return { name, label, meaning: choices === undefined ? (byType[type] ?? '') : valuesOf(choices.map(({ value, label: word }) => ({ id: value, label: word }))) };
}

/** A column by name, called as every view or the dataset calls it, or [name, label, meaning]. */
export type ColumnWords = string | readonly [name: string, label: string, meaning?: string];

/** @param dataset whose labels and choices name the columns that nothing else names */
export function view(name: string, label: string, row: string, dataset: DatasetId | null, columns: readonly ColumnWords[]): QueryView {
  return { name, label, row, columns: columns.map((words) => (typeof words === 'string' ? ofDataset(dataset, words) : { name: words[0], label: words[1], meaning: words[2] ?? '' })) };
}
