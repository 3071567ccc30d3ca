/** What a chart draws: the cells of its table. */
import { cellText } from './cell-text';
import type { ReportChart } from './chart-model';
import type { ReportCell, ReportModel, ReportTable } from './model';

export interface ChartValues {
  readonly categories: readonly string[];
  /** Hidden and missing cells are null: nothing is drawn there. */
  readonly series: readonly { readonly label: string; readonly colour: string; readonly values: readonly (number | null)[] }[];
}

/** @throws Error when the report has no such table: a mistake of its definition. */
export function tableOf(chart: ReportChart, { sections }: Pick<ReportModel, 'sections'>): ReportTable {
  const table = sections.find((section): section is ReportTable => section.kind === 'table' && section.name === chart.table);
  if (table === undefined) throw new Error(`${chart.name} draws a table “${chart.table}” that the report does not have`);
  return table;
}

export function chartValues(chart: ReportChart, table: ReportTable): ChartValues {
  const rows = chart.withTotals && table.totals.length > 0 ? [table.totals, ...table.rows] : table.rows;
  const value = (cell: ReportCell | undefined): number | null => (cell?.kind === 'figure' ? cell.value : null);
  return {
    categories: rows.map((row) => cellText(row[chart.categories] ?? { kind: 'missing' })),
    series: chart.series.map(({ column, label, colour }) => ({ label, colour, values: rows.map((row) => value(row[column])) })),
  };
}
