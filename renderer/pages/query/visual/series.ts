/** A table as series for charts: one line or stack for each column of a measure, totals left out. */
import type { TableColumn } from '../../../../shared/visual-table';
import { levelColour, type Colours } from './colours';
import type { Display, DisplayCell, DisplayMeasure } from './display';

export interface ChartGroup {
  readonly key: string;
  readonly label: string;
}

export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  readonly color: string;
  /** One per group. */
  readonly cells: readonly (DisplayCell | undefined)[];
}

export interface MeasureChart {
  readonly measure: DisplayMeasure;
  readonly series: readonly ChartSeries[];
}

const join = (path: TableColumn['path']): string => path.map(({ label }) => label).join(' · ');

export function chartGroups({ table }: Display): readonly ChartGroup[] {
  return table.rows.flatMap(({ path, isTotal }) => (isTotal ? [] : [{ key: JSON.stringify(path.map(({ key }) => key)), label: path.length === 0 ? '全部' : join(path) }]));
}

export function measureCharts(display: Display, colours: Colours): readonly MeasureChart[] {
  const { table, measures } = display;
  const body = table.rows.flatMap(({ isTotal }, index) => (isTotal ? [] : [index]));
  return measures.map((measure) => {
    const columns = table.columns.flatMap((column, index) => (column.measure === measure.id && !column.isTotal ? [{ column, index }] : []));
    return {
      measure,
      series: columns.map(({ column, index }, place) => ({
        key: JSON.stringify(column.path.map(({ key }) => key)),
        label: column.path.length === 0 ? measure.label : join(column.path),
        color: levelColour(display, column, colours) ?? colours.series[place % colours.series.length] ?? '',
        cells: body.map((row) => table.cells[row]?.[index]),
      })),
    };
  });
}
