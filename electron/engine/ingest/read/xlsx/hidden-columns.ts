import { SHEET_COLUMNS } from './cell-address';
import type { ColumnRange } from '../types';
import { XmlByteParser, xmlEncoding } from './xml-part';
import { isTrue } from './xml-text';
import type { XmlHandler } from './xml-tokenizer';

class ColumnCollector implements XmlHandler {
  readonly ranges: ColumnRange[] = [];
  reachedCells = false;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'sheetData') this.reachedCells = true;
    if (name !== 'col' || this.reachedCells || !isTrue(attributes.get('hidden'))) return;
    const first = Number(attributes.get('min') ?? 0) - 1;
    const last = Number(attributes.get('max') ?? 0) - 1;
    if (Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last && first < SHEET_COLUMNS) this.ranges.push({ first, last: Math.min(last, SHEET_COLUMNS - 1) });
  }

  close(): void {
    // Only opening tags describe columns.
  }

  text(): void {
    // Only opening tags describe columns.
  }
}

/**
 * Reads the hidden columns of a worksheet part; they are listed before the cells, so that only its beginning is unpacked.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE and those of the chunks
 */
export async function readHiddenColumns(chunks: AsyncIterable<Buffer>): Promise<readonly ColumnRange[]> {
  const collector = new ColumnCollector();
  const parser = new XmlByteParser(collector);
  let isPlain: boolean | undefined;
  for await (const chunk of chunks) {
    isPlain ??= xmlEncoding(chunk) === 'utf-8';
    // Cells are many and of no interest here: where they can be seen to begin, nothing behind is parsed.
    const cells = isPlain ? chunk.indexOf('<sheetData') : -1;
    parser.write(cells < 0 ? chunk : chunk.subarray(0, cells));
    if (cells >= 0 || collector.reachedCells) break;
  }
  return collector.ranges.sort((a, b) => a.first - b.first);
}
