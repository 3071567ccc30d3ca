import { describe, expect, it } from 'vitest';
import { AS_QUERIED, conditionWords, filteredBy, isArranged, sortedBy } from '../../../renderer/grid/arrangement';
import { conditionsOf, draftOf, draftProblem, NO_FILTER } from '../../../renderer/grid/filter-draft';
import { chartPoints, firstChoice, MOST_CATEGORIES, withKind } from '../../../renderer/grid/chart-data';
import type { GridColumn, GridSource } from '../../../renderer/grid/grid-source';

describe('an arrangement', () => {
  it('sorts by one column, by further ones, and no longer', () => {
    const one = sortedBy(AS_QUERIED, 2, true, false);
    expect(one.order).toEqual([{ column: 2, descending: true }]);
    const two = sortedBy(one, 0, false, true);
    expect(two.order).toEqual([{ column: 2, descending: true }, { column: 0, descending: false }]);
    expect(sortedBy(two, 2, false, true).order).toEqual([{ column: 2, descending: false }, { column: 0, descending: false }]);
    expect(sortedBy(two, 1, false, false).order).toEqual([{ column: 1, descending: false }]);
    expect(isArranged(sortedBy(one, 2, null, false))).toBe(false);
  });

  it('keeps the conditions of other columns', () => {
    const first = filteredBy(AS_QUERIED, 1, [{ column: 1, kind: 'filled' }]);
    const both = filteredBy(first, 2, [{ column: 2, kind: 'contains', text: 'x' }]);
    expect(filteredBy(both, 1, []).conditions).toEqual([{ column: 2, kind: 'contains', text: 'x' }]);
  });

  it('is told in words', () => {
    expect([
      conditionWords({ column: 0, kind: 'between', from: '1', to: null }), conditionWords({ column: 0, kind: 'between', from: null, to: '2' }),
      conditionWords({ column: 0, kind: 'between', from: '1', to: '2' }), conditionWords({ column: 0, kind: 'among', values: ['曹县', null] }),
    ]).toEqual(['≥ 1', '≤ 2', '1 至 2', '= 曹县、（空）']);
  });
});

describe('a filter that is filled in', () => {
  it('comes back as it was', () => {
    const conditions = [{ column: 3, kind: 'contains', text: '一中' }, { column: 3, kind: 'among', values: ['a', null] }, { column: 3, kind: 'filled' }] as never;
    expect(conditionsOf(3, draftOf(conditions))).toEqual(conditions);
    expect(conditionsOf(3, NO_FILTER)).toEqual([]);
  });

  it('takes numbers as Chinese input methods type them', () => {
    expect(conditionsOf(1, { ...NO_FILTER, from: ' １，２００ ', to: '3,000.5' })).toEqual([{ column: 1, kind: 'between', from: '1200', to: '3000.5' }]);
  });

  it('is told what is wrong', () => {
    expect([draftProblem('number', { ...NO_FILTER, from: 'x' }), draftProblem('day', { ...NO_FILTER, to: '2025-13-01' }), draftProblem('number', { ...NO_FILTER, from: '-0.5' }), draftProblem('text', NO_FILTER)]).toEqual(['请填写数字，如 12 或 0.5。', '请填写日期，如 2025-09-01。', null, null]);
  });
});

describe('a chart', () => {
  const column = (place: number, kind: GridColumn['kind'], value: (row: number) => unknown): GridColumn => ({ place, name: `c${place}`, label: `c${place}`, kind, value, state: () => 'value', text: (row) => String(value(row)) });
  const source: GridSource = { rowCount: 500, columns: [column(0, 'number', (row) => row), column(1, 'text', (row) => `第${row}`), column(2, 'number', (row) => (row % 2 === 0 ? null : row))] };

  it('is first of the first texts and numbers', () => {
    expect(firstChoice(source)).toEqual({ kind: 'bar', across: 1, series: [0] });
    expect(firstChoice({ ...source, columns: source.columns.slice(1, 2) })).toBeNull();
  });

  it('has numbers on both axes when points are drawn', () => {
    const choice = withKind(source, { kind: 'bar', across: 1, series: [0] }, 'scatter');
    expect(choice).toEqual({ kind: 'scatter', across: 2, series: [0] });
    expect(chartPoints(source, choice)).toHaveLength(500);
  });

  it('draws no more than can be read, and gaps for what is empty', () => {
    const points = chartPoints(source, { kind: 'bar', across: 1, series: [0, 2] });
    expect(points).toHaveLength(MOST_CATEGORIES);
    expect(points.slice(0, 2)).toEqual([{ category: '第0', x: null, values: [0, null] }, { category: '第1', x: null, values: [1, 1] }]);
  });
});
