import { damagedFile } from './failures';
import { sourceChunks } from './byte-source';
import type { ByteSource } from './types';

/**
 * Encodings of Chinese text files. GBK and GB2312 are read as GB 18030, their superset: Node's decoders of
 * those two names lose every four-byte character.
 */
export type EncodingLabel = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface TextEncoding {
  readonly label: EncodingLabel;
  /** Bytes of the byte order mark to skip. */
  readonly bomBytes: number;
}

const HEAD_BYTES = 4096;

function fromByteOrderMark(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'utf-8', bomBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'utf-16le', bomBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'utf-16be', bomBytes: 2 };
  return undefined;
}

/** Share of characters which may stand in a Chinese table, from which bytes count as UTF-16. */
const PLAUSIBLE_SHARE = 0.9;

/** Bytes with zeros are UTF-16 if they read as ASCII and Chinese; read the wrong way round, the ASCII is gone. */
function fromZeroBytes(head: Buffer): TextEncoding | undefined {
  let best: TextEncoding | undefined;
  let mostAscii = 0;
  for (const label of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(label).decode(head.subarray(0, head.length & ~1));
    const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0;
    const chinese = text.match(/[\u00A0-\u00FF\u2000-\u206F\u2E80-\u9FFF\uD840-\uDFFF\uFF00-\uFFEF]/g)?.length ?? 0;
    if (ascii <= mostAscii || ascii + chinese < PLAUSIBLE_SHARE * text.length) continue;
    mostAscii = ascii;
    best = { label, bomBytes: 0 };
  }
  return best;
}

/** Characters beyond ASCII that are right and wrong when the bytes are taken for UTF-8. */
function countBeyondAscii(bytes: Buffer): { right: number; wrong: number } {
  const text = new TextDecoder('utf-8').decode(bytes);
  let right = 0;
  let wrong = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) wrong += 1;
    else if (code > 0x7f) right += 1;
  }
  return { right, wrong };
}

async function decodes(source: ByteSource, label: EncodingLabel, signal: AbortSignal | undefined, onFailure?: (chunk: Buffer) => void): Promise<boolean> {
  const decoder = new TextDecoder(label, { fatal: true });
  let chunk: Buffer = Buffer.alloc(0);
  try {
    for await (chunk of sourceChunks(source, 0, source.size, signal)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    onFailure?.(chunk);
    return false;
  }
}

/** Bytes looked at to tell Big5 from GB 18030: most texts of one are valid in the other. */
const SAMPLE_BYTES = 1 << 16;
const FEWEST_LOW_TRAILS = 2;
/** Logarithm of how much more likely Big5 must be. */
const CLEARLY_BIG5 = 5;

/**
 * Logarithm of how much more often a character of these bytes stands in Big5 texts than in GB 18030 ones. Big5 has its frequent
 * characters at A4–C6, two in five with a low second byte; GB 18030 has them at B0–D7, always with a high one.
 */
function favoursBig5(lead: number, trail: number): number {
  // Punctuation in both; then kana, Greek and frames here, the simplest characters there.
  if (lead >= 0xa1 && lead <= 0xa3) return 0;
  if (lead < 0xa1) return -4;
  if (trail <= 0x7e) return lead <= 0xa9 ? 3 : lead <= 0xc6 ? 4.5 : 0;
  if (trail < 0xa1) return -10;
  if (lead <= 0xa9) return 0;
  if (lead <= 0xaf) return 4;
  if (lead <= 0xc6) return -0.25;
  return lead <= 0xd7 ? -3.8 : -1.8;
}

/**
 * Every character counts once, as columns repeat the same few words.
 * @param bytes beginning of a text that is not UTF-8
 */
function looksLikeBig5(bytes: Buffer): boolean {
  const characters = new Set<number>();
  for (let at = 0; at + 1 < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    at += 1;
    const trail = bytes[at] ?? 0;
    if (trail >= 0x40) characters.add(lead * 256 + trail);
  }
  let favour = 0;
  let lowTrails = 0;
  for (const character of characters) {
    const trail = character % 256;
    favour += favoursBig5((character - trail) / 256, trail);
    if (trail <= 0x7e) lowTrails += 1;
  }
  return lowTrails >= FEWEST_LOW_TRAILS && favour > CLEARLY_BIG5;
}

/**
 * Tells the encoding of a text file: byte order mark, then zero bytes, then strict UTF-8 and strict GB 18030
 * over all bytes (a sample would miss the first name far down in the file), Big5 where its bytes are typical. undefined: not text in any of them.
 * @throws EngineFailure DAMAGED_FILE for UTF-8 with broken bytes, which would pass for wrong Chinese in GB 18030
 */
export async function detectEncoding(source: ByteSource, signal?: AbortSignal): Promise<TextEncoding | undefined> {
  const head = await source.read(0, HEAD_BYTES);
  const marked = fromByteOrderMark(head);
  if (marked !== undefined) return marked;
  if (head.includes(0)) return fromZeroBytes(head);
  let brokenUtf8 = false;
  const isUtf8 = await decodes(source, 'utf-8', signal, (chunk) => {
    const { right, wrong } = countBeyondAscii(chunk);
    brokenUtf8 = right > 4 * wrong;
  });
  if (isUtf8) return { label: 'utf-8', bomBytes: 0 };
  if (brokenUtf8) throw damagedFile('UTF-8 文本中有残缺的字符');
  const isBig5 = looksLikeBig5(await source.read(0, SAMPLE_BYTES));
  const inOrder: readonly EncodingLabel[] = isBig5 ? ['big5', 'gb18030'] : ['gb18030', 'big5'];
  for (const label of inOrder) if (await decodes(source, label, signal)) return { label, bomBytes: 0 };
  return undefined;
}

/**
 * The text of a source, chunk by chunk, strictly decoded.
 * @throws EngineFailure DAMAGED_FILE, CANCELLED
 */
export async function* decodedText(source: ByteSource, encoding: TextEncoding, signal?: AbortSignal): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding.label, { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw damagedFile(`文本中有不符合 ${encoding.label} 编码的字节`, { encoding: encoding.label }, error);
    }
  };
  for await (const chunk of sourceChunks(source, encoding.bomBytes, source.size, signal)) yield decode(chunk);
  const rest = decode();
  if (rest !== '') yield rest;
}

/** About the first `bytes` bytes as text, for looking at; a character cut at the end is dropped. */
export async function readTextHead(source: ByteSource, encoding: TextEncoding, bytes: number): Promise<{ text: string; complete: boolean }> {
  const head = await source.read(encoding.bomBytes, bytes);
  const text = new TextDecoder(encoding.label).decode(head, { stream: true });
  return { text, complete: encoding.bomBytes + head.length >= source.size };
}
