/** Rows of a result as points of a chart; hidden and empty figures are gaps, never zeros. */
import type { GridColumn, GridSource } from './grid-source';

export type ChartKind = 'bar' | 'line' | 'scatter';

/** More can be told apart neither by the eye nor by the names below. */
export const MOST_CATEGORIES = 200;
export const MOST_POINTS = 2000;
/** As many as there are colours that can be told apart. */
export const MOST_SERIES = 4;

export interface ChartChoice {
  readonly kind: ChartKind;
  /** Places of columns. Of a scatter chart the x axis, else the categories. */
  readonly across: number;
  readonly series: readonly number[];
}

export interface ChartPoint {
  readonly category: string;
  readonly x: number | null;
  readonly values: readonly (number | null)[];
}

export function numberColumns({ columns }: GridSource): readonly GridColumn[] {
  return columns.filter(({ kind }) => kind === 'number');
}

/** Rows that tell whether a column names them or is the same in all. */
const LOOKED_AT = 50;

function differing({ text }: GridColumn, rowCount: number): number {
  return new Set(Array.from({ length: Math.min(LOOKED_AT, rowCount) }, (_, row) => text(row))).size;
}

/** What is drawn before anybody has chosen: the column that best tells the rows apart, and the first numbers. Null without numbers. */
export function firstChoice(source: GridSource): ChartChoice | null {
  const numbers = numberColumns(source);
  const first = numbers[0];
  if (first === undefined) return null;
  const names = source.columns.filter(({ kind }) => kind !== 'number' && kind !== 'truth');
  const category = names.length === 0 ? first : names.reduce((best, column) => (differing(column, source.rowCount) > differing(best, source.rowCount) ? column : best));
  const series = numbers.find(({ place }) => place !== category.place) ?? first;
  return { kind: category.kind === 'day' || category.kind === 'moment' ? 'line' : 'bar', across: category.place, series: [series.place] };
}

/** The same columns as another kind of chart; a scatter chart needs a number across. */
export function withKind(source: GridSource, choice: ChartChoice, kind: ChartKind): ChartChoice {
  if (kind !== 'scatter' || source.columns[choice.across]?.kind === 'number') return { ...choice, kind };
  const numbers = numberColumns(source);
  const across = numbers.find(({ place }) => !choice.series.includes(place)) ?? numbers[0];
  return { ...choice, kind, across: across?.place ?? choice.across };
}

export function mostPoints(kind: ChartKind): number {
  return kind === 'scatter' ? MOST_POINTS : MOST_CATEGORIES;
}

export function chartPoints({ columns, rowCount }: GridSource, { kind, across, series }: ChartChoice): readonly ChartPoint[] {
  const figure = (place: number, row: number): number | null => {
    const value = columns[place]?.value(row) ?? null;
    return value === null || !Number.isFinite(Number(value)) ? null : Number(value);
  };
  return Array.from({ length: Math.min(rowCount, mostPoints(kind)) }, (_, row) => ({
    category: columns[across]?.text(row) ?? '',
    x: kind === 'scatter' ? figure(across, row) : null,
    values: series.map((place) => figure(place, row)),
  }));
}
