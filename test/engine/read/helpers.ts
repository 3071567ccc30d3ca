import { EngineFailure } from '../../../shared/contract';
import { columnName } from '../../../electron/engine/ingest/read/column-name';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import type { OpenOptions } from '../../../electron/engine/ingest/read/open-workbook';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { SheetReader } from '../../../electron/engine/ingest/read/types';
import { CellKind } from '../../../electron/engine/ingest/read/types';

export { columnName };

/** A cell as `[kind letter, value]`: s text, n number, d date serial, b boolean, e error. */
export type PlainCell = readonly ['s' | 'e', string] | readonly ['n' | 'd', number] | readonly ['b', boolean];
export type PlainSheet = Map<string, PlainCell>;

/** All cells of a sheet by address; `raws` gets the raw texts of inexact numbers. */
export async function readCells(sheet: SheetReader, raws = new Map<string, string>()): Promise<PlainSheet> {
  const cells: PlainSheet = new Map();
  for await (const batch of sheet.batches()) {
    batch.columns.forEach((column, index) => {
      if (column === undefined) return;
      for (let i = 0; i < batch.rowCount; i++) {
        const address = `${columnName(index)}${batch.rowNumbers[i]}`;
        const number = column.numbers[i] ?? Number.NaN;
        const text = column.texts[i] ?? null;
        switch (column.kinds[i]) {
          case CellKind.text:
            cells.set(address, ['s', text ?? '']);
            break;
          case CellKind.error:
            cells.set(address, ['e', text ?? '']);
            break;
          case CellKind.number:
            cells.set(address, ['n', number]);
            if (text !== null) raws.set(address, text);
            break;
          case CellKind.date:
            cells.set(address, ['d', number]);
            break;
          case CellKind.boolean:
            cells.set(address, ['b', number === 1]);
            break;
          default:
            break;
        }
      }
    });
  }
  return cells;
}

/** Cells of the first sheet as a plain object. */
export async function firstSheet(name: string, bytes: Uint8Array | string, options?: OpenOptions): Promise<Record<string, PlainCell>> {
  const workbook = await openWorkbook(memorySource(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes), options);
  const sheet = workbook.sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return Object.fromEntries(await readCells(sheet));
}

/** The failure code of a promise that must fail as the engine fails. */
export async function failureOf(work: Promise<unknown>): Promise<EngineFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof EngineFailure) return error;
    throw error;
  }
  throw new Error('no failure');
}
