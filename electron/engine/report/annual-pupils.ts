/** 表4 of the annual report: who was assessed, by grade and gender. Numbers of those assessed, not of what was found. */
import { DIMENSIONS } from '../../../shared/indicators';
import { cellOf, type FigureIndex, totalCell } from './figures';
import type { ReportCell, ReportTable } from './model';
import { codeRow, type FormFrame, label } from './official-form';

export const PUPILS_TABLE = '表4 实测学生构成';
const ASSESSED = 'assessedStudents';

/** Genders that occur, with their columns from 2; column 1 is the sum. */
export function gendersOf(index: FigureIndex): readonly { readonly id: string; readonly label: string; readonly column: number }[] {
  const present = index.valuesOf('gender');
  return (DIMENSIONS.gender.values ?? []).filter(({ id }) => present.has(id)).map(({ id, label: text }, position) => ({ id, label: text, column: position + 2 }));
}

/** @param index with assessedStudents by grade and gender, by each of them and of the city; @returns none where nobody's grade is known */
export function pupilsTable(index: FigureIndex, frame: FormFrame, title: string): readonly ReportTable[] {
  const present = index.valuesOf('grade');
  const grades = (DIMENSIONS.grade.values ?? []).filter(({ id }) => present.has(id));
  const genders = gendersOf(index);
  if (grades.length === 0 || genders.length === 0) return [];
  const rowOf = (group: Readonly<Record<string, string>>): ReportCell[] => [cellOf(index.find(ASSESSED, group), 'value', 'integer'), ...genders.map(({ id }) => cellOf(index.find(ASSESSED, { ...group, gender: id }), 'value', 'integer'))];
  const rows = grades.map(({ id }) => rowOf({ grade: id }));
  const totals = rowOf({}).map((cell, column) => totalCell(cell, rows.flatMap((row) => row[column] ?? [])).cell);
  return [
    {
      ...frame,
      name: PUPILS_TABLE,
      title,
      columns: [{ header: ['年级', '年级'], width: 20 }, ...['合计', ...genders.map(({ label: gender }) => gender)].map((gender) => ({ header: ['实测学生数', gender], width: 18 }))],
      codeRow: codeRow(1, genders.length + 1),
      totals: [label('全市合计'), ...totals],
      rows: rows.map((row, position) => [label(grades[position]?.label ?? ''), ...row]),
      // Each rounded by itself, they need not add up.
      checks: index.rounding === null ? [{ left: 1, relation: 'equals', right: { operation: 'sum', columns: genders.map(({ column }) => column) } }] : [],
      notes: ['实测学生数：交回作答的学生（含作答无效的），按测评结果所报年级和性别。'],
    },
  ];
}
