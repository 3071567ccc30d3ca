/** The data dictionary (数据字典): every dataset, view, indicator and questionnaire of the catalogues, as Markdown. */
import { AS_OF_RULE } from '../../../shared/as-of';
import { DATASETS, type DatasetDefinition } from '../../../shared/datasets';
import { DIMENSIONS, type IndicatorDefinition, type IndicatorTheme, INDICATORS, THEME_LABELS, UNIT_LABELS } from '../../../shared/indicators';
import { citation, getPolicy, POLICIES, type Policy, POLICY_LEVELS } from '../../../shared/policies';
import { QUERY_VIEW_CATALOGUE, type QueryView } from '../../../shared/query-views';
import { SCOPE_SWITCH_IDS, scopeSwitch } from '../../../shared/scope';
import { type ScaleDefinition, SCALES } from '../../../shared/scales';
import { inputRule, NEED_LABELS, STORAGE_LABELS, templateColumns } from './template-columns';

const SUPPRESSION: Readonly<Record<IndicatorDefinition['suppression'], string>> = { organisational: '组织信息，不抑制', participation: '参与人数，不抑制', health: '健康相关，样本过小不显示' };
const DIRECTIONS: Readonly<Record<IndicatorDefinition['direction'], string>> = { higher: '越高越好', lower: '越低越好', neutral: '仅作描述' };

/** @returns ends with a line break. The same catalogues give the same text. */
export function dataDictionary(): string {
  const lines = [
    '# 数据字典',
    '',
    '本文件由目录自动生成（`yuxin dictionary --out docs/data-dictionary.md`），请勿手工修改。',
    '',
    '## 数据表',
    ...DATASETS.flatMap(datasetLines),
    '',
    '## 口径',
    '',
    '请求所带的开关，决定统计哪些学校和学生；各列第一行为默认。',
    '',
    ...table(['开关', '名称', '选择', '选择名称', '定义'], SCOPE_SWITCH_IDS.flatMap((id) => scopeSwitch(id).choices.map((choice) => [`\`${id}\``, scopeSwitch(id).label, `\`${choice.id}\``, choice.label, choice.definition]))),
    '',
    '## 查询视图',
    '',
    '“查询”页和 `yuxin query` 可以读取的表。学生个人的结果不在其中。',
    ...QUERY_VIEW_CATALOGUE.flatMap(viewLines),
    '',
    '## 政策文件',
    '',
    AS_OF_RULE,
    '',
    ...table(['文件', '级别', '标题、文号、日期', '有效', '说明'], POLICIES.map(policyRow)),
    '',
    '## 指标',
    ...(Object.keys(THEME_LABELS) as IndicatorTheme[]).flatMap(themeLines),
    '',
    '## 量表',
    '',
    '只含记分键，不含题目原文。',
    '',
    ...table(['量表', '名称', '题数', '分量表', '记分', '分级', '来源'], SCALES.map(scaleRow)),
  ];
  return `${lines.join('\n')}\n`;
}

function datasetLines(dataset: DatasetDefinition): string[] {
  const rows = templateColumns(dataset).flatMap(({ column, label, need, range }) => {
    if (column === null) return [];
    const rule = inputRule({ column, label, need, range });
    return [[`\`${column.id}\``, label, rule.format, NEED_LABELS[need], STORAGE_LABELS[column.storage], column.synonyms.join('、')]];
  });
  return ['', `### ${dataset.label}（\`${dataset.id}\`）`, '', dataset.description, '', `一行由“${dataset.naturalKeyLabel}”确定；同一学年后报的替换先报的。`, '', ...table(['列', '名称', '格式', '必填', '入库', '认得的其他表头'], rows)];
}

function viewLines({ name, label, row, columns }: QueryView): string[] {
  return ['', `### ${label}（\`${name}\`）`, '', `一行是${row}。`, '', ...table(['列', '名称', '说明'], columns.map((column) => [`\`${column.name}\``, column.label, column.meaning]))];
}

function themeLines(theme: IndicatorTheme): string[] {
  const own = INDICATORS.filter((indicator) => indicator.theme === theme);
  return ['', `### ${THEME_LABELS[theme]}`, '', ...table(['指标', '名称', '单位', '口径', '公式', '目标', '方向', '可用维度', '依据', '抑制'], own.map(indicatorRow))];
}

function indicatorRow(indicator: IndicatorDefinition): string[] {
  const targets = indicator.targets.map((target) => {
    const policy = getPolicy(target.policy);
    const to = target.effectiveTo ?? policy.effectiveTo;
    return `${target.label}（\`${policy.id}\`；${target.effectiveFrom ?? policy.effectiveFrom}起${to === undefined ? '' : `，至${to}`}）`;
  });
  return [
    `\`${indicator.id}\``,
    indicator.label,
    indicator.proportion === false ? `${UNIT_LABELS[indicator.unit]}（平均或时长，不是比例）` : UNIT_LABELS[indicator.unit],
    indicator.definition,
    indicator.formula,
    targets.join('；') || '无',
    DIRECTIONS[indicator.direction],
    indicator.dimensions.map((id) => DIMENSIONS[id].label).join('、') || '全市',
    indicator.policy,
    SUPPRESSION[indicator.suppression],
  ];
}

function policyRow(policy: Policy): string[] {
  return [`\`${policy.id}\``, POLICY_LEVELS[policy.level], citation(policy), `${policy.effectiveFrom}起${policy.effectiveTo === undefined ? '' : `，至${policy.effectiveTo}`}`, policy.note ?? ''];
}

function scaleRow(scale: ScaleDefinition): string[] {
  return [
    `\`${scale.id}\``,
    scale.label,
    String(scale.items),
    scale.subscales.map(({ name }) => name).join('、') || '无',
    scale.kind === 'keyed' ? [scale.coding, ...scale.otherCodings].map(({ label }) => label).join('；或') : '只收已算好的得分',
    scale.bandSets.map(({ label }) => label).join('；') || '无',
    scale.source,
  ];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(line)];
}
