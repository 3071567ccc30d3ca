import { expect, it } from 'vitest';
import { smallCharts } from '../../renderer/charts/risk-multiples-data';
import type { CrossMeasure } from '../../renderer/cross-grid';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { findIndicator, type IndicatorDefinition } from '../../shared/indicators';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

const grave: CrossMeasure = { id: 'g', definition: findIndicator('riskDistribution') as IndicatorDefinition, label: '', levels: ['2', '3'] };
const COUNTIES = { 曹县: '371721', 单县: '371722', 巨野县: '371724' } as const;
const STAGES = { 小学: 'primary', 初中: 'junior' } as const;

/** Pupils of a county and stage by level; null: hidden by the gate. */
const PUPILS: Readonly<Record<keyof typeof COUNTIES, Readonly<Partial<Record<keyof typeof STAGES, readonly number[] | null>>>>> = {
  曹县: { 小学: [80, 12, 6, 2], 初中: null },
  单县: { 小学: [30, 5, 3, 2], 初中: [60, 20, 15, 5] },
  巨野县: { 小学: [90, 5, 3, 2] },
};

it('gives every county its stages, hides with a hidden one what would give it away, and leaves gaps where nothing is', () => {
  const rows = decodeIndicatorRows(
    indicatorResult(
      ['county', 'stage', 'riskLevel'],
      Object.entries(PUPILS).flatMap(([county, stages]) =>
        Object.entries(stages).flatMap(([stage, levels]) =>
          VALID_RISK_LEVELS.map((level, index): RowSpec => {
            const all = levels?.reduce((sum, count) => sum + count, 0) ?? 0;
            const at = { county: [COUNTIES[county as keyof typeof COUNTIES], county] as const, stage: [STAGES[stage as keyof typeof STAGES], stage] as const, riskLevel: [level, ''] as const };
            return levels === null ? { indicator: 'riskDistribution', value: null, suppressed: true, at } : { indicator: 'riskDistribution', value: levels[index]! / all, numerator: levels[index]!, denominator: all, at };
          }),
        ),
      ),
    ),
  );
  const charts = smallCharts(rows, 'stage', grave, 10);
  expect(charts.map(({ label }) => label)).toEqual(['曹县', '单县', '巨野县']);
  const states = charts.map(({ bars }) => bars.map(({ label, state }) => `${label} ${state}`));
  // 曹县 初中 is hidden: its row and its column are closed by 曹县 小学 and 单县 初中, and those by the smallest beside them.
  expect(states).toEqual([['小学 suppressed', '初中 suppressed'], ['小学 suppressed', '初中 suppressed'], ['小学 known', '初中 missing']]);
  expect(charts[2]?.bars[0]).toMatchObject({ base: 100, shares: [0.9, 0.05, 0.03, 0.02] });
  for (const { bars } of charts.slice(0, 2)) for (const { shares, base } of bars) expect([shares, base]).toEqual([[], null]);
});
