import { BatchBuilder } from '../batch-builder';
import { damagedFile, fileTooLarge } from '../failures';
import { mapPrivateUse } from '../private-use';
import type { CellBatch, ColumnRange, MergedRange, ReadLimits, SheetReader } from '../types';
import { CellValues } from '../xlsx/cell-values';
import { SHEET_COLUMNS } from '../xlsx/cell-address';
import { StringList } from '../xlsx/string-table';
import type { XmlAttributes } from '../xlsx/xml-tokenizer';
import type { XmlStyles } from './xml-styles';

const SHEET_ROWS = 1_048_576;
const STATES: Readonly<Record<string, SheetReader['state']>> = { SheetHidden: 'hidden', SheetVeryHidden: 'veryHidden' };

/** A whole number written in an attribute; `missing` when it is not there. @throws EngineFailure DAMAGED_FILE */
function whole(attributes: XmlAttributes, name: string, missing: number): number {
  const written = attributes.get(name)?.trim();
  if (written === undefined) return missing;
  if (!/^\d{1,9}$/.test(written)) throw damagedFile('单元格的位置有误', { attribute: name });
  return Number(written);
}

/** One worksheet of an XML Spreadsheet, put into rows and columns. */
export class XmlSheet {
  readonly merges: MergedRange[] = [];
  readonly hiddenColumns: ColumnRange[] = [];
  state: SheetReader['state'] = 'visible';
  private readonly builder = new BatchBuilder();
  private readonly values: CellValues;
  private readonly columnStyles = new Map<number, string>();
  private tableStyle: string | undefined;
  private rowStyle: string | undefined;
  private declaredColumns = 0;
  private row = 0;
  private nextRow = 1;
  private rowIsHidden = false;
  private column = -1;
  private nextColumn = 0;
  private cellStyle = 0;

  constructor(
    readonly name: string,
    private readonly styles: XmlStyles,
    private readonly limits: ReadLimits,
    date1904: boolean,
  ) {
    this.values = new CellValues(this.builder, new StringList(), styles.dateClasses, date1904, limits);
  }

  beginTable(attributes: XmlAttributes): void {
    this.tableStyle = attributes.get('StyleID');
  }

  declareColumn(attributes: XmlAttributes): void {
    const first = whole(attributes, 'Index', this.declaredColumns + 1) - 1;
    const last = first + whole(attributes, 'Span', 0);
    if (first < this.declaredColumns || last >= SHEET_COLUMNS) throw damagedFile('列号有误');
    this.declaredColumns = last + 1;
    if (attributes.get('Hidden') === '1') this.hiddenColumns.push({ first, last });
    const style = attributes.get('StyleID');
    for (let column = first; style !== undefined && column <= last; column++) this.columnStyles.set(column, style);
  }

  beginRow(attributes: XmlAttributes): void {
    this.row = whole(attributes, 'Index', this.nextRow);
    if (this.row < 1 || this.row > SHEET_ROWS) throw damagedFile('行号有误');
    if (this.row < this.nextRow) throw damagedFile(`第 ${this.row} 行的位置重复或倒序`, { row: this.row });
    this.nextRow = this.row + 1 + whole(attributes, 'Span', 0);
    this.nextColumn = 0;
    this.column = -1;
    this.rowStyle = attributes.get('StyleID');
    this.rowIsHidden = attributes.get('Hidden') === '1';
  }

  endRow(): void {
    this.builder.endRow(this.row, this.rowIsHidden);
  }

  beginCell(attributes: XmlAttributes): void {
    const column = whole(attributes, 'Index', this.nextColumn + 1) - 1;
    const endColumn = column + whole(attributes, 'MergeAcross', 0);
    if (column <= this.column || endColumn >= SHEET_COLUMNS) throw damagedFile('列号有误', { row: this.row });
    this.column = column;
    this.nextColumn = endColumn + 1;
    const endRow = Math.min(this.row - 1 + whole(attributes, 'MergeDown', 0), SHEET_ROWS - 1);
    if (endColumn > column || endRow >= this.row) this.merges.push({ startRow: this.row - 1, startColumn: column, endRow, endColumn });
    this.cellStyle = this.styles.indexOf(attributes.get('StyleID') ?? this.rowStyle ?? this.columnStyles.get(column) ?? this.tableStyle);
  }

  /** @throws EngineFailure FILE_TOO_LARGE for a cell beyond the limits */
  put(type: string | undefined, content: string): void {
    if (content === '') return;
    if (this.row > this.limits.rows) throw fileTooLarge(`工作表超过 ${this.limits.rows} 行`, '请拆分成多个文件后导入。', { row: this.row });
    switch (type) {
      case 'Number':
        return this.values.value(this.row, this.column, this.cellStyle, 'n', content, false);
      case 'DateTime':
        return this.values.value(this.row, this.column, this.cellStyle, 'd', content, false);
      case 'Boolean':
        return this.values.value(this.row, this.column, this.cellStyle, 'b', content, false);
      case 'Error':
        return this.values.value(this.row, this.column, this.cellStyle, 'e', content, false);
      default:
        return this.values.text(this.row, this.column, mapPrivateUse(content));
    }
  }

  setState(content: string): void {
    this.state = STATES[content.trim()] ?? 'visible';
  }

  take(): CellBatch[] {
    return this.builder.takeReady(true);
  }
}
