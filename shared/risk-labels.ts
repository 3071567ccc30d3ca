/** What levels are called and how they are coloured in this workspace. Severity is what is stored; a scheme is printed wherever levels are shown. */
import { RISK_LEVELS, RISK_LEVEL_DEFINITIONS, type RiskLevel, riskLevelDefinition } from './risk';
import { colourProblems } from './risk-colours';

export interface LevelLook {
  readonly label: string;
  /** #RRGGBB */
  readonly color: string;
}

export const RISK_PRESET_IDS = ['firstWorst', 'firstMildest', 'colours'] as const;
export type RiskPresetId = (typeof RISK_PRESET_IDS)[number];

export type RiskLabels = { readonly preset: RiskPresetId } | { readonly preset: 'custom'; readonly levels: Readonly<Record<RiskLevel, LevelLook>> };

export interface ShownLevel extends LevelLook {
  readonly level: RiskLevel;
  readonly explanation: string;
}

export interface RiskScheme {
  /** 一级最重, 一级最轻 … */
  readonly title: string;
  /** In the order of RISK_LEVELS. */
  readonly levels: readonly ShownLevel[];
}

const PRESETS: Readonly<Record<RiskPresetId, { readonly title: string; readonly labels: Partial<Readonly<Record<RiskLevel, string>>> }>> = {
  firstWorst: { title: '一级最重', labels: { '1': '一般关注（三级）', '2': '重点关注（二级）', '3': '危机（一级）' } },
  firstMildest: { title: '一级最轻', labels: { '1': '一般关注（一级）', '2': '重点关注（二级）', '3': '危机（三级）' } },
  colours: { title: '红橙黄', labels: { '1': '黄色（一般关注）', '2': '橙色（重点关注）', '3': '红色（危机）' } },
};

export function presetTitle(preset: RiskLabels['preset']): string {
  return preset === 'custom' ? '本单位自定' : PRESETS[preset].title;
}

export function riskScheme(chosen: RiskLabels): RiskScheme {
  const levels = RISK_LEVEL_DEFINITIONS.map(({ level, word, explanation, color }): ShownLevel => {
    const own = chosen.preset === 'custom' ? chosen.levels[level] : { label: PRESETS[chosen.preset].labels[level] ?? word, color };
    return { level, explanation, label: own.label, color: own.color };
  });
  return { title: presetTitle(chosen.preset), levels };
}

export const DEFAULT_RISK_LABELS: RiskLabels = { preset: 'firstWorst' };
export const DEFAULT_RISK_SCHEME = riskScheme(DEFAULT_RISK_LABELS);

export function shownLevel({ levels }: RiskScheme, level: RiskLevel): ShownLevel {
  return levels[RISK_LEVELS.indexOf(level)] ?? { ...riskLevelDefinition(level), label: level };
}

/** @param level as stored; a text that is none is shown as it is. */
export function levelLabel(scheme: RiskScheme, level: string): string {
  return scheme.levels.find((each) => each.level === level)?.label ?? level;
}

/** What keeps names and colours of an own scheme from being used, in Chinese; 未测 is never drawn, so its colour may be any. */
export function levelProblems(levels: Readonly<Record<RiskLevel, LevelLook>>): string[] {
  const names = RISK_LEVELS.map((level) => levels[level].label.trim());
  const twice = names.filter((name, index) => name !== '' && names.indexOf(name) !== index);
  return [...new Set(twice.map((name) => `“${name}”用了两次，各等级的名称不能相同`)), ...colourProblems(RISK_LEVELS.filter((level) => level !== 'N').map((level) => levels[level]))];
}

/** The mapping in one line, for output without colours. */
export function schemeInWords({ title, levels }: RiskScheme): string {
  return `等级口径（${title}）：${levels.map(({ label, explanation }) => `${label}：${explanation}`).join('；')}。`;
}
