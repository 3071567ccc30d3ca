/** A chart of a report draws columns of one of the report's own tables, so that chart and table cannot differ. */
import type { FigureFormat } from './model';

export interface ReportChart {
  readonly kind: 'chart';
  /** e.g. 图1. */
  readonly name: string;
  readonly title: string;
  readonly form: 'bars' | 'stackedShares' | 'lines' | 'pyramid';
  /** Name of the table (ReportTable.name) whose cells are drawn. */
  readonly table: string;
  /** Column of the table that names the categories. */
  readonly categories: number;
  /** One series per column; colour as RRGGBB. */
  readonly series: readonly { readonly column: number; readonly label: string; readonly colour: string }[];
  /** Whether the totals row is drawn before the body rows. */
  readonly withTotals: boolean;
  readonly axis: { readonly title: string; readonly format: FigureFormat };
  /** Drawn as a line across. */
  readonly target?: { readonly value: number; readonly label: string };
}
