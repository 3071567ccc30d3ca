/** Totals beside hidden cells, attacked as a reader would: with a system of equations over everything that is shown. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawFigure, RawFigures } from '../../../electron/engine/metrics/figures';
import { release } from '../../../electron/engine/privacy/gate';
import { type PartFigures, safeTotals, type SafeTotals, type TableParts } from '../../../electron/engine/privacy/totals';
import { findIndicator, type IndicatorDefinition } from '../../../shared/indicators';

const SETTINGS = { minimumValidResults: 10 };
const definition = (id: string): IndicatorDefinition => {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(id);
  return found;
};
/** A plain count of pupils' results. */
const COUNT = definition('validResults');

function figure(indicator: IndicatorDefinition, group: Readonly<Record<string, string>>, valid: number): RawFigure {
  return { indicator, group, labels: group, numerator: valid, denominator: null, validResults: indicator.suppression === 'health' ? valid : null, validLeftOut: 0 };
}

function part(figures: readonly RawFigure[]): PartFigures {
  const raw = { schoolYear: '2025-2026', dimensions: [], figures } as unknown as RawFigures;
  return { raw, released: release(raw, SETTINGS) };
}

type Counts = readonly (readonly number[])[];
const sum = (numbers: readonly number[]): number => numbers.reduce((all, own) => all + own, 0);

function partsOf(counts: Counts, asked: { readonly rows: boolean; readonly columns: boolean }, indicator = COUNT): TableParts {
  const columns = counts[0]?.map((_, column) => column) ?? [];
  return {
    cell: part(counts.flatMap((row, i) => row.map((valid, j) => figure(indicator, { county: `r${i}`, stage: `c${j}` }, valid)))),
    ...(asked.rows ? { rowTotal: part(counts.map((row, i) => figure(indicator, { county: `r${i}` }, sum(row)))) } : {}),
    ...(asked.columns ? { columnTotal: part(columns.map((j) => figure(indicator, { stage: `c${j}` }, sum(counts.map((row) => row[j] ?? 0))))) } : {}),
    ...(asked.rows && asked.columns ? { total: part([figure(indicator, {}, sum(counts.flat()))]) } : {}),
  };
}

const protect = (parts: TableParts): SafeTotals => safeTotals(parts, ['county'], ['stage'], SETTINGS);

/** Hidden cells whose value follows from the totals that are shown, by Gauss elimination. */
function determined(counts: Counts, safe: SafeTotals): readonly string[] {
  const hidden = counts.flatMap((row, i) => row.flatMap((valid, j) => (valid > 0 && valid < SETTINGS.minimumValidResults ? [`${i},${j}`] : [])));
  const shown = (name: 'rowTotal' | 'columnTotal' | 'total', index: number): boolean => safe.released[name] !== undefined && safe.released[name]?.figures[index]?.suppressed === false;
  const equations: number[][] = [];
  const equation = (of: (i: number, j: number) => boolean): void => void equations.push(hidden.map((key) => (of(...(key.split(',').map(Number) as [number, number])) ? 1 : 0)));
  counts.forEach((_, i) => shown('rowTotal', i) && equation((row) => row === i));
  counts[0]?.forEach((_, j) => shown('columnTotal', j) && equation((__, column) => column === j));
  if (shown('total', 0)) equation(() => true);
  let rank = 0;
  const pivots: number[] = [];
  for (let column = 0; column < hidden.length; column++) {
    const found = equations.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (found === -1) continue;
    [equations[rank], equations[found]] = [equations[found] as number[], equations[rank] as number[]];
    const lead = equations[rank]?.[column] ?? 1;
    equations[rank] = (equations[rank] as number[]).map((value) => value / lead);
    equations.forEach((row, index) => {
      const factor = row[column] ?? 0;
      if (index !== rank && factor !== 0) equations[index] = row.map((value, at) => value - factor * (equations[rank]?.[at] ?? 0));
    });
    pivots.push(column);
    rank++;
  }
  return pivots.flatMap((column, row) => ((equations[row] ?? []).filter((value) => Math.abs(value) > 1e-9).length === 1 ? [hidden[column] ?? ''] : []));
}

const count = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 10, max: 60 }) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) }, { weight: 1, arbitrary: fc.constant(0) });
const table = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) => fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));
const asked = fc.constantFrom({ rows: true, columns: true }, { rows: true, columns: false }, { rows: false, columns: true });

describe('totals beside hidden cells', () => {
  it('never let a hidden cell be worked out', () => {
    fc.assert(
      fc.property(table, asked, (counts, totals) => {
        expect(determined(counts, protect(partsOf(counts, totals)))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('never tell fewer than the threshold by taking the shown cells of a line off', () => {
    fc.assert(
      fc.property(table, asked, (counts, totals) => {
        const { rowTotal, columnTotal } = protect(partsOf(counts, totals)).released;
        const few = (line: readonly number[]): boolean => {
          const rest = sum(line.filter((valid) => valid < SETTINGS.minimumValidResults));
          return rest > 0 && rest < SETTINGS.minimumValidResults;
        };
        rowTotal?.figures.forEach((total, i) => few(counts[i] ?? []) && expect(total).toMatchObject({ suppressed: true, value: null, numerator: null }));
        columnTotal?.figures.forEach((total, j) => few(counts.map((row) => row[j] ?? 0)) && expect(total).toMatchObject({ suppressed: true, value: null }));
      }),
    );
  });

  it('stay where nothing is hidden, and where nothing could be taken off', () => {
    const whole = [[20, 30], [40, 50]];
    expect(protect(partsOf(whole, { rows: true, columns: true }))).toMatchObject({ hidden: 0, released: { total: { figures: [{ value: 140 }] } } });
    const schools = definition('schoolCount');
    expect(protect(partsOf([[3, 30], [40, 50]], { rows: true, columns: true }, schools)).hidden).toBe(0);
  });

  it('are hidden in the row and the column of a single hidden cell, and nowhere else', () => {
    const { released, hidden } = protect(partsOf([[4, 30, 20], [40, 50, 60], [11, 12, 13]], { rows: true, columns: true }));
    expect(released.rowTotal?.figures.map(({ suppressed }) => suppressed)).toEqual([true, false, false]);
    expect(released.columnTotal?.figures.map(({ suppressed }) => suppressed)).toEqual([true, false, false]);
    // With the grand total the hidden row total would follow from the others.
    expect(released.total?.figures[0]?.suppressed).toBe(true);
    expect(hidden).toBe(3);
  });
});
