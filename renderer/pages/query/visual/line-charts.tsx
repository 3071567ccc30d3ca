/** Lines along the groups of the rows, one drawing for each measure. What is hidden or missing is a gap, never a zero. */
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { MISSING_TEXT } from '../../../../shared/format';
import { INK, LINE, MUTED } from '../../../theme';
import { axisText } from './display';
import type { ChartGroup, MeasureChart } from './series';

const HEIGHT = 300;
export const MOST_LINES = 12;

function Drawing({ groups, chart: { measure, series } }: { readonly groups: readonly ChartGroup[]; readonly chart: MeasureChart }) {
  const shown = series.slice(0, MOST_LINES);
  const points = groups.map((group, index) => ({ ...group, cells: shown.map(({ cells }) => cells[index]) }));
  return (
    <figure className="chart visual-drawing" aria-label={measure.label}>
      <figcaption>{measure.label}</figcaption>
      {shown.length > 1 && (
        <ul className="visual-legend">
          {shown.map(({ key, label, color }) => (
            <li key={key}>
              <span style={{ background: color }} aria-hidden />
              {label}
            </li>
          ))}
        </ul>
      )}
      {series.length > MOST_LINES && <p className="visual-cut">图中只画前 {MOST_LINES} 条线，共 {series.length} 条，全部见“透视表”。</p>}
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 480, height: HEIGHT }}>
        <LineChart data={points} margin={{ top: 12, right: 24, bottom: 4, left: 0 }}>
          <CartesianGrid vertical={false} stroke={LINE} />
          <XAxis dataKey="label" tick={{ fill: INK, fontSize: 12 }} tickLine={false} interval="preserveStartEnd" minTickGap={12} padding={{ left: 24, right: 24 }} />
          <YAxis tick={{ fill: MUTED, fontSize: 11 }} tickLine={false} axisLine={false} width={64} tickFormatter={(value: number) => axisText(measure, value)} />
          <Tooltip
            isAnimationActive={false}
            content={({ activeIndex }) => {
              const point = activeIndex == null ? undefined : points[Number(activeIndex)];
              return point === undefined ? null : (
                <div className="visual-tip">
                  <strong>{point.label}</strong>
                  {shown.map(({ key, label, color }, index) => (
                    <div key={key}>
                      <span style={{ background: color }} aria-hidden />
                      {label}
                      <b>{point.cells[index]?.text ?? MISSING_TEXT}</b>
                    </div>
                  ))}
                </div>
              );
            }}
          />
          {shown.map(({ key, label, color }, index) => (
            <Line key={key} name={label} dataKey={(point: (typeof points)[number]) => point.cells[index]?.value ?? null} stroke={color} strokeWidth={2} dot={{ r: 3, fill: color }} connectNulls={false} isAnimationActive={false} />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </figure>
  );
}

export function LineCharts({ groups, charts }: { readonly groups: readonly ChartGroup[]; readonly charts: readonly MeasureChart[] }) {
  return (
    <div className="visual-drawings" data-testid="visual-lines">
      {charts.map((chart) => (
        <Drawing key={chart.measure.id} groups={groups} chart={chart} />
      ))}
    </div>
  );
}
