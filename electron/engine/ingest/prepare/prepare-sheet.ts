/** Reads a sheet from top to bottom and hands the rows of each of its tables on, cleaned. */
import { setImmediate } from 'node:timers/promises';
import { EngineFailure } from '../../../../shared/contract';
import type { CellBatch, MergedRange } from '../read/types';
import { findTables, isForeignHeader } from '../recognise/find-tables';
import { headRowsOf } from '../recognise/head-rows';
import { rowKind } from '../recognise/row-kind';
import type { RememberedLayout, TableLayout } from '../recognise/types';
import { isHeadingOfNext } from './heading-ahead';
import { mayBeHeader } from './may-be-header';
import type { RecognisedSheet } from './recognise-workbook';
import { RowView } from './row-view';
import type { TablePreparation } from './table-preparation';

/** Rows below a header that are looked at to tell what a further table in the sheet is. */
const WINDOW_ROWS = 30;

export interface SheetPreparationOptions {
  readonly displayName: string;
  readonly includeHidden: boolean;
  readonly memory: ReadonlyMap<string, RememberedLayout>;
  readonly signal: AbortSignal | undefined;
  /** Starts a table; null when it is not to be loaded. */
  begin(layout: TableLayout, merges: readonly MergedRange[]): Promise<TablePreparation | null>;
}

interface ActiveTable {
  readonly layout: TableLayout;
  readonly preparation: TablePreparation | null;
  ended: boolean;
  /** Rows that looked like another table's header and were none. */
  falseAlarms: number;
}

/** After so many, a table is taken to consist of rows that look like headers. */
const MAXIMUM_FALSE_ALARMS = 8;

export async function prepareSheet(recognised: RecognisedSheet, options: SheetPreparationOptions): Promise<void> {
  const { sheet, merges, leftOutColumns } = recognised;
  const active: ActiveTable[] = [];
  for (const layout of recognised.tables) active.push(await begin(layout, merges, options));
  for await (const batch of sheet.batches()) {
    if (options.signal?.aborted) throw new EngineFailure('CANCELLED', '已取消，本文件的数据没有导入。');
    const found = readBatch(batch, active, leftOutColumns, options);
    for (const table of active) await table.preparation?.flush();
    // A further table begins inside this batch: what stands below its header belongs to it.
    for (let further = found; further !== null; ) {
      const begun = await beginFurther(further, batch, recognised, active, options);
      active.push(...begun.filter((table) => !active.includes(table)));
      further = readBatch(batch, begun, leftOutColumns, options, further.row + 1);
      for (const table of begun) await table.preparation?.flush();
    }
    // Lets cancel messages in.
    await setImmediate();
  }
  for (const table of active) await table.preparation?.end();
}

async function begin(layout: TableLayout, merges: readonly MergedRange[], options: SheetPreparationOptions): Promise<ActiveTable> {
  return { layout, preparation: await options.begin(layout, merges), ended: false, falseAlarms: 0 };
}

/** Where in the batch the header of a table not yet known stands. */
interface FurtherHeader {
  readonly row: number;
  readonly of: ActiveTable;
}

/** @returns the place of a further header, when one is met; the tables it ends are marked. */
function readBatch(batch: CellBatch, tables: readonly ActiveTable[], leftOut: ReadonlySet<number>, options: SheetPreparationOptions, fromRow = 0): FurtherHeader | null {
  let further: FurtherHeader | null = null;
  for (const table of tables) {
    const { layout } = table;
    if (table.ended) continue;
    const view = new RowView(batch, layout.firstColumn, layout.lastColumn, leftOut);
    const ahead = new RowView(batch, layout.firstColumn, layout.lastColumn, leftOut);
    for (let row = fromRow; row < batch.rowCount; row++) {
      const rowNumber = batch.rowNumbers[row] ?? 0;
      if (rowNumber <= layout.lastHeaderRow) continue;
      if (layout.lastRow !== null && rowNumber > layout.lastRow) {
        table.ended = true;
        break;
      }
      view.moveTo(row);
      if (batch.hiddenRows?.[row] === 1 && !options.includeHidden) {
        table.preparation?.hiddenRow(view);
        continue;
      }
      const kind = rowKind(view, layout, rowNumber - layout.lastHeaderRow);
      if (kind === 'data' && table.falseAlarms < MAXIMUM_FALSE_ALARMS && mayBeHeader(view) && isForeignHeader(view.allTexts(), layout)) {
        table.ended = true;
        if (further === null || row < further.row) further = { row, of: table };
        break;
      }
      table.preparation?.row(kind === 'data' && isHeadingOfNext(layout, view, ahead, row, batch.rowCount) ? 'header' : kind, view);
    }
  }
  return further;
}

async function beginFurther(
  further: FurtherHeader,
  batch: CellBatch,
  recognised: RecognisedSheet,
  active: readonly ActiveTable[],
  options: SheetPreparationOptions,
): Promise<ActiveTable[]> {
  const first = Math.max(0, further.row - 3);
  const window = headRowsOf(batch).slice(first, further.row + WINDOW_ROWS);
  const lastRead = batch.rowNumbers[Math.max(0, further.row - 1)] ?? 0;
  const { tables } = findTables(window, recognised.merges, { sheet: recognised.sheet.name, filePath: options.displayName }, options.memory, further.of.layout.heading);
  const known = new Set(active.map(({ layout }) => `${layout.firstHeaderRow}:${layout.firstColumn}`));
  const begun: ActiveTable[] = [];
  for (const layout of tables) {
    if (layout.lastHeaderRow < lastRead || known.has(`${layout.firstHeaderRow}:${layout.firstColumn}`)) continue;
    begun.push(await begin(layout, recognised.merges, options));
  }
  // Nothing better was found: the table goes on, and the odd row is one of its rows.
  if (begun.length === 0) {
    const { of } = further;
    of.preparation?.row('data', new RowView(batch, of.layout.firstColumn, of.layout.lastColumn, recognised.leftOutColumns).moveTo(further.row));
    of.falseAlarms++;
    of.ended = false;
    begun.push(of);
  }
  return begun;
}
