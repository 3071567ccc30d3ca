/** Rows of `indicator.query` as the engine sends them: a real Arrow IPC stream. */
import { DEFAULT_SCOPE } from '../../../shared/scope';
import { Bool, Float64, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import type { IndicatorResult } from '../../../shared/contract';
import { findIndicator, mainTarget } from '../../../shared/indicators';

export interface RowSpec {
  readonly indicator: string;
  readonly value: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly suppressed?: boolean;
  /** Columns beside the figure, such as low, change or rank. */
  readonly beside?: Readonly<Record<string, number | boolean | null>>;
  /** Dimension -> [key, label]. */
  readonly at?: Readonly<Record<string, readonly [string, string]>>;
}

export function indicatorResult(dimensions: readonly string[], rows: readonly RowSpec[], privacyNote = '', comparison: IndicatorResult['comparison'] = null): IndicatorResult {
  const numbers = (read: (row: RowSpec) => number | null | undefined) => vectorFromArray(rows.map((row) => read(row) ?? null), new Float64());
  const texts = (read: (row: RowSpec) => string | undefined) => vectorFromArray(rows.map((row) => read(row) ?? null), new Utf8());
  const beside = [...new Set(rows.flatMap((row) => Object.keys(row.beside ?? {})))];
  const besideColumn = (name: string) => {
    const values = rows.map((row) => row.beside?.[name] ?? null);
    return values.some((value) => typeof value === 'boolean') ? vectorFromArray(values.map((value) => (typeof value === 'boolean' ? value : null)), new Bool()) : vectorFromArray(values.map((value) => (typeof value === 'number' ? value : null)), new Float64());
  };
  const definition = (row: RowSpec) => findIndicator(row.indicator);
  const table = new Table({
    indicator: texts((row) => row.indicator),
    value: numbers((row) => row.value),
    numerator: numbers((row) => row.numerator),
    denominator: numbers((row) => row.denominator),
    unit: texts((row) => definition(row)?.unit),
    suppressed: vectorFromArray(rows.map((row) => row.suppressed ?? false), new Bool()),
    target: numbers((row) => {
      const found = definition(row);
      return found === undefined ? null : mainTarget(found, '2026-08-31')?.target.value;
    }),
    ...Object.fromEntries(
      dimensions.flatMap((dimension) => [
        [dimension, texts((row) => row.at?.[dimension]?.[0])],
        [`${dimension}Label`, texts((row) => row.at?.[dimension]?.[1])],
      ]),
    ),
    ...Object.fromEntries(beside.map((name) => [name, besideColumn(name)])),
  });
  return { schoolYear: '2025-2026', areaBasis: 'managed', scope: DEFAULT_SCOPE, asOf: '2026-08-31', scopeNote: '', dimensions, rows: tableToIPC(table, 'stream'), privacyNote, comparison };
}
