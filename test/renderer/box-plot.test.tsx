// @vitest-environment happy-dom
import { cleanup, fireEvent, render, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { boxOf, reachOf } from '../../renderer/charts/box';
import { BoxPlot } from '../../renderer/charts/box-plot';
import type { GroupSpread } from '../../shared/scale-quality';
import { giveElementsSize } from './support/layout';

giveElementsSize();

const spread = (id: string, persons: number | null, scores: readonly (number | null)[]): GroupSpread => ({ id, label: id, persons, points: [5, 25, 50, 75, 95].map((percent, index) => ({ percent, score: scores[index] ?? null })) });

describe('the box of a group', () => {
  it('reaches to the 5th and 95th percentile, or no further than the box where those are kept back', () => {
    const whole = boxOf(spread('a', 400, [1, 3, 6, 10, 18]));
    expect(whole).toEqual({ first: 3, median: 6, third: 10, low: 1, high: 18 });
    expect(reachOf(whole!)).toEqual([1, 18]);
    expect(reachOf(boxOf(spread('b', 60, [null, 3, 6, 10, null]))!)).toEqual([3, 10]);
  });

  it('is not drawn where a quartile is kept back', () => {
    expect(boxOf(spread('c', 30, [null, null, 6, null, null]))).toBeNull();
    expect(boxOf(spread('d', null, []))).toBeNull();
  });
});

describe('box plots', () => {
  afterEach(cleanup);

  it('filter by a group, and by all pupils not at all', () => {
    const picks: string[] = [];
    const { container } = render(<BoxPlot groups={[spread('all', 460, [1, 3, 6, 10, 18]), spread('371721', 400, [1, 3, 6, 10, 18])]} range={[0, 27]} pick={{ chosen: [], onPick: (key) => picks.push(key) }} />);
    fireEvent.click(within(container).getByTestId('mark-all'));
    fireEvent.click(within(container).getByTestId('mark-371721'));
    expect(picks).toEqual(['371721']);
  });

  it('draw as many boxes, whiskers and medians as may be told, and say of the others that they are not shown', () => {
    const { container } = render(<BoxPlot groups={[spread('曹县', 400, [1, 3, 6, 10, 18]), spread('单县', 60, [null, 2, 5, 9, null]), spread('成武县', null, [])]} range={[0, 27]} />);
    expect(container.querySelectorAll('.recharts-bar-rectangle rect')).toHaveLength(2);
    expect(container.querySelectorAll('.recharts-bar-rectangle line')).toHaveLength(2);
    expect(container.querySelectorAll('.recharts-bar-rectangle polyline')).toHaveLength(2);
    // The axis reaches from 0 to 27, so that a score is 1/27 of its length; whiskers end at the 5th and the 95th percentile.
    const ends = [...container.querySelectorAll('.recharts-bar-rectangle polyline')].map((line) => Number(line.getAttribute('points')?.split(' ').at(-1)?.split(',')[0]));
    const box = container.querySelector('.recharts-bar-rectangle rect');
    const perScore = Number(box?.getAttribute('width')) / (10 - 3);
    expect((ends[1]! - ends[0]!) / perScore).toBeCloseTo(18 - 1, 6);
    for (const text of ['中位6', '中位5', '不显示']) within(container).getByText(text);
    expect(within(container).getByTestId('mark-曹县').getAttribute('aria-label')).toBe('曹县：人数 400，第 5 百分位 1，第 25 百分位 3，中位数 6，第 75 百分位 10，第 95 百分位 18');
  });
});
