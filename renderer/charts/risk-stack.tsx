/** Shares of the risk levels by groups as 100 % stacked bars. A group too small to show is hatched, never 0. */
import { Bar } from 'recharts';
import { formatInteger, formatInterval, formatPercent, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { type RiskLevel, VALID_RISK_LEVELS } from '../../shared/risk';
import { type RiskScheme, shownLevel } from '../../shared/risk-labels';
import type { RiskGroup } from '../groups';
import type { Picking } from '../use-pick';
import { useRiskScheme } from '../settings';
import { byFocus, isBehind, type LevelFocus } from '../use-level-focus';
import { MAX_ROWS } from './frame';
import { type BarSegment, SegmentedBar } from './bar-shapes';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import type { LegendItem } from './legend';
import { BAR_SIZE, HorizontalBars, SHARE_AXIS } from './horizontal-bars';
import { DIMMED } from './picked-look';

export interface RiskStackProps {
  readonly groups: readonly RiskGroup[];
  readonly pick?: Picking | undefined;
  readonly focus?: LevelFocus | undefined;
}

function barOf(group: RiskGroup, order: readonly RiskLevel[], focus: LevelFocus | undefined, scheme: RiskScheme) {
  const focused = focus?.level ?? null;
  const shares = order.map((level) => group.levels[level]?.value ?? 0);
  const known = shares.reduce((sum, share) => sum + share, 0);
  const base = group.state === 'missing' ? MISSING_TEXT : group.state === 'suppressed' ? SUPPRESSED_TEXT : `${formatInteger(group.validResults ?? 0)}人`;
  const text = focused === null || group.state !== 'known' ? base : formatPercent(group.levels[focused]?.value ?? 0);
  const hidden = group.state === 'suppressed' ? Math.max(0, 1 - known) : 0;
  const segments: readonly BarSegment[] = [
    ...order.map((level, index) => ({ share: shares[index] ?? 0, fill: shownLevel(scheme, level).color, opacity: isBehind(focus, level) ? DIMMED : 1 })),
    { share: hidden, fill: HATCH_FILL, opacity: 1 },
  ];
  return { group, key: group.key, whole: 1, segments, hidden, base, text };
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

export function RiskStack({ groups, pick, focus }: RiskStackProps) {
  const scheme = useRiskScheme();
  const focused = focus?.level ?? null;
  // The level that stands out begins at the names, so that its lengths can be compared.
  const order: readonly RiskLevel[] = [...VALID_RISK_LEVELS].sort((one, other) => Number(other === focused) - Number(one === focused));
  const bars = byFocus(groups, focused).slice(0, MAX_ROWS).map((group) => barOf(group, order, focus, scheme));
  const legend: LegendItem[] = VALID_RISK_LEVELS.map((level) => shownLevel(scheme, level)).map(({ level, label, color }) => ({ label, color, focus: focus && { on: level === focused, toggle: () => focus.onFocus(level) } }));
  if (bars.some((bar) => bar.hidden > 0)) legend.push({ label: SUPPRESSED_TEXT, color: HATCH, mark: 'hatch' });
  return (
    <HorizontalBars
      bars={bars}
      of={groups.length}
      legend={legend}
      axis={SHARE_AXIS}
      grid={false}
      tipLines={(bar) => [...tipLines(bar.group, scheme), { label: '有效结果数', text: bar.base }]}
      pick={pick}
    >
      <defs>
        <HatchPattern />
      </defs>
      <Bar dataKey="whole" shape={SegmentedBar} isAnimationActive={false} maxBarSize={BAR_SIZE} />
    </HorizontalBars>
  );
}
