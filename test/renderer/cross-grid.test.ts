import { describe, expect, it } from 'vitest';
import { countGrid } from '../../renderer/charts/count-grid';
import { type CrossMeasure, crossGrid, crossMeasures, cuttable, secondDimension } from '../../renderer/cross-grid';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { findIndicator, type IndicatorDefinition, INDICATORS } from '../../shared/indicators';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

const risk = findIndicator('riskDistribution') as IndicatorDefinition;
const grave: CrossMeasure = { id: 'g', definition: risk, label: '重点关注以上', levels: ['2', '3'] };
const COUNTIES = [['371721', '曹县'], ['371722', '单县'], ['371723', '成武县']] as const;
const GRADES = [['7', '七年级'], ['8', '八年级'], ['9', '九年级']] as const;

/** Pupils by county, grade and level; null: hidden by the gate. */
type Pupils = readonly (readonly (readonly number[] | null)[])[];

function rowsOf(pupils: Pupils) {
  const rows = pupils.flatMap((line, row) =>
    line.flatMap((levels, column) =>
      VALID_RISK_LEVELS.map((level, index): RowSpec => {
        const all = levels?.reduce((sum, count) => sum + count, 0) ?? 0;
        const at = { county: COUNTIES[row]!, grade: GRADES[column]!, riskLevel: [level, ''] as const };
        return levels === null ? { indicator: 'riskDistribution', value: null, suppressed: true, at } : { indicator: 'riskDistribution', value: levels[index]! / all, numerator: levels[index]!, denominator: all, at };
      }),
    ),
  );
  return decodeIndicatorRows(indicatorResult(['county', 'grade', 'riskLevel'], rows));
}

describe('figures by two dimensions', () => {
  it('sum the gravest levels of every cell, as counted from the pupils', () => {
    const pupils: Pupils = [[[80, 10, 6, 4], [50, 30, 15, 5], [90, 10, 0, 0]], [[40, 5, 3, 2], [60, 20, 15, 5], [10, 5, 3, 2]], [[20, 0, 0, 0], [30, 5, 4, 1], [70, 20, 6, 4]]];
    const { rows, columns, cells } = crossGrid(rowsOf(pupils), ['county', 'grade'], grave, 10);
    expect([rows.map(({ label }) => label), columns.map(({ label }) => label)]).toEqual([['曹县', '单县', '成武县'], ['七年级', '八年级', '九年级']]);
    for (const [row, line] of pupils.entries()) {
      for (const [column, levels] of line.entries()) {
        const [, , second = 0, third = 0] = levels ?? [];
        const all = levels?.reduce((sum, count) => sum + count, 0) ?? 0;
        const cell = cells[row]?.[column];
        expect([cell?.state, cell?.base]).toEqual(['known', all]);
        expect(cell?.value).toBeCloseTo((second + third) / all, 12);
      }
    }
    expect(cells[0]?.[0]?.text).toBe('10.00%');
  });

  it('hide with a hidden cell the smallest of its row and of its column, and what closes the square', () => {
    const { cells } = crossGrid(rowsOf([[null, [50, 0, 0, 0], [90, 0, 0, 0]], [[40, 0, 0, 0], [60, 0, 0, 0], [99, 0, 0, 0]], [[200, 0, 0, 0], [300, 0, 0, 0], [700, 0, 0, 0]]]), ['county', 'grade'], grave, 10);
    const hidden = cells.map((line) => line.map(({ state }) => state === 'suppressed'));
    expect(hidden).toEqual([[true, true, false], [true, true, false], [false, false, false]]);
    // Nothing of a hidden cell is left to be read.
    expect(cells[1]?.[1]).toEqual({ state: 'suppressed', value: null, base: null, text: '样本过小' });
  });

  it('tell what nobody reported from what is hidden, and hide nothing of figures that are not of results', () => {
    const done: CrossMeasure = { id: 'c', definition: findIndicator('assessmentCompletion') as IndicatorDefinition, label: '完成率', levels: [] };
    const rows = decodeIndicatorRows(indicatorResult(['county', 'stage'], [
      { indicator: 'assessmentCompletion', value: 0.5, numerator: 2, denominator: 4, at: { county: COUNTIES[0], stage: ['primary', '小学'] } },
      { indicator: 'assessmentCompletion', value: 1, numerator: 3, denominator: 3, at: { county: COUNTIES[1], stage: ['senior', '高中'] } },
    ]));
    const { cells } = crossGrid(rows, ['county', 'stage'], done, 10);
    expect(cells.map((line) => line.map(({ state, text }) => [state, text]))).toEqual([[['known', '50.00%'], ['missing', '—']], [['missing', '—'], ['known', '100.00%']]]);
  });

  it('offer every indicator of a theme that knows counties, by grade where it knows grades', () => {
    const measures = crossMeasures(cuttable(INDICATORS, ['risk', 'assessment']), (level) => `L${level}`);
    expect(measures.map(({ label }) => label).slice(0, 4)).toEqual(expect.arrayContaining(['测评完成率', '实测学生数']));
    expect(measures.filter(({ definition }) => definition.id === 'riskDistribution').map(({ label }) => label)).toEqual(['L2＋L3占比', 'L3占比', 'L2占比', 'L1占比']);
    expect(measures.map((measure) => [measure.definition.id, secondDimension(measure)])).toEqual(expect.arrayContaining([['assessmentCompletion', 'stage'], ['assessedStudents', 'grade'], ['riskDistribution', 'grade']]));
  });
});

it('a grid of plain counts has its sums, and blanks for nothing', () => {
  const { rows, columns, cells, totals } = countGrid(['周一', '周二'], ['8时', '9时'], [[3, 0], [1200, 5]]);
  expect(rows.map(({ total }) => total)).toEqual(['3', '1,205']);
  expect(columns.map(({ total }) => total)).toEqual(['1,203', '5']);
  expect([totals?.all, cells[0]?.map(({ text }) => text)]).toEqual(['1,208', ['3', '']]);
});
