import { pipeline, Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { EngineFailure } from '../../../../../shared/contract';
import { sourceChunks } from '../byte-source';
import { damagedFile, fileTooLarge, hostileFile, throwIfCancelled } from '../failures';
import type { ByteSource, ReadLimits } from '../types';
import { crc32 } from './crc32';
import type { ZipEntry } from './zip-directory';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const LARGEST_CHUNK = 1 << 20;
const SMALLEST_CHUNK = 1 << 12;
const RATIO_FROM_BYTES = 50e6;
/** Up to this size an entry is unpacked in one call: a stream costs more than the unpacking of the small parts that workbooks mostly have. */
const AT_ONCE_BYTES = 4 * 1024 ** 2;

function largerThanDeclared(entry: ZipEntry, label: string): EngineFailure {
  return hostileFile(`${label}比声明的大`, { part: entry.name, declared: entry.size });
}

/** Unpacks entries of one zip archive in memory only, under guard of the limits. */
export class ZipUnpacker {
  private readonly admitted = new Set<ZipEntry>();
  private admittedBytes = 0;
  private kept: { readonly entry: ZipEntry; readonly whole: Buffer } | undefined;

  constructor(
    private readonly source: ByteSource,
    private readonly limits: Pick<ReadLimits, 'ratio' | 'totalBytes'>,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /**
   * The content of one entry as chunks up to 1 MiB; size and checksum are verified at its end, of small entries before
   * anything is handed on. `label` names the entry in messages. `again`: it will be asked for once more, so that it is kept
   * when it is small; only the last such entry is.
   * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, ENCRYPTED_WORKBOOK (zip password), CANCELLED
   */
  async *stream(entry: ZipEntry, label: string, again = false): AsyncGenerator<Buffer, void, undefined> {
    if (entry.encrypted) {
      throw new EngineFailure('ENCRYPTED_WORKBOOK', `压缩包设有密码，${label}无法读取。请解压后取出其中的表格，再导入。`, { part: entry.name, zip: true });
    }
    this.admit(entry, label);
    if (entry.method === DEFLATED && entry.size <= AT_ONCE_BYTES && entry.compressedSize <= AT_ONCE_BYTES) {
      const whole = this.kept?.entry === entry ? this.kept.whole : await this.unpackedAtOnce(entry, label);
      if (again) this.kept = { entry, whole };
      for (let at = 0; at < whole.length; at += LARGEST_CHUNK) {
        throwIfCancelled(this.signal);
        yield whole.subarray(at, at + LARGEST_CHUNK);
      }
      return;
    }
    let size = 0;
    let checksum = 0;
    try {
      for await (const chunk of this.unpacked(entry, await this.dataOffset(entry))) {
        throwIfCancelled(this.signal);
        size += chunk.length;
        if (size > entry.size) throw largerThanDeclared(entry, label);
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof EngineFailure ? error : damagedFile(`${label}无法解压`, { part: entry.name }, error);
    }
    if (size !== entry.size || checksum !== entry.crc32) throw damagedFile(`${label}校验不符`, { part: entry.name });
  }

  /** Declared sizes can be judged before unpacking, as no entry may unpack to more than it declares. */
  private admit(entry: ZipEntry, label: string): void {
    if (this.admitted.has(entry)) return;
    if (entry.size > RATIO_FROM_BYTES && entry.size > entry.compressedSize * this.limits.ratio) {
      throw hostileFile(`${label}的压缩比异常，疑似压缩炸弹`, { part: entry.name, size: entry.size, compressed: entry.compressedSize });
    }
    this.admittedBytes += entry.size;
    if (this.admittedBytes > this.limits.totalBytes) {
      throw fileTooLarge('文件展开后过大', '请按学校或县区拆分成多个文件后导入。', { bytes: this.admittedBytes });
    }
    this.admitted.add(entry);
  }

  private async dataOffset(entry: ZipEntry): Promise<number> {
    const header = await this.source.read(entry.offset, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damagedFile('压缩包目录与内容不符', { part: entry.name });
    const offset = entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (offset + entry.compressedSize > this.source.size) throw damagedFile('压缩包内容不完整，文件可能没有传完', { part: entry.name });
    return offset;
  }

  private async unpackedAtOnce(entry: ZipEntry, label: string): Promise<Buffer> {
    const packed = await this.source.read(await this.dataOffset(entry), entry.compressedSize);
    let whole: Buffer;
    try {
      // One byte more than declared is enough to know that the entry lies about its size.
      whole = inflateRawSync(packed, { maxOutputLength: entry.size + 1, chunkSize: Math.max(64, entry.size + 1) });
    } catch (error) {
      const isLarger = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      throw isLarger ? largerThanDeclared(entry, label) : damagedFile(`${label}无法解压`, { part: entry.name }, error);
    }
    if (whole.length > entry.size) throw largerThanDeclared(entry, label);
    if (whole.length !== entry.size || crc32(whole, 0) !== entry.crc32) throw damagedFile(`${label}校验不符`, { part: entry.name });
    return whole;
  }

  private unpacked(entry: ZipEntry, offset: number): AsyncIterable<Buffer> {
    const packed = sourceChunks(this.source, offset, offset + entry.compressedSize, this.signal);
    if (entry.method === STORED) return packed;
    if (entry.method !== DEFLATED) throw damagedFile('压缩方式不受支持', { part: entry.name, method: entry.method });
    const chunkSize = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, entry.size));
    const inflate = createInflateRaw({ chunkSize });
    // Errors of either side destroy the inflater, which hands them to whoever reads it.
    pipeline(Readable.from(packed, { objectMode: true, highWaterMark: 2 }), inflate, () => undefined);
    return inflate;
  }
}
