/** What the values of a column say it is, from a few rows. */
import { type ColumnType, DATASETS, type DatasetColumn } from '../../../../shared/datasets';
import { findRiskLevel } from '../../../../shared/risk';
import { normaliseHeader } from '../text/cell-text';
import type { HeadRow } from './types';
import { valueKind, type ValueKind } from './value-kinds';

export interface ColumnProfile {
  /** Values looked at, without empty ones and words for nothing. */
  readonly count: number;
  /** The commonest kind and its share of `count`; `text` with 0 when there are no values. */
  readonly kind: ValueKind;
  readonly share: number;
  readonly shares: ReadonlyMap<ValueKind, number>;
  readonly values: readonly string[];
}

/** So many rows below the header are looked at. */
export const SAMPLE_ROWS = 10;
const notARecord = /^(?:合计|小计|总计|共计|平均|甲)$/;

/** Rows of data among those below a header: no section titles, totals or rows of column codes. */
export function sampleOf(below: readonly HeadRow[]): HeadRow[] {
  const sample: HeadRow[] = [];
  for (const row of below) {
    if (sample.length === SAMPLE_ROWS) break;
    const filled = row.texts.filter((text) => text !== '');
    const [first, second] = filled;
    if (first === undefined || (filled.every((text) => text === first) && filled.length > 1) || notARecord.test(first) || (second !== undefined && notARecord.test(second))) continue;
    sample.push(row);
  }
  return sample;
}

export function profileColumn(rows: readonly HeadRow[], sheetColumn: number): ColumnProfile {
  const counts = new Map<ValueKind, number>();
  const values: string[] = [];
  for (const { texts } of rows) {
    const text = texts[sheetColumn] ?? '';
    if (text === '') continue;
    const kind = valueKind(text);
    if (kind === 'nothing') continue;
    values.push(text);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  let kind: ValueKind = 'text';
  let most = 0;
  for (const [each, count] of counts) {
    if (count > most) [kind, most] = [each, count];
  }
  const shares = new Map([...counts].map(([each, count]) => [each, count / values.length] as const));
  return { count: values.length, kind, share: values.length === 0 ? 0 : most / values.length, shares, values };
}

interface Fit {
  /** Kinds that speak for the type. */
  readonly support: readonly ValueKind[];
  /** Kinds that cannot stand in such a column. */
  readonly against: readonly ValueKind[];
}

const codes: readonly ValueKind[] = ['idCard', 'nationalNumber', 'longNumber', 'phone', 'schoolCode'];
const places: readonly ValueKind[] = ['county', 'schoolName', 'stage'];
const person: readonly ValueKind[] = ['gender', 'grade', 'class', 'risk', 'name'];

const fits: Readonly<Record<ColumnType, Fit>> = {
  text: { support: [], against: ['idCard', 'nationalNumber', 'phone'] },
  personName: { support: ['name'], against: [...codes, 'number', 'date', 'gender', 'schoolName', 'grade', 'class', 'risk', 'boolean'] },
  integer: { support: ['number'], against: [...codes, ...places, 'gender', 'grade', 'risk', 'name', 'word', 'boolean'] },
  decimal: { support: ['number'], against: [...codes, ...places, ...person, 'word'] },
  boolean: { support: ['boolean'], against: [...codes, ...places, 'name', 'date'] },
  date: { support: ['date'], against: [...places, ...person, ...codes, 'word', 'boolean'] },
  time: { support: [], against: [...places, ...person, ...codes, 'boolean'] },
  timeRange: { support: [], against: [...places, ...person, ...codes, 'number', 'boolean'] },
  dateTime: { support: ['date'], against: [...places, ...person, ...codes, 'word', 'boolean'] },
  county: { support: ['county'], against: ['idCard', 'nationalNumber', 'phone', 'schoolCode', 'date', 'gender', 'grade', 'class', 'risk', 'boolean', 'schoolName'] },
  stage: { support: ['stage'], against: [...codes, 'date', 'gender', 'county', 'risk', 'class', 'boolean', 'schoolName'] },
  schoolCode: { support: ['schoolCode'], against: [...places, ...person, 'word', 'date', 'idCard', 'nationalNumber', 'boolean'] },
  schoolName: { support: ['schoolName'], against: [...codes, 'number', 'date', 'gender', 'grade', 'class', 'risk', 'county', 'boolean'] },
  idCard: { support: ['idCard'], against: [...places, ...person, 'word', 'date', 'schoolCode', 'phone', 'number', 'boolean'] },
  studentNumber: { support: ['nationalNumber'], against: [...places, ...person, 'word', 'boolean'] },
  phone: { support: ['phone'], against: [...places, ...person, 'word', 'date', 'boolean'] },
  gender: { support: ['gender'], against: [...codes, ...places, 'date', 'name', 'grade', 'class', 'risk'] },
  grade: { support: ['grade'], against: [...codes, 'county', 'schoolName', 'gender', 'date', 'name', 'risk', 'boolean'] },
  choice: { support: [], against: [...codes, 'county', 'schoolName', 'date', 'gender', 'grade', 'class'] },
  riskLevel: { support: ['risk'], against: [...codes, ...places, 'date', 'gender', 'grade', 'class', 'name'] },
};

/** Fewer values than this prove nothing against a header. */
const ENOUGH = 3;
const MOST = 0.7;

/** The columns of choices that know a word, by its normalised text. */
const choosing = new Map<string, Set<DatasetColumn>>();
for (const column of DATASETS.flatMap(({ columns }) => columns)) {
  for (const { label, synonyms } of column.choices ?? []) {
    for (const word of [label, ...synonyms].map(normaliseHeader)) choosing.set(word, (choosing.get(word) ?? new Set()).add(column));
  }
}

const choiceCounts = new WeakMap<ColumnProfile, ReadonlyMap<DatasetColumn, number>>();

/** How many of the values each column of choices knows: dozens of columns are asked about, so each value is looked up once for all. */
function choiceCountsOf(profile: ColumnProfile): ReadonlyMap<DatasetColumn, number> {
  const known = choiceCounts.get(profile);
  if (known !== undefined) return known;
  const counts = new Map<DatasetColumn, number>();
  for (const value of profile.values) {
    for (const column of choosing.get(normaliseHeader(value)) ?? []) counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  choiceCounts.set(profile, counts);
  return counts;
}

function shareOf(profile: ColumnProfile, kinds: readonly ValueKind[]): number {
  return kinds.reduce((sum, kind) => sum + (profile.shares.get(kind) ?? 0), 0);
}

function shareThat(profile: ColumnProfile, test: (value: string) => boolean): number {
  return profile.values.filter(test).length / profile.count;
}

/** Share of the values that only a column of this type has; 0 where a type has no look of its own. */
export function supportFor(column: DatasetColumn, profile: ColumnProfile): number {
  if (profile.count === 0) return 0;
  switch (column.type) {
    case 'choice':
      return (choiceCountsOf(profile).get(column) ?? 0) / profile.count;
    case 'riskLevel':
      // Most pupils are 正常, a word of many columns: a level that is none of theirs must stand among them.
      return profile.shares.has('risk') ? shareThat(profile, (value) => findRiskLevel(value) !== undefined) : 0;
    default:
      return shareOf(profile, fits[column.type].support);
  }
}

/** Whether most values cannot belong to a column of this type. */
export function contradicts(column: DatasetColumn, profile: ColumnProfile): boolean {
  if (profile.count < ENOUGH || shareOf(profile, fits[column.type].against) < MOST) return false;
  return column.type !== 'choice' || supportFor(column, profile) < 1 - MOST;
}
