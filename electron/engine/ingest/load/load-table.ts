/** Loads one table of one file as a batch: all of it in one transaction, or nothing. */
import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../../shared/contract';
import { cellText } from '../text/cell-text';
import type { RawCell } from '../read/types';
import { CellKind, type CellBatch, type MergedRange, type SheetReader } from '../read/types';
import { rowKind } from '../recognise/row-kind';
import type { TableLayout } from '../recognise/types';
import { markStale } from '../../warehouse/derive';
import { execute, firstRow, number, transaction } from '../../warehouse/sql';
import { rejectDuplicates } from './duplicates';
import { MergedCells } from './merged-cells';
import type { CompletionContext, RowIssue } from './record';
import { RowCleaner } from './row-cleaner';
import { TableWriter } from './table-writer';

export interface TableToLoad {
  readonly sheet: SheetReader;
  readonly layout: TableLayout;
  readonly merges: readonly MergedRange[];
  readonly fileName: string;
  readonly sha256: string;
}

export interface LoadedTable {
  readonly batch: number;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
}

const EMPTY_CELL: RawCell = { kind: CellKind.empty, number: 0, text: null };

function cellOf(batch: CellBatch, row: number, sheetColumn: number): RawCell {
  const column = batch.columns[sheetColumn];
  if (column === undefined) return EMPTY_CELL;
  const kind = (column.kinds[row] ?? CellKind.empty) as CellKind;
  return kind === CellKind.empty ? EMPTY_CELL : { kind, number: column.numbers[row] ?? 0, text: column.texts[row] ?? null };
}

export async function loadTable(
  connection: DuckDBConnection,
  table: TableToLoad,
  context: CompletionContext,
  options: { readonly signal?: AbortSignal | undefined; readonly onRows: (rows: number) => void },
): Promise<LoadedTable> {
  return transaction(connection, async () => {
    const batch = number((await firstRow(connection, "SELECT nextval('batchNumber') AS batch"))?.['batch']);
    const { issues, ...counts } = await appendRows(connection, table, context, batch, options);
    const duplicates = await rejectDuplicates(connection, table.layout.dataset, batch);
    const result: LoadedTable = {
      batch,
      rowsRead: counts.rowsRead,
      rowsLoaded: counts.rowsAppended - duplicates.length,
      rowsRejected: counts.rowsRead - counts.rowsAppended + duplicates.length,
      rowsSkipped: counts.rowsSkipped,
    };
    await writeIssues(connection, batch, [...issues, ...duplicates]);
    await writeBatch(connection, table, context.schoolYear, result);
    await markStale(connection);
    return result;
  });
}

async function appendRows(
  connection: DuckDBConnection,
  table: TableToLoad,
  context: CompletionContext,
  batch: number,
  options: { readonly signal?: AbortSignal | undefined; readonly onRows: (rows: number) => void },
): Promise<{ readonly rowsRead: number; readonly rowsAppended: number; readonly rowsSkipped: number; readonly issues: readonly RowIssue[] }> {
  const { layout, sheet } = table;
  const cleaner = new RowCleaner(layout, context);
  const merged = new MergedCells(table.merges, layout.columns.map((entry) => entry.sheetColumn));
  const writer = await TableWriter.open(connection, layout.dataset.table);
  const issues: RowIssue[] = [];
  let rowsRead = 0;
  let rowsAppended = 0;
  let rowsSkipped = 0;
  try {
    for await (const cells of sheet.batches()) {
      if (options.signal?.aborted) throw new EngineFailure('CANCELLED', '已取消，本文件的数据没有导入。');
      for (let row = 0; row < cells.rowCount; row++) {
        const rowNumber = cells.rowNumbers[row] ?? 0;
        if (rowNumber <= layout.lastHeaderRow) continue;
        const texts = cells.columns.map((_, column) => cellText(cellOf(cells, row, column)));
        const kind = rowKind(texts, layout, rowNumber - layout.lastHeaderRow);
        if (kind === 'blank') continue;
        if (kind !== 'data') {
          rowsSkipped++;
          continue;
        }
        rowsRead++;
        const cleaned = cleaner.clean(rowNumber, (column) => merged.resolve(rowNumber, column, cellOf(cells, row, column)));
        issues.push(...cleaned.issues);
        if (!cleaned.ok) continue;
        writer.append({ batch, sourceRow: rowNumber, schoolYear: context.schoolYear, ...cleaned.record });
        rowsAppended++;
      }
      options.onRows(cells.rowCount);
      // Lets cancel messages and other requests in.
      await setImmediate();
    }
  } finally {
    writer.close();
  }
  return { rowsRead, rowsAppended, rowsSkipped, issues };
}

async function writeIssues(connection: DuckDBConnection, batch: number, issues: readonly RowIssue[]): Promise<void> {
  if (issues.length === 0) return;
  const writer = await TableWriter.open(connection, 'issue');
  try {
    for (const issue of [...issues].sort((a, b) => a.row - b.row)) {
      const { row, ...rest } = issue;
      writer.append({ batch, sourceRow: row, ...rest });
    }
  } finally {
    writer.close();
  }
}

async function writeBatch(connection: DuckDBConnection, table: TableToLoad, schoolYear: string, loaded: LoadedTable): Promise<void> {
  const { layout } = table;
  const mapping = JSON.stringify(layout.columns.map((entry) => ({ column: entry.column.id, sheetColumn: entry.sheetColumn, header: entry.header })));
  await execute(connection, 'INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, localtimestamp, ?, ?, ?, ?)', [
    loaded.batch,
    layout.dataset.id,
    table.fileName,
    table.sha256,
    table.sheet.name,
    layout.lastHeaderRow,
    layout.heading.title,
    schoolYear,
    mapping,
    loaded.rowsRead,
    loaded.rowsLoaded,
    loaded.rowsRejected,
    loaded.rowsSkipped,
  ]);
}
