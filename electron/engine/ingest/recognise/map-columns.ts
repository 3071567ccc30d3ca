/** Which sheet column is which column of a dataset: by its header, checked by its values; by its values alone where the header does not tell. */
import type { DatasetColumn } from '../../../../shared/datasets';
import { type DatasetDictionary, IGNORABLE } from './dictionary';
import type { HeaderCell } from './header-cells';
import { hasForeignOwner, matchHeader } from './header-match';
import type { MappedColumn } from './types';
import type { ValueAnswers } from './value-questions';

const CONTRADICTED = 0.4;
const NEAR_CONFIRMED = 0.88;
/** PHQ-9总分 and GAD-7总分 are both some total: a person must say which counts. */
const AMBIGUOUS = 0.5;

/** What a column can be told by when its header says nothing, and how surely. */
const tellingTypes = new Map<DatasetColumn['type'], number>([
  ['idCard', 0.8],
  ['schoolCode', 0.8],
  ['county', 0.65],
  ['schoolName', 0.65],
  ['grade', 0.65],
  ['gender', 0.65],
  ['riskLevel', 0.6],
  ['choice', 0.65],
  ['personName', 0.55],
]);
/** Headers that say the values belong to something else than the row's own school or student. */
const otherMeaning = /户|籍贯|住址|地址|生源|毕业|原|曾|发证|证书|状态|健康|政治|民族|上年|去年|填报|备注|说明|家庭/;

/** The columns of one table. */
export interface TableColumns {
  readonly cells: readonly HeaderCell[];
  /** Columns with values and no header. */
  readonly blanks: readonly HeaderCell[];
  readonly answers: ValueAnswers;
}

/** @param taken sheet columns that belong to a series. @returns one sheet column per dataset column, left to right. */
export function mapColumns(dictionary: DatasetDictionary, { cells, blanks, answers }: TableColumns, taken: ReadonlySet<number>): MappedColumn[] {
  const candidates = cells.flatMap((cell) => (taken.has(cell.sheetColumn) ? [] : (byHeader(dictionary, cell, answers) ?? [])));
  const mapped = new Map<string, MappedColumn>();
  for (const candidate of candidates) {
    const { column } = candidate.mapped;
    const rivals = candidates.filter((each) => each.mapped.column === column);
    const best = rivals.reduce((surest, each) => (isSurer(each, surest) ? each : surest));
    if (best !== candidate) continue;
    const isOneOfSeveral = best.mapped.basis === 'near' && rivals.some((rival) => rival !== best && !isSurer(best, rival));
    mapped.set(column.id, isOneOfSeveral ? { ...best.mapped, confidence: round(best.mapped.confidence * AMBIGUOUS) } : best.mapped);
  }
  return withValues(dictionary, [...cells, ...blanks], answers, taken, [...mapped.values()]);
}

interface Candidate {
  readonly mapped: MappedColumn;
  /** Characters of the header that the catalogue knows: 综合预警等级 says more than PHQ-9等级. */
  readonly coverage: number;
}

function isSurer(a: Candidate, b: Candidate): boolean {
  if (a.mapped.confidence !== b.mapped.confidence) return a.mapped.confidence > b.mapped.confidence;
  return a.mapped.basis === 'near' && a.coverage > b.coverage;
}

function byHeader(dictionary: DatasetDictionary, cell: HeaderCell, answers: ValueAnswers): Candidate | undefined {
  const match = matchHeader(dictionary, cell.key, cell.parentKeys);
  if (match === undefined) return undefined;
  const { column } = match.term;
  const confidence = answers.ask('contradicts', column, cell.sheetColumn)
    ? match.confidence * CONTRADICTED
    : match.basis === 'near' && answers.ask('confirms', column, cell.sheetColumn)
      ? NEAR_CONFIRMED
      : match.confidence;
  return { mapped: { column, sheetColumn: cell.sheetColumn, header: cell.path, confidence: round(confidence), basis: match.basis }, coverage: match.term.text.length };
}

/** Adds the columns that only their values tell. @returns all of them, left to right. */
export function withValues(dictionary: DatasetDictionary, cells: readonly HeaderCell[], answers: ValueAnswers, taken: ReadonlySet<number>, known: readonly MappedColumn[]): MappedColumn[] {
  const mapped = new Map(known.map((each) => [each.column.id, each]));
  const used = new Set([...taken, ...[...mapped.values()].map(({ sheetColumn }) => sheetColumn)]);
  const open = dictionary.dataset.columns.filter((column) => column.storage !== 'discard' && canBeTold(column) && !mapped.has(column.id));
  const [any] = open;
  if (any === undefined) return known.toSorted(byPlace);
  const silent = cells.filter(({ sheetColumn, key, path }) => !used.has(sheetColumn) && !IGNORABLE.has(key) && !hasForeignOwner(path) && !otherMeaning.test(path));
  for (const cell of silent) {
    if (!answers.ask('enough', any, cell.sheetColumn)) continue;
    const column = open.find((each) => !mapped.has(each.id) && answers.ask('tells', each, cell.sheetColumn));
    if (column === undefined) continue;
    const confidence = column.id === 'nationalStudentNumber' ? 0.8 : (tellingTypes.get(column.type) ?? 0.6);
    mapped.set(column.id, { column, sheetColumn: cell.sheetColumn, header: cell.path, confidence, basis: 'values' });
  }
  return [...mapped.values()].sort(byPlace);
}

function byPlace(a: MappedColumn, b: MappedColumn): number {
  return a.sheetColumn - b.sheetColumn;
}

function canBeTold({ id, type }: DatasetColumn): boolean {
  return id === 'nationalStudentNumber' || tellingTypes.has(type);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
