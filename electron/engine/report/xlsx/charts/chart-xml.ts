/** A report's chart as the XML of a native chart: it stays a chart in Excel and WPS, and can be restyled there. */
import type { FigureFormat } from '../../model';
import type { ReportChart } from '../../chart-model';
import { axes, AXIS_IDS, type AxesLook } from './axes-xml';
import type { ChartData } from './chart-data';
import { FRAME, textLook, titleOf } from './drawing-text';
import { barSeries, lineSeries, targetSeries } from './series-xml';

const NAMESPACES = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A share short of the whole never reads 100 %, as in the tables. */
const labelFormats: Readonly<Record<FigureFormat, string>> = { integer: '#,##0', percent: '[>=1]0.0%;[>=0.9995]"99.9%";0.0%', decimal: '#,##0.0', points: '0.00' };
const axisFormats: Readonly<Record<FigureFormat, string>> = { integer: '#,##0', percent: '0%', decimal: '#,##0.0', points: '0.00' };
/** One side of a pyramid is drawn to the left, but no number of persons is negative. */
const bothSides = (format: string): string => `${format};${format}`;

/** @param data its series in the order of the chart's own. */
export function chartXml(chart: ReportChart, data: ChartData): string {
  const { plot, look } = plotOf(chart, data);
  const drawn = `<c:plotArea><c:layout/>${plot}${axes(look)}</c:plotArea>`;
  const legend = `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textLook(9)}</c:legend>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>${titleOf(`${chart.name}\u3000${chart.title}`, 12, true)}<c:autoTitleDeleted val="0"/>${drawn}${legend}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>${FRAME}</c:chartSpace>`;
}

/** The city and its counties stand beside each other; days of a month and hours of a day do not. */
const MOST_LEVEL_NAMES = 14;

interface Plot {
  readonly plot: string;
  readonly look: AxesLook;
}

function plotOf(chart: ReportChart, data: ChartData): Plot {
  const { series } = data;
  const { title, format } = chart.axis;
  const label = labelFormats[format];
  const slanted = (series[0]?.categories.values.length ?? 0) > MOST_LEVEL_NAMES;
  const upright = { sideways: false, fromTop: false, namesAtEdge: false, slanted, title, format: axisFormats[format] };
  const target = data.target === null ? '' : targetSeries(data.target, series.length, label);
  switch (chart.form) {
    case 'bars': {
      const bars = `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.map((one, index) => barSeries(one, index, label, target === '' ? 'beyond' : 'inside')).join('')}<c:gapWidth val="60"/>${AXIS_IDS}</c:barChart>`;
      // Bars from anywhere but zero lie.
      return { plot: bars + lines(target), look: { ...upright, minimum: 0, ...upTo(chart, data) } };
    }
    case 'stackedShares':
      return {
        plot: `<c:barChart><c:barDir val="bar"/><c:grouping val="percentStacked"/><c:varyColors val="0"/>${series.map((one, index) => barSeries(one, index, label, 'none')).join('')}<c:gapWidth val="40"/><c:overlap val="100"/>${AXIS_IDS}</c:barChart>`,
        look: { ...upright, sideways: true, slanted: false, fromTop: true },
      };
    case 'lines':
      return { plot: lines(series.map((one, index) => lineSeries(one, index, label, series.length === 1)).join('') + target), look: { ...upright, ...upTo(chart, data) } };
    case 'pyramid':
      return {
        plot: `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.map((one, index) => barSeries(one, index, bothSides(label), 'beyond')).join('')}<c:gapWidth val="25"/><c:overlap val="100"/>${AXIS_IDS}</c:barChart>`,
        look: { ...upright, sideways: true, slanted: false, namesAtEdge: true, format: bothSides(axisFormats[format]), ...bothEnds(data) },
      };
  }
}

function lines(series: string): string {
  return series === '' ? '' : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${AXIS_IDS}</c:lineChart>`;
}

const valuesOf = ({ series, target }: ChartData): number[] => [...series, ...(target === null ? [] : [target])].flatMap(({ values }) => values.values.flatMap((value) => value ?? []));

/** Shares end at the whole, with room for the labels above; left to themselves programs end the axis at 120 %. */
const WHOLE = { minimum: 0, maximum: 1.08, step: 0.2 } as const;

function upTo({ axis }: ReportChart, data: ChartData): Partial<Pick<AxesLook, 'minimum' | 'maximum' | 'step'>> {
  const most = Math.max(0, ...valuesOf(data));
  return axis.format === 'percent' && most > WHOLE.step && most <= 1 ? WHOLE : {};
}

/** Ends of axes, as multiples of powers of ten; all can be halved. */
const ENDS = [1, 2, 4, 6, 8, 10];
/** The label stands beyond the bar. */
const ROOM_FOR_LABELS = 1.15;

/** Both sides equally long, so that lengths can be compared across the middle. */
function bothEnds(data: ChartData): Partial<Pick<AxesLook, 'minimum' | 'maximum' | 'step'>> {
  const most = Math.max(0, ...valuesOf(data).map(Math.abs)) * ROOM_FOR_LABELS;
  if (most === 0) return {};
  const power = 10 ** Math.floor(Math.log10(most));
  const end = (ENDS.find((each) => each * power >= most) ?? 10) * power;
  return { minimum: -end, maximum: end, step: end / 2 };
}
