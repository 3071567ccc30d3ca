import { expect, it } from 'vitest';
import { pyramidRows, roundEnd } from '../../renderer/charts/pyramid-rows';
import { crossGrid, type CrossMeasure } from '../../renderer/cross-grid';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { findIndicator, type IndicatorDefinition } from '../../shared/indicators';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

const measure = (id: string, levels: CrossMeasure['levels']): CrossMeasure => ({ id, definition: findIndicator(id) as IndicatorDefinition, label: id, levels });

/** Pupils by grade, gender and level. */
const PUPILS: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  '7': { male: [60, 20, 15, 5], female: [70, 20, 7, 3], unknown: [20, 5, 0, 0] },
  '8': { male: [90, 6, 3, 1], female: [45, 30, 15, 10] },
};
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const cells = Object.entries(PUPILS).flatMap(([grade, genders]) => Object.entries(genders).map(([gender, levels]) => ({ at: { grade: [grade, grade] as const, gender: [gender, gender] as const }, levels })));

it('counts boys and girls of every grade, and those on the two gravest levels, as the pupils do', () => {
  const assessed = decodeIndicatorRows(indicatorResult(['grade', 'gender'], cells.map(({ at, levels }): RowSpec => ({ indicator: 'assessedStudents', value: sum(levels), numerator: sum(levels), at }))));
  const risk = decodeIndicatorRows(
    indicatorResult(['grade', 'gender', 'riskLevel'], cells.flatMap(({ at, levels }) => VALID_RISK_LEVELS.map((level, index): RowSpec => ({ indicator: 'riskDistribution', value: levels[index]! / sum(levels), numerator: levels[index]!, denominator: sum(levels), at: { ...at, riskLevel: [level, ''] } })))),
  );
  const rows = pyramidRows(crossGrid(assessed, ['grade', 'gender'], measure('assessedStudents', []), 10), crossGrid(risk, ['grade', 'gender'], measure('riskDistribution', ['2', '3']), 10));
  expect(rows.map(({ key }) => key)).toEqual(['7', '8']);
  for (const { key, male, female } of rows) {
    for (const [side, levels] of [[male, PUPILS[key]!['male']!], [female, PUPILS[key]!['female']!]] as const) {
      expect([side.persons, side.grave, side.state]).toEqual([sum(levels), levels[2]! + levels[3]!, 'known']);
    }
  }
  expect(rows[0]?.male.shareText).toBe('20.00%');
});

it('tells nothing of the levels where they are hidden, nor of a gender that nobody reported', () => {
  const assessed = decodeIndicatorRows(indicatorResult(['grade', 'gender'], [{ indicator: 'assessedStudents', value: 6, at: { grade: ['7', '七年级'], gender: ['male', '男'] } }]));
  const risk = decodeIndicatorRows(indicatorResult(['grade', 'gender', 'riskLevel'], VALID_RISK_LEVELS.map((level): RowSpec => ({ indicator: 'riskDistribution', value: null, suppressed: true, at: { grade: ['7', '七年级'], gender: ['male', '男'], riskLevel: [level, ''] } }))));
  const [row] = pyramidRows(crossGrid(assessed, ['grade', 'gender'], measure('assessedStudents', []), 10), crossGrid(risk, ['grade', 'gender'], measure('riskDistribution', ['2', '3']), 10));
  expect(row?.male).toEqual({ persons: 6, grave: null, shareText: '样本过小', state: 'suppressed' });
  expect(row?.female).toEqual({ persons: null, grave: null, shareText: '—', state: 'missing' });
});

it('ends the axis at a round number that holds the longest side', () => {
  expect([0, 1, 7, 95, 100, 101, 1116, 6100].map(roundEnd)).toEqual([2, 2, 8, 100, 100, 200, 2000, 8000]);
});
