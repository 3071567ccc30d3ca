import { BatchBuilder } from '../batch-builder';
import { fileTooLarge, hostileFile } from '../failures';
import { mapPrivateUse } from '../private-use';
import type { CellBatch, ColumnRange, MergedRange, ReadLimits } from '../types';
import { serialOfIso } from '../xlsx/serial-date';

export interface OdsSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly merges: readonly MergedRange[];
  readonly hiddenColumns: readonly ColumnRange[];
}

type Attribute = (key: string) => string | undefined;

type Value =
  | { readonly kind: 'text' | 'error'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly raw: string | null }
  | { readonly kind: 'date'; readonly serial: number }
  | { readonly kind: 'boolean'; readonly value: boolean };

interface PendingCell {
  readonly attribute: Attribute;
  readonly column: number;
  readonly repeated: number;
  readonly isCovered: boolean;
  readonly paragraphs: string[];
  paragraph: string | null;
}

const MOST_MERGES = 1_000_000;
const LONGEST_TEXT = 1_000_000;
const layout = /[\t\n\r]/;
const lineBreaks = / *[\t\n\r][\t\n\r ]*/g;
const EXACT_DIGITS = 15;
const duration = /^(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/;

/** Elements inside a cell whose text is not the cell's: comments, pictures, charts. */
const foreign = new Set(['office:annotation', 'draw:frame', 'draw:custom-shape', 'draw:g', 'draw:line', 'draw:rect', 'draw:control', 'text:ruby-text']);

interface RowValue {
  readonly column: number;
  readonly repeated: number;
  readonly value: Value;
}

/** Cells made by repeating one cell or row; real sheets repeat blanks, which cost nothing. */
const MOST_REPEATED_CELLS = 20_000_000;
const MOST_REPEATED_CHARACTERS = 500_000_000;

/** What may be made out of little by repeating, over all sheets of a document. */
export class RepeatBudget {
  private cells = 0;
  private characters = 0;

  /** @throws EngineFailure HOSTILE_FILE when too much is repeated, or the texts of one row exceed `rowCharacters` */
  spend(values: readonly RowValue[], rows: number, rowCharacters: number): void {
    let width = 0;
    let length = 0;
    for (const { repeated, value } of values) {
      width += repeated;
      if (value.kind === 'text') length += repeated * value.text.length;
    }
    if (length > rowCharacters) throw hostileFile('单行的内容过长');
    if (rows === 1 && width === values.length) return;
    this.cells += rows * width - values.length;
    this.characters += rows * length;
    if (this.cells > MOST_REPEATED_CELLS || this.characters > MOST_REPEATED_CHARACTERS) throw hostileFile('重复的单元格过多', { cells: this.cells });
  }
}

/** Reads the rows of one table element. */
export class SheetCollector {
  private readonly builder = new BatchBuilder();
  private readonly merges: MergedRange[] = [];
  private readonly hiddenColumns: ColumnRange[] = [];
  private columnsSeen = 0;
  /** Row from 0 that the next row element begins. */
  private row = 0;
  private rowsRepeated = 1;
  private rowIsHidden = false;
  private rowValues: RowValue[] = [];
  private column = 0;
  private cell: PendingCell | null = null;
  private foreignDepth = 0;

  constructor(
    private readonly name: string,
    private readonly isHidden: boolean,
    private readonly wantsCells: boolean,
    private readonly budget: RepeatBudget,
    private readonly limits: ReadLimits,
  ) {}

  sheet(): OdsSheet {
    return { name: this.name, isHidden: this.isHidden, merges: this.merges, hiddenColumns: this.hiddenColumns };
  }

  take(last: boolean): CellBatch[] {
    return this.builder.takeReady(last);
  }

  open(name: string, attribute: Attribute): void {
    if (this.foreignDepth > 0 || foreign.has(name)) {
      this.foreignDepth++;
      return;
    }
    switch (name) {
      case 'table:table-column':
        this.openColumn(attribute);
        return;
      case 'table:table-row':
        this.openRow(attribute);
        return;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.openCell(name, attribute);
        return;
      case 'text:p':
        if (this.cell !== null) this.cell.paragraph = '';
        return;
      case 'text:s':
        this.addText(' '.repeat(Math.min(Number(attribute('text:c') ?? 1) || 1, 1000)));
        return;
      case 'text:tab':
        this.addText('\t');
        return;
      case 'text:line-break':
        this.addText('\n');
    }
  }

  close(name: string): void {
    if (this.foreignDepth > 0) {
      this.foreignDepth--;
      return;
    }
    if (name === 'text:p' && this.cell !== null && this.cell.paragraph !== null) {
      this.cell.paragraphs.push(this.cell.paragraph);
      this.cell.paragraph = null;
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.closeCell();
    else if (name === 'table:table-row') this.closeRow();
  }

  text(text: string): void {
    if (this.foreignDepth > 0 || this.cell === null || this.cell.paragraph === null) return;
    // Broken lines are the layout of the XML; LibreOffice itself writes several spaces as they are, against the standard.
    const joined = layout.test(text) ? text.replace(lineBreaks, ' ') : text;
    this.addText(this.cell.paragraph === '' && joined !== text ? joined.trimStart() : joined);
  }

  private addText(text: string): void {
    if (this.cell === null || this.cell.paragraph === null) return;
    if (this.cell.paragraph.length + text.length > LONGEST_TEXT) throw hostileFile('单个单元格的内容过长');
    this.cell.paragraph += text;
  }

  private openColumn(attribute: Attribute): void {
    const repeated = count(attribute('table:number-columns-repeated'));
    if (isHidden(attribute)) this.hiddenColumns.push({ first: this.columnsSeen, last: this.columnsSeen + repeated - 1 });
    this.columnsSeen += repeated;
  }

  private openRow(attribute: Attribute): void {
    this.rowsRepeated = count(attribute('table:number-rows-repeated'));
    this.rowIsHidden = isHidden(attribute);
    this.rowValues = [];
    this.column = 0;
  }

  private openCell(name: string, attribute: Attribute): void {
    const repeated = count(attribute('table:number-columns-repeated'));
    const rows = count(attribute('table:number-rows-spanned'));
    const columns = count(attribute('table:number-columns-spanned'));
    if (name === 'table:table-cell' && (rows > 1 || columns > 1)) {
      if (this.merges.length >= MOST_MERGES) throw hostileFile('合并单元格过多');
      this.merges.push({ startRow: this.row, startColumn: this.column, endRow: this.row + rows - 1, endColumn: this.column + columns - 1 });
    }
    this.cell = { attribute, column: this.column, repeated, isCovered: name === 'table:covered-table-cell', paragraphs: [], paragraph: null };
    this.column += repeated;
  }

  private closeCell(): void {
    const { cell } = this;
    this.cell = null;
    // What a merged cell covers is not shown and not meant.
    if (cell === null || !this.wantsCells || cell.isCovered) return;
    const value = valueOf(cell);
    if (value !== null) this.rowValues.push({ column: cell.column, repeated: cell.repeated, value });
  }

  private closeRow(): void {
    const repeated = this.rowsRepeated;
    if (this.rowValues.length > 0) {
      this.budget.spend(this.rowValues, repeated, this.limits.rowBytes);
      if (this.row + repeated > this.limits.rows) throw fileTooLarge(`工作表超过 ${this.limits.rows} 行`, '请拆分成多个文件后导入。', { row: this.row + repeated });
      for (let offset = 0; offset < repeated; offset++) this.putRow(this.row + offset + 1);
    }
    this.row += repeated;
  }

  private putRow(rowNumber: number): void {
    for (const { column, repeated, value } of this.rowValues) {
      if (column + repeated > this.limits.columns) {
        throw fileTooLarge(`第 ${rowNumber} 行有内容超出第 ${this.limits.columns} 列`, '请删去右侧多余的列后重新导入。', { row: rowNumber, column: column + repeated });
      }
      for (let offset = 0; offset < repeated; offset++) put(this.builder, column + offset, value);
    }
    this.builder.endRow(rowNumber, this.rowIsHidden);
  }
}

function put(builder: BatchBuilder, column: number, value: Value): void {
  switch (value.kind) {
    case 'text':
      builder.setText(column, value.text);
      return;
    case 'error':
      builder.setError(column, value.text);
      return;
    case 'number':
      builder.setNumber(column, value.number, value.raw);
      return;
    case 'date':
      builder.setDate(column, value.serial);
      return;
    case 'boolean':
      builder.setBoolean(column, value.value);
  }
}

function count(text: string | undefined): number {
  const value = Number(text ?? 1);
  return Number.isInteger(value) && value >= 1 ? value : 1;
}

function isHidden(attribute: Attribute): boolean {
  const visibility = attribute('table:visibility');
  return visibility === 'collapse' || visibility === 'filter';
}

function valueOf({ attribute, paragraphs }: PendingCell): Value | null {
  const text = paragraphs.join('\n');
  if (attribute('calcext:value-type') === 'error') return { kind: 'error', text: text === '' ? '#N/A' : text };
  switch (attribute('office:value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberValue(attribute('office:value') ?? '', text);
    case 'boolean':
      return { kind: 'boolean', value: attribute('office:boolean-value') === 'true' };
    case 'date': {
      const serial = serialOfIso(attribute('office:date-value') ?? '');
      return serial === undefined ? textValue(text) : { kind: 'date', serial };
    }
    case 'time': {
      const serial = serialOfDuration(attribute('office:time-value') ?? '');
      return serial === undefined ? textValue(text) : { kind: 'date', serial };
    }
    default:
      return textValue(attribute('office:string-value') ?? text);
  }
}

function textValue(text: string): Value | null {
  return text === '' ? null : { kind: 'text', text: mapPrivateUse(text) };
}

function numberValue(written: string, text: string): Value | null {
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) return textValue(text);
  const digits = written.replace(/^-?0*|\.|E.*$/gi, '').length;
  return { kind: 'number', number, raw: digits > EXACT_DIGITS && /^-?\d+$/.test(written) ? written : null };
}

function serialOfDuration(text: string): number | undefined {
  const match = duration.exec(text);
  if (match === null) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  const total = Number(days) + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))) / 86_400;
  return sign === '-' ? -total : total;
}
