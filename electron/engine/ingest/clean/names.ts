import { emptied, fixedIssue, isNullWord, NOTHING, notedIssue, plainText, repeatingText } from './outcomes';
import { unifyBrackets } from '../text/folding';
import { maskPersonalNumbers } from '../text/personal-numbers';
import type { Cleaned, Normaliser } from './types';

const ideograph = '\\p{Script=Han}';
const spaceBetweenIdeographs = new RegExp(`(?<=[${ideograph}·()]) (?=[${ideograph}·()])`, 'gu');
const middleDots = new RegExp(`[•‧∙・⋅●]|(?<=${ideograph})[.。](?=${ideograph})`, 'gu');
const hasIdeograph = new RegExp(ideograph, 'u');
const narrowAfterIdeograph = new RegExp(`(?<=[${ideograph}）])[,;:!?]`, 'gu');

/** Chinese text is printed with wide brackets. */
function wideBrackets(text: string): string {
  return text.replace(/\(/g, '（').replace(/\)/g, '）');
}

/** Folding made all punctuation narrow; beside Chinese characters it is wide again. */
function chinesePunctuation(text: string): string {
  if (!/[(),;:!?]/.test(text) || !hasIdeograph.test(text)) return text;
  return wideBrackets(text).replace(narrowAfterIdeograph, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
}

const nameIsNumber = emptied('personName.digits', '姓名栏里只有数字，已留空，请核对是否填错了列');
const nameTooLong = notedIssue('personName.length', '姓名过长，像是填入了说明文字，请核对');
const LONGEST_NAME = 30;
/** Most names: nothing in them is a space, dot or bracket. */
const onlyIdeographs = /^[\u3400-\u4dbf\u4e00-\u9fff]{2,4}$/;

/** Name of a person: no spaces between Chinese characters, one kind of middle dot. Rare characters stay as they are. */
export const personName: Normaliser<string> = plainText((text) => {
  if (isNullWord(text)) return NOTHING;
  if (onlyIdeographs.test(text)) return { value: text };
  if (/^[\d\s.-]+$/.test(text)) return nameIsNumber;
  const value = wideBrackets(unifyBrackets(text).replace(middleDots, '·').replace(/ *· */g, '·').replace(spaceBetweenIdeographs, ''));
  return value.length > LONGEST_NAME ? { value, issue: nameTooLong } : { value };
});

const schoolIsNumber = emptied('schoolName.digits', '学校名称栏里只有数字，已留空，请核对是否填错了列');

/** Name of a school for display: no spaces between Chinese characters, wide brackets. Matching uses `normaliseSchoolName`. */
export const schoolName: Normaliser<string> = repeatingText((text) => {
  if (isNullWord(text)) return NOTHING;
  if (/^[\d\s.-]+$/.test(text)) return schoolIsNumber;
  return { value: maskPersonalNumbers(wideBrackets(text.replace(/[[【〔]/g, '(').replace(/[\]】〕]/g, ')').replace(spaceBetweenIdeographs, ''))) };
});

const LONGEST_TEXT = 500;
const numberMasked = fixedIssue('text.personalNumber', '文字中写有身份证号、学籍号或手机号，为保护个人信息已遮盖后保存；如是填错了列，请核对', 'warning');
const textCut = fixedIssue('text.length', `文字过长，只保留前 ${LONGEST_TEXT} 字`, 'warning');

/**
 * Free text: half-width letters and digits, no stray spaces, punctuation wide again in Chinese text. Numbers that name a
 * person are masked: a remark is no way for them into the data.
 */
export const freeText: Normaliser<string> = plainText(cleanFreeText);

/** The same for columns that repeat a few words, which are remembered. */
export function repeatedWords(): Normaliser<string> {
  return repeatingText(cleanFreeText);
}

function cleanFreeText(written: string): Cleaned<string> {
  if (isNullWord(written)) return NOTHING;
  const text = maskPersonalNumbers(written);
  const characters = text.length > LONGEST_TEXT ? [...text] : undefined;
  if (characters && characters.length > LONGEST_TEXT) return { value: chinesePunctuation(characters.slice(0, LONGEST_TEXT).join('')), issue: textCut };
  const value = chinesePunctuation(text);
  return text === written ? { value } : { value, issue: numberMasked };
}
