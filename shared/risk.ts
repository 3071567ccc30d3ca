/**
 * Risk levels are stored as severity, never as a label, because 一级 is the worst level in most places
 * and the mildest in others. The label of each severity is a mapping shown beside the numbers.
 */
export const RISK_LEVELS = ['0', '1', '2', '3', 'X', 'N'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Severities that a valid assessment can have; the base of every detection rate. */
export const VALID_RISK_LEVELS = ['0', '1', '2', '3'] as const satisfies readonly RiskLevel[];

export interface RiskLevelDefinition {
  readonly level: RiskLevel;
  /** Names the level in words alone, whatever its number is called; what it is called on pages: risk-labels.ts. */
  readonly word: string;
  readonly explanation: string;
  /** Colour-blind-safe fill (Okabe–Ito family), distinguishable in grey print as well. */
  readonly color: string;
  /** Words that mean this level everywhere; numbers (一级) do not. */
  readonly synonyms: readonly string[];
}

export const RISK_LEVEL_DEFINITIONS: readonly RiskLevelDefinition[] = [
  {
    level: '0', word: '正常', explanation: '未见预警', color: '#56B4E9',
    synonyms: ['正常', '健康', '良好', '无', '无预警', '无风险', '未预警', '绿', '绿色', '正常波动', '一般', '心理健康', '无明显问题', '未见异常', '0级'],
  },
  {
    level: '1', word: '一般关注', explanation: '轻度，一般关注', color: '#F0E442',
    synonyms: ['一般关注', '需关注', '关注', '轻度', '轻微', '低风险', '低', '黄', '黄色', '黄色预警', '蓝', '蓝色', '蓝色预警', '轻度预警', '单项预警'],
  },
  {
    level: '2', word: '重点关注', explanation: '中度，重点关注', color: '#E69F00',
    synonyms: ['重点关注', '中度', '中等', '中风险', '中', '橙', '橙色', '橙色预警', '中度预警'],
  },
  {
    level: '3', word: '危机', explanation: '重度，危机干预', color: '#B2182B',
    synonyms: ['危机', '重度', '严重', '高危', '高风险', '高', '红', '红色', '红色预警', '重度预警', '危机预警', '高度关注'],
  },
  {
    level: 'X', word: '无效（待复测）', explanation: '作答无效，待复测', color: '#999999',
    synonyms: ['无效', '作废', '待复测', '无效问卷', '效度不合格', '需复测', '无效待复测', '灰', '无效作答'],
  },
  {
    level: 'N', word: '未测', explanation: '结果表中登记为未参加', color: '#FFFFFF',
    synonyms: ['未测', '未参测', '未参加', '缺测', '缺考', '未测评', '请假', '缺席', '未完成', '拒测', '免测', '休学', '未作答'],
  },
];

const byLevel = new Map(RISK_LEVEL_DEFINITIONS.map((definition) => [definition.level, definition]));
const bySynonym = new Map(RISK_LEVEL_DEFINITIONS.flatMap((definition) => definition.synonyms.map((name) => [name, definition.level] as const)));

export function riskLevelDefinition(level: RiskLevel): RiskLevelDefinition {
  const definition = byLevel.get(level);
  if (definition === undefined) throw new Error(`no definition of risk level ${level}`);
  return definition;
}

/** Which end of 一级, 二级, 三级 is the worst. */
export const LEVEL_NUMBERINGS = ['firstWorst', 'firstMildest'] as const;
export type LevelNumbering = (typeof LEVEL_NUMBERINGS)[number];

export const NUMBERING_LABELS: Readonly<Record<LevelNumbering, string>> = { firstWorst: '一级最重', firstMildest: '一级最轻' };

/** 一级 … 四级 in all their spellings. */
const byNumber = new Map(
  [
    ['一级', '1级', 'I级', 'Ⅰ级', 'Ⅰ', 'I'],
    ['二级', '2级', 'II级', 'Ⅱ级', 'Ⅱ', 'II'],
    ['三级', '3级', 'III级', 'Ⅲ级', 'Ⅲ', 'III'],
    ['四级', '4级', 'IV级', 'Ⅳ级', 'Ⅳ', 'IV'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** 四级 beside three worse ones is 正常; where 一级 is the mildest it is a level more than there are, and means nothing here. */
const severities: Readonly<Record<LevelNumbering, readonly (RiskLevel | undefined)[]>> = { firstWorst: ['3', '2', '1', '0'], firstMildest: ['1', '2', '3', undefined] };

const bareOf = (text: string): string => text.replace(/[\s()（）【】[\]]/g, '');
const withoutKind = (text: string): string => text.replace(/(预警|关注|风险|等级|学生)$/, '');

/** @returns 1 for 一级 …, undefined for a text that is no numbered level */
export function levelNumber(text: string): number | undefined {
  const bare = bareOf(text).toUpperCase();
  return byNumber.get(bare) ?? byNumber.get(withoutKind(bare));
}

/**
 * @param text a level as exported by an assessment platform, trimmed and in half width; bare 0–3 are severities.
 * @param numbering what 一级 means in the file
 */
export function findRiskLevel(text: string, numbering: LevelNumbering = 'firstWorst'): RiskLevel | undefined {
  const bare = bareOf(text);
  if (/^[0-3]$/.test(bare)) return bare as RiskLevel;
  const upper = bare.toUpperCase();
  if (upper === 'X' || upper === 'N') return upper;
  const rank = levelNumber(bare);
  if (rank !== undefined) return severities[numbering][rank - 1];
  return bySynonym.get(bare) ?? bySynonym.get(upper) ?? bySynonym.get(withoutKind(bare));
}

/** What 一级 means in the files of this workspace: as most write it, and as those of single header layouts do. */
export interface LevelMapping {
  readonly preset: LevelNumbering;
  /** `example`: name of a file that has the layout, so that people know it again. */
  readonly layouts: readonly { readonly layoutKey: string; readonly numbering: LevelNumbering; readonly example: string }[];
}

export const DEFAULT_LEVEL_MAPPING: LevelMapping = { preset: 'firstWorst', layouts: [] };

export function numberingOf({ preset, layouts }: LevelMapping, layoutKey: string): LevelNumbering {
  return layouts.find((layout) => layout.layoutKey === layoutKey)?.numbering ?? preset;
}
