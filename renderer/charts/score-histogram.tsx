/** How scores are spread, coloured by the band that a score falls in, with a line where a band begins. Bars too small to be told are hatched. */
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatInteger } from '../../shared/format';
import type { RiskScheme } from '../../shared/risk-labels';
import type { ScoreBin } from '../../shared/scale-quality';
import { useRiskScheme } from '../settings';
import { ACCENT, MUTED } from '../theme';
import { bandBorders, rangeOf, SEVERITY_NAMES } from './band-borders';
import { activeItem, COUNT_TICKS, GRID_COLOR, VALUE_TICK } from './frame';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import { Legend, type LegendItem } from './legend';
import { MarkList } from './mark-list';
import { Tip, type TipLine } from './tip';

const HEIGHT = 260;
/** Room for the names of two bands above each other, which may begin close by. */
const MARGIN = { top: 36, right: 60, bottom: 0, left: 0 } as const;
const AXIS_WIDTH = 56;
const AXIS_HEIGHT = 30;
const LABEL_LINE = 15;

function colourOf({ levels }: RiskScheme, severity: ScoreBin['severity']): string {
  return severity === null ? ACCENT : (levels.find(({ level }) => level === String(severity))?.color ?? ACCENT);
}

export interface ScoreHistogramProps {
  readonly name: string;
  readonly bins: readonly ScoreBin[];
  readonly minimum: number;
}

export function ScoreHistogram({ name, bins, minimum }: ScoreHistogramProps) {
  const scheme = useRiskScheme();
  const largest = Math.max(1, ...bins.map(({ persons }) => persons ?? 0));
  // Every hidden bar has the same height, whatever stands behind it.
  const bars = bins.map((bin) => ({ bin, range: rangeOf(bin), length: bin.persons ?? Math.min(minimum, largest), fill: bin.persons === null ? HATCH_FILL : colourOf(scheme, bin.severity) }));
  const severities = [...new Set(bins.map(({ severity }) => severity))].filter((severity) => severity !== null);
  const legend: LegendItem[] = [
    ...severities.map((severity) => ({ label: `${SEVERITY_NAMES[severity]}分数段`, color: colourOf(scheme, severity) })),
    ...(bins.some(({ persons }) => persons === null) ? [{ label: `少于 ${minimum} 人或为防推算而不显示`, color: HATCH, mark: 'hatch' as const }] : []),
  ];
  const linesOf = ({ persons, severity }: ScoreBin): readonly TipLine[] => [
    { label: '人数', text: persons === null ? '不显示' : formatInteger(persons), color: colourOf(scheme, severity) },
    ...(severity === null ? [] : [{ label: '分数段', text: SEVERITY_NAMES[severity] }]),
  ];
  const width = `(100% - ${AXIS_WIDTH + MARGIN.right}px) / ${Math.max(1, bars.length)}`;
  return (
    <>
      <Legend items={legend} />
      <div className="chart-plot">
        <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 480, height: HEIGHT }}>
          <BarChart data={bars} margin={MARGIN} barCategoryGap={1} accessibilityLayer={false}>
            <defs>
              <HatchPattern />
            </defs>
            <CartesianGrid vertical={false} stroke={GRID_COLOR} />
            <XAxis dataKey="range" tick={VALUE_TICK} tickLine={false} interval="preserveStartEnd" minTickGap={12} height={AXIS_HEIGHT} />
            <YAxis {...COUNT_TICKS} width={AXIS_WIDTH} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--pointed)' }}
              content={({ activeIndex }) => {
                const bar = activeItem(bars, activeIndex);
                return bar === undefined ? null : <Tip title={`${name} ${bar.range} 分`} lines={linesOf(bar.bin)} />;
              }}
            />
            <Bar dataKey="length" isAnimationActive={false} />
            {bandBorders(bins).map(({ bin, label }, index) => (
              <ReferenceLine key={label} x={bars[bin]?.range} position="start" stroke={MUTED} strokeDasharray="4 3" label={{ value: label, position: 'top', dy: index % 2 === 0 ? 0 : -LABEL_LINE, fontSize: 12, fill: MUTED }} />
            ))}
          </BarChart>
        </ResponsiveContainer>
        <MarkList
          label={`各分数段人数，共 ${bars.length} 段`}
          marks={bars.map(({ bin, range }, index) => ({ key: range, title: `${name} ${range} 分`, lines: linesOf(bin), place: { left: `calc(${AXIS_WIDTH}px + ${width} * ${index})`, width: `calc(${width})`, top: MARGIN.top, bottom: AXIS_HEIGHT } }))}
        />
      </div>
    </>
  );
}
