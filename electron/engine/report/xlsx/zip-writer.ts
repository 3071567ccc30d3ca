/** Writes zip archives entry by entry. Sizes and checksums stand before the data: not every program reads them behind it. */
import { once } from 'node:events';
import { createDeflateRaw, deflateRawSync } from 'node:zlib';
import { EngineFailure } from '../../../../shared/contract';
import { crc32 } from '../../ingest/read/zip/crc32';
import { ByteStore } from './byte-store';

/** What an archive without 64-bit extensions can hold. */
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** Little is gained above, and the time grows. */
const LEVEL = 5;

/** What is said of an entry before its data; `packed` is their size as they stand in the archive, `size` and `crc` are of the data before. */
interface EntryFacts {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
}

/** Takes text and waits where it comes faster than it is compressed. */
export type WriteText = (text: string) => Promise<void>;

export class ZipWriter {
  private readonly body = new ByteStore();
  private readonly directory: Uint8Array[] = [];
  private readonly time: number;

  /** @param modified of all entries, in local time as the format wants it. */
  constructor(modified: Date) {
    const date = ((Math.max(1980, modified.getFullYear()) - 1980) << 9) | ((modified.getMonth() + 1) << 5) | modified.getDate();
    this.time = ((date << 16) | (modified.getHours() << 11) | (modified.getMinutes() << 5) | (modified.getSeconds() >> 1)) >>> 0;
  }

  /** For data that is compressed already. @throws EngineFailure BAD_REQUEST beyond what the format holds */
  store(name: string, bytes: Uint8Array): void {
    this.add(name, bytes, { method: STORED, packed: bytes.length, size: bytes.length, crc: crc32(bytes, 0) });
  }

  /** @throws EngineFailure BAD_REQUEST beyond what the format holds */
  deflate(name: string, bytes: Uint8Array): void {
    const packed = deflateRawSync(bytes, { level: LEVEL });
    this.add(name, packed, { method: DEFLATED, packed: packed.length, size: bytes.length, crc: crc32(bytes, 0) });
  }

  /** Compresses an entry while it is written, beside the thread that writes it; no other entry may be added meanwhile. @throws EngineFailure BAD_REQUEST beyond what the format holds */
  async deflateText(name: string, writeAll: (write: WriteText) => Promise<void>): Promise<void> {
    const offset = this.body.size;
    // Its facts are known in the end and written over.
    const head = this.local(name, { method: DEFLATED, packed: 0, size: 0, crc: 0 });
    this.body.append(head);
    const stream = createDeflateRaw({ level: LEVEL });
    const ended = once(stream, 'end');
    let [size, crc] = [0, 0];
    stream.on('data', (chunk: Uint8Array) => this.body.append(chunk));
    await writeAll(async (text) => {
      const bytes = Buffer.from(text);
      size += bytes.length;
      crc = crc32(bytes, crc);
      if (!stream.write(bytes)) await once(stream, 'drain');
    });
    stream.end();
    await ended;
    const facts = { method: DEFLATED, packed: this.body.size - offset - head.length, size, crc };
    this.body.replace(offset, this.local(name, facts));
    this.enter(name, offset, facts);
  }

  /** The archive; the writer is of no use afterwards. */
  finish(): Uint8Array {
    const start = this.body.size;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.directory.length, 8);
    end.writeUInt16LE(this.directory.length, 10);
    end.writeUInt32LE(this.directory.reduce((sum, entry) => sum + entry.length, 0), 12);
    end.writeUInt32LE(start, 16);
    for (const bytes of [...this.directory, end]) this.body.append(bytes);
    return this.body.take();
  }

  private add(name: string, data: Uint8Array, facts: EntryFacts): void {
    const offset = this.body.size;
    this.body.append(this.local(name, facts));
    this.body.append(data);
    this.enter(name, offset, facts);
  }

  private local(name: string, facts: EntryFacts): Uint8Array {
    return Buffer.concat([signature(0x04034b50), this.written(name, facts), Buffer.from(name)]);
  }

  private enter(name: string, offset: number, facts: EntryFacts): void {
    if (this.directory.length >= MOST_ENTRIES || this.body.size > MOST_BYTES || facts.size > MOST_BYTES) throw tooLarge();
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    this.directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), this.written(name, facts), rest, Buffer.from(name)]));
  }

  private written(name: string, { method, packed, size, crc }: EntryFacts): Uint8Array {
    if (packed > MOST_BYTES || size > MOST_BYTES) throw tooLarge();
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(this.time, 6);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(packed, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    return facts;
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
