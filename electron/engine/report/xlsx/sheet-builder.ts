import type { Cell, CellStyle, MergeRange, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { colToLetter } from 'hucre/xlsx';
import type { SheetChart } from './charts/add-charts';
import { linesOf, safeText } from './safe-text';
import { BODY_SIZE } from './styles';

export type Validation = NonNullable<WriteSheet['dataValidations']>[number];
export type Condition = NonNullable<WriteSheet['conditionalRules']>[number];
type NamedRange = NonNullable<WriteOptions['namedRanges']>[number];

/** A row of a long list. */
export interface ListRow {
  /** In points. */
  readonly height: number;
  readonly values: readonly (string | number)[];
  /** Positions in `looks` of the list, one per value. */
  readonly looks: readonly number[];
}

/** Rows that go past the library into the sheet: it takes ten times as long and holds every cell. */
export interface List {
  /** Row of the first one, from 0; nothing of the builder stands where the list stands. */
  readonly firstRow: number;
  readonly looks: readonly CellStyle[];
  readonly rowCount: number;
  readonly rows: () => Iterable<ListRow>;
}

/** What is put into the written sheet because the library has no words for it. */
export interface SheetFinish {
  readonly list?: List;
  /** Row whose cells give their columns the format of every cell below, from 0. */
  readonly columnStylesFrom?: number;
  /** Range in which numbers kept as text are meant so, and not to be marked as doubtful. */
  readonly textNumbers?: string;
  readonly charts?: readonly SheetChart[];
}

/** A sheet, the names that its print set-up needs, and what is to be added to it. */
export interface BuiltSheet {
  readonly sheet: WriteSheet;
  readonly printNames: readonly NamedRange[];
  readonly finish: SheetFinish;
}

export interface SheetOptions {
  /** First and last header row to repeat on every page, from 0. */
  readonly repeatedRows?: readonly [number, number];
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Range such as A3:G40. */
  readonly autoFilter?: string;
  /** Shrunk to one page in both directions, for tables that would leave a few lines on a second one. */
  readonly onePage?: boolean;
  /** Upright instead of across. */
  readonly portrait?: boolean;
  /** Rows before which a page begins, from 0. */
  readonly pageBreaks?: readonly number[];
  readonly validations?: readonly Validation[];
  readonly conditions?: readonly Condition[];
  /** For forms, which are printed as far as they are filled in. */
  readonly printsWhatIsUsed?: boolean;
  readonly finish?: SheetFinish;
}

/** Excel refuses rows higher than 409 points. */
const HIGHEST_ROW = 400;

/** Characters that an A4 page holds across in print that can still be read; more go on A3. */
const WIDEST_OF_A4 = 260;

/** Collects the cells of one sheet. Rows and columns from 0. */
export class SheetBuilder {
  private readonly cells = new Map<string, Partial<Cell>>();
  private readonly merges: MergeRange[] = [];
  private readonly heights = new Map<number, { height: number }>();
  private lastRow = -1;

  constructor(
    readonly name: string,
    readonly widths: readonly number[],
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

  /** A formula whose result is a text; `text` is what it gives now. */
  textFormula(row: number, column: number, text: string, formula: string, style: CellStyle): void {
    this.put(row, column, { value: null, type: 'formula', formula, formulaResult: safeText(text), style });
  }

  /** A remark that shows when the pointer rests on the cell. The cell must have been written before. */
  comment(row: number, column: number, text: string): void {
    this.put(row, column, { ...this.cells.get(`${row},${column}`), comment: { author: '育心数据台', text: safeText(text) } });
  }

  blank(row: number, column: number, style: CellStyle): void {
    this.put(row, column, { value: null, style });
  }

  /** One text over several columns; every cell gets the style, so that borders are whole. */
  merged(startRow: number, startColumn: number, endRow: number, endColumn: number, text: string, style: CellStyle): void {
    for (let row = startRow; row <= endRow; row++) for (let column = startColumn; column <= endColumn; column++) this.put(row, column, { value: null, style });
    this.text(startRow, startColumn, text, style);
    if (startRow !== endRow || startColumn !== endColumn) this.merges.push({ startRow, startCol: startColumn, endRow, endCol: endColumn });
  }

  /**
   * A text over the whole width, in a row high enough for it.
   * @param least height of the row in points.
   */
  wholeLine(row: number, text: string, style: CellStyle, least: number): void {
    const last = this.columnCount - 1;
    this.merged(row, 0, row, last, text, style);
    this.fit(row, [{ text, width: this.widthOf(0, last), size: style.font?.size ?? BODY_SIZE }], least);
  }

  /** A text over the last columns that are wide enough together. */
  rightBlock(row: number, text: string, style: CellStyle, width: number): void {
    const last = this.columnCount - 1;
    let first = last;
    while (first > 0 && this.widthOf(first, last) < width) first--;
    this.merged(row, first, row, last, text, style);
    this.height(row, 16);
  }

  height(row: number, points: number): void {
    this.heights.set(row, { height: Math.min(HIGHEST_ROW, points) });
  }

  /** Makes a row high enough for wrapped texts; width in characters of the body font, size in points. */
  fit(row: number, texts: readonly { readonly text: string; readonly width: number; readonly size?: number }[], least: number): void {
    this.height(row, rowHeight(texts, least));
  }

  build({ repeatedRows, frozen, autoFilter, onePage = false, portrait = false, pageBreaks = [], validations = [], conditions = [], printsWhatIsUsed = false, finish = {} }: SheetOptions): BuiltSheet {
    const { list } = finish;
    // The library writes the looks as one row, whose style numbers are then those of the list.
    list?.looks.forEach((style, column) => this.put(list.firstRow, column, { ...this.cells.get(`${list.firstRow},${column}`), value: null, style }));
    const lastRow = list === undefined ? this.lastRow : Math.max(this.lastRow, list.firstRow + list.rowCount - 1);
    const sheet: WriteSheet = {
      name: this.name,
      rows: new Array<never[]>(this.lastRow + 1).fill([]),
      cells: this.cells,
      merges: this.merges,
      columns: this.widths.map((width) => ({ width })),
      rowDefs: this.heights,
      ...(frozen === undefined ? {} : { freezePane: { rows: frozen.rows, columns: frozen.columns } }),
      ...(pageBreaks.length === 0 ? {} : { rowBreaks: [...pageBreaks] }),
      ...(validations.length === 0 ? {} : { dataValidations: [...validations] }),
      ...(conditions.length === 0 ? {} : { conditionalRules: [...conditions] }),
      ...(autoFilter === undefined ? {} : { autoFilter: { range: autoFilter } }),
      pageSetup: {
        paperSize: this.widthOf(0, this.columnCount - 1) > WIDEST_OF_A4 ? 'a3' : 'a4',
        orientation: portrait ? 'portrait' : 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: onePage ? 1 : 0,
        horizontalCentered: true,
        margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: '&C第 &P 页　共 &N 页' },
    };
    const area = `$A$1:$${colToLetter(this.columnCount - 1)}$${lastRow + 1}`;
    const titles = repeatedRows === undefined ? [] : [this.printName('Print_Titles', `$${repeatedRows[0] + 1}:$${repeatedRows[1] + 1}`)];
    return { sheet, printNames: [...(printsWhatIsUsed ? [] : [this.printName('Print_Area', area)]), ...titles], finish };
  }

  /** hucre's own page set-up leaves sheet names unquoted, and Excel offers to repair a workbook with '表1 师资'!… written so. */
  private printName(name: 'Print_Area' | 'Print_Titles', range: string): NamedRange {
    return { name: `_xlnm.${name}`, range: `'${this.name.replace(/'/g, "''")}'!${range}`, scope: this.name };
  }

  private put(row: number, column: number, cell: Partial<Cell>): void {
    this.cells.set(`${row},${column}`, cell);
    this.lastRow = Math.max(this.lastRow, row);
  }
}

/** Points that wrapped texts side by side need: wrapped cells do not grow by themselves everywhere. */
export function rowHeight(texts: readonly { readonly text: string; readonly width: number; readonly size?: number }[], least: number): number {
  const needed = texts.map(({ text, width, size = BODY_SIZE }) => linesOf(text, (width * BODY_SIZE) / size) * size * 1.4 + 5);
  return Math.min(HIGHEST_ROW, Math.ceil(Math.max(least, ...needed)));
}

export function reference(row: number, column: number): string {
  return `${colToLetter(column)}${row + 1}`;
}
