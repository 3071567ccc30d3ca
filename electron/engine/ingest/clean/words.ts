import type { DatasetColumn } from '../../../../shared/datasets';
import { countyAtStart, findCounty } from '../../../../shared/regions';
import { findRiskLevel, LEVEL_NUMBERINGS, type LevelNumbering, type RiskLevel } from '../../../../shared/risk';
import { findSchoolType } from '../../../../shared/school-types';
import { emptied, fixedIssue, isNullWord, NOTHING, repeatingText } from './outcomes';
import { unifyBrackets } from '../text/folding';
import { normaliseHeader } from '../text/cell-text';
import type { Cleaned, Normaliser } from './types';

const countyUnknown = emptied('county.unknown', '不认识的县区，已留空，请填写规范名称（如 牡丹区、曹县、鲁西新区）或六位区划代码');
const countyFromName = fixedIssue('county.fromName', '按名称开头认定县区，请核对');

/** Name, alias or code of a county -> six-digit code. */
export const county: Normaliser<string> = repeatingText((text) => {
  if (isNullWord(text)) return NOTHING;
  // Statistical codes of townships and villages (9 or 12 digits) begin with the county's.
  const found = findCounty(/^\d{9}(\d{3})?$/.test(text) ? text.slice(0, 6) : text);
  if (found) return { value: found.code };
  const guess = countyAtStart(text);
  return guess ? { value: guess.code, issue: countyFromName } : countyUnknown;
});

const stageUnknown = emptied('stage.unknown', '不认识的学校类别，已留空，请填写小学、初中、九年一贯制、高中、完全中学等，或三位办学类型代码');

/** 学校类别 or 办学类型 -> id of the type, which is the stage where nothing finer is said. */
export const stage: Normaliser<string> = repeatingText((text) => {
  if (isNullWord(text)) return NOTHING;
  const bare = unifyBrackets(text);
  const found = findSchoolType(bare) ?? findSchoolType(bare.replace(/\([^()]*\)/g, '')) ?? findSchoolType(bare.replace(/(阶段|学段|段|部|类)$/, ''));
  return found === undefined ? stageUnknown : { value: found };
});

const riskUnknown = emptied('riskLevel.unknown', '不认识的预警等级，已留空，请填写正常、一般关注、重点关注、危机、无效或未测，或说明本平台等级的含义');
const riskConflict = emptied('riskLevel.conflict', '一个单元格里写了两个不同的预警等级，已留空，请只填一个');

/** The words of a cell that holds several: 一级（红色）. */
export function levelWords(text: string): readonly string[] {
  return unifyBrackets(text).split(/[()、/,;:\s-]+/);
}

/** 无 means "no risk" here, so dictionary words come before the words for nothing. */
function readLevel(text: string, numbering: LevelNumbering): Cleaned<RiskLevel> {
  const whole = findRiskLevel(text, numbering);
  if (whole) return { value: whole };
  if (isNullWord(text)) return NOTHING;
  const parts = levelWords(text).map((word) => findRiskLevel(word, numbering)).filter((level) => level !== undefined);
  const [first] = parts;
  if (first === undefined) return riskUnknown;
  return parts.every((level) => level === first) ? { value: first } : riskConflict;
}

/** By what 一级 means in the file. */
export const riskLevel = Object.fromEntries(LEVEL_NUMBERINGS.map((numbering) => [numbering, repeatingText((text) => readLevel(text, numbering))])) as Readonly<Record<LevelNumbering, Normaliser<RiskLevel>>>;

const genderUnknown = emptied('gender.unknown', '性别只能填 男 或 女，已留空，请核对', 'warning');
const genders = new Map<string, Cleaned<string>>([
  ...['男', '男性', '男生', '男孩', '1', 'M', 'MALE', '♂'].map((word) => [word, { value: 'male' }] as const),
  ...['女', '女性', '女生', '女孩', '2', 'F', 'FEMALE', '♀'].map((word) => [word, { value: 'female' }] as const),
  // GB/T 2261.1: 0 unknown, 9 not stated.
  ...['0', '9', '未知', '未说明', '未说明的性别', '未知的性别'].map((word) => [word, NOTHING] as const),
]);

/** 男/女 in words, letters or GB/T 2261.1 codes -> male/female. */
export const gender: Normaliser<string> = repeatingText((text) => (isNullWord(text) ? NOTHING : (genders.get(text.toUpperCase()) ?? genderUnknown)));

const booleanUnknown = emptied('boolean.unknown', '只能填 是 或 否（√、×、有、无 也可以），已留空，请核对', 'warning');
const booleans = new Map<string, Cleaned<boolean>>([
  ...['是', '有', '√', '✓', '✔', '☑', 'Y', 'YES', '1', '对', '对的', 'TRUE', 'T', '是的', '已', '具备'].map((word) => [word, { value: true }] as const),
  ...['否', '无', '×', '✗', '✘', '☒', '╳', 'X', 'N', 'NO', '0', '错', 'FALSE', 'F', '不是', '没有', '未', '不具备'].map((word) => [word, { value: false }] as const),
]);

/** 是/否, 有/无, √/× …; an empty cell is unknown, not 否. */
export const boolean: Normaliser<boolean> = repeatingText((text) => {
  const word = unifyBrackets(text).toUpperCase().replace(/\ufe0f/g, '');
  const found = booleans.get(word) ?? booleans.get(word.replace(/\([^()]*\)$/, ''));
  if (found) return found;
  return isNullWord(text) ? NOTHING : booleanUnknown;
});

/** One of the column's `choices`, by label, value or synonym. */
export function choiceNormaliser(column: DatasetColumn): Normaliser<string> {
  const choices = column.choices ?? [];
  const byWord = new Map(choices.flatMap((choice) => [choice.value, choice.label, ...choice.synonyms].map((word) => [normaliseHeader(word), choice.value] as const)));
  const unknown = emptied(`choice.unknown`, `不认识的写法，已留空，请填写：${choices.map((choice) => choice.label).join('、')}`);
  const conflict = emptied('choice.conflict', `一个单元格里写了两种情况，已留空，请只填一种：${choices.map((choice) => choice.label).join('、')}`);
  return repeatingText((text) => {
    const word = normaliseHeader(text);
    const whole = byWord.get(word);
    if (whole !== undefined) return { value: whole };
    if (isNullWord(text)) return NOTHING;
    const [, before = '', remark = ''] = /^(.+?)\(([^()]*)\)$/.exec(word) ?? [];
    const value = byWord.get(before);
    if (value === undefined) return unknown;
    const other = byWord.get(remark);
    return other === undefined || other === value ? { value } : conflict;
  });
}
