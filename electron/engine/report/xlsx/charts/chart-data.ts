/** What a chart draws, as references to cells with what stands in them. */

/** Cells of one row or column with their texts; spreadsheet programs show the texts until they have read the cells. */
export interface TextCells {
  /** e.g. '表1 师资覆盖'!$A$6:$A$17 */
  readonly reference: string;
  readonly values: readonly string[];
}

export interface NumberCells {
  readonly reference: string;
  /** null: the cell is empty, and so is its place in the chart. */
  readonly values: readonly (number | null)[];
}

export interface ChartSeries {
  readonly name: TextCells;
  readonly categories: TextCells;
  readonly values: NumberCells;
  /** RRGGBB */
  readonly colour: string;
}

export interface ChartData {
  readonly series: readonly ChartSeries[];
  /** The chart's target, once for every category. */
  readonly target: ChartSeries | null;
}

export function sheetReference(sheet: string, first: string, last: string): string {
  const fixed = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  return `'${sheet.replaceAll("'", "''")}'!${fixed(first)}${first === last ? '' : `:${fixed(last)}`}`;
}
