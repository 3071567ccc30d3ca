import { isUtf8 } from 'node:buffer';
import { damagedFile, hostileFile } from '../failures';
import { PieceBuffer } from './piece-buffer';
import { XmlByteParser } from './xml-part';
import type { XmlHandler } from './xml-tokenizer';

/** Where a fast scan stopped: out of data, at a form only the exact parser knows, or at the end of the content. */
export interface ScanStop {
  readonly verdict: 'more' | 'exact' | 'done';
  /** Bytes taken; what follows has had no effect. */
  readonly consumed: number;
}

/** A fast scanner for one kind of part, with the exact parser that takes over wherever the fast one declines. */
export interface PartScanner<T> {
  /** Elements around the content, outermost first: worksheet, sheetData. */
  readonly containers: readonly [string, ...string[]];
  scan(piece: PieceBuffer, from: number): ScanStop;
  /** `inside`: the exact parser starts inside the containers, after what the fast scanner took. */
  exactHandler(inside: boolean): XmlHandler;
  /** Whatever is ready to be handed on after a chunk. */
  take(): Iterable<T>;
}

interface ScanState {
  phase: 'prologue' | 'content' | 'over';
  exact: XmlByteParser | undefined;
}

const ROOT_BYTES = 1024;
const LONGEST_PROLOGUE = 4 * 1024 ** 2;

/** UTF-8, unprefixed root: the form all common producers write. */
function isPlainRoot(head: Buffer, root: string): boolean {
  return new RegExp(`^(?:\\xef\\xbb\\xbf)?\\s*(?:<\\?xml(?:(?!encoding)[^>])*(?:encoding\\s*=\\s*["']utf-8["'][^>]*)?\\?>)?\\s*<${root}[\\s/>]`, 'i').test(
    head.toString('latin1', 0, ROOT_BYTES),
  );
}

/** Offset of the content; 'more', 'exact' and 'empty' (`<sheetData/>`) as long as, or because, there is none. */
function contentStart(data: Buffer, containers: readonly [string, ...string[]]): number | 'more' | 'exact' | 'empty' {
  if (data.length < ROOT_BYTES && !data.includes('>')) return 'more';
  if (!isPlainRoot(data, containers[0])) return data.length < ROOT_BYTES ? 'more' : 'exact';
  const open = data.indexOf(`<${containers[containers.length - 1]}`);
  if (open < 0) return data.length > LONGEST_PROLOGUE ? 'exact' : 'more';
  if (data.subarray(0, open).includes('<!')) return 'exact';
  const close = data.indexOf('>', open);
  if (close < 0) return 'more';
  return data[close - 1] === 0x2f ? 'empty' : close + 1;
}

/**
 * Runs a part through its fast scanner, and from the first unusual form on through the exact parser, which
 * gives the right answer or the right error. Yields what the scanner has ready.
 * @throws EngineFailure DAMAGED_FILE (also when the content is not closed), HOSTILE_FILE and what the scanner throws
 */
export async function* scanPart<T>(chunks: AsyncIterable<Buffer>, scanner: PartScanner<T>, longestItem: number): AsyncGenerator<T, void, undefined> {
  const piece = new PieceBuffer();
  const state: ScanState = { phase: 'prologue', exact: undefined };
  let waitUntil = 0;

  const handOver = (): XmlByteParser => {
    const inside = state.phase === 'content';
    const parser = new XmlByteParser(scanner.exactHandler(inside), inside ? scanner.containers : []);
    parser.write(piece.data());
    return parser;
  };
  const advance = (): void => {
    let from = 0;
    if (state.phase === 'prologue') {
      const start = contentStart(piece.data(), scanner.containers);
      if (start === 'more') return;
      if (start === 'empty') state.phase = 'over';
      if (start === 'exact') state.exact = handOver();
      if (typeof start !== 'number') return;
      state.phase = 'content';
      from = start;
    }
    const stop = scanner.scan(piece, from);
    // Decoding never fails in the fast scanner; broken bytes would pass for U+FFFD.
    if (!isUtf8(piece.bytes.subarray(from, stop.consumed))) throw damagedFile('XML 中有不合编码的字节');
    piece.consume(stop.consumed);
    // A huge item is looked at again only when there is twice as much of it.
    waitUntil = stop.consumed > from ? 0 : piece.length * 2;
    if (stop.verdict === 'done') state.phase = 'over';
    else if (stop.verdict === 'exact') state.exact = handOver();
    else if (piece.length > longestItem) throw hostileFile('单行或单个单元格的内容过长');
  };

  try {
    for await (const chunk of chunks) {
      if (state.exact !== undefined) state.exact.write(chunk);
      else if (state.phase !== 'over') {
        piece.append(chunk);
        if (piece.length >= waitUntil || piece.length > longestItem) advance();
      }
      yield* scanner.take();
    }
    if (state.exact === undefined && state.phase !== 'over') state.exact = handOver();
    state.exact?.end();
    yield* scanner.take();
  } finally {
    piece.release();
  }
}
