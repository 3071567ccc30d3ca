/** What the import page shows before anything is written. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type CallOptions, type InspectedFile, type RecognisedTable } from '../../../../shared/contract';
import { failureOf } from '../../failures';
import { maskIdentifier } from '../text/cell-text';
import { rowKind } from '../recognise/row-kind';
import { loadedBatch } from './known-batches';
import { type FoundTable, openAndRecognise } from './recognise-file';
import type { SourceFile } from './sources';

const PREVIEW_ROWS = 5;

export async function inspectFiles(connection: DuckDBConnection, files: readonly SourceFile[], options: CallOptions): Promise<InspectedFile[]> {
  const inspected: InspectedFile[] = [];
  for (const file of files) {
    if (options.signal?.aborted) throw new EngineFailure('CANCELLED', '已取消。');
    options.onProgress?.({ phase: '识别文件', done: inspected.length, total: files.length, item: file.displayName });
    inspected.push(await inspectFile(connection, file, options.signal));
  }
  return inspected;
}

async function inspectFile(connection: DuckDBConnection, file: SourceFile, signal: AbortSignal | undefined): Promise<InspectedFile> {
  const base = { path: file.path, name: file.displayName, source: file.source };
  try {
    const opened = await openAndRecognise(file, signal);
    try {
      const known = await Promise.all(opened.tables.map((table) => loadedBatch(connection, opened.sha256, table.sheet.name)));
      const unchanged = opened.tables.length > 0 && known.every((batch) => batch !== null);
      const failed = opened.tables.length === 0;
      return {
        ...base,
        bytes: opened.bytes,
        sha256: opened.sha256,
        format: opened.format,
        status: failed ? 'failed' : unchanged ? 'unchanged' : 'recognised',
        tables: opened.tables.map(describe),
        skippedSheets: opened.skippedSheets,
        error: failed ? notRecognised(opened.skippedSheets).error : null,
      };
    } finally {
      await opened.close();
    }
  } catch (error) {
    const { code, message, details } = failureOf(error);
    if (code === 'CANCELLED') throw error;
    return { ...base, bytes: 0, sha256: '', format: null, status: 'failed', tables: [], skippedSheets: [], error: details === undefined ? { code, message } : { code, message, details } };
  }
}

export function notRecognised(skippedSheets: readonly { readonly sheet: string; readonly reason: string }[]): EngineFailure {
  const reasons = skippedSheets.map(({ sheet, reason }) => `工作表“${sheet}”：${reason}`).join('');
  return new EngineFailure('NOT_RECOGNISED', `没有找到可以导入的表格。${reasons}请核对文件，表头应含有各栏名称（如学校名称、姓名、预警等级）。`);
}

function sheetColumnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

function describe(table: FoundTable): RecognisedTable {
  const { layout, head } = table;
  const dataRows = head.filter((row) => row.rowNumber > layout.lastHeaderRow && rowKind(row.texts, layout, row.rowNumber - layout.lastHeaderRow) === 'data');
  return {
    sheet: table.sheet.name,
    dataset: layout.dataset.id,
    confidence: layout.confidence,
    headerRow: layout.lastHeaderRow,
    title: layout.heading.title,
    schoolYear: layout.heading.schoolYear,
    columns: layout.columns.map(({ column, header, sheetColumn }) => ({ columnId: column.id, label: column.label, header, sheetColumn: sheetColumnName(sheetColumn) })),
    unmappedHeaders: layout.unmappedHeaders,
    missingRequired: layout.missingRequired.map((column) => column.label),
    preview: dataRows.slice(0, PREVIEW_ROWS).map((row) =>
      layout.columns.map(({ column, sheetColumn }) => {
        const text = row.texts[sheetColumn] ?? '';
        return column.storage === 'keep' || text === '' ? text : maskIdentifier(text);
      }),
    ),
  };
}
