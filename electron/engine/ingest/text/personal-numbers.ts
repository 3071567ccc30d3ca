/** Numbers that name a person wherever they stand: in remarks, titles, or columns that were taken for something else. */
import { maskIdentifier } from './cell-text';

/** First two digits of GB/T 2260, 8x for residents from Hong Kong, Macao and Taiwan, 9x for foreigners' permanent residence. */
export const ID_REGION = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\\d)\\d{4}';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';

/**
 * ID numbers of 18 and 15 digits and 学籍号 made of one, whether their check digit fits or not; the same number as a
 * spreadsheet abbreviates it; mobile telephone numbers. Numbers of certificates and schools have another shape.
 */
const personalNumber = new RegExp(
  [
    `[GL]?${ID_REGION}[ -]?(?:19|20)\\d{2}${MONTH}${DAY}[ -]?\\d{3}[\\dX]`,
    `${ID_REGION}\\d{2}${MONTH}${DAY}\\d{3}`,
    '[1-9]\\.\\d{6,}E\\+1[4-8]',
    '1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}',
  ]
    .map((shape) => `(?<![\\d.])${shape}(?![\\dX])`)
    .join('|'),
  'gi',
);
const manyDigits = /\d[\d. -]{6}/;

/** The text with every such number masked; the same text where there is none. */
export function maskPersonalNumbers(text: string): string {
  return manyDigits.test(text) ? text.replace(personalNumber, (number) => maskIdentifier(number.replace(/[ -]/g, ''))) : text;
}
