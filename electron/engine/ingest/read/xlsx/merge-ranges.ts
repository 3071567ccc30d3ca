import { damagedFile, hostileFile } from '../failures';
import type { MergedRange } from '../types';
import { parseCellAddress } from './cell-address';
import { XmlByteParser, xmlEncoding } from './xml-part';
import type { XmlHandler } from './xml-tokenizer';

/** More than the tags around the cells can be long, so that none is missed where two chunks meet. */
const OVERLAP_BYTES = 256;
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

/** Offset behind the cells, which end with `</sheetData>` or are `<sheetData/>`; undefined when not in sight. */
function endOfCells(bytes: Buffer): number | undefined {
  const close = bytes.indexOf('</sheetData');
  const tag = close >= 0 ? close : bytes.indexOf('<sheetData');
  if (tag < 0) return undefined;
  const end = bytes.indexOf('>', tag);
  return end >= 0 && (close >= 0 || bytes[end - 1] === 0x2f) ? end + 1 : undefined;
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
    const bytes = isFirst ? chunk : Buffer.concat([overlap, chunk]);
    if (isFirst && (xmlEncoding(bytes) !== 'utf-8' || !bytes.includes('<worksheet'))) {
      parser = new XmlByteParser(collector);
      parser.write(bytes);
    } else {
      const end = endOfCells(bytes);
      if (end !== undefined) {
        parser = new XmlByteParser(collector, ['worksheet']);
        parser.write(bytes.subarray(end));
      }
      overlap = Buffer.from(bytes.subarray(Math.max(0, bytes.length - OVERLAP_BYTES)));
    }
    isFirst = false;
  }
  if (parser === undefined) throw damagedFile('工作表内容在中途断开');
  parser.end();
  return collector.ranges;
}
