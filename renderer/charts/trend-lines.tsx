/** Figures through the school years as lines; a year without a figure is a gap, never a zero. */
import { CartesianGrid, LabelList, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatFigure, formatInteger } from '../../shared/format';
import { findIndicator, mainTarget } from '../../shared/indicators';
import { useAsOf } from '../as-of';
import type { IndicatorRow } from '../indicator-table';
import { ACCENT, TARGET } from '../theme';
import { activeItem, GRID_COLOR, VALUE_TICK } from './frame';
import { Legend, type LegendItem } from './legend';
import { MarkList } from './mark-list';
import { DIMMED } from './picked-look';
import { shareTicks } from './share-ticks';
import { Tip } from './tip';

const HEIGHT = 190;
const AXIS_WIDTH = 52;
const AXIS_HEIGHT = 30;
const TOP = 18;
const RIGHT = 34;
const PADDING = { left: 34, right: 10 } as const;
/** From the edges of the drawing to the first and the last year. */
const FIRST = AXIS_WIDTH + PADDING.left;
const LAST = RIGHT + PADDING.right;
const MARK_WIDTH = 28;

export interface TrendSeries {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  /** Behind another one that stands out. */
  readonly isBehind?: boolean;
  /** One per year, in the order of `schoolYears`. */
  readonly rows: readonly (IndicatorRow | undefined)[];
}

export interface TrendLinesProps {
  readonly indicator: string;
  readonly schoolYears: readonly string[];
  readonly series: readonly TrendSeries[];
}

const yearTitle = (schoolYear: string): string => `${schoolYear.replace('-', '—')}学年`;

const COUNTED = { domain: [0, 'auto'] as [number, 'auto'], allowDecimals: false, tickFormatter: (value: number) => formatInteger(value) };

function shareAxis(ticks: readonly number[]) {
  return { ticks: [...ticks], domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1] as [number, number], interval: 0, tickFormatter: (value: number) => `${Math.round(value * 100)}%` } as const;
}

export function TrendLines({ indicator, schoolYears, series }: TrendLinesProps) {
  const definition = findIndicator(indicator);
  const asOf = useAsOf();
  if (definition === undefined) return null;
  const target = mainTarget(definition, asOf);
  const share = definition.unit === 'share';
  const years = schoolYears.map((schoolYear, index) => ({
    schoolYear,
    values: series.map(({ rows }) => rows[index]?.value ?? null),
    texts: series.map(({ rows }) => formatFigure(rows[index] ?? { value: null, suppressed: false }, definition.unit)),
  }));
  const linesOf = ({ texts }: (typeof years)[number]) => series.map(({ label, color }, index) => ({ label, color, text: texts[index] ?? '' }));
  const known = [...years.flatMap(({ values }) => values.filter((value) => value !== null)), ...(target === undefined ? [] : [target.target.value])];
  const legend: LegendItem[] = [
    // A single line is named by the heading.
    ...(series.length === 1 ? [] : series.map(({ label, color }) => ({ label, color, mark: 'line' as const }))),
    ...(target === undefined ? [] : [{ label: target.label, color: TARGET, mark: 'dashes' as const }]),
  ];
  return (
    <figure className="chart" aria-label={`${definition.label}：各学年`} data-testid={`trend-${indicator}`}>
      <Legend items={legend} />
      <div className="chart-plot">
        <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 360, height: HEIGHT }}>
          <LineChart data={years} margin={{ top: TOP, right: RIGHT, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke={GRID_COLOR} />
            <XAxis dataKey="schoolYear" tick={VALUE_TICK} tickLine={false} interval="preserveStartEnd" height={AXIS_HEIGHT} padding={{ left: PADDING.left, right: PADDING.right }} tickFormatter={(year: string) => year.replace('-', '—')} />
            <YAxis
              tick={VALUE_TICK}
              tickLine={false}
              axisLine={false}
              width={AXIS_WIDTH}
              {...(share ? shareAxis(shareTicks(known)) : COUNTED)}
            />
            <Tooltip
              isAnimationActive={false}
              content={({ activeIndex }) => {
                const year = activeItem(years, activeIndex);
                return year === undefined ? null : <Tip title={yearTitle(year.schoolYear)} lines={linesOf(year)} />;
              }}
            />
            {target !== undefined && <ReferenceLine y={target.target.value} stroke={TARGET} strokeDasharray="4 3" />}
            {series.map(({ key, label, color, isBehind = false }, index) => (
              <Line key={key} name={label} dataKey={(year: (typeof years)[number]) => year.values[index] ?? null} stroke={color} strokeOpacity={isBehind ? DIMMED : 1} strokeWidth={2} dot={{ r: 3, fill: color, opacity: isBehind ? DIMMED : 1 }} connectNulls={false} isAnimationActive={false}>
                {series.length === 1 && <LabelList position="top" fontSize={11} fill={ACCENT} stroke="var(--paper)" strokeWidth={3} paintOrder="stroke" formatter={(value) => (typeof value === 'number' ? formatFigure({ value, suppressed: false }, definition.unit) : '')} />}
              </Line>
            ))}
          </LineChart>
        </ResponsiveContainer>
        <MarkList
          label={`各学年数字，共 ${years.length} 年`}
          marks={years.map((year, index) => ({
            key: year.schoolYear,
            title: yearTitle(year.schoolYear),
            lines: linesOf(year),
            place: { top: TOP, bottom: AXIS_HEIGHT, left: `calc(${FIRST}px + (100% - ${FIRST + LAST}px) * ${years.length < 2 ? 0 : index / (years.length - 1)} - ${MARK_WIDTH / 2}px)`, width: MARK_WIDTH },
          }))}
        />
      </div>
    </figure>
  );
}
