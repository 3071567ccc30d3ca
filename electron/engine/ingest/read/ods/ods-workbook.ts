/** OpenDocument spreadsheets, read as a stream: a sheet is parsed anew at every batches() call, unless the file is small. */
import { EngineFailure } from '../../../../../shared/contract';
import { sourceChunks } from '../byte-source';
import { damagedFile } from '../failures';
import type { ByteSource, CellBatch, ReadLimits, WorkbookReader } from '../types';
import { PackageParts } from '../zip/package-parts';
import type { ZipDirectory } from '../zip/zip-directory';
import { parseContent } from './content-parser';
import type { OdsSheet } from './sheet-collector';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';
/** Up to this much XML all sheets are read in one pass and kept. */
const SMALL_CONTENT = 32 * 1024 ** 2;
const MOST_KEPT_CELLS = 2_000_000;

/** One XML file (.fods) with everything in it. @throws as openOdsWorkbook */
export function openFlatOdsWorkbook(source: ByteSource, limits: ReadLimits, signal?: AbortSignal): Promise<WorkbookReader> {
  return openContent(source, () => sourceChunks(source, 0, source.size, signal), source.size, limits);
}

/**
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, ENCRYPTED_WORKBOOK, CANCELLED, also from batches()
 */
export async function openOdsWorkbook(source: ByteSource, directory: ZipDirectory, limits: ReadLimits, signal?: AbortSignal): Promise<WorkbookReader> {
  const parts = new PackageParts(source, directory, limits, signal);
  if (parts.locate(MANIFEST) !== undefined && (await parts.bytes(MANIFEST)).includes('encryption-data')) {
    throw new EngineFailure('ENCRYPTED_WORKBOOK', '这个 OpenDocument 表格设有打开密码，无法读取。请用 LibreOffice 或 WPS 取消密码后另存为 .xlsx 再导入。', { canDecrypt: false });
  }
  const size = [...directory.values()].find((entry) => entry.name.toLowerCase() === CONTENT)?.size ?? 0;
  return openContent(source, () => parts.stream(CONTENT), size, limits);
}

async function openContent(source: ByteSource, content: () => AsyncIterable<Buffer>, size: number, limits: ReadLimits): Promise<WorkbookReader> {
  const isSmall = size <= SMALL_CONTENT;
  const sheets: OdsSheet[] = [];
  let kept: Map<number, CellBatch[]> | null = isSmall ? new Map<number, CellBatch[]>() : null;
  let keptCells = 0;
  for await (const { sheet, batches } of parseContent(content(), limits, { cellsOf: isSmall ? 'all' : 'none', sheets })) {
    keptCells += batches.reduce((sum, { rowCount, columns }) => sum + rowCount * columns.length, 0);
    // Little XML can make many cells.
    if (keptCells > MOST_KEPT_CELLS) kept = null;
    kept?.set(sheet, [...(kept.get(sheet) ?? []), ...batches]);
  }
  if (sheets.length === 0) throw damagedFile('其中没有工作表');

  async function* batchesOf(index: number): AsyncGenerator<CellBatch, void, undefined> {
    if (kept !== null) {
      yield* kept.get(index) ?? [];
      return;
    }
    for await (const { batches } of parseContent(content(), limits, { cellsOf: index, sheets: [] })) yield* batches;
  }

  return {
    format: 'ods',
    sheets: sheets.map((sheet, index) => ({
      name: sheet.name,
      state: sheet.isHidden ? 'hidden' : 'visible',
      merges: async () => sheet.merges,
      hiddenColumns: async () => sheet.hiddenColumns,
      batches: () => batchesOf(index),
    })),
    close: () => source.close(),
  };
}
