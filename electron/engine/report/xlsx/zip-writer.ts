/** Writes zip archives entry by entry. Sizes and checksums stand before the data: not every program reads them behind it. */
import { once } from 'node:events';
import { createDeflateRaw, deflateRawSync } from 'node:zlib';
import { EngineFailure } from '../../../../shared/contract';
import { crc32 } from '../../ingest/read/zip/crc32';

/** What an archive without 64-bit extensions can hold. */
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** Little is gained above, and the time grows. */
const LEVEL = 5;

/** Compressed data of one entry; `size` and `crc` are of the data before. */
export interface Deflated {
  readonly chunks: readonly Uint8Array[];
  readonly size: number;
  readonly crc: number;
}

/** Compresses text as it comes, beside the thread that makes it. */
export class Deflater {
  private readonly stream = createDeflateRaw({ level: LEVEL });
  private readonly chunks: Uint8Array[] = [];
  private readonly ended = once(this.stream, 'end');
  private size = 0;
  private crc = 0;

  constructor() {
    this.stream.on('data', (chunk: Uint8Array) => this.chunks.push(chunk));
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.size += bytes.length;
    this.crc = crc32(bytes, this.crc);
    if (!this.stream.write(bytes)) await once(this.stream, 'drain');
  }

  async end(): Promise<Deflated> {
    this.stream.end();
    await this.ended;
    return { chunks: this.chunks, size: this.size, crc: this.crc };
  }
}

export class ZipWriter {
  private readonly chunks: Uint8Array[] = [];
  private readonly directory: Uint8Array[] = [];
  private offset = 0;
  private readonly time: number;

  /** @param modified of all entries, in local time as the format wants it. */
  constructor(modified: Date) {
    const date = ((Math.max(1980, modified.getFullYear()) - 1980) << 9) | ((modified.getMonth() + 1) << 5) | modified.getDate();
    this.time = ((date << 16) | (modified.getHours() << 11) | (modified.getMinutes() << 5) | (modified.getSeconds() >> 1)) >>> 0;
  }

  /** For data that is compressed already. */
  store(name: string, bytes: Uint8Array): void {
    this.add(name, STORED, { chunks: [bytes], size: bytes.length, crc: crc32(bytes, 0) });
  }

  deflate(name: string, bytes: Uint8Array): void {
    this.add(name, DEFLATED, { chunks: [deflateRawSync(bytes, { level: LEVEL })], size: bytes.length, crc: crc32(bytes, 0) });
  }

  deflated(name: string, data: Deflated): void {
    this.add(name, DEFLATED, data);
  }

  finish(): Uint8Array {
    const start = this.offset;
    const length = this.directory.reduce((sum, entry) => sum + entry.length, 0);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.directory.length, 8);
    end.writeUInt16LE(this.directory.length, 10);
    end.writeUInt32LE(length, 12);
    end.writeUInt32LE(start, 16);
    return Buffer.concat([...this.chunks, ...this.directory, end]);
  }

  /** @throws EngineFailure BAD_REQUEST beyond what the format holds. */
  private add(name: string, method: number, { chunks, size, crc }: Deflated): void {
    const title = Buffer.from(name);
    const packed = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (this.directory.length >= MOST_ENTRIES || this.offset + packed + size > MOST_BYTES) throw tooLarge();
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(this.time, 6);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(packed, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(title.length, 22);

    const local = Buffer.concat([signature(0x04034b50), facts, title]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(this.offset, 10);
    this.directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), facts, rest, title]));
    this.chunks.push(local, ...chunks);
    this.offset += local.length + packed;
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

function tooLarge(): EngineFailure {
  return new EngineFailure('BAD_REQUEST', '要导出的内容超出了压缩包的上限，请按批次或县区分开导出。');
}
