/** Tables that begin with their data: told by values alone, and never without asking. */
import type { DatasetColumn } from '../../../../shared/datasets';
import { type ColumnProfile, profileColumn, SAMPLE_ROWS, supportFor } from './column-profile';
import { DICTIONARIES } from './dictionary';
import { type HeaderCell, namelessCell } from './header-cells';
import { hasSignature, type Judgement } from './judge';
import type { HeadRow, MappedColumn } from './types';
import type { ValueKind } from './value-kinds';

export interface HeaderlessTable {
  readonly cells: readonly HeaderCell[];
  /** What takes the place of header texts in the layout key. */
  readonly keys: readonly string[];
  /** Index of the first data row. */
  readonly start: number;
  readonly judgement: Judgement | undefined;
}

const CONFIDENCE = 0.4;
const FEWEST_ROWS = 2;
const FEWEST_COLUMNS = 3;
const SUPPORT = 0.75;
const telling: ReadonlySet<ValueKind> = new Set(['idCard', 'nationalNumber', 'schoolCode', 'schoolName', 'county', 'gender', 'grade', 'class', 'risk', 'stage', 'name', 'phone', 'date']);

/** Kinds as far as ten rows tell them alike in every file: a class without a case has no level words but 正常. */
const coarse = new Map<ValueKind, string>([
  ['number', 'number'],
  ['longNumber', 'number'],
  ['idCard', 'code'],
  ['nationalNumber', 'code'],
  ['schoolCode', 'code'],
  ['phone', 'code'],
  ['date', 'date'],
  ['gender', 'gender'],
]);

/** Rows of data from the first one on, when their columns tell enough; undefined otherwise. */
export function findHeaderless(rows: readonly HeadRow[]): HeaderlessTable | undefined {
  const start = rows.findIndex(({ texts }) => new Set(texts.filter((text) => text !== '')).size >= FEWEST_COLUMNS);
  const sample = rows.slice(start, start + SAMPLE_ROWS);
  if (start < 0 || sample.length < FEWEST_ROWS) return undefined;
  const width = Math.max(...sample.map(({ texts }) => texts.length));
  const profiles = Array.from({ length: width }, (_, column) => [column, profileColumn(sample, column)] as const).filter(([, profile]) => profile.count > 0);
  const clear = profiles.filter(([, profile]) => telling.has(profile.kind) && profile.share >= SUPPORT);
  if (clear.length < FEWEST_COLUMNS || !belongsToData(sample[0], clear)) return undefined;
  const cells = profiles.map(([column]) => namelessCell(column));
  return { cells, keys: ['无表头', ...profiles.map(([, { kind }]) => coarse.get(kind) ?? 'words')], start, judgement: judgeByValues(cells, new Map(profiles)) };
}

/** A header's own cells are of other kinds than the values below them. */
function belongsToData(first: HeadRow | undefined, clear: readonly (readonly [number, ColumnProfile])[]): boolean {
  const alike = clear.filter(([column, { kind }]) => first !== undefined && profileColumn([first], column).kind === kind);
  return alike.length >= clear.length * 0.6;
}

function judgeByValues(cells: readonly HeaderCell[], profiles: ReadonlyMap<number, ColumnProfile>): Judgement | undefined {
  const judgements = DICTIONARIES.flatMap(({ dataset }): Judgement[] => {
    const columns = mapByValues(dataset.columns, cells, profiles);
    return hasSignature(dataset, columns, []) ? [{ dataset, columns, series: [], confidence: CONFIDENCE, needsConfirmation: true }] : [];
  });
  return judgements.reduce<Judgement | undefined>((best, each) => (best === undefined || each.columns.length > best.columns.length ? each : best), undefined);
}

function mapByValues(columns: readonly DatasetColumn[], cells: readonly HeaderCell[], profiles: ReadonlyMap<number, ColumnProfile>): MappedColumn[] {
  const used = new Set<number>();
  const numbers = cells.filter(({ sheetColumn }) => isMeasure(profiles.get(sheetColumn)));
  const mapped = columns.flatMap((column): MappedColumn[] => {
    const cell = cells.find(({ sheetColumn }) => {
      const profile = profiles.get(sheetColumn);
      return profile !== undefined && !used.has(sheetColumn) && isTold(column, profile, numbers.length === 1 && numbers[0]?.sheetColumn === sheetColumn);
    });
    if (cell === undefined) return [];
    used.add(cell.sheetColumn);
    return [{ column, sheetColumn: cell.sheetColumn, header: cell.path, confidence: CONFIDENCE, basis: 'values' }];
  });
  return mapped.sort((a, b) => a.sheetColumn - b.sheetColumn);
}

/** Only one column of numbers: in a list of schools it can only be pupils, in a list of results only the total. */
const loneNumber = new Set(['students', 'totalScore']);
const byKind: Readonly<Record<string, ValueKind>> = { className: 'class', studentNumber: 'longNumber' };

function isTold(column: DatasetColumn, profile: ColumnProfile, isLoneNumber: boolean): boolean {
  if (loneNumber.has(column.id)) return isLoneNumber;
  const kind = byKind[column.id];
  if (kind !== undefined) return profile.kind === kind && profile.share >= SUPPORT;
  if (column.type === 'integer' || column.type === 'decimal') return false;
  return supportFor(column, profile) >= SUPPORT;
}

/** Numbers that do not just count the rows. */
function isMeasure(profile: ColumnProfile | undefined): boolean {
  if (profile === undefined || profile.kind !== 'number' || profile.share < SUPPORT) return false;
  const values = profile.values.map(Number);
  return !values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1);
}
