/** Two or more counts that add up, by groups, as stacked horizontal bars (专职 + 兼职). */
import { Bar, BarChart, CartesianGrid, LabelList, Tooltip, XAxis, YAxis } from 'recharts';
import { formatFigure, formatInteger, MISSING_TEXT } from '../../shared/format';
import { findIndicator } from '../../shared/indicators';
import type { Group } from '../groups';
import { activeItem, AXIS_TICK, axisName, axisWidth, BarFrame, GRID_COLOR, Legend, MAX_ROWS, Tip, VALUE_TICK } from './frame';

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
  const names = new Map(bars.map((bar) => [bar.key, bar.group.shortLabel]));
  return (
    <BarFrame rows={bars.length} of={groups.length} legend={<Legend items={series} />}>
      <BarChart
        data={bars}
        layout="vertical"
        margin={{ top: 4, right: 56, bottom: 0, left: 0 }}
        barCategoryGap={5}
        onClick={(state) => {
          const bar = activeItem(bars, state.activeTooltipIndex);
          if (bar !== undefined) onSelect?.(bar.key);
        }}
        className={onSelect === undefined ? undefined : 'chart-drills'}
      >
        <CartesianGrid horizontal={false} stroke={GRID_COLOR} />
        <XAxis type="number" allowDecimals={false} tick={VALUE_TICK} tickLine={false} axisLine={false} tickFormatter={(value: number) => formatInteger(value)} />
        <YAxis
          type="category"
          dataKey="key"
          interval={0}
          width={axisWidth([...names.values()])}
          tick={AXIS_TICK}
          tickLine={false}
          axisLine={{ stroke: GRID_COLOR }}
          tickFormatter={(key: string) => axisName(names.get(key) ?? key)}
        />
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
          >
            {index === series.length - 1 && <LabelList dataKey="text" position="right" fontSize={12} fill="#1d2733" />}
          </Bar>
        ))}
      </BarChart>
    </BarFrame>
  );
}
