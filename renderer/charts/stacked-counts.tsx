/** Two or more counts that add up, by groups, as stacked horizontal bars (专职 + 兼职). */
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { formatFigure, formatInteger, MISSING_TEXT } from '../../shared/format';
import { findIndicator } from '../../shared/indicators';
import type { Group } from '../groups';
import { activeItem, BarFrame, GRID_COLOR, Legend, MAX_ROWS, nameAxis, Tip, valueAxis, VALUE_TICK } from './frame';

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
  readonly onSelect?: ((key: string) => void) | undefined;
}

function textOf(group: Group, indicator: string): string {
  const row = group.cells.get(indicator);
  const unit = findIndicator(indicator)?.unit;
  return row === undefined || unit === undefined ? MISSING_TEXT : formatFigure(row, unit);
}

export function StackedCounts({ series, total, groups, onSelect }: StackedCountsProps) {
  const bars = groups.slice(0, MAX_ROWS).map((group) => ({
    group,
    key: group.key,
    counts: series.map((entry) => group.cells.get(entry.indicator)?.value ?? 0),
    text: textOf(group, total),
  }));
  return (
    <BarFrame rows={bars.length} of={groups.length} legend={<Legend items={series} />}>
      <BarChart
        data={bars}
        layout="vertical"
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={5}
        onClick={(state) => {
          const bar = activeItem(bars, state.activeTooltipIndex);
          if (bar !== undefined) onSelect?.(bar.key);
        }}
        className={onSelect === undefined ? undefined : 'chart-drills'}
      >
        <CartesianGrid horizontal={false} stroke={GRID_COLOR} />
        <XAxis type="number" allowDecimals={false} tick={VALUE_TICK} tickLine={false} axisLine={false} tickFormatter={(value: number) => formatInteger(value)} />
        <YAxis {...nameAxis(bars)} />
        <YAxis {...valueAxis(bars)} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: '#1f5fa80d' }}
          content={({ activeIndex }) => {
            const bar = activeItem(bars, activeIndex);
            if (bar === undefined) return null;
            const lines = series.map((entry) => ({ label: entry.label, text: textOf(bar.group, entry.indicator), color: entry.color }));
            return (
              <Tip
                title={bar.group.label}
                lines={[...lines, { label: '合计', text: bar.text }]}
                hint={onSelect === undefined ? undefined : '点击查看所属学校'}
              />
            );
          }}
        />
        {series.map((entry, index) => (
          <Bar
            key={entry.indicator}
            name={entry.label}
            stackId="counts"
            dataKey={(bar: (typeof bars)[number]) => bar.counts[index] ?? 0}
            fill={entry.color}
            isAnimationActive={false}
            maxBarSize={18}
          />
        ))}
      </BarChart>
    </BarFrame>
  );
}
