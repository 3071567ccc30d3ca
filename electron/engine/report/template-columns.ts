/** How each column of a template is filled in: lists, rules, examples and the words for them. */
import type { DatasetColumn, DatasetDefinition, Storage, Subject } from '../../../shared/datasets';
import { gradeLabel } from '../../../shared/grades';
import { COUNTIES } from '../../../shared/regions';
import { RISK_LEVEL_DEFINITIONS } from '../../../shared/risk';
import { STAGES } from '../../../shared/stages';

/** Questions that stand ready in a sheet of answers; scales are longer or shorter, and columns may be added. */
const READY_QUESTIONS = 20;

/** A column of a form: one of the catalogue, or a question of a scale. */
export interface TemplateColumn {
  readonly label: string;
  /** Null for a question. */
  readonly column: DatasetColumn | null;
  readonly need: Need;
  /** Inclusive; both or none. */
  readonly range: { readonly minimum: number; readonly maximum: number } | null;
}

/** `always`: a row without it is rejected; `oneOf`: a row needs one of these columns; `withScore`: a row with a total score needs it. */
export type Need = 'always' | 'oneOf' | 'withScore' | 'never';

export const NEED_LABELS: Readonly<Record<Need, string>> = { always: '必填', oneOf: '至少填一项', withScore: '有总分时必填', never: '' };

export const STORAGE_LABELS: Readonly<Record<Storage, string>> = {
  keep: '入库',
  identity: '读取时转换为假名，原文不入库',
  discard: '不入库，读到即丢弃',
};

/** What tells whom a row is about. */
const studentIdentity = ['name', 'idCard', 'nationalStudentNumber', 'studentNumber'];
const school = ['schoolName', 'schoolCode'];

/** In words, where more than one column is concerned. */
export function needsOf(dataset: DatasetDefinition): string[] {
  const labels = (ids: readonly string[]): string => dataset.columns.filter(({ id }) => ids.includes(id)).map(({ label }) => label).join('、');
  return groupsOf(dataset).map((ids) => `${labels(ids)}至少填一项`);
}

const groupsBySubject: Readonly<Record<Subject, readonly (readonly string[])[]>> = { directory: [], school: [school], teacher: [school], student: [school, studentIdentity], event: [], reference: [] };

function groupsOf({ about, atLeastOne = [] }: DatasetDefinition): readonly (readonly string[])[] {
  return [...groupsBySubject[about], ...atLeastOne];
}

function needOf(dataset: DatasetDefinition, column: DatasetColumn): Need {
  if (column.required === true) return 'always';
  if (groupsOf(dataset).some((ids) => ids.includes(column.id))) return 'oneOf';
  return column.id === 'riskLevel' ? 'withScore' : 'never';
}

/** Answers are filled in one column a question; the long form, question and score, is what platforms export. */
export function templateColumns(dataset: DatasetDefinition): TemplateColumn[] {
  const answers = dataset.id === 'assessmentAnswers' ? dataset.series?.find(({ id }) => id === 'items') : undefined;
  const columns = dataset.columns.filter(({ id }) => answers === undefined || (id !== 'measure' && id !== 'score'));
  const items = answers === undefined ? [] : Array.from({ length: READY_QUESTIONS }, (_, index): TemplateColumn => ({ label: `题${index + 1}`, column: null, need: 'never', range: answers }));
  return [
    ...columns.map((column): TemplateColumn => {
      const { label, minimum, maximum } = column;
      return { label, column, need: needOf(dataset, column), range: minimum === undefined || maximum === undefined ? null : { minimum, maximum } };
    }),
    ...items,
  ];
}

/** A drop-down list; null for what is written freely. */
export function listOf(column: DatasetColumn | null): readonly string[] | null {
  switch (column?.type) {
    case 'county':
      // Areas of today: who fills in the form for an earlier year may write what they were called then.
      return COUNTIES.filter(({ kind, validTo }) => validTo === undefined && (column.countiesOnly !== true || kind === 'county')).map(({ label }) => label);
    case 'stage':
      return STAGES.filter(({ inScope }) => inScope).map(({ label }) => label);
    case 'gender':
      return ['男', '女'];
    case 'boolean':
      return ['是', '否'];
    case 'grade':
      return Array.from({ length: 12 }, (_, index) => gradeLabel(String(index + 1)));
    case 'riskLevel':
      // Words alone: 一级 is the worst in one place and the mildest in another.
      return RISK_LEVEL_DEFINITIONS.map(({ word }) => word);
    case 'choice':
      return (column.choices ?? []).map(({ label }) => label);
    default:
      return null;
  }
}

export function isNumber({ column }: TemplateColumn): boolean {
  return column === null || column.type === 'integer' || column.type === 'decimal';
}

/** Format in a word or two, and how to fill in, in a sentence. */
export function inputRule({ column, range }: TemplateColumn): { readonly format: string; readonly rule: string } {
  const within = range === null ? '' : `，在 ${range.minimum} 到 ${range.maximum} 之间`;
  if (column === null) return { format: '数字', rule: `选项的序号或本题得分${within}；没有作答的留空。题目更多的，在右边加栏，栏名接着写“题21”“题22”……；更少的，删去多余的栏。` };
  if (listOf(column) !== null) return { format: '选择', rule: '从下拉列表中选一项。' };
  if (column.storage === 'discard') return { format: '文本', rule: '不必填；填了也不入库。' };
  switch (column.type) {
    case 'personName':
      return { format: '文本', rule: '姓名全称，中间不加空格。' };
    case 'schoolName':
      return { format: '文本', rule: '学校全称，与学校名录一致。' };
    case 'schoolCode':
      return { format: '文本，10 位', rule: '十位学校（机构）标识码。' };
    case 'integer':
      return { format: '整数', rule: `只填数字，不写单位${within}。` };
    case 'decimal':
      return { format: '数字', rule: `只填数字，可带小数，不写单位${within}。` };
    case 'date':
      return { format: '日期', rule: '写成 2025-10-16；只知道年月的写成 2025.10。' };
    case 'time':
      return { format: '时刻', rule: '写成 08:00，用 24 小时制。' };
    case 'timeRange':
      return { format: '起止时刻', rule: '写成 08:00-16:00，用 24 小时制；跨零点的写成 22:00-06:00。' };
    case 'dateTime':
      return { format: '日期和时刻', rule: '写成 2025-10-16 21:35。' };
    case 'idCard':
      return { format: '文本，18 位', rule: '18 位身份证件号，末位 X 大写。单元格已设为文本格式，请勿改动，否则后三位会变成 0。' };
    case 'studentNumber':
      return { format: '文本', rule: '照学籍系统填写。单元格已设为文本格式，请勿改动，否则后几位会变成 0。' };
    default:
      return { format: '文本', rule: '照实填写。' };
  }
}

/** Invented, with a valid check digit; 110105 19491231 002X is the example of GB 11643. */
const examples: Readonly<Record<string, string>> = { idCard: '11010519491231002X', nationalStudentNumber: 'G11010519491231002X', studentNumber: '20250101' };

export function exampleOf({ column }: TemplateColumn): string {
  if (column === null) return '2';
  if (column.storage === 'discard') return '';
  if (column.id === 'name' && column.storage === 'identity') return '张三';
  return examples[column.id] ?? (column.type === 'riskLevel' ? (listOf(column)?.[0] ?? '') : column.example);
}
