/** One indicator by groups as horizontal bars, judged against its target lines. */
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatFigure, formatInteger } from '../../shared/format';
import { findIndicator, type IndicatorDefinition } from '../../shared/indicators';
import type { Group } from '../groups';
import { judge } from '../judge';
import { ACCENT, WARNING } from '../theme';
import { activeItem, BarFrame, GRID_COLOR, Legend, MAX_ROWS, nameAxis, Tip, valueAxis, VALUE_TICK, type LegendItem } from './frame';

export interface GroupBarsProps {
  readonly indicator: string;
  readonly groups: readonly Group[];
  readonly onSelect?: ((key: string) => void) | undefined;
}

const TARGET_LINES = [
  { color: '#b2182b', mark: 'line', dash: '0' },
  { color: '#5b6675', mark: 'dashes', dash: '4 3' },
] as const;

function barOf(group: Group, definition: IndicatorDefinition) {
  const row = group.cells.get(definition.id);
  const figure = row ?? { value: null, suppressed: false };
  return {
    group,
    row,
    key: group.key,
    // A hidden or missing figure has no bar at all, only its word.
    length: figure.value ?? 0,
    text: formatFigure(figure, definition.unit),
    fill: row !== undefined && judge(row) === 'missed' ? WARNING : ACCENT,
  };
}

type GroupBar = ReturnType<typeof barOf>;

function BarTip({ bar, definition, drills }: { readonly bar: GroupBar; readonly definition: IndicatorDefinition; readonly drills: boolean }) {
  const lines = [{ label: definition.label, text: bar.text, color: bar.fill }];
  const { row } = bar;
  if (definition.denominator !== undefined && row?.numerator != null && row.denominator != null) {
    lines.push({ label: definition.formula.replace(' × 100%', ''), text: `${formatInteger(row.numerator)} ÷ ${formatInteger(row.denominator)}`, color: 'transparent' });
  }
  return <Tip title={bar.group.label} lines={lines} hint={drills ? '点击查看所属学校' : undefined} />;
}

export function GroupBars({ indicator, groups, onSelect }: GroupBarsProps) {
  const definition = findIndicator(indicator);
  if (definition === undefined) return null;
  const bars = groups.slice(0, MAX_ROWS).map((group) => barOf(group, definition));
  const share = definition.unit === 'share';
  const targets = definition.targets.slice(0, TARGET_LINES.length).map((target, index) => ({ ...target, ...(TARGET_LINES[index] ?? TARGET_LINES[0]) }));
  const legend: LegendItem[] = [
    { label: targets.length > 0 ? '达到目标' : definition.label, color: ACCENT },
    ...(targets.length > 0 ? [{ label: '未达目标', color: WARNING }] : []),
    ...targets.map((target) => ({ label: target.label, color: target.color, mark: target.mark })),
  ];
  return (
    <BarFrame rows={bars.length} of={groups.length} legend={<Legend items={legend} />}>
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
        <XAxis
          type="number"
          tick={VALUE_TICK}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => (share ? `${Math.round(value * 100)}%` : formatInteger(value))}
          {...(share ? { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], allowDataOverflow: true } : { domain: [0, 'auto'] as const })}
        />
        <YAxis {...nameAxis(bars)} />
        <YAxis {...valueAxis(bars)} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: '#1f5fa80d' }}
          content={({ activeIndex }) => {
            const bar = activeItem(bars, activeIndex);
            return bar === undefined ? null : <BarTip bar={bar} definition={definition} drills={onSelect !== undefined} />;
          }}
        />
        <Bar dataKey="length" isAnimationActive={false} radius={[0, 2, 2, 0]} maxBarSize={18} />
        {targets.map((target) => (
          <ReferenceLine key={target.label} x={target.value} stroke={target.color} strokeWidth={1.5} strokeDasharray={target.dash} ifOverflow="extendDomain" />
        ))}
      </BarChart>
    </BarFrame>
  );
}
