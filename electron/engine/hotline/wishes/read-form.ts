/** The first sheet of a workbook as rows of texts; a form of some hundred rows is held whole. */
import { EngineFailure } from '../../../../shared/contract';
import { type FileInput, openInput } from '../../ingest/prepare/file-task';
import { openWorkbook } from '../../ingest/read/open-workbook';
import { CellKind } from '../../ingest/read/types';
import { isoDate, momentOfSerial } from '../../ingest/text/excel-serial';
import type { FormRow } from './read-wishes';

const MOST_ROWS = 10_000;

/** @throws EngineFailure of opening and reading; BAD_REQUEST for more rows than a form can have */
export async function readForm(input: FileInput, signal: AbortSignal | undefined): Promise<FormRow[]> {
  const source = await openInput(input, signal);
  const workbook = await openWorkbook(source, signal === undefined ? {} : { signal }).catch(async (error: unknown) => {
    await source.close();
    throw error;
  });
  const found: FormRow[] = [];
  try {
    for await (const { rowCount, rowNumbers, columns } of workbook.sheets[0]?.batches() ?? []) {
      for (let row = 0; row < rowCount; row++) {
        const cells = Array.from(columns, (column) => (column === undefined ? '' : textOf(column.kinds[row]!, column.numbers[row]!, column.texts[row] ?? null)));
        found.push({ row: rowNumbers[row]!, cells });
      }
      if (found.length > MOST_ROWS) throw new EngineFailure('BAD_REQUEST', `这个文件超过 ${MOST_ROWS} 行，不是值班意愿表。请用本页下载的意愿表填写。`);
    }
    return found;
  } finally {
    await workbook.close();
  }
}

function textOf(kind: number, number: number, text: string | null): string {
  if (kind === CellKind.number) return String(number);
  if (kind !== CellKind.date) return text ?? '';
  const { year, month, day } = momentOfSerial(number);
  return isoDate(year, month, day);
}
