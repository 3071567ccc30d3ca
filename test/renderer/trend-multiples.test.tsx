// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { TrendMultiples } from '../../renderer/charts/trend-multiples';
import { decodeIndicatorRows, type IndicatorRow } from '../../renderer/indicator-table';
import { findIndicator, type IndicatorDefinition } from '../../shared/indicators';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

afterEach(cleanup);

const YEARS = ['2023-2024', '2024-2025', '2025-2026'];

/** @param values by year; null: no data, 'hidden': must not be told */
function rows(values: readonly (number | null | 'hidden')[]): readonly (IndicatorRow | undefined)[] {
  return decodeIndicatorRows(indicatorResult([], values.map((value): RowSpec => ({ indicator: 'assessmentCompletion', value: typeof value === 'number' ? value : null, suppressed: value === 'hidden', at: {} }))));
}

it('draws every area on one scale, hatches what must not be told, leaves gaps where nothing is, and is chosen by its name', () => {
  const onPick = vi.fn();
  const area = (key: string, label: string, values: Parameters<typeof rows>[0]) => ({ key, label, series: [{ key: 'assessmentCompletion', label: '测评完成率', color: '#000', rows: rows(values) }] });
  render(
    <TrendMultiples
      definition={findIndicator('assessmentCompletion') as IndicatorDefinition}
      schoolYears={YEARS}
      areas={[area('371721', '曹县', [0.6, 0.8, 0.9]), area('371722', '单县', [0.6, 'hidden', 0.8]), area('371723', '成武县', [null, 0.7, 0.8])]}
      pick={{ chosen: [], onPick }}
    />,
  );
  const [cao, shan, chengwu] = ['曹县', '单县', '成武县'].map((name) => screen.getByRole('region', { name }));
  const drawn = (section: HTMLElement | undefined) => ({ lines: section?.querySelectorAll('.trend-multiple-line line').length, dots: section?.querySelectorAll('circle').length, hatched: section?.querySelectorAll('[data-suppressed]').length });
  expect(drawn(cao)).toEqual({ lines: 2, dots: 3, hatched: 0 });
  expect(drawn(shan)).toEqual({ lines: 0, dots: 2, hatched: 1 });
  expect(drawn(chengwu)).toEqual({ lines: 1, dots: 2, hatched: 0 });
  // 60 % stands as high in one area as in the other.
  const [first, other] = [cao, shan].map((section) => section?.querySelector('circle')?.getAttribute('cy'));
  expect([first, first !== null]).toEqual([other, true]);
  expect(within(shan as HTMLElement).getByRole('img').getAttribute('aria-label')).toBe('单县：2023—2024学年 60.00%；2024—2025学年 样本过小；2025—2026学年 80.00%');
  screen.getByText('样本过小');
  fireEvent.click(screen.getByTestId('trend-area-371722'), { ctrlKey: true });
  expect(onPick).toHaveBeenCalledWith('371722', true);
});
