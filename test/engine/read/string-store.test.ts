import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringStore } from '../../../electron/engine/ingest/read/xlsx/string-store';

function storeOf(texts: readonly string[]): StringStore {
  const store = new StringStore();
  for (const [index, text] of texts.entries()) {
    const isWide = Buffer.byteLength(text) > text.length;
    const bytes = Buffer.from(`<t>${text}</t>`);
    if (index % 2 === 0 && !/\p{Surrogate}/u.test(text)) store.addBytes(bytes, 3, bytes.length - 4, isWide);
    else store.addText(text);
  }
  return store;
}

describe('StringStore', () => {
  it('gives every text back by its number, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.oneof(fc.constantFrom('菏', '泽', 'é', '𠂇', '\ud800', '\0'), fc.string({ maxLength: 40 })), maxLength: 60 }), { maxLength: 80 }), (texts) => {
        const store = storeOf(texts);
        expect(store.length).toBe(texts.length);
        for (let number = texts.length - 1; number >= 0; number--) expect(store.get(number)).toBe(texts[number]);
        expect(texts.map((_, number) => store.isEmpty(number))).toEqual(texts.map((text) => text === ''));
      }),
      { numRuns: 200 },
    );
  });

  it('turns pages, grows, and keeps numbers apart that share a place in what was asked for lately', () => {
    const texts = Array.from({ length: 150_000 }, (_, index) => (index % 5000 === 0 ? '长'.repeat(index) : `${index}号`));
    const store = storeOf(texts);
    for (const number of [0, 5000, 65_535, 65_536, 4096, 8192, 4096, 145_000, 149_999]) expect(store.get(number)).toBe(texts[number]);
    expect(texts.every((text, number) => store.get(number) === text)).toBe(true);
  });

  it('holds a text longer than a page', () => {
    const long = '学'.repeat(400_000);
    expect(storeOf(['甲', long, '乙']).get(1)).toBe(long);
    expect(storeOf([long, '乙']).get(1)).toBe('乙');
  });
});
