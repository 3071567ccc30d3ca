import { CellKind, type RawCell } from '../read/types';
import { clockTime, isoDate, momentOfSerial } from './excel-serial';
import { cleanText, unifyBrackets } from './folding';

export { normaliseSchoolName } from './school-name';

function numberText(value: number): string {
  // Fifteen digits are what Excel shows; more would print the noise of binary fractions.
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
}

function dateText(serial: number): string {
  const moment = momentOfSerial(serial);
  if (serial >= 0 && serial < 1) return clockTime(moment.secondOfDay);
  const date = isoDate(moment.year, moment.month, moment.day);
  return moment.secondOfDay === 0 ? date : `${date} ${clockTime(moment.secondOfDay)}`;
}

/** Text of any cell as a person sees it, in half width and without stray spaces; '' for an empty one. */
export function cellText(cell: RawCell): string {
  switch (cell.kind) {
    case CellKind.empty:
      return '';
    case CellKind.text:
    case CellKind.error:
      return cell.text === null ? '' : cleanText(cell.text);
    case CellKind.number:
      return cell.text === null ? numberText(cell.number) : cleanText(cell.text);
    case CellKind.date:
      return dateText(cell.number);
    case CellKind.boolean:
      return cell.number === 0 ? 'FALSE' : 'TRUE';
  }
}

const numbering = /^(?:\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、:]|[①-⑳])(?=\D)/;
const separators = /[、/\\|,;_~\-‐-―−─]+/g;
const unit =
  '人|人次|名|位|个|所|处|间|班|份|次|场|%|分|分钟|秒|时|小时|天|周|月|年|岁|节|课时|学时|节/周|课时/周|元|万元|m2|平方米';
const trailingRemark = new RegExp(`\\((?:(?:单位:?)?(?:${unit})|必填|选填|可选|是/否|有/无)\\)$`, 'i');

/** Nothing in it is white space, bracket, separator, mark or small letter. */
const alreadyKey = /^[A-Z0-9\u3400-\u4dbf\u4e00-\u9fff]*$/;

/**
 * Key for comparing headers and dictionary words: no white space, one kind of bracket and separator, capitals,
 * without numbering (1. 一、), required marks (*), closing colons and units in brackets such as (人) or (%).
 */
export function normaliseHeader(text: string): string {
  if (alreadyKey.test(text)) return text;
  let key = unifyBrackets(cleanText(text)).replace(/[\s*※★☆]+/g, '').replace(numbering, '').replace(separators, '/').replace(/:+$/, '');
  // 人数(人)(必填): more than two remarks in a row are no header.
  for (let round = 0; round < 2; round += 1) key = key.replace(trailingRemark, '') || key;
  return key.toUpperCase();
}

/**
 * Hides what identifies a person but leaves enough to find the cell again in one's own file:
 * 李**, 3717**********0012, 138****5678.
 */
export function maskIdentifier(text: string): string {
  const characters = [...cleanText(text)];
  const prefix = /^[GL]\d/i.test(text) ? 1 : 0;
  const body = characters.length - prefix;
  const isCode = characters.every((character) => character.charCodeAt(0) < 0x80);
  const [head, tail] = !isCode ? [1, 0] : body >= 15 ? [4 + prefix, 4] : body === 11 ? [3, 4] : body >= 8 ? [2, 2] : body > 1 ? [1, 0] : [0, 0];
  return characters.map((character, index) => (index < head || index >= characters.length - tail ? character : '*')).join('');
}
