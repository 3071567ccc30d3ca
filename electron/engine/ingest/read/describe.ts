/** What the readers see of a file, before any cleaning, as JSON in pieces: a sheet of a million rows is never held whole. */
import { columnName } from './column-name';
import { CellKind, type CellBatch, type ColumnRange, type MergedRange, type SheetColumn, type WorkbookReader } from './types';

/** s text, n number, d date (Excel serial, 1900 system), b boolean, e error; a number that a double cannot hold has its digits as a third element. */
export type PlainCell = readonly ['s' | 'e', string] | readonly ['n' | 'd', number] | readonly ['n', number, string] | readonly ['b', boolean];

export function plainCell(column: SheetColumn, row: number): PlainCell | null {
  const text = column.texts[row] ?? null;
  const number = column.numbers[row] ?? 0;
  switch (column.kinds[row]) {
    case CellKind.text:
      return ['s', text ?? ''];
    case CellKind.error:
      return ['e', text ?? ''];
    case CellKind.number:
      return text === null ? ['n', number] : ['n', number, text];
    case CellKind.date:
      return ['d', number];
    case CellKind.boolean:
      return ['b', number === 1];
    default:
      return null;
  }
}

/** A1:C3 */
export function rangeName({ startColumn, startRow, endColumn, endRow }: MergedRange): string {
  return `${columnName(startColumn)}${startRow + 1}:${columnName(endColumn)}${endRow + 1}`;
}

/** `{format, encoding?, delimiter?, sheets: [{name, state, merges, hiddenColumns, hiddenRows, cells: {A1: [kind, value]}}]}` */
export async function* describeWorkbook(workbook: WorkbookReader): AsyncGenerator<string, void, undefined> {
  const { format, textFormat } = workbook;
  yield JSON.stringify({ format, ...textFormat }).slice(0, -1);
  yield ',"sheets":[';
  for (const [index, sheet] of workbook.sheets.entries()) {
    const merges = (await sheet.merges()).map(rangeName).filter((name) => new Set(name.split(':')).size > 1);
    const hiddenColumns = (await sheet.hiddenColumns()).map(columnRange);
    yield `${index === 0 ? '' : ','}${JSON.stringify({ name: sheet.name, state: sheet.state, merges, hiddenColumns }).slice(0, -1)},"cells":{`;
    const hiddenRows: number[] = [];
    let isFirst = true;
    for await (const batch of sheet.batches()) {
      const cells = cellsOf(batch, hiddenRows);
      if (cells === '') continue;
      yield isFirst ? cells : `,${cells}`;
      isFirst = false;
    }
    yield `},"hiddenRows":${JSON.stringify(hiddenRows)}}`;
  }
  yield ']}\n';
}

function cellsOf(batch: CellBatch, hiddenRows: number[]): string {
  const pieces: string[] = [];
  for (let row = 0; row < batch.rowCount; row++) {
    const rowNumber = batch.rowNumbers[row] ?? 0;
    if (batch.hiddenRows?.[row] === 1) hiddenRows.push(rowNumber);
    batch.columns.forEach((column, index) => {
      const cell = column === undefined ? null : plainCell(column, row);
      if (cell !== null) pieces.push(`"${columnName(index)}${rowNumber}":${JSON.stringify(cell)}`);
    });
  }
  return pieces.join(',');
}

function columnRange({ first, last }: ColumnRange): string {
  return `${columnName(first)}:${columnName(last)}`;
}
