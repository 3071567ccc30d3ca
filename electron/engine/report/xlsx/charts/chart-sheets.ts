/**
 * Charts on a sheet of their own, two a page, and the hidden sheet with the cells that they draw. A chart cannot draw the table itself:
 * a cell that says 样本过小 would be drawn as 0. The hidden sheet leaves it empty, and holds a formula to the table's cell for every figure.
 */
import type { ReportChart } from '../../chart-model';
import type { ReportCell, ReportTable } from '../../model';
import type { PlacedTable } from '../placed-table';
import { type BuiltSheet, reference, SheetBuilder } from '../sheet-builder';
import { styles } from '../styles';
import { tableLayout } from '../table-layout';
import type { SheetChart } from './add-charts';
import { type ChartData, type ChartSeries, sheetReference, type TextCells } from './chart-data';
import { chartXml } from './chart-xml';

const COLUMNS = 10;
const COLUMN_WIDTH = 9;
const ROW_HEIGHT = 17;
const TARGET_COLOUR = 'C00000';
/** A chart and the line below it; two of them and the title fill an upright A4 page. */
const CHART_ROWS = 22;
const CHARTS_OF_A_PAGE = 2;

/** @returns null where there is nothing to draw. @throws Error for a chart of a table that is not there */
export function planCharts(charts: readonly ReportChart[], tables: readonly PlacedTable[], names: { readonly charts: string; readonly data: string }, title: string): { readonly charts: BuiltSheet; readonly data: BuiltSheet } | null {
  if (charts.length === 0) return null;
  const sheet = new SheetBuilder(names.charts, Array.from({ length: COLUMNS }, () => COLUMN_WIDTH));
  const data = new DataSheet(names.data);
  sheet.wholeLine(0, title, styles.title, 36);
  const drawn = charts.map((chart, position): SheetChart => {
    const placed = tables.find(({ table }) => table.name === chart.table);
    if (placed === undefined) throw new Error(`${chart.name} draws ${chart.table}, which is no table of the report`);
    const top = 1 + position * (CHART_ROWS + 1);
    for (let row = top; row < top + CHART_ROWS; row++) sheet.height(row, ROW_HEIGHT);
    sheet.wholeLine(top + CHART_ROWS, sourceLine(chart, placed.table), styles.note, ROW_HEIGHT);
    const cells = data.add(chart, placed);
    return { place: { from: { column: 0, row: top }, to: { column: COLUMNS, row: top + CHART_ROWS } }, xml: chartXml(chart, cells), words: `${chart.name} ${chart.title}。${sourceLine(chart, placed.table)}` };
  });
  const pageBreaks = charts.flatMap((_, position) => (position > 0 && position % CHARTS_OF_A_PAGE === 0 ? [position * (CHART_ROWS + 1)] : []));
  return { charts: sheet.build({ portrait: true, pageBreaks, finish: { charts: drawn } }), data: data.build() };
}

function sourceLine(chart: ReportChart, table: ReportTable): string {
  const codes = chart.series.map(({ column }) => table.codeRow[column] ?? '').join('、');
  return `数据：“${chart.table}”第${codes}栏。未显示、未上报的单元格在图中空缺，不作 0。`;
}

/** Rows of a table that a chart draws, and the row of its sheet where they begin. */
function drawnRows({ withTotals }: ReportChart, table: ReportTable): { readonly first: number; readonly rows: readonly (readonly ReportCell[])[] } {
  const { totalsRow, firstBody } = tableLayout(table);
  return withTotals && table.totals.length > 0 ? { first: totalsRow, rows: [table.totals, ...table.rows] } : { first: firstBody, rows: table.rows };
}

class DataSheet {
  private readonly sheet: SheetBuilder;
  private next = 0;

  constructor(private readonly name: string) {
    this.sheet = new SheetBuilder(name, Array.from({ length: COLUMNS }, () => COLUMN_WIDTH));
  }

  /** Writes the cells of one chart below those of the others. */
  add(chart: ReportChart, { table, sheet }: PlacedTable): ChartData {
    const { first, rows } = drawnRows(chart, table);
    const head = this.next;
    this.next += rows.length + 2;
    this.sheet.text(head, 0, chart.name, styles.line);
    const last = first + rows.length - 1;
    const categories: TextCells = {
      reference: sheetReference(sheet, reference(first, chart.categories), reference(last, chart.categories)),
      values: rows.map((row) => textOf(row[chart.categories])),
    };
    const seriesIn = (column: number, label: string, colour: string, values: readonly (number | null)[]): ChartSeries => {
      this.sheet.text(head, column, label, styles.line);
      return {
        name: { reference: sheetReference(this.name, reference(head, column), reference(head, column)), values: [label] },
        categories,
        values: { reference: sheetReference(this.name, reference(head + 1, column), reference(head + rows.length, column)), values },
        colour,
      };
    };
    const series = chart.series.map(({ column, label, colour }, position) => {
      // The first side of a pyramid is drawn to the left of the middle.
      const sign = chart.form === 'pyramid' && position === 0 ? -1 : 1;
      const values = rows.map((row, index) => {
        const cell = row[column];
        if (cell?.kind !== 'figure') return null;
        const drawn = reference(first + index, column);
        this.sheet.number(head + 1 + index, position + 1, sign * cell.value, styles.plainFigure, `${sign < 0 ? '-' : ''}${sheetReference(sheet, drawn, drawn)}`);
        return sign * cell.value;
      });
      return seriesIn(position + 1, label, colour, values);
    });
    return { series, target: chart.target === undefined ? null : this.target(chart.target, head, rows.length, chart.series.length + 1, seriesIn) };
  }

  private target({ value, label }: NonNullable<ReportChart['target']>, head: number, rows: number, column: number, seriesIn: (column: number, label: string, colour: string, values: readonly number[]) => ChartSeries): ChartSeries {
    for (let row = 1; row <= rows; row++) this.sheet.number(head + row, column, value, styles.plainFigure);
    return seriesIn(column, label, TARGET_COLOUR, Array.from({ length: rows }, () => value));
  }

  build(): BuiltSheet {
    const { sheet, finish } = this.sheet.build({});
    return { sheet: { ...sheet, hidden: true }, printNames: [], finish };
  }
}

function textOf(cell: ReportCell | undefined): string {
  return cell?.kind === 'text' ? cell.text : '';
}
