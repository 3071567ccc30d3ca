/** A sheet of facts, lists and paragraphs: covers and explanations. */
import type { ReportTextBlock, ReportTextSheet } from '../model';
import { textWidth, unbreakableWidth } from './safe-text';
import { type ColumnNeed, shareColumns } from './share-columns';
import { type BuiltSheet, SheetBuilder } from './sheet-builder';
import { styles } from './styles';

/** A fine grid of equal columns, so that every list can have its own division. */
const COLUMNS = 40;
const COLUMN_WIDTH = 4;
/** A long text wraps; it does not take the room of the others. */
const WIDEST_WISH = 64;
/** Indent and borders of a cell. */
const PADDING = 4;

export function textSheet(section: ReportTextSheet, name: string): BuiltSheet {
  const sheet = new SheetBuilder(name, Array.from({ length: COLUMNS }, () => COLUMN_WIDTH));
  sheet.wholeLine(0, section.title, styles.title, 44);
  let row = 2;
  const heads: number[] = [];
  for (const block of section.blocks) {
    sheet.merged(row, 0, row, COLUMNS - 1, block.heading, styles.section);
    sheet.height(row, 26);
    if (block.kind === 'list') heads.push(row + 1);
    row = writeBlock(sheet, block, row + 1) + 1;
  }
  // A sheet can repeat the head of one list only; over the rows of another it would be wrong.
  const [head, ...others] = heads;
  return sheet.build(head === undefined || others.length > 0 ? {} : { repeatedRows: [head, head] });
}

/** @returns the next free row. */
function writeBlock(sheet: SheetBuilder, block: ReportTextBlock, start: number): number {
  switch (block.kind) {
    case 'facts':
      block.facts.forEach(({ label, text }, position) => writeRow(sheet, start + position, [label, text], [5, COLUMNS - 5], false));
      return start + block.facts.length;
    case 'paragraphs':
      block.texts.forEach((text, position) => sheet.wholeLine(start + position, `${position + 1}. ${text}`, styles.note, 19));
      return start + block.texts.length;
    case 'list': {
      const spans = shareColumns(needsOf(block.header, block.rows), sheet.widths);
      writeRow(sheet, start, block.header, spans, true);
      block.rows.forEach((texts, position) => writeRow(sheet, start + 1 + position, texts, spans, false));
      return start + 1 + block.rows.length;
    }
  }
}

function needsOf(header: readonly string[], rows: readonly (readonly string[])[]): ColumnNeed[] {
  return header.map((title, column) => {
    let least = textWidth(title);
    let wish = least;
    for (const row of rows) {
      const text = row[column] ?? '';
      least = Math.max(least, unbreakableWidth(text));
      wish = Math.max(wish, Math.min(WIDEST_WISH, textWidth(text)));
    }
    return { least: least + PADDING, wish: Math.max(least, wish) + PADDING };
  });
}

function writeRow(sheet: SheetBuilder, row: number, texts: readonly string[], spans: readonly number[], header: boolean): void {
  let column = 0;
  const placed = spans.map((span, position) => {
    const text = texts[position] ?? '';
    const end = column + span - 1;
    sheet.merged(row, column, row, end, text, header ? styles.header : styles.text);
    const width = sheet.widthOf(column, end) - 2;
    column = end + 1;
    return { text, width };
  });
  sheet.fit(row, placed, 22);
}
