/** Shares of the risk levels by groups as 100 % stacked bars. A group too small to show is hatched, never 0. */
import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts';
import { formatInteger, formatPercent, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { riskLevelDefinition, VALID_RISK_LEVELS } from '../../shared/risk';
import type { RiskGroup } from '../groups';
import { activeItem, BarFrame, HATCH_FILL, HatchPattern, Legend, MAX_ROWS, nameAxis, Tip, valueAxis, VALUE_TICK, type LegendItem } from './frame';

export interface RiskStackProps {
  readonly groups: readonly RiskGroup[];
  readonly onSelect?: ((key: string) => void) | undefined;
}

function barOf(group: RiskGroup) {
  const shares = VALID_RISK_LEVELS.map((level) => group.levels[level]?.value ?? 0);
  const known = shares.reduce((sum, share) => sum + share, 0);
  const text =
    group.state === 'missing'
      ? MISSING_TEXT
      : group.state === 'suppressed'
        ? SUPPRESSED_TEXT
        : `${formatInteger(group.validResults ?? 0)}人`;
  return { group, key: group.key, shares, hidden: group.state === 'suppressed' ? Math.max(0, 1 - known) : 0, text };
}

function tipLines(group: RiskGroup) {
  return VALID_RISK_LEVELS.map((level) => {
    const row = group.levels[level];
    const definition = riskLevelDefinition(level);
    const text =
      row === undefined || row.value === null
        ? row?.suppressed === true ? SUPPRESSED_TEXT : MISSING_TEXT
        : `${formatPercent(row.value)}${row.numerator === null ? '' : `（${formatInteger(row.numerator)}人）`}`;
    return { label: definition.label, text, color: definition.color };
  });
}

export function RiskStack({ groups, onSelect }: RiskStackProps) {
  const bars = groups.slice(0, MAX_ROWS).map(barOf);
  const levels = VALID_RISK_LEVELS.map(riskLevelDefinition);
  const legend: LegendItem[] = levels.map(({ label, color }) => ({ label, color }));
  if (bars.some((bar) => bar.hidden > 0)) legend.push({ label: SUPPRESSED_TEXT, color: '#9aa3af', mark: 'hatch' });
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
        <defs>
          <HatchPattern />
        </defs>
        <XAxis
          type="number"
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          allowDataOverflow
          tick={VALUE_TICK}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => `${Math.round(value * 100)}%`}
        />
        <YAxis {...nameAxis(bars)} />
        <YAxis {...valueAxis(bars)} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: '#1f5fa80d' }}
          content={({ activeIndex }) => {
            const bar = activeItem(bars, activeIndex);
            if (bar === undefined) return null;
            return <Tip title={bar.group.label} lines={[...tipLines(bar.group), { label: '有效结果数', text: bar.text }]} hint={onSelect === undefined ? undefined : '点击查看所属学校'} />;
          }}
        />
        {levels.map((definition, index) => (
          <Bar
            key={definition.level}
            name={definition.label}
            stackId="levels"
            dataKey={(bar: (typeof bars)[number]) => bar.shares[index] ?? 0}
            fill={definition.color}
            isAnimationActive={false}
            maxBarSize={18}
          />
        ))}
        <Bar name={SUPPRESSED_TEXT} stackId="levels" dataKey="hidden" fill={HATCH_FILL} isAnimationActive={false} maxBarSize={18} />
      </BarChart>
    </BarFrame>
  );
}
