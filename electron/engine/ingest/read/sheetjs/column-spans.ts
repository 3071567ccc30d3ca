import { damagedFile } from '../failures';
import { SHEET_COLUMNS } from '../xlsx/cell-address';

const COLUMN_SPAN = /<(?:\w+:)?Column\b[^>]*?\bSpan\s*=\s*["'](\d+)/gi;
const MOST_SHEETS = 255;

/**
 * Checks how many columns the column elements of an XML Spreadsheet stand for: SheetJS makes an object of each.
 * @throws EngineFailure DAMAGED_FILE
 */
export function checkColumnSpans(text: string): void {
  let columns = 0;
  for (const [, span = ''] of text.matchAll(COLUMN_SPAN)) {
    columns += Number(span);
    if (columns > SHEET_COLUMNS * MOST_SHEETS) throw damagedFile('列的个数有误');
  }
}
