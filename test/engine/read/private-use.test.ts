import { describe, expect, it } from 'vitest';
import { mapPrivateUse } from '../../../electron/engine/ingest/read/private-use';

/** GBK cells of the legacy characters, in the order of their private-use code points. */
function cellsFrom(lead: number, first: number, last: number): Buffer[] {
  return Array.from({ length: last - first + 1 }, (_, index) => Buffer.from([lead, first + index])).filter((cell) => cell[1] !== 0x7f);
}

describe('legacy private-use characters', () => {
  it.each([
    [0xe815, cellsFrom(0xfe, 0x50, 0xa0)],
    [0xe78d, [...cellsFrom(0xa6, 0xd9, 0xdf), ...cellsFrom(0xa6, 0xec, 0xed), ...cellsFrom(0xa6, 0xf3, 0xf3)]],
    [0xe7e7, cellsFrom(0xa9, 0x89, 0x95)],
  ])('map U+%s onwards to what the decoder has for their cells', (first, cells) => {
    const decoder = new TextDecoder('gb18030', { fatal: true });
    cells.forEach((cell, index) => {
      const standard = mapPrivateUse(decoder.decode(cell));
      expect(standard).not.toMatch(/[\uE000-\uF8FF]/);
      expect(mapPrivateUse(String.fromCharCode(first + index))).toBe(standard);
    });
    expect(cells.length).toBeGreaterThan(9);
  });

  it('leave all other text alone, private-use characters of unknown meaning too', () => {
    expect(mapPrivateUse('张三𠅤\uE000\uE864\uE865')).toBe('张三𠅤\uE000龻\uE865');
  });
});
