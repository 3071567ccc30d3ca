/** Native Word charts: what they draw can be opened and edited in Word. */
import { AlignmentType, Paragraph } from 'docx';
import { type ChartLine, ChartRun, type ChartRunOptions, type ChartSeries, type ChartValueAxis } from 'docx/charts';
import type { ReportChart } from '../chart-model';
import { type ChartValues, chartValues } from '../chart-values';
import type { FigureFormat, ReportTable } from '../model';
import { FONTS } from './fonts';
import { SIZES } from './page';
import { cleanText, run, smallLine } from './text';

const TWIPS_PER_PIXEL = 15;
const HEIGHT_SHARE = 0.56;
/** Of a sheet of paper, upright or across. */
const LARGEST_HEIGHT = 400;
const FORMATS: Readonly<Record<FigureFormat, string>> = { integer: '#,##0', percent: '0%', decimal: '#,##0.0', points: '0.00' };
/** Men stand on the left: their numbers are negative in the chart, and are shown without the sign. */
const WITHOUT_SIGN = '#,##0;#,##0';
const GREY: ChartLine = { color: '595959', width: 1.5, dash: 'dash' };

/** @param width of the 版心 in twips. */
export function chartParagraphs(chart: ReportChart, table: ReportTable, width: number): readonly Paragraph[] {
  const pixels = Math.floor(width / TWIPS_PER_PIXEL);
  const size = { width: pixels, height: Math.min(LARGEST_HEIGHT, Math.round(pixels * HEIGHT_SHARE)) };
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 120 }, children: [new ChartRun({ ...shape(chart, chartValues(chart, table)), transformation: size })] }),
    smallLine([run([chart.name, chart.title].join('　'), { font: 'heading', size: SIZES.table })], SIZES.table * 20, { alignment: AlignmentType.CENTER }),
  ];
}

function shape(chart: ReportChart, values: ChartValues): ChartRunOptions {
  const { axis, form } = chart;
  const series = values.series.map(({ label, colour, values: own }): ChartSeries => ({ name: cleanText(label), values: own, color: colour }));
  const valueAxis: ChartValueAxis = { title: axis.title, numberFormat: FORMATS[axis.format], gridlines: true };
  const common = {
    categories: values.categories.map(cleanText),
    font: { name: FONTS.number.name },
    chartArea: { fill: 'none', border: 'none' } as const,
    altText: { name: chart.name, title: chart.title, description: `${chart.title}，数据见“${chart.table}”。` },
    legend: series.length === 1 && chart.target === undefined ? (false as const) : { position: 'bottom' as const },
  };
  switch (form) {
    case 'bars':
      return { type: 'column', ...common, valueAxis: { ...valueAxis, ...(axis.format === 'percent' ? { minimum: 0, maximum: 1 } : { minimum: 0 }) }, gapWidth: 60, series: [...series, ...targetSeries(chart, values.categories.length)] };
    case 'stackedShares':
      return { type: 'column', ...common, stacking: 'percent', valueAxis: { ...valueAxis, numberFormat: FORMATS.percent }, gapWidth: 50, series };
    case 'lines':
      return { type: 'line', ...common, markers: true, valueAxis, series: [...series, ...targetSeries(chart, values.categories.length)] };
    case 'pyramid':
      return { type: 'bar', ...common, stacking: 'stacked', gapWidth: 20, valueAxis: { ...valueAxis, numberFormat: WITHOUT_SIGN }, series: series.map((each, index) => (index === 0 ? { ...each, values: each.values.map((value) => (value === null ? null : -value)) } : each)) };
  }
}

/** The target as a line across all categories. */
function targetSeries({ target, form }: ReportChart, length: number): ChartSeries[] {
  if (target === undefined) return [];
  const own = { name: cleanText(target.label), values: Array.from({ length }, () => target.value), markers: false, line: GREY, color: '595959' } as const;
  return [form === 'bars' ? { ...own, type: 'line' } : own];
}
