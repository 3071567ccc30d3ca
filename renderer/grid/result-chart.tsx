/** 画图: a result as bars, lines or points, by columns that the reader chooses. */
import { Alert, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { formatInteger } from '../../shared/format';
import { activeItem, GRID_COLOR, VALUE_TICK } from '../charts/frame';
import { Legend } from '../charts/legend';
import { Tip } from '../charts/tip';
import { ACCENT, WARNING } from '../theme';
import { numberText } from './cell-format';
import { type ChartChoice, type ChartKind, type ChartPoint, chartPoints, firstChoice, MOST_SERIES, mostPoints, numberColumns, withKind } from './chart-data';
import type { GridSource } from './grid-source';

const COLOURS = [ACCENT, WARNING, 'var(--second-mark)', 'var(--muted)'] as const;
const KINDS: readonly { readonly value: ChartKind; readonly label: string }[] = [{ value: 'bar', label: '柱状图' }, { value: 'line', label: '折线图' }, { value: 'scatter', label: '散点图' }];

export function ResultChart({ source, truncated }: { readonly source: GridSource; readonly truncated: boolean }) {
  const [choice, setChoice] = useState<ChartChoice | null>(() => firstChoice(source));
  const points = useMemo(() => (choice === null ? [] : chartPoints(source, choice)), [source, choice]);
  if (choice === null) return <Alert type="info" showIcon title="结果里没有数字列，画不了图。请在查询里加上要画的数字，如 count(*) 或 sum(…)。" />;
  const option = ({ place, label }: { readonly place: number; readonly label: string }) => ({ value: place, label });
  const numbers = numberColumns(source).map(option);
  const label = (place: number): string => source.columns[place]?.label ?? '';
  const names = choice.series.map(label);
  const most = mostPoints(choice.kind);
  return (
    <section className="result-chart" aria-label="结果的图" data-testid="result-chart">
      <div className="grid-tools">
        <Segmented size="small" aria-label="图的种类" options={[...KINDS]} value={choice.kind} onChange={(kind) => setChoice(withKind(source, choice, kind))} />
        <span>{choice.kind === 'scatter' ? '横轴' : '分类'}</span>
        <Select size="small" aria-label={choice.kind === 'scatter' ? '横轴' : '分类'} className="grid-chart-select" value={choice.across} options={choice.kind === 'scatter' ? numbers : source.columns.map(option)} onChange={(across) => setChoice({ ...choice, across })} />
        <span>数值</span>
        <Select size="small" aria-label="数值" className="grid-chart-select" mode="multiple" maxCount={MOST_SERIES} value={[...choice.series]} options={numbers} onChange={(series) => series.length > 0 && setChoice({ ...choice, series })} />
      </div>
      <Legend items={names.map((name, position) => ({ label: name, color: COLOURS[position] ?? ACCENT, mark: choice.kind === 'line' ? 'line' : 'block' }))} />
      <div className="result-chart-drawing">
        <Drawing kind={choice.kind} across={label(choice.across)} names={names} points={points} />
      </div>
      {(source.rowCount > most || truncated) && <p className="chart-note">图中只画前 {formatInteger(Math.min(most, source.rowCount))} 行{truncated ? '，结果还有更多' : `，共 ${formatInteger(source.rowCount)} 行`}。请先排序，或在查询里汇总后再画。</p>}
    </section>
  );
}

interface DrawingProps {
  readonly kind: ChartKind;
  readonly across: string;
  readonly names: readonly string[];
  readonly points: readonly ChartPoint[];
}

const MARGIN = { top: 12, right: 16, bottom: 4, left: 8 };
const yAxis = <YAxis tick={VALUE_TICK} tickLine={false} axisLine={false} width={70} tickFormatter={numberText} />;
const grid = <CartesianGrid stroke={GRID_COLOR} vertical={false} />;

function Drawing({ kind, across, names, points }: DrawingProps) {
  const tip = (
    <Tooltip
      isAnimationActive={false}
      cursor={{ fill: 'var(--pointed)' }}
      content={({ activeIndex }) => {
        const point = activeItem(points, activeIndex);
        return point === undefined ? null : <Tip title={point.category} lines={names.map((name, position) => ({ label: name, text: valueText(point.values[position]), color: COLOURS[position] ?? ACCENT }))} />;
      }}
    />
  );
  const categories = <XAxis dataKey="category" tick={VALUE_TICK} tickLine={false} interval="preserveStartEnd" minTickGap={10} />;
  const size = { width: '100%', height: '100%', initialDimension: { width: 640, height: 360 } } as const;
  switch (kind) {
    case 'bar':
      return (
        <ResponsiveContainer {...size}>
          <BarChart data={[...points]} margin={MARGIN}>
            {grid}{categories}{yAxis}{tip}
            {names.map((name, position) => <Bar key={`${position} ${name}`} name={name} dataKey={({ values }: ChartPoint) => values[position] ?? null} fill={COLOURS[position]} isAnimationActive={false} />)}
          </BarChart>
        </ResponsiveContainer>
      );
    case 'line':
      return (
        <ResponsiveContainer {...size}>
          <LineChart data={[...points]} margin={MARGIN}>
            {grid}{categories}{yAxis}{tip}
            {names.map((name, position) => <Line key={`${position} ${name}`} name={name} dataKey={({ values }: ChartPoint) => values[position] ?? null} stroke={COLOURS[position]} strokeWidth={2} dot={points.length <= 40} isAnimationActive={false} />)}
          </LineChart>
        </ResponsiveContainer>
      );
    case 'scatter':
      return (
        <ResponsiveContainer {...size}>
          <ScatterChart margin={MARGIN}>
            <CartesianGrid stroke={GRID_COLOR} />
            <XAxis dataKey="x" type="number" name={across} tick={VALUE_TICK} tickFormatter={numberText} domain={['auto', 'auto']} />
            <YAxis dataKey="y" type="number" tick={VALUE_TICK} tickLine={false} axisLine={false} width={70} tickFormatter={numberText} domain={['auto', 'auto']} />
            <Tooltip
              isAnimationActive={false}
              content={({ payload }) => {
                const found = payload[0]?.payload as { readonly x: number; readonly y: number } | undefined;
                return found === undefined ? null : <Tip title={`${across} ${numberText(found.x)}`} lines={[{ label: names.join('、'), text: numberText(found.y) }]} />;
              }}
            />
            {names.map((name, position) => (
              <Scatter key={`${position} ${name}`} name={name} data={points.flatMap(({ x, values }) => (x === null || values[position] == null ? [] : [{ x, y: values[position] }]))} fill={COLOURS[position]} isAnimationActive={false} />
            ))}
          </ScatterChart>
        </ResponsiveContainer>
      );
  }
}

function valueText(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : numberText(value);
}
