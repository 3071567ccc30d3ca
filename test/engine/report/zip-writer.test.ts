import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteStore } from '../../../electron/engine/report/xlsx/byte-store';
import { ZipWriter } from '../../../electron/engine/report/xlsx/zip-writer';

const at = new Date(2026, 6, 15, 9, 30);

describe('the store of bytes', () => {
  it('gives back what was put in, whatever the pieces and however far they go', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 150_000 }), { maxLength: 12 }), (lengths) => {
        const store = new ByteStore();
        const pieces = lengths.map((length, index) => new Uint8Array(length).fill(index + 1));
        for (const piece of pieces) store.append(piece);
        expect(store.size).toBe(lengths.reduce((sum, length) => sum + length, 0));
        expect(Buffer.compare(Buffer.concat(pieces), store.take())).toBe(0);
        expect(store.size).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('writes over bytes, also where they lie in two of its pieces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), fc.nat(), fc.integer({ min: 1, max: 70_000 }), (length, place, size) => {
        const wanted = new Uint8Array(length).fill(1);
        const offset = place % length;
        const over = new Uint8Array(Math.min(size, length - offset)).fill(2);
        const store = new ByteStore();
        store.append(wanted);
        store.replace(offset, over);
        wanted.set(over, offset);
        expect(Buffer.compare(wanted, store.take())).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an archive', () => {
  it('holds what was written piece by piece under the sizes that stand before it', async () => {
    const lines = Array.from({ length: 20_000 }, (_, row) => `第${row}行，${(row * 7919) % 1013}\n`);
    const zip = new ZipWriter(at);
    zip.deflate('先.txt', Buffer.from('在前'));
    await zip.deflateText('长.txt', async (write) => {
      for (const line of lines) await write(line);
    });
    zip.store('后.bin', Uint8Array.of(1, 2, 3));
    const bytes = zip.finish();
    const found = unzipSync(bytes);
    expect(Object.keys(found)).toEqual(['先.txt', '长.txt', '后.bin']);
    expect(new TextDecoder().decode(found['长.txt'])).toBe(lines.join(''));
    expect([...(found['后.bin'] ?? [])]).toEqual([1, 2, 3]);
    const second = new DataView(bytes.buffer, bytes.byteOffset + Buffer.from(bytes).indexOf('长.txt') - 30);
    expect(second.getUint32(22, true)).toBe(Buffer.byteLength(lines.join('')));
    expect(second.getUint32(18, true)).toBeGreaterThan(0);
    // No descriptor behind the data: not every program looks for one.
    expect(second.getUint16(6, true) & 0x0008).toBe(0);
  });
});
