import { damagedFile, hostileFile } from '../failures';
import type { MergedRange } from '../types';
import { parseCellAddress } from './cell-address';
import { XmlByteParser, xmlEncoding } from './xml-part';
import type { XmlHandler } from './xml-tokenizer';

const DATA_END = Buffer.from('</sheetData>', 'latin1');
const EMPTY_DATA = Buffer.from('<sheetData/>', 'latin1');
const MOST_MERGES = 1_000_000;

class MergeCollector implements XmlHandler {
  readonly ranges: MergedRange[] = [];

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name !== 'mergeCell') return;
    const [first = '', last = first] = (attributes.get('ref') ?? '').split(':');
    const a = parseCellAddress(first);
    const b = parseCellAddress(last);
    if (this.ranges.length >= MOST_MERGES) throw hostileFile('合并单元格过多');
    this.ranges.push({
      startRow: Math.min(a.row, b.row) - 1,
      startColumn: Math.min(a.column, b.column),
      endRow: Math.max(a.row, b.row) - 1,
      endColumn: Math.max(a.column, b.column),
    });
  }

  close(): void {
    // Only opening tags carry ranges.
  }

  text(): void {
    // Only opening tags carry ranges.
  }
}

/**
 * Reads the merged ranges of a worksheet part. The cells before them are only unpacked, not parsed, unless the
 * part is of a form (UTF-16, prefixed names) in which their end cannot be seen.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE and those of the chunks
 */
export async function readMergedRanges(chunks: AsyncIterable<Buffer>): Promise<readonly MergedRange[]> {
  const collector = new MergeCollector();
  let parser: XmlByteParser | undefined;
  let overlap = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of chunks) {
    if (parser !== undefined) {
      parser.write(chunk);
      continue;
    }
    const bytes = Buffer.concat([overlap, chunk]);
    if (isFirst && (xmlEncoding(bytes) !== 'utf-8' || !bytes.includes('<worksheet'))) {
      parser = new XmlByteParser(collector);
      parser.write(bytes);
    } else {
      const end = [DATA_END, EMPTY_DATA].map((tag) => ({ at: bytes.indexOf(tag), length: tag.length })).find((found) => found.at >= 0);
      if (end !== undefined) {
        parser = new XmlByteParser(collector, ['worksheet']);
        parser.write(bytes.subarray(end.at + end.length));
      }
      overlap = Buffer.from(bytes.subarray(Math.max(0, bytes.length - DATA_END.length)));
    }
    isFirst = false;
  }
  if (parser === undefined) throw damagedFile('工作表内容在中途断开');
  parser.end();
  return collector.ranges;
}
