/**
 * The recovery code: 140 random bits, written as seven groups of four characters and a check character. Every single wrong character of a group and
 * every two that changed places are noticed, and groups in the wrong order.
 */
import { randomInt } from 'node:crypto';

/** Without I, L, O and U, which are taken for others or make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 7;
const DATA = 4;

/** @returns 1A2B3-… with check characters */
export function newRecoveryCode(): string {
  const groups = Array.from({ length: GROUPS }, (_, place) => {
    const data = Array.from({ length: DATA }, () => randomInt(ALPHABET.length));
    return [...data, checkOf(data, place)].map((value) => ALPHABET[value]).join('');
  });
  return groups.join('-');
}

export type ReadCode = { readonly code: string } | { readonly problem: string };

/** As people type: small letters, spaces, full width, O for 0, I and L for 1. */
export function readRecoveryCode(typed: string): ReadCode {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s\-—–_.]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (plain.length !== GROUPS * (DATA + 1)) return { problem: `恢复码应为 ${GROUPS} 组、每组 ${DATA + 1} 个字符，现有 ${plain.length} 个字符。` };
  const wrong: number[] = [];
  const groups = Array.from({ length: GROUPS }, (_, place) => plain.slice(place * (DATA + 1), (place + 1) * (DATA + 1)));
  groups.forEach((group, place) => {
    const values = [...group].map((character) => ALPHABET.indexOf(character));
    if (values.includes(-1) || checkOf(values.slice(0, DATA), place) !== values[DATA]) wrong.push(place + 1);
  });
  return wrong.length === 0 ? { code: groups.join('-') } : { problem: `恢复码的第 ${wrong.join('、')} 组不对，请对照纸面检查。` };
}

/** Sum of the values times powers of a generator of GF(32), the place of the group among them. */
function checkOf(values: readonly number[], place: number): number {
  return [...values, place + 1].reduce((sum, value, power) => sum ^ times(value, power + 1), 0);
}

/** value · x^power modulo x⁵ + x² + 1 */
function times(value: number, power: number): number {
  let product = value;
  for (let step = 0; step < power; step++) product = product & 16 ? ((product << 1) ^ 0b100101) & 31 : product << 1;
  return product;
}
