/** Arrow rows of `indicator.query` and `indicator.trend` as typed rows. */
import { tableFromIPC, type Vector } from 'apache-arrow';
import type { IndicatorResult, TrendResult } from '../shared/contract';
import { DIMENSION_IDS, findIndicator, type DimensionId, type IndicatorUnit } from '../shared/indicators';

/** The figure of the year before, and what became of it. */
export interface RowComparison {
  /** Null when suppressed or missing; `previousSuppressed` tells which. */
  readonly previousValue: number | null;
  readonly previousNumerator: number | null;
  readonly previousDenominator: number | null;
  readonly previousSuppressed: boolean;
  /** Of shares in percentage points, else in the unit; null when either year is hidden or missing. */
  readonly change: number | null;
  /** Adjusted for all groups of the answer. */
  readonly p: number | null;
  /** Null: not tested. */
  readonly beyondChance: boolean | null;
}

export interface IndicatorRow {
  readonly indicator: string;
  readonly unit: IndicatorUnit;
  /** Null when suppressed or missing; `suppressed` tells which. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: boolean;
  /** In the indicator's own unit. */
  readonly target: number | null;
  /** Wilson's 95 % limits, 0–1, and the standard error; null for what is no proportion. */
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number | null;
  /** value − target, of shares in percentage points. */
  readonly toTarget: number | null;
  /** Of shares of schools. */
  readonly schoolsToTarget: number | null;
  /** Null when no year was asked for. */
  readonly comparison: RowComparison | null;
  /** Among the counties; null for what is not ranked. */
  readonly place: { readonly rank: number; readonly tied: boolean } | null;
  readonly keys: Readonly<Partial<Record<DimensionId, string>>>;
  readonly labels: Readonly<Partial<Record<DimensionId, string>>>;
}

/** Every cell is looked at once: a column's own way to one cell takes many times as long as to the next. */
function valuesOf(column: Vector | null): readonly unknown[] {
  return column === null ? [] : [...column];
}

/** @throws Error when the bytes are no Arrow stream or name an indicator outside the catalogue. */
export function decodeIndicatorRows(result: Pick<IndicatorResult, 'rows'>): readonly IndicatorRow[] {
  const table = tableFromIPC(result.rows);
  const columns = new Map(table.schema.fields.map(({ name }, index): [string, readonly unknown[]] => [name, valuesOf(table.getChildAt(index))]));
  const dimensions = DIMENSION_IDS.filter((dimension) => columns.has(dimension));
  const text = (name: string, row: number): string | undefined => {
    const value = columns.get(name)?.[row];
    return typeof value === 'string' ? value : undefined;
  };
  const number = (name: string, row: number): number | null => {
    const value = columns.get(name)?.[row];
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
  };
  const truth = (name: string, row: number): boolean | null => {
    const value = columns.get(name)?.[row];
    return typeof value === 'boolean' ? value : null;
  };
  const comparisonOf = (row: number): RowComparison | null =>
    !columns.has('change')
      ? null
      : {
          previousValue: number('previousValue', row),
          previousNumerator: number('previousNumerator', row),
          previousDenominator: number('previousDenominator', row),
          previousSuppressed: truth('previousSuppressed', row) === true,
          change: number('change', row),
          p: number('changeP', row),
          beyondChance: truth('beyondChance', row),
        };
  const placeOf = (row: number): IndicatorRow['place'] => {
    const rank = number('rank', row);
    return rank === null ? null : { rank, tied: truth('tied', row) === true };
  };

  return Array.from({ length: table.numRows }, (_, row) => {
    const indicator = text('indicator', row) ?? '';
    const definition = findIndicator(indicator);
    if (definition === undefined) throw new Error(`unknown indicator ${indicator}`);
    const keys: Partial<Record<DimensionId, string>> = {};
    const labels: Partial<Record<DimensionId, string>> = {};
    for (const dimension of dimensions) {
      const key = text(dimension, row);
      if (key === undefined) continue;
      keys[dimension] = key;
      labels[dimension] = text(`${dimension}Label`, row) ?? key;
    }
    return {
      indicator,
      unit: definition.unit,
      value: number('value', row),
      numerator: number('numerator', row),
      denominator: number('denominator', row),
      suppressed: truth('suppressed', row) === true,
      target: number('target', row),
      low: number('low', row),
      high: number('high', row),
      standardError: number('standardError', row),
      toTarget: number('toTarget', row),
      schoolsToTarget: number('schoolsToTarget', row),
      comparison: comparisonOf(row),
      place: placeOf(row),
      keys,
      labels,
    };
  });
}

export interface TrendRow extends IndicatorRow {
  readonly schoolYear: string;
}

/** @throws Error as `decodeIndicatorRows`. */
export function decodeTrend(result: Pick<TrendResult, 'rows'>): readonly TrendRow[] {
  const years = tableFromIPC(result.rows).getChild('schoolYear');
  return decodeIndicatorRows(result).map((row, index) => ({ ...row, schoolYear: String(years?.get(index)) }));
}
