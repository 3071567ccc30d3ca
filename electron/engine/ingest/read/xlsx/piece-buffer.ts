const SENTINEL = Buffer.from('<>\'"=/'.repeat(16), 'latin1');
const FIRST_BYTES = 1 << 16;
/** Kept for the next part: memory that the system has to hand out anew for each of thousands of small workbooks costs more than filling it. */
const MOST_SPARE = 4;
const LARGEST_SPARE = 4 * 1024 ** 2;
const spare: Buffer[] = [];

/**
 * Joins chunks of a stream for scanners that must not lose what a chunk boundary cuts. Behind the data stands a
 * sentinel with every character a scanner loop stops at, so that inner loops need no bounds check: a scanner
 * whose position has passed `length` has met the end.
 */
export class PieceBuffer {
  bytes: Buffer = spare.pop() ?? Buffer.allocUnsafeSlow(FIRST_BYTES);
  /** Bytes of data in `bytes`; the sentinel follows. */
  length = 0;

  append(chunk: Buffer): void {
    const needed = this.length + chunk.length + SENTINEL.length;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(needed + (needed >> 1));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    chunk.copy(this.bytes, this.length);
    this.length += chunk.length;
    SENTINEL.copy(this.bytes, this.length);
  }

  /** Forgets the first `count` bytes. */
  consume(count: number): void {
    if (count === 0) return;
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
    SENTINEL.copy(this.bytes, this.length);
  }

  /** Gives the memory back; the piece is not to be used any more. */
  release(): void {
    if (spare.length < MOST_SPARE && this.bytes.length <= LARGEST_SPARE) spare.push(this.bytes);
    this.bytes = SENTINEL;
    this.length = 0;
  }

  /** The data, valid until the next append or consume. */
  data(start = 0): Buffer {
    return this.bytes.subarray(start, this.length);
  }
}
