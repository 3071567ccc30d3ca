/** Arrow rows of `indicator.query` as typed rows. */
import { tableFromIPC } from 'apache-arrow';
import type { IndicatorResult } from '../shared/contract';
import { DIMENSION_IDS, findIndicator, type DimensionId, type IndicatorUnit } from '../shared/indicators';

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
  readonly keys: Readonly<Partial<Record<DimensionId, string>>>;
  readonly labels: Readonly<Partial<Record<DimensionId, string>>>;
}

/** @throws Error when the bytes are no Arrow stream or name an indicator outside the catalogue. */
export function decodeIndicatorRows(result: IndicatorResult): readonly IndicatorRow[] {
  const table = tableFromIPC(result.rows);
  const column = (name: string) => table.getChild(name);
  const dimensions = DIMENSION_IDS.filter((dimension) => column(dimension) !== null);
  const text = (name: string, row: number): string | undefined => {
    const value: unknown = column(name)?.get(row);
    return typeof value === 'string' ? value : undefined;
  };
  const number = (name: string, row: number): number | null => {
    const value: unknown = column(name)?.get(row);
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
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
      suppressed: column('suppressed')?.get(row) === true,
      target: number('target', row),
      low: number('low', row),
      high: number('high', row),
      standardError: number('standardError', row),
      keys,
      labels,
    };
  });
}
