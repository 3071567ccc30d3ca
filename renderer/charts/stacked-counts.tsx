/** Two or more counts that add up, by groups, as stacked horizontal bars (专职 + 兼职). */
import { Bar } from 'recharts';
import { formatFigure, MISSING_TEXT } from '../../shared/format';
import { findIndicator } from '../../shared/indicators';
import type { Group } from '../groups';
import type { Picking } from '../use-pick';
import { PlainBar } from './bar-shapes';
import { MAX_ROWS } from './frame';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars } from './horizontal-bars';

export interface CountSeries {
  readonly indicator: string;
  readonly label: string;
  readonly color: string;
}

export interface StackedCountsProps {
  readonly series: readonly CountSeries[];
  /** The indicator that is the sum, written behind each bar. */
  readonly total: string;
  readonly groups: readonly Group[];
  readonly pick?: Picking | undefined;
}

function textOf(group: Group, indicator: string): string {
  const row = group.cells.get(indicator);
  const unit = findIndicator(indicator)?.unit;
  return row === undefined || unit === undefined ? MISSING_TEXT : formatFigure(row, unit);
}

export function StackedCounts({ series, total, groups, pick }: StackedCountsProps) {
  const bars = groups.slice(0, MAX_ROWS).map((group) => ({
    group,
    key: group.key,
    counts: series.map((entry) => group.cells.get(entry.indicator)?.value ?? 0),
    text: textOf(group, total),
  }));
  return (
    <HorizontalBars
      bars={bars}
      of={groups.length}
      legend={series}
      axis={COUNT_AXIS}
      tipLines={(bar) => [...series.map((entry) => ({ label: entry.label, text: textOf(bar.group, entry.indicator), color: entry.color })), { label: '合计', text: bar.text }]}
      pick={pick}
    >
      {series.map((entry, index) => (
        <Bar
          key={entry.indicator}
          name={entry.label}
          stackId="counts"
          dataKey={(bar: (typeof bars)[number]) => bar.counts[index] ?? 0}
          fill={entry.color}
          shape={PlainBar}
          isAnimationActive={false}
          maxBarSize={BAR_SIZE}
        />
      ))}
    </HorizontalBars>
  );
}
