import { damagedFile, hostileFile } from '../failures';
import type { ByteSource, ReadLimits } from '../types';
import { ZipUnpacker } from './unpacker';
import type { ZipDirectory, ZipEntry } from './zip-directory';
import { partKey } from './zip-directory';

/** Workbook, relations and styles are held whole; real ones stay far below. */
const LARGEST_SMALL_PART = 64 * 1024 ** 2;

/** `%E8%A1%A8` as what it stands for; text that is no such encoding stays as it is. */
function percentDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The parts of one workbook package by name. */
export class PackageParts {
  private readonly unpacker: ZipUnpacker;
  private decodedNames: Map<string, ZipEntry> | undefined;

  constructor(
    source: ByteSource,
    private readonly directory: ZipDirectory,
    limits: ReadLimits,
    signal: AbortSignal | undefined,
  ) {
    this.unpacker = new ZipUnpacker(source, limits, signal);
  }

  /**
   * The part's own name in the archive; undefined when there is none. Names match in any case, and when only one
   * of the two is percent-encoded: the standard wants both encoded, producers forget either.
   */
  locate(name: string): string | undefined {
    return this.entryOf(name)?.name;
  }

  /** Unpacks one part as a stream of chunks up to 1 MiB; `again` as of ZipUnpacker.stream. @throws EngineFailure as there */
  async *stream(name: string, again = false): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.entryOf(name);
    if (entry === undefined) throw damagedFile(`缺少部件 ${name}`, { part: name });
    yield* this.unpacker.stream(entry, `部件 ${entry.name} `, again);
  }

  /** Size that the archive's directory gives; no part unpacks to more. 0 for one that is missing. */
  declaredSize(name: string): number {
    return this.entryOf(name)?.size ?? 0;
  }

  /** A small part whole. @throws as `stream` */
  async bytes(name: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.stream(name)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LARGEST_SMALL_PART) throw hostileFile('工作簿的说明部件过大', { part: name });
    }
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
  }

  private entryOf(name: string): ZipEntry | undefined {
    const exact = this.directory.get(partKey(name));
    if (exact !== undefined) return exact;
    if (this.decodedNames === undefined) {
      this.decodedNames = new Map();
      for (const [key, entry] of this.directory) {
        const decoded = partKey(percentDecoded(key));
        if (!this.decodedNames.has(decoded)) this.decodedNames.set(decoded, entry);
      }
    }
    return this.decodedNames.get(partKey(percentDecoded(name)));
  }
}
