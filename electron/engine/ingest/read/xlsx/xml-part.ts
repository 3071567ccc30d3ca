import { damagedFile } from '../failures';
import type { XmlHandler } from './xml-tokenizer';
import { XmlTokenizer } from './xml-tokenizer';

const LABELS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['iso-8859-1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
]);

/** WHATWG label of the encoding of an XML part, told from its first bytes. @throws EngineFailure DAMAGED_FILE */
export function xmlEncoding(head: Buffer): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le';
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be';
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head.toString('latin1', 0, 200))?.[1];
  if (declared === undefined) return 'utf-8';
  const label = LABELS.get(declared.toLowerCase());
  if (label === undefined) throw damagedFile('XML 编码不受支持', { encoding: declared });
  return label;
}

/** Feeds the bytes of an XML part to the exact tokenizer, strictly decoded. */
export class XmlByteParser {
  private decoder: TextDecoder | undefined;
  private readonly tokenizer: XmlTokenizer;

  /** `openElements`: the parser starts inside these elements of a UTF-8 part; otherwise at its first byte. */
  constructor(handler: XmlHandler, openElements: readonly string[] = []) {
    this.tokenizer = new XmlTokenizer(handler, openElements);
    if (openElements.length > 0) this.decoder = new TextDecoder('utf-8', { fatal: true });
  }

  /** @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE */
  write(bytes: Buffer): void {
    this.decoder ??= new TextDecoder(xmlEncoding(bytes), { fatal: true });
    this.tokenizer.write(this.decode(bytes));
  }

  /** @throws EngineFailure DAMAGED_FILE when the part ends early */
  end(): void {
    this.tokenizer.write(this.decode());
    this.tokenizer.end();
  }

  private decode(bytes?: Buffer): string {
    try {
      return this.decoder?.decode(bytes, { stream: bytes !== undefined }) ?? '';
    } catch (error) {
      throw damagedFile('XML 中有不合编码的字节', undefined, error);
    }
  }
}

/** Parses a part that is held whole. @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE */
export function parseXml(bytes: Buffer, handler: XmlHandler): void {
  const parser = new XmlByteParser(handler);
  parser.write(bytes);
  parser.end();
}
