import { describe, expect, it } from 'vitest';
import { newRecoveryCode, readRecoveryCode } from '../../../electron/engine/workspace/recovery-code';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a recovery code', () => {
  it('has 28 random characters of 5 bits, which is more than 128 bits, in seven groups with a check each', () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(codes).size).toBe(200);
    // Every character of the alphabet turns up at the places of data.
    expect(new Set(codes.flatMap((code) => code.split('-').flatMap((group) => [...group.slice(0, 4)]))).size).toBe(32);
  });

  it('is read as people type it', () => {
    const code = newRecoveryCode();
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(readRecoveryCode(typed)).toEqual({ code });
    expect(readRecoveryCode(code.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)))).toEqual({ code });
  });

  it('notices every wrong character, every two that changed places, and groups in the wrong order', () => {
    const code = newRecoveryCode();
    const groups = code.split('-');
    const [first = ''] = groups;
    for (let place = 0; place < 5; place++) {
      for (const other of ALPHABET) {
        if (other === first[place]) continue;
        const wrong = [first.slice(0, place) + other + first.slice(place + 1), ...groups.slice(1)].join('-');
        expect(readRecoveryCode(wrong)).toEqual({ problem: expect.stringContaining('第 1 组') as string });
      }
      for (let second = place + 1; second < 5; second++) {
        const characters = [...first];
        [characters[place], characters[second]] = [characters[second]!, characters[place]!];
        if (characters.join('') === first) continue;
        expect(readRecoveryCode([characters.join(''), ...groups.slice(1)].join('-'))).toHaveProperty('problem');
      }
    }
    const swapped = [groups[1], groups[0], ...groups.slice(2)].join('-');
    expect(readRecoveryCode(swapped)).toEqual({ problem: expect.stringContaining('第 1、2 组') as string });
    expect(readRecoveryCode(code.slice(0, -1))).toEqual({ problem: expect.stringContaining('现有 34 个字符') as string });
  });
});
