/** Shares of the risk levels by groups as 100 % stacked bars. A group too small to show is hatched, never 0. */
import { Bar } from 'recharts';
import { formatInteger, formatInterval, formatPercent, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { type RiskScheme, shownLevel } from '../../shared/risk-labels';
import type { RiskGroup } from '../groups';
import type { Picking } from '../use-pick';
import { useRiskScheme } from '../settings';
import { MAX_ROWS } from './frame';
import { SegmentedBar } from './bar-shapes';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import type { LegendItem } from './legend';
import { BAR_SIZE, HorizontalBars, SHARE_AXIS } from './horizontal-bars';

export interface RiskStackProps {
  readonly groups: readonly RiskGroup[];
  readonly pick?: Picking | undefined;
}

function barOf(group: RiskGroup, scheme: RiskScheme) {
  const shares = VALID_RISK_LEVELS.map((level) => group.levels[level]?.value ?? 0);
  const known = shares.reduce((sum, share) => sum + share, 0);
  const text =
    group.state === 'missing'
      ? MISSING_TEXT
      : group.state === 'suppressed'
        ? SUPPRESSED_TEXT
        : `${formatInteger(group.validResults ?? 0)}人`;
  const hidden = group.state === 'suppressed' ? Math.max(0, 1 - known) : 0;
  const segments = [...VALID_RISK_LEVELS.map((level, index) => ({ share: shares[index] ?? 0, fill: shownLevel(scheme, level).color })), { share: hidden, fill: HATCH_FILL }];
  return { group, key: group.key, whole: 1, segments, hidden, text };
}

function tipLines(group: RiskGroup, scheme: RiskScheme) {
  return VALID_RISK_LEVELS.map((level) => {
    const row = group.levels[level];
    const definition = shownLevel(scheme, level);
    const text =
      row === undefined || row.value === null
        ? row?.suppressed === true ? SUPPRESSED_TEXT : MISSING_TEXT
        : `${formatPercent(row.value)}${row.numerator === null ? '' : `（${formatInteger(row.numerator)}人）`}${row.low === null || row.high === null ? '' : `  区间 ${formatInterval(row.low, row.high)}`}`;
    return { label: definition.label, text, color: definition.color };
  });
}

export function RiskStack({ groups, pick }: RiskStackProps) {
  const scheme = useRiskScheme();
  const bars = groups.slice(0, MAX_ROWS).map((group) => barOf(group, scheme));
  const legend: LegendItem[] = VALID_RISK_LEVELS.map((level) => shownLevel(scheme, level)).map(({ label, color }) => ({ label, color }));
  if (bars.some((bar) => bar.hidden > 0)) legend.push({ label: SUPPRESSED_TEXT, color: HATCH, mark: 'hatch' });
  return (
    <HorizontalBars
      bars={bars}
      of={groups.length}
      legend={legend}
      axis={SHARE_AXIS}
      grid={false}
      tipLines={(bar) => [...tipLines(bar.group, scheme), { label: '有效结果数', text: bar.text }]}
      pick={pick}
    >
      <defs>
        <HatchPattern />
      </defs>
      <Bar dataKey="whole" shape={SegmentedBar} isAnimationActive={false} maxBarSize={BAR_SIZE} />
    </HorizontalBars>
  );
}
