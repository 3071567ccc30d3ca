import { parse } from 'node:path';
import { BatchBuilder } from '../batch-builder';
import { fileTooLarge } from '../failures';
import { mapPrivateUse } from '../private-use';
import type { TextEncoding } from '../text-encoding';
import { decodedText } from '../text-encoding';
import type { ByteSource, CellBatch, ReadLimits, WorkbookReader } from '../types';
import type { Dialect } from './delimiter';
import { RecordParser } from './record-parser';

/** Undoes what people write to keep Excel from turning a code into a number: ="001", tabs around it, a leading '. */
function unwrapText(field: string): string {
  const text = field.replace(/^\t+|\t+$/g, '');
  if (text.startsWith('="') && text.endsWith('"') && text.length > 2) return text.slice(2, -1).replaceAll('""', '"');
  return /^'[\w.+-]+$/.test(text) ? text.slice(1) : text;
}

async function* csvBatches(
  source: ByteSource,
  encoding: TextEncoding,
  dialect: Dialect,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<CellBatch, void, undefined> {
  const builder = new BatchBuilder();
  const parser = new RecordParser(dialect.delimiter, limits.csvFieldCharacters, (fields, record) => {
    if (dialect.hasSeparatorLine && record === 1) return;
    for (let column = 0; column < fields.length; column++) {
      const text = unwrapText(fields[column] ?? '');
      if (text === '') continue;
      if (column >= limits.columns) {
        throw fileTooLarge(`第 ${record} 行有内容超出第 ${limits.columns} 列`, '请删去右侧多余的列后重新导入。', { row: record, column: column + 1 });
      }
      builder.setText(column, mapPrivateUse(text));
    }
    builder.endRow(record);
  });
  for await (const text of decodedText(source, encoding, signal)) {
    parser.push(text);
    yield* builder.takeReady();
  }
  parser.end();
  yield* builder.takeReady(true);
}

/**
 * A delimited text file as a workbook of one sheet, named after the file. All cells are text. Row numbers count
 * physical records from 1, blank lines and quoted line breaks included, as a spreadsheet program shows them.
 * The row limit does not apply: text is read flat, and county files are longer than a worksheet can be.
 * @throws EngineFailure from batches(): DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, CANCELLED
 */
export function csvWorkbook(source: ByteSource, encoding: TextEncoding, dialect: Dialect, limits: ReadLimits, signal?: AbortSignal): WorkbookReader {
  return {
    format: 'csv',
    textFormat: { encoding: encoding.label, delimiter: dialect.delimiter },
    sheets: [
      {
        name: parse(source.name).name,
        state: 'visible',
        merges: async () => [],
        hiddenColumns: async () => [],
        batches: () => csvBatches(source, encoding, dialect, limits, signal),
      },
    ],
    close: () => source.close(),
  };
}
