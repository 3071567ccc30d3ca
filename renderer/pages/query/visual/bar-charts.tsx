/** Horizontal bars: one drawing for each measure, and for each column of it, or all columns of a measure as one stack. */
import { Bar } from 'recharts';
import { MISSING_TEXT } from '../../../../shared/format';
import { PlainBar } from '../../../charts/bar-shapes';
import { BAR_SIZE, COUNT_AXIS, HorizontalBars, SHARE_AXIS } from '../../../charts/horizontal-bars';
import { ACCENT, WARNING } from '../../../theme';
import type { DisplayCell } from './display';
import type { ChartGroup, ChartSeries, MeasureChart } from './series';

export const MOST_BARS = 100;
export const MOST_DRAWINGS = 12;

export interface BarChartsProps {
  readonly groups: readonly ChartGroup[];
  readonly charts: readonly MeasureChart[];
  readonly stacked: boolean;
}

const textOf = (cell: DisplayCell | undefined): string => cell?.text ?? MISSING_TEXT;
/** A bar alone says by its colour whether it misses its target. */
const colorOf = (cell: DisplayCell | undefined): string => (cell?.missed === true ? WARNING : ACCENT);

function Drawing({ title, groups, series, isShare, stacked, format }: { readonly title: string; readonly groups: readonly ChartGroup[]; readonly series: readonly ChartSeries[]; readonly isShare: boolean; readonly stacked: boolean; readonly format: (value: number) => string }) {
  const bars = groups.slice(0, MOST_BARS).map((group, index) => {
    const cells = series.map((own) => own.cells[index]);
    return { key: group.key, group: { label: group.label, shortLabel: group.label }, cells, lengths: cells.map((cell) => cell?.value ?? 0), ...(stacked ? { text: '' } : { text: textOf(cells[0]), fill: colorOf(cells[0]) }) };
  });
  const hasMissed = !stacked && bars.some(({ cells }) => cells[0]?.missed === true);
  return (
    <figure className="chart visual-drawing" aria-label={title}>
      <figcaption>{title}</figcaption>
      <HorizontalBars
        bars={bars}
        of={groups.length}
        legend={stacked ? series : hasMissed ? [{ label: '达到目标', color: ACCENT }, { label: '未达目标', color: WARNING }] : []}
        axis={isShare ? SHARE_AXIS : { ...COUNT_AXIS, tickFormatter: (value: number) => format(value).replace(/\.0$/, '') }}
        tipLines={(bar) => series.map((own, index) => ({ label: own.label, text: textOf(bar.cells[index]), color: stacked ? own.color : colorOf(bar.cells[index]) }))}
      >
        {series.map((own, index) => (
          <Bar key={own.key} name={own.label} {...(stacked ? { stackId: 'one', fill: own.color } : {})} dataKey={(bar: (typeof bars)[number]) => bar.lengths[index] ?? 0} shape={PlainBar} isAnimationActive={false} maxBarSize={BAR_SIZE} />
        ))}
      </HorizontalBars>
    </figure>
  );
}

export function BarCharts({ groups, charts, stacked }: BarChartsProps) {
  const drawings = charts.flatMap(({ measure, series }) =>
    stacked ? [{ key: measure.id, title: measure.label, series, measure }] : series.map((own) => ({ key: `${measure.id} ${own.key}`, title: series.length === 1 ? measure.label : `${measure.label}：${own.label}`, series: [own], measure })),
  );
  return (
    <>
      {drawings.length > MOST_DRAWINGS && <p className="visual-cut">图中只画前 {MOST_DRAWINGS} 组，共 {drawings.length} 组，全部见“透视表”。</p>}
      <div className={drawings.length > 1 ? 'visual-drawings visual-drawings-several' : 'visual-drawings'} data-testid={stacked ? 'visual-stacked' : 'visual-bars'}>
        {drawings.slice(0, MOST_DRAWINGS).map(({ key, title, series, measure }) => (
          <Drawing key={key} title={title} groups={groups} series={series} isShare={measure.isShare} stacked={stacked} format={measure.format} />
        ))}
      </div>
    </>
  );
}
