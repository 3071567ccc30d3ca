/** Charts of reports as SVG: columns, stacked shares, lines, a pyramid. What is hidden or missing is not drawn. */
import { figureText } from '../cell-text';
import type { ReportChart } from '../chart-model';
import { type ChartValues, chartValues } from '../chart-values';
import type { ReportTable } from '../model';
import { element, escaped } from './markup';

const WIDTH = 640;
const HEIGHT = 330;
const PLOT = { left: 64, right: 16, top: 16, bottom: 84 } as const;
const PLOT_WIDTH = WIDTH - PLOT.left - PLOT.right;
const PLOT_HEIGHT = HEIGHT - PLOT.top - PLOT.bottom;
const STEPS = 5;
const BAR_SHARE = 0.62;
const AXIS = '#595959';
const GRID = '#d9d9d9';

export function chartSvg(chart: ReportChart, table: ReportTable): string {
  const values = chartValues(chart, table);
  const { shapes, top } = draw(chart, values);
  return element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${chart.title}，数据见“${chart.table}”`, class: 'report-chart' }, [...grid(chart, top), ...shapes, ...names(values, chart), ...legend(chart, values)].join(''));
}

interface Drawn {
  readonly shapes: readonly string[];
  /** Value at the upper end of the axis. */
  readonly top: number;
}

function draw(chart: ReportChart, values: ChartValues): Drawn {
  switch (chart.form) {
    case 'bars':
      return bars(chart, values);
    case 'stackedShares':
      return { shapes: stacked(values), top: 1 };
    case 'lines':
      return lines(chart, values);
    case 'pyramid':
      return pyramid(values);
  }
}

/** A round number not below the largest value. */
function roundedTop(chart: ReportChart, values: ChartValues): number {
  if (chart.axis.format === 'percent') return 1;
  const most = Math.max(1, chart.target?.value ?? 0, ...values.series.flatMap(({ values: own }) => own.map((value) => value ?? 0)));
  const size = 10 ** Math.floor(Math.log10(most));
  return Math.ceil(most / size) * size;
}

const yOf = (value: number, top: number): number => PLOT.top + PLOT_HEIGHT * (1 - value / top);
const round = (value: number): number => Math.round(value * 100) / 100;
const rect = (x: number, y: number, width: number, height: number, fill: string): string => element('rect', { x: round(x), y: round(y), width: round(width), height: round(Math.max(0, height)), fill }, '');
const text = (x: number, y: number, content: string, attributes: Readonly<Record<string, string | number>> = {}): string => element('text', { x: round(x), y: round(y), 'font-size': 11, fill: AXIS, ...attributes }, escaped(content));
const colour = (hex: string): string => `#${hex}`;

function bars(chart: ReportChart, values: ChartValues): Drawn {
  const top = roundedTop(chart, values);
  const step = PLOT_WIDTH / Math.max(1, values.categories.length);
  const width = (step * BAR_SHARE) / Math.max(1, values.series.length);
  const shapes = values.series.flatMap((series, position) =>
    series.values.flatMap((value, index) => (value === null ? [] : [rect(PLOT.left + step * (index + (1 - BAR_SHARE) / 2) + width * position, yOf(value, top), width, PLOT.top + PLOT_HEIGHT - yOf(value, top), colour(series.colour))])),
  );
  return { shapes: [...shapes, ...targetLine(chart, top)], top };
}

function stacked(values: ChartValues): readonly string[] {
  const step = PLOT_WIDTH / Math.max(1, values.categories.length);
  return values.categories.flatMap((_, index) => {
    const parts = values.series.map(({ values: own, colour: fill }) => ({ value: own[index] ?? 0, fill }));
    const sum = parts.reduce((running, { value }) => running + value, 0);
    let below = 0;
    return sum === 0
      ? []
      : parts.map(({ value, fill }) => {
          const share = value / sum;
          below += share;
          return rect(PLOT.left + step * (index + (1 - BAR_SHARE) / 2), yOf(below, 1), step * BAR_SHARE, PLOT_HEIGHT * share, colour(fill));
        });
  });
}

function lines(chart: ReportChart, values: ChartValues): Drawn {
  const top = roundedTop(chart, values);
  const step = PLOT_WIDTH / Math.max(1, values.categories.length);
  const shapes = values.series.flatMap((series) => {
    const points = series.values.flatMap((value, index) => (value === null ? [] : [{ index, x: round(PLOT.left + step * (index + 0.5)), y: round(yOf(value, top)) }]));
    // A year without a figure breaks the line.
    const path = points.map(({ index, x, y }, position) => `${position > 0 && points[position - 1]?.index === index - 1 ? 'L' : 'M'}${x} ${y}`).join('');
    return [element('path', { d: path, fill: 'none', stroke: colour(series.colour), 'stroke-width': 2 }, ''), ...points.map(({ x, y }) => element('circle', { cx: x, cy: y, r: 3, fill: colour(series.colour) }, ''))];
  });
  return { shapes: [...shapes, ...targetLine(chart, top)], top };
}

/** The first series to the left of the middle, the second to the right; categories from top to bottom. */
function pyramid(values: ChartValues): Drawn {
  const most = Math.max(1, ...values.series.flatMap(({ values: own }) => own.map((value) => value ?? 0)));
  const middle = PLOT.left + PLOT_WIDTH / 2;
  const step = PLOT_HEIGHT / Math.max(1, values.categories.length);
  const shapes = values.series.flatMap((series, side) =>
    series.values.flatMap((value, index) => {
      if (value === null) return [];
      const length = ((PLOT_WIDTH / 2) * value) / most;
      return [rect(side === 0 ? middle - length : middle, PLOT.top + step * index + step * 0.1, length, step * 0.8, colour(series.colour))];
    }),
  );
  return { shapes, top: most };
}

function targetLine({ target }: ReportChart, top: number): readonly string[] {
  if (target === undefined || target.value > top) return [];
  const y = round(yOf(target.value, top));
  return [element('line', { x1: PLOT.left, x2: WIDTH - PLOT.right, y1: y, y2: y, stroke: AXIS, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }, '')];
}

function grid({ axis, form }: ReportChart, top: number): readonly string[] {
  if (form === 'pyramid') return [];
  const format = form === 'stackedShares' ? 'percent' : axis.format;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const value = (top * step) / STEPS;
    const y = round(yOf(value, top));
    return `${element('line', { x1: PLOT.left, x2: WIDTH - PLOT.right, y1: y, y2: y, stroke: GRID }, '')}${text(PLOT.left - 6, y + 4, format === 'percent' ? `${Math.round(value * 100)}%` : figureText(value, format), { 'text-anchor': 'end' })}`;
  });
}

function names({ categories }: ChartValues, { form }: ReportChart): readonly string[] {
  if (form === 'pyramid') {
    const step = PLOT_HEIGHT / Math.max(1, categories.length);
    return categories.map((name, index) => text(PLOT.left - 6, PLOT.top + step * (index + 0.5) + 4, name, { 'text-anchor': 'end' }));
  }
  const step = PLOT_WIDTH / Math.max(1, categories.length);
  return categories.map((name, index) => {
    const [x, y] = [round(PLOT.left + step * (index + 0.5) + 4), PLOT.top + PLOT_HEIGHT + 14];
    return text(x, y, name, { 'text-anchor': 'end', transform: `rotate(-35 ${x} ${y})` });
  });
}

function legend({ target }: ReportChart, { series }: ChartValues): readonly string[] {
  const entries = [...series.map(({ label, colour: fill }) => ({ label, mark: (x: number) => rect(x, HEIGHT - 19, 12, 10, colour(fill)) })), ...(target === undefined ? [] : [{ label: target.label, mark: (x: number) => element('line', { x1: x - 4, x2: x + 14, y1: HEIGHT - 14, y2: HEIGHT - 14, stroke: AXIS, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' }, '') }])];
  let x = PLOT.left;
  return entries.map(({ label, mark }) => {
    const entry = `${mark(x)}${text(x + 18, HEIGHT - 10, label)}`;
    x += 40 + label.length * 11;
    return entry;
  });
}
