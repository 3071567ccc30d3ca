import { openFileSource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import { type CellBatch, CellKind } from '../../../electron/engine/ingest/read/types';
import { addNumber, addText, type Checksum } from '../data/checksum';

export async function readWithOurs(path: string, sum: Checksum): Promise<void> {
  const workbook = await openWorkbook(await openFileSource(path));
  for (const sheet of workbook.sheets) {
    for await (const batch of sheet.batches()) addBatch(sum, batch);
  }
  await workbook.close();
}

function addBatch(sum: Checksum, { rowCount, columns }: CellBatch): void {
  sum.rows += rowCount;
  for (const column of columns) {
    if (column === undefined) continue;
    const { kinds, numbers, texts } = column;
    for (let row = 0; row < rowCount; row++) {
      if (kinds[row] === CellKind.empty) continue;
      if (kinds[row] === CellKind.text) addText(sum, texts[row] ?? '');
      else addNumber(sum, numbers[row] ?? Number.NaN);
    }
  }
}
