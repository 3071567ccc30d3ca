import type { BatchBuilder } from '../batch-builder';
import { damagedFile } from '../failures';
import { parseCellAddress } from './cell-address';
import type { CellType, CellValues } from './cell-values';
import { cellTypeOf } from './cell-values';
import { isTrue } from './xml-text';
import { StringItem } from './string-item';
import type { XmlAttributes, XmlHandler } from './xml-tokenizer';

type Place = 'outside' | 'data' | 'row' | 'cell' | 'value' | 'string';

/** Reads a worksheet part in any well-formed shape: prefixes, comments, CDATA, rows and cells without address. */
export class ExactSheet implements XmlHandler {
  private place: Place;
  private seenRoot: boolean;
  /** The row has no number of its own yet; its first cell with an address may give one. */
  private rowIsImplied = false;
  private rowIsHidden = false;
  private column = 0;
  private nextColumn = 0;
  private style = 0;
  private type: CellType = 'n';
  private content = '';
  private hasFormula = false;
  private hasString = false;
  /** Depth below an extension list, whose elements mean something else. */
  private extensionDepth = 0;
  private readonly string = new StringItem();

  /** `inside`: starts within sheetData, after row `row`. */
  constructor(
    private readonly builder: BatchBuilder,
    private readonly values: CellValues,
    private readonly checkRow: (row: number) => void,
    inside: boolean,
    private row: number,
  ) {
    this.place = inside ? 'data' : 'outside';
    this.seenRoot = inside;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.seenRoot && name !== 'worksheet') throw damagedFile('工作表部件有误', { root: name.slice(0, 40) });
    this.seenRoot = true;
    if (name === 'extLst' || this.extensionDepth > 0) this.extensionDepth += 1;
    else if (this.place === 'outside' && name === 'sheetData') this.place = 'data';
    else if (this.place === 'data' && name === 'row') this.openRow(attributes);
    else if (this.place === 'row' && name === 'c') this.openCell(attributes);
    else if (this.place === 'cell') this.openInCell(name);
    else if (this.place === 'string') this.string.open(name);
  }

  close(name: string): void {
    if (this.extensionDepth > 0) this.extensionDepth -= 1;
    else if (this.place === 'string') {
      if (name === 'is') this.place = 'cell';
      else this.string.close(name);
    } else if (this.place === 'value' && name === 'v') this.place = 'cell';
    else if (this.place === 'cell' && name === 'c') this.closeCell();
    else if (this.place === 'row' && name === 'row') {
      this.builder.endRow(this.row, this.rowIsHidden);
      this.place = 'data';
    } else if (this.place === 'data' && name === 'sheetData') this.place = 'outside';
  }

  text(value: string): void {
    if (this.extensionDepth > 0) return;
    if (this.place === 'value') this.content += value;
    else if (this.place === 'string') this.string.text(value);
  }

  private openRow(attributes: XmlAttributes): void {
    const number = attributes.get('r');
    this.place = 'row';
    this.rowIsHidden = isTrue(attributes.get('hidden'));
    this.rowIsImplied = number === undefined;
    if (number !== undefined && !/^\s*\d{1,9}\s*$/.test(number)) throw damagedFile('行号有误');
    this.row = number === undefined ? this.row + 1 : Number(number);
    this.checkRow(this.row);
    this.nextColumn = 0;
  }

  private openCell(attributes: XmlAttributes): void {
    this.place = 'cell';
    this.column = this.nextColumn;
    const written = attributes.get('r');
    if (written !== undefined) {
      const address = parseCellAddress(written);
      if (this.rowIsImplied) this.row = address.row;
      else if (address.row !== this.row) throw damagedFile(`单元格 ${written.slice(0, 12)} 不在它所在的行`, { row: this.row });
      this.checkRow(this.row);
      this.column = address.column;
    }
    this.rowIsImplied = false;
    this.nextColumn = this.column + 1;
    this.style = Number(attributes.get('s') ?? 0);
    this.type = cellTypeOf(attributes.get('t'));
    this.content = '';
    this.hasFormula = false;
    this.hasString = false;
  }

  private openInCell(name: string): void {
    if (name === 'f') this.hasFormula = true;
    else if (name === 'v') this.place = 'value';
    else if (name === 'is') {
      this.place = 'string';
      this.hasString = true;
    }
  }

  private closeCell(): void {
    this.place = 'row';
    if (this.hasString) this.values.text(this.row, this.column, this.string.take());
    else this.values.value(this.row, this.column, this.style, this.type, this.content, this.hasFormula);
  }
}
