import type { Cell, CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx';
import { colToLetter } from 'hucre/xlsx';
import { safeText } from './safe-text';

/** Collects the cells of one sheet. Rows and columns from 0. */
export class SheetBuilder {
  private readonly cells = new Map<string, Partial<Cell>>();
  private readonly merges: MergeRange[] = [];
  private readonly heights = new Map<number, { height: number }>();
  private lastRow = -1;

  constructor(
    readonly name: string,
    private readonly widths: readonly number[],
  ) {}

  get columnCount(): number {
    return this.widths.length;
  }

  /** Width of neighbouring columns together, in characters. */
  widthOf(first: number, last: number): number {
    return this.widths.slice(first, last + 1).reduce((sum, width) => sum + width, 0);
  }

  text(row: number, column: number, text: string, style: CellStyle): void {
    this.put(row, column, { value: safeText(text), type: 'string', style });
  }

  number(row: number, column: number, value: number, style: CellStyle, formula?: string): void {
    this.put(row, column, formula === undefined ? { value, type: 'number', style } : { value: null, type: 'formula', formula, formulaResult: value, style });
  }

  /** One text over several columns; every cell gets the style, so that borders are whole. */
  merged(startRow: number, startColumn: number, endRow: number, endColumn: number, text: string, style: CellStyle): void {
    for (let row = startRow; row <= endRow; row++) for (let column = startColumn; column <= endColumn; column++) this.put(row, column, { value: null, style });
    this.text(startRow, startColumn, text, style);
    if (startRow !== endRow || startColumn !== endColumn) this.merges.push({ startRow, startCol: startColumn, endRow, endCol: endColumn });
  }

  height(row: number, points: number): void {
    this.heights.set(row, { height: Math.min(400, points) });
  }

  /** @param repeatedRows first and last header row to repeat on every page, from 0. */
  build(options: { readonly repeatedRows?: readonly [number, number]; readonly frozen?: { readonly rows: number; readonly columns: number }; readonly autoFilter?: string }): WriteSheet {
    const { repeatedRows, frozen, autoFilter } = options;
    return {
      name: this.name,
      rows: Array.from({ length: this.lastRow + 1 }, () => []),
      cells: this.cells,
      merges: this.merges,
      columns: this.widths.map((width) => ({ width })),
      rowDefs: this.heights,
      ...(frozen === undefined ? {} : { freezePane: { rows: frozen.rows, columns: frozen.columns } }),
      ...(autoFilter === undefined ? {} : { autoFilter: { range: autoFilter } }),
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
        printArea: `$A$1:$${colToLetter(this.columnCount - 1)}$${this.lastRow + 1}`,
        ...(repeatedRows === undefined ? {} : { printTitlesRow: `$${repeatedRows[0] + 1}:$${repeatedRows[1] + 1}` }),
      },
      headerFooter: { oddFooter: '&C第 &P 页　共 &N 页' },
    };
  }

  private put(row: number, column: number, cell: Partial<Cell>): void {
    this.cells.set(`${row},${column}`, cell);
    this.lastRow = Math.max(this.lastRow, row);
  }
}

export function reference(row: number, column: number): string {
  return `${colToLetter(column)}${row + 1}`;
}
