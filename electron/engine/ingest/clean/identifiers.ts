import { CellKind } from '../read/types';
import { emptied, isNullWord, nothingOrError, NOTHING, notedIssue } from './outcomes';
import { cellText } from '../text/cell-text';
import { daysInMonth } from '../text/excel-serial';
import { ID_REGION } from '../text/personal-numbers';
import type { Cleaned, Normaliser } from './types';
import type { RawCell } from '../read/types';

const precisionLost = emptied(
  'identifier.precisionLost',
  '号码精度丢失：按数字保存时后几位已变成 0 或科学计数法，无法还原，已留空，请把该列设为文本格式重新填写',
);
const masked = emptied('identifier.masked', '号码中有 * 等遮盖符号，无法使用，已留空，请报送完整号码或删去本列', 'warning');

const LARGEST_EXACT_CODE = 1e15;

/**
 * Text of a number that people mean as a code, or null when its last digits are gone. Spreadsheets keep 15
 * significant digits: a longer number cell that has no raw text, or whose raw text ends in zeros from the 16th
 * digit on, was cut, even if by chance its check digit fits.
 */
function codeText(cell: RawCell): string | null {
  if (cell.kind === CellKind.number) {
    if (cell.text === null) return Math.abs(cell.number) < LARGEST_EXACT_CODE ? cellText(cell) : null;
    return /^\d{15}0+$|E/i.test(cell.text) ? null : cellText(cell);
  }
  const text = cellText(cell);
  const tight = text.includes(' ') ? text.replace(/ /g, '') : text;
  return tight.includes('+') && /^\d(?:\.\d+)?E\+\d+$/i.test(tight) ? null : tight;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

/** Check digit of GB 11643 (ISO 7064 MOD 11-2). @param digits the first 17 digits of an ID number */
export function idCheckDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += (digits.charCodeAt(index) - 48) * (WEIGHTS[index] ?? 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

const idShape = new RegExp(`^${ID_REGION}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])\\d{5}[\\dX]$`);

function hasPlausibleBirthDate(id: string, currentYear: number): boolean {
  const year = Number(id.slice(6, 10));
  const day = Number(id.slice(12, 14));
  return year <= currentYear && day >= 1 && day <= daysInMonth(year, Number(id.slice(10, 12)));
}

function isIdNumber(id: string, currentYear: number): boolean {
  return idShape.test(id) && hasPlausibleBirthDate(id, currentYear) && idCheckDigit(id) === id.charAt(17);
}

const idTail = '，请核对后重报；本行改用姓名等信息识别';
const idLength = emptied('idCard.length', `身份证号不是 18 位${idTail}`);
const idShapeWrong = emptied('idCard.shape', `身份证号中的地区、出生日期或字符不合规则${idTail}`);
const idCheckWrong = emptied('idCard.checkDigit', `身份证号校验位不对${idTail}`);

const plainId = /^\d{17}[\dX]$/;

/** X at the end is written in many ways: small, full width (already folded), ×, Cyrillic or Greek. */
function upperCaseId(text: string): string {
  return text.toUpperCase().replace(/[×✕ХΧ]$/, 'X');
}

/** 18 characters with a valid check digit (GB 11643), region and birth date; everything else is refused. */
export function idCardNormaliser(today: Date): Normaliser<string> {
  const currentYear = today.getFullYear();
  return (cell): Cleaned<string> => {
    const special = nothingOrError(cell);
    if (special) return special;
    const text = codeText(cell);
    if (text === null) return precisionLost;
    if (isNullWord(text)) return NOTHING;
    const id = plainId.test(text) ? text : upperCaseId(text.replace(/[-‐-―.·]/g, ''));
    if (id.includes('*')) return masked;
    if (id.length !== 18) return idLength;
    if (!idShape.test(id) || !hasPlausibleBirthDate(id, currentYear)) return idShapeWrong;
    return idCheckDigit(id) === id.charAt(17) ? { value: id } : idCheckWrong;
  };
}

const numberCheckWrong = emptied('studentNumber.checkDigit', '学籍号中的身份证号不对（位数、出生日期或校验位），已留空，请核对后重报；本行改用其他信息识别');
const temporaryDoubtful = notedIssue('studentNumber.temporary', '临时学籍号（L 开头）校验不通过，仍按原号识别，请核对');
const numberTooLong = emptied('studentNumber.length', '学号过长，像是填错了列，已留空，请核对');
const numberBroken = emptied('studentNumber.notANumber', '学号带小数或是日期，像是被表格软件改动过，已留空，请把该列设为文本格式重新填写');
const MAXIMUM_LENGTH = 40;

/**
 * 学籍号 (G or L and 18 characters, check digit verified) or a school's own number, in capitals. A bare 18-digit
 * number is verified when it looks like an ID number.
 */
export function studentNumberNormaliser(today: Date): Normaliser<string> {
  const currentYear = today.getFullYear();
  return (cell): Cleaned<string> => {
    const special = nothingOrError(cell);
    if (special) return special;
    if (cell.kind === CellKind.date || cell.kind === CellKind.boolean) return numberBroken;
    const text = codeText(cell);
    if (text === null) return precisionLost;
    if (isNullWord(text)) return NOTHING;
    if (text.includes('*')) return masked;
    if (cell.kind === CellKind.number && text.includes('.')) return numberBroken;
    const value = upperCaseId(text);
    if (value.length > MAXIMUM_LENGTH) return numberTooLong;
    if (/^G\d{6}/.test(value)) return isIdNumber(value.slice(1), currentYear) ? { value } : numberCheckWrong;
    if (/^L\d{17}[\dX]$/.test(value)) return isIdNumber(value.slice(1), currentYear) ? { value } : { value, issue: temporaryDoubtful };
    if (idShape.test(value) && !isIdNumber(value, currentYear)) return numberCheckWrong;
    return { value };
  };
}

const schoolCodeWrong = emptied('schoolCode.length', '学校标识码应为 10 位数字，已留空，请核对；本行改用县区和学校名称识别');
const schoolCodeOdd = notedIssue('schoolCode.format', '学校标识码的类别位或省份位不合规则（如山东小学应以 2137 开头），先按原码使用，请核对');

/** Ten digits: type (21 小学, 31 初中 …), province 37, serial. */
export const schoolCode: Normaliser<string> = (cell) => {
  const special = nothingOrError(cell);
  if (special) return special;
  const text = codeText(cell);
  if (text === null) return precisionLost;
  if (isNullWord(text)) return NOTHING;
  if (!/^\d{10}$/.test(text)) return schoolCodeWrong;
  return /^(?:11|21|31|34|36|37|51)37/.test(text) ? { value: text } : { value: text, issue: schoolCodeOdd };
};

const phoneWrong = emptied('phone.format', '电话号码位数不对，已留空，请核对', 'warning');
const phoneSeveral = notedIssue('phone.several', '填了多个电话，只取第一个', 'info');
const phoneShape = /^(?:1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7}|[48]00\d{7})$/;

/** Digits of the first telephone number; +86 and separators removed. */
export const phone: Normaliser<string> = (cell) => {
  const special = nothingOrError(cell);
  if (special) return special;
  const text = cellText(cell);
  if (isNullWord(text)) return NOTHING;
  const parts = text.split(/[、,;/]|\s+(?=1\d{10})|(?<=\d{11})\s+/).filter((part) => /\d/.test(part));
  const digits = (parts[0] ?? '').replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (!phoneShape.test(digits)) return phoneWrong;
  return parts.length > 1 ? { value: digits, issue: phoneSeveral } : { value: digits };
};

/**
 * The ID number inside a 学籍号 (G + 18 characters) or standing alone in its place; null when there is none.
 * A school's own 18-digit number fails the check digit and is no ID.
 */
export function idCardOfStudentNumber(studentNumber: string): string | null {
  const inside = /^G?(\d{17}[\dX])$/.exec(studentNumber)?.[1];
  return inside !== undefined && isIdNumber(inside, new Date().getFullYear()) ? inside : null;
}
