/** One indicator by groups as horizontal bars, judged against its target lines. */
import { Bar, ErrorBar, ReferenceLine } from 'recharts';
import { formatFigure, formatInteger, formatInterval, formatRank } from '../../shared/format';
import { findIndicator, type IndicatorDefinition, mainTarget, targetsAsOf, variesByChance } from '../../shared/indicators';
import { useAsOf } from '../as-of';
import { chanceOf, changeWords } from '../change-words';
import type { Group } from '../groups';
import type { Picking } from '../use-pick';
import { judge } from '../judge';
import { ACCENT, INK, MUTED, TARGET, WARNING } from '../theme';
import { RoundBar } from './bar-shapes';
import { MAX_ROWS } from './frame';
import type { LegendItem } from './legend';
import type { TipLine } from './tip';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars, SHARE_AXIS } from './horizontal-bars';

export interface GroupBarsProps {
  readonly indicator: string;
  readonly groups: readonly Group[];
  readonly pick?: Picking | undefined;
}

/** Lines of targets in force, then those of the others. */
const TARGET_LINES = [
  { color: TARGET, mark: 'line', dash: '0' },
  { color: MUTED, mark: 'dashes', dash: '4 3' },
] as const;

interface TargetLine {
  readonly value: number;
  readonly label: string;
  readonly color: string;
  readonly mark: 'line' | 'dashes';
  readonly dash: string;
}

/** One line a value: the first in force solid, other values and targets that have run out dashed. */
function targetLines(definition: IndicatorDefinition, asOf: string): readonly TargetLine[] {
  const byValue = new Map<number, string[]>();
  for (const { target, label, state } of targetsAsOf(definition, asOf)) {
    if (state === 'notYet') continue;
    // What has run out is told only where no target in force asks for as much.
    if (state === 'expired' && byValue.has(target.value)) continue;
    byValue.set(target.value, [...(byValue.get(target.value) ?? []), label]);
  }
  const main = mainTarget(definition, asOf)?.target.value;
  return [...byValue].map(([value, labels]) => ({ value, label: labels.join('、'), ...(value === main ? TARGET_LINES[0] : TARGET_LINES[1]) }));
}

function barOf(group: Group, definition: IndicatorDefinition) {
  const row = group.cells.get(definition.id);
  const figure = row ?? { value: null, suppressed: false };
  return {
    group,
    row,
    key: group.key,
    // A hidden or missing figure has no bar at all, only its word.
    length: figure.value ?? 0,
    // How far the limits lie below and above the figure.
    reach: row?.value == null || row.low === null || row.high === null ? undefined : ([row.value - row.low, row.high - row.value] as const),
    text: formatFigure(figure, definition.unit),
    fill: row !== undefined && judge(row) === 'missed' ? WARNING : ACCENT,
  };
}

type GroupBar = ReturnType<typeof barOf>;

function tipLines({ text, fill, row }: GroupBar, definition: IndicatorDefinition): readonly TipLine[] {
  const lines: TipLine[] = [{ label: definition.label, text, color: fill }];
  if (definition.denominator !== undefined && row?.numerator != null && row.denominator != null) {
    lines.push({ label: definition.formula.replace(' × 100%', ''), text: `${formatInteger(row.numerator)} ÷ ${formatInteger(row.denominator)}`, color: 'transparent' });
  }
  if (row?.low != null && row.high !== null) lines.push({ label: '95% 置信区间', text: formatInterval(row.low, row.high), color: 'transparent' });
  if (row?.comparison != null) lines.push({ label: '较上学年', text: [changeWords(row), chanceOf(row)].filter((part) => part !== '').join('，'), color: 'transparent' });
  if (row?.place != null) lines.push({ label: '名次', text: formatRank(row.place.rank, row.place.tied), color: 'transparent' });
  return lines;
}

export function GroupBars({ indicator, groups, pick }: GroupBarsProps) {
  // Before all else: the compiler remembers nothing that a hook stands in the middle of.
  const asOf = useAsOf();
  const definition = findIndicator(indicator);
  if (definition === undefined) return null;
  const bars = groups.slice(0, MAX_ROWS).map((group) => barOf(group, definition));
  const targets = targetLines(definition, asOf);
  const whiskers = variesByChance(definition) && bars.some(({ reach }) => reach !== undefined);
  const legend: LegendItem[] = [
    { label: targets.length > 0 ? '达到目标' : definition.label, color: ACCENT },
    ...(targets.length > 0 ? [{ label: '未达目标', color: WARNING }] : []),
    ...targets.map((target) => ({ label: target.label, color: target.color, mark: target.mark })),
    ...(whiskers ? [{ label: '95% 置信区间', color: INK, mark: 'whisker' as const }] : []),
  ];
  return (
    <HorizontalBars
      bars={bars}
      of={groups.length}
      legend={legend}
      axis={definition.unit === 'share' ? SHARE_AXIS : COUNT_AXIS}
      tipLines={(bar) => tipLines(bar, definition)}
      pick={pick}
    >
      <Bar dataKey="length" shape={RoundBar} isAnimationActive={false} maxBarSize={BAR_SIZE}>
        {whiskers && <ErrorBar dataKey="reach" direction="x" width={4} strokeWidth={1.2} stroke={INK} isAnimationActive={false} />}
      </Bar>
      {targets.map((target) => (
        <ReferenceLine key={target.label} x={target.value} stroke={target.color} strokeWidth={1.5} strokeDasharray={target.dash} ifOverflow="extendDomain" />
      ))}
    </HorizontalBars>
  );
}
