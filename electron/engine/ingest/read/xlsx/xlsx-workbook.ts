import { BatchBuilder } from '../batch-builder';
import { fileTooLarge } from '../failures';
import type { ByteSource, CellBatch, ReadLimits, WorkbookReader } from '../types';
import { CellValues } from './cell-values';
import { readHiddenColumns } from './hidden-columns';
import { readMergedRanges } from './merge-ranges';
import { PackageParts } from '../zip/package-parts';
import { RowScanner } from './row-scanner';
import { scanPart } from './scan-part';
import { readSharedStrings } from './shared-strings';
import type { StringTable } from './string-table';
import { StringList } from './string-table';
import { readDateStyles } from './styles-part';
import type { WorkbookParts } from './workbook-part';
import { readWorkbookPart } from './workbook-part';
import type { ZipDirectory } from '../zip/zip-directory';

/** What all sheets of a workbook share; read when the first sheet is. */
interface SharedTables {
  readonly strings: StringTable;
  readonly dateStyles: Uint8Array;
}

async function readTables(parts: PackageParts, workbook: WorkbookParts, limits: ReadLimits): Promise<SharedTables> {
  const dateStyles = workbook.styles === undefined ? new Uint8Array() : readDateStyles(await parts.bytes(workbook.styles));
  const strings = workbook.sharedStrings === undefined ? new StringList() : await readSharedStrings(parts, workbook.sharedStrings, limits);
  return { strings, dateStyles };
}

function rowCheck(limits: ReadLimits): (row: number) => void {
  return (row) => {
    if (row > limits.rows) throw fileTooLarge(`工作表超过 ${limits.rows} 行`, '请拆分成多个文件后导入。', { row });
  };
}

/**
 * A workbook in Office Open XML (.xlsx, .xlsm, .xltx; transitional or strict). Cells are read anew at every
 * batches() call; shared strings and styles are read once.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, CANCELLED, also from merges() and batches()
 */
export async function openXlsxWorkbook(source: ByteSource, directory: ZipDirectory, limits: ReadLimits, signal?: AbortSignal): Promise<WorkbookReader> {
  const parts = new PackageParts(source, directory, limits, signal);
  const workbook = await readWorkbookPart(parts);
  let tables: Promise<SharedTables> | undefined;

  async function* batches(part: string): AsyncGenerator<CellBatch, void, undefined> {
    tables ??= readTables(parts, workbook, limits);
    const { strings, dateStyles } = await tables;
    const builder = new BatchBuilder((index) => strings.get(index));
    const values = new CellValues(builder, strings, dateStyles, workbook.date1904, limits);
    yield* scanPart(parts.stream(part), new RowScanner(builder, values, rowCheck(limits)), limits.rowBytes);
    yield* builder.takeReady(true);
  }

  return {
    format: 'xlsx',
    sheets: workbook.sheets.map(({ name, state, part }) => ({
      name,
      state,
      merges: () => readMergedRanges(parts.stream(part, true)),
      hiddenColumns: () => readHiddenColumns(parts.stream(part, true)),
      batches: () => batches(part),
    })),
    close: () => source.close(),
  };
}
