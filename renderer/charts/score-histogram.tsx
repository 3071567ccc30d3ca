/** How scores are spread, coloured by the band that a score falls in. Bars too small to be told are hatched. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatInteger } from '../../shared/format';
import type { RiskScheme } from '../../shared/risk-labels';
import type { ScoreBin } from '../../shared/scale-quality';
import { useRiskScheme } from '../settings';
import { ACCENT } from '../theme';
import { activeItem, GRID_COLOR, VALUE_TICK } from './frame';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import { Legend, type LegendItem } from './legend';
import { Tip } from './tip';

const HEIGHT = 230;
const SEVERITIES = ['正常', '轻度', '中度', '重度'] as const;

function colourOf({ levels }: RiskScheme, severity: ScoreBin['severity']): string {
  return severity === null ? ACCENT : (levels.find(({ level }) => level === String(severity))?.color ?? ACCENT);
}

/** 24—26, or 1.75—1.85 for means, whose bins end where the next begins. */
function rangeOf({ from, to }: ScoreBin): string {
  const short = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2));
  return from === to ? short(from) : `${short(from)}—${short(to)}`;
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
    ...severities.map((severity) => ({ label: `${SEVERITIES[severity]}分数段`, color: colourOf(scheme, severity) })),
    ...(bins.some(({ persons }) => persons === null) ? [{ label: `少于 ${minimum} 人或为防推算而不显示`, color: HATCH, mark: 'hatch' as const }] : []),
  ];
  return (
    <figure className="chart" aria-label={`${name}的分布`} data-testid="score-histogram">
      <Legend items={legend} />
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 480, height: HEIGHT }}>
        <BarChart data={bars} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} barCategoryGap={1}>
          <defs>
            <HatchPattern />
          </defs>
          <CartesianGrid vertical={false} stroke={GRID_COLOR} />
          <XAxis dataKey="range" tick={VALUE_TICK} tickLine={false} interval="preserveStartEnd" minTickGap={12} />
          <YAxis tick={VALUE_TICK} tickLine={false} axisLine={false} allowDecimals={false} width={56} tickFormatter={(value: number) => formatInteger(value)} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--pointed)' }}
            content={({ activeIndex }) => {
              const bar = activeItem(bars, activeIndex);
              if (bar === undefined) return null;
              return <Tip title={`${name} ${bar.range} 分`} lines={[{ label: '人数', text: bar.bin.persons === null ? '不显示' : formatInteger(bar.bin.persons), color: colourOf(scheme, bar.bin.severity) }]} />;
            }}
          />
          <Bar dataKey="length" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
