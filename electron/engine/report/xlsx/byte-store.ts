/** Bytes that come piece by piece and are wanted whole in the end, without ever being held twice. */

const FIRST_SEGMENT = 64 * 1024;
const LARGEST_SEGMENT = 4 * 1024 ** 2;

export class ByteStore {
  private readonly segments: Uint8Array<ArrayBuffer>[] = [];
  /** Bytes of the last segment in use. */
  private used = 0;
  private length = 0;

  get size(): number {
    return this.length;
  }

  append(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const segment = this.withRoom();
      const part = bytes.subarray(from, from + segment.length - this.used);
      segment.set(part, this.used);
      this.used += part.length;
      from += part.length;
    }
    this.length += bytes.length;
  }

  /** Writes over bytes that were appended before. */
  replace(offset: number, bytes: Uint8Array): void {
    let start = 0;
    for (const segment of this.segments) {
      const from = Math.max(0, start - offset);
      if (start + segment.length > offset && from < bytes.length) segment.set(bytes.subarray(from, from + start + segment.length - Math.max(start, offset)), Math.max(0, offset - start));
      start += segment.length;
    }
  }

  /** Everything that was appended; the store is empty afterwards. */
  take(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let offset = 0;
    for (const segment of this.segments.splice(0)) {
      const part = segment.subarray(0, Math.min(segment.length, whole.length - offset));
      whole.set(part, offset);
      offset += part.length;
      // Gives the memory back at once, not when rubbish is collected next: the whole grows into what its parts free.
      segment.buffer.resize(0);
    }
    this.used = 0;
    this.length = 0;
    return whole;
  }

  private withRoom(): Uint8Array<ArrayBuffer> {
    const last = this.segments.at(-1);
    if (last !== undefined && this.used < last.length) return last;
    const length = last === undefined ? FIRST_SEGMENT : Math.min(LARGEST_SEGMENT, last.length * 2);
    const segment = new Uint8Array(new ArrayBuffer(length, { maxByteLength: length }));
    this.segments.push(segment);
    this.used = 0;
    return segment;
  }
}
