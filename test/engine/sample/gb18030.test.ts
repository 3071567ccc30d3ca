import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../electron/engine/sample/gb18030';

const decode = (bytes: Uint8Array): string => new TextDecoder('gb18030', { fatal: true }).decode(bytes);

describe('encodeGb18030', () => {
  it('writes what the decoder reads back: ASCII, every CJK ideograph of the basic block, full-width forms', () => {
    const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)).join('');
    const text = `${range(0x20, 0x7e)}\r\n\t${range(0x4e00, 0x9fa5)}${range(0xff01, 0xff5e)}\u3000（），、。《》`;
    expect(decode(encodeGb18030(text))).toBe(text);
  });

  it('takes four bytes for what GBK has not, inside and outside the basic plane', () => {
    // Known bytes: U+3400 is 81 39 EE 39, U+20000 is 95 32 82 36.
    expect([...encodeGb18030('\u3400')]).toEqual([0x81, 0x39, 0xee, 0x39]);
    expect([...encodeGb18030('\u{20000}')]).toEqual([0x95, 0x32, 0x82, 0x36]);
    expect(decode(encodeGb18030('王䶮𠅤㛃喆'))).toBe('王䶮𠅤㛃喆');
  });

  it('refuses half a character', () => {
    expect(() => encodeGb18030('张\ud840')).toThrow(RangeError);
  });
});
