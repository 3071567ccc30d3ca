import { CHINESE_NUMERALS, parseChineseNumber } from '../text/chinese-numbers';
import { emptied, fixedIssue, isNullWord, NOTHING, notedIssue, repeatingText } from './outcomes';
import { unifyBrackets } from '../text/folding';
import type { Cleaned, Normaliser } from './types';

const unknown = emptied('grade.unknown', '不认识的年级，已留空，请填写一年级至九年级、高一至高三', 'warning');
const entryYear = emptied('grade.entryYear', '填的是入学年份（级），无法直接得出年级，已留空，请改填几年级', 'warning');
const beforeSchool = emptied('grade.kindergarten', '幼儿园班级不属于中小学年级，已留空', 'warning');
const fiveFour = notedIssue('grade.fiveFour', '按五四制换算为统一年级，请核对', 'info');
const vocational = fixedIssue('grade.vocational', '中职年级按高中同年级统计，请核对');

const numeral = `(\\d{1,2}|[${CHINESE_NUMERALS}]{1,2})`;
const stageGrade = new RegExp(`(小学?|初中?|高中?|中职|职高|中专|职)${numeral}(?:年级?|$|(?=[\\d(]))`);
const plainGrade = new RegExp(`^${numeral}(?:年级?|$)`);
const yearOfEntry = /(?:20)?\d{2}[级届]/g;

const offsets: Readonly<Record<string, { readonly before: number; readonly years: number }>> = {
  小: { before: 0, years: 6 },
  初: { before: 6, years: 3 },
  高: { before: 9, years: 3 },
  中: { before: 9, years: 3 },
  职: { before: 9, years: 3 },
};

function numberOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text);
}

function ofStage(stage: string, ordinal: number, isFiveFour: boolean): Cleaned<number> {
  const first = stage.charAt(0);
  const { before, years } = offsets[first] ?? { before: 0, years: 0 };
  // 初中七年级: the number already counts from the first year of primary school.
  if (ordinal > before && ordinal <= before + years && before > 0) return { value: ordinal };
  // Four years of junior school begin after the fifth year; only there is a 初四.
  if (first === '初' && (isFiveFour || ordinal === 4)) return ordinal >= 1 && ordinal <= 4 ? { value: 5 + ordinal, issue: fiveFour } : unknown;
  if (ordinal < 1 || ordinal > years) return unknown;
  const value = before + ordinal;
  return first === '中' || first === '职' ? { value, issue: vocational } : { value };
}

/**
 * 一年级, 小一, 初一, 七年级3班, 高中二年级, 7 -> 1–12. A year of entry (2023级) needs the school year and is refused
 * here; it may stand beside a grade.
 */
export const grade: Normaliser<number> = repeatingText((text) => {
  if (isNullWord(text)) return NOTHING;
  const bare = unifyBrackets(text).replace(/\s+/g, '');
  const isFiveFour = /五四|五·四|5\.?4制|五、四/.test(bare);
  const withoutSystem = bare.replace(/\(?(?:五[·、]?四|六[·、]?三|5\.?4|6\.?3)学?制\)?/g, '');
  const withoutYear = withoutSystem.replace(yearOfEntry, '').replace(/\(\)/g, '');
  const staged = stageGrade.exec(withoutYear);
  const stagedNumber = staged ? numberOf(staged[2] ?? '') : undefined;
  if (staged && stagedNumber !== undefined) return ofStage(staged[1] ?? '', stagedNumber, isFiveFour);
  const plain = plainGrade.exec(withoutYear);
  const value = plain ? numberOf(plain[1] ?? '') : undefined;
  if (value !== undefined && value >= 1 && value <= 12) return isFiveFour ? { value, issue: fiveFour } : { value };
  if (/^20\d{2}$/.test(withoutSystem) || withoutYear !== withoutSystem) return entryYear;
  return /^(?:小|中|大|托|学前)班/.test(bare) ? beforeSchool : unknown;
});
