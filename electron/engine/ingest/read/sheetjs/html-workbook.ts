/** HTML tables: what web systems save as .xls. Read by our own scanner, as SheetJS loses nested tables, references and open cells. */
import { BatchBuilder } from '../batch-builder';
import { fileTooLarge, throwIfCancelled } from '../failures';
import { decodedText, type TextEncoding } from '../text-encoding';
import type { ByteSource, CellBatch, ReadLimits, WorkbookReader } from '../types';
import { checkWholeFile } from './whole-file';
import { decodeReferences } from './html-entities';
import type { HtmlTable } from './html-table';
import { htmlTables } from './html-tables';

const BATCHED_ROWS = 2048;
const HEAD_CHARACTERS = 1 << 16;
/** What Excel and those who write for it call the sheets. */
const SHEET_NAME = /<x:Name>([^<]{1,200})<\/x:Name>/gi;

/**
 * One sheet for every table with text in it; all cells are texts, as nobody can tell an ID from a number. No sheets: the page has no tables.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, CANCELLED
 */
export async function openHtmlWorkbook(source: ByteSource, encoding: TextEncoding, limits: ReadLimits, signal?: AbortSignal): Promise<WorkbookReader> {
  checkWholeFile(source, limits);
  const pieces: string[] = [];
  for await (const piece of decodedText(source, encoding, signal)) pieces.push(piece);
  const page = pieces.join('');
  const tables = htmlTables(page);
  const names = [...page.slice(0, HEAD_CHARACTERS).matchAll(SHEET_NAME)].map(([, name = '']) => decodeReferences(name));
  return {
    format: 'html',
    sheets: tables.map((table, index) => ({
      name: (names.length === tables.length ? names[index] : undefined) ?? `Sheet${index + 1}`,
      state: 'visible',
      merges: async () => table.merges(),
      hiddenColumns: async () => table.hiddenColumns,
      batches: () => batches(table, limits, signal),
    })),
    close: () => source.close(),
  };
}

async function* batches({ rows }: HtmlTable, limits: ReadLimits, signal: AbortSignal | undefined): AsyncGenerator<CellBatch, void, undefined> {
  const builder = new BatchBuilder();
  for (const [row, { cells, hidden }] of rows.entries()) {
    if (cells.length === 0) continue;
    if (row >= limits.rows) throw fileTooLarge(`工作表超过 ${limits.rows} 行`, '请拆分成多个文件后导入。', { row: row + 1 });
    if (cells.length > limits.columns) throw fileTooLarge(`第 ${row + 1} 行有内容超出第 ${limits.columns} 列`, '请删去右侧多余的列后重新导入。', { row: row + 1, column: cells.length });
    cells.forEach((text, column) => builder.setText(column, text));
    builder.endRow(row + 1, hidden);
    if (row % BATCHED_ROWS === 0) {
      throwIfCancelled(signal);
      yield* builder.takeReady();
    }
  }
  yield* builder.takeReady(true);
}
