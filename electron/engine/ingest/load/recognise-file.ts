/** Opens one file and tells which tables it holds. Reads only the first rows of each sheet. */
import type { WorkbookReader, MergedRange, SheetReader } from '../read/types';
import { hashSource } from '../read/byte-source';
import { openWorkbook } from '../read/open-workbook';
import { HEAD_ROWS, findTable } from '../recognise/find-table';
import { headRowsOf } from '../recognise/head-rows';
import type { HeadRow, TableLayout } from '../recognise/types';
import type { SourceFile } from './sources';

export interface FoundTable {
  readonly sheet: SheetReader;
  readonly layout: TableLayout;
  readonly merges: readonly MergedRange[];
  /** Rows of the head as read, for previews. */
  readonly head: readonly HeadRow[];
}

export interface OpenedFile {
  readonly file: SourceFile;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: WorkbookReader['format'];
  readonly tables: readonly FoundTable[];
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  close(): Promise<void>;
}

export async function openAndRecognise(file: SourceFile, signal: AbortSignal | undefined): Promise<OpenedFile> {
  const source = await file.open();
  try {
    const sha256 = await hashSource(source, signal);
    const workbook = await openWorkbook(source, signal === undefined ? {} : { signal });
    const tables: FoundTable[] = [];
    const skippedSheets: { sheet: string; reason: string }[] = [];
    for (const sheet of workbook.sheets) {
      if (sheet.state !== 'visible') {
        skippedSheets.push({ sheet: sheet.name, reason: '隐藏的工作表，没有读取。如其中有要上报的数据，请取消隐藏后重新导入。' });
        continue;
      }
      const head = await readHead(sheet);
      if (head.length === 0) {
        skippedSheets.push({ sheet: sheet.name, reason: '空工作表。' });
        continue;
      }
      const merges = await sheet.merges();
      const layout = findTable(head, merges, { sheet: sheet.name, filePath: file.displayName });
      if (layout === null) skippedSheets.push({ sheet: sheet.name, reason: '没有找到能识别的表头（学校名录、心理健康教师台账或心理测评结果）。' });
      else tables.push({ sheet, layout, merges, head });
    }
    return {
      file,
      bytes: source.size,
      sha256,
      format: workbook.format,
      tables,
      skippedSheets,
      close: async () => {
        await workbook.close();
        await source.close();
      },
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function readHead(sheet: SheetReader): Promise<readonly HeadRow[]> {
  const head: HeadRow[] = [];
  for await (const batch of sheet.batches()) {
    head.push(...headRowsOf(batch).filter((row) => row.texts.some((text) => text !== '')));
    if (head.length >= HEAD_ROWS) break;
  }
  return head;
}
