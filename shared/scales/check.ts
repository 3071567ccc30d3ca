/**
 * Self-test of a key. Wrong keys are common in what circulates: an item in two subscales, one left out, bands with
 * holes. Built-in scales pass it in the tests, scales that users define before they are accepted.
 */
import { checkBands } from './check-bands';
import { reachableRange } from './score-range';
import type { Coding, KeyedScale, ScaleDefinition } from './types';

/** More critical items than this do not fit into the result of one person. */
export const MOST_CRITICAL_ITEMS = 32;

/** @returns Chinese problems, each naming the part of the definition; empty when the definition is sound. */
export function checkScaleDefinition(definition: ScaleDefinition): readonly string[] {
  const problems = [...checkNames(definition), ...checkLimits(definition)];
  if (definition.kind === 'keyed') problems.push(...checkCodings(definition), ...checkItems(definition), ...checkPartition(definition), ...checkSpecialItems(definition));
  return [...problems, ...checkBands(definition)];
}

/** Items listed twice or outside 1..items. */
function itemProblems(where: string, items: readonly number[], count: number): string[] {
  const outside = items.filter((item) => !Number.isInteger(item) || item < 1 || item > count);
  const twice = [...new Set(items.filter((item, index) => items.indexOf(item) < index))];
  return [
    ...(outside.length > 0 ? [`${where}：题号 ${outside.join('、')} 不在 1–${count} 之内。`] : []),
    ...(twice.length > 0 ? [`${where}：题号 ${twice.join('、')} 重复。`] : []),
  ];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
}

function checkNames(definition: ScaleDefinition): string[] {
  const problems: string[] = [];
  if (definition.id.trim() === '') problems.push('编号（id）：不能为空。');
  if (definition.label.trim() === '') problems.push('量表名称：不能为空。');
  if (!Number.isInteger(definition.items) || definition.items < 1) problems.push('题数：应为正整数。');
  if (definition.licence.trim() === '') problems.push('使用许可说明：不能为空。');
  if (definition.source.trim() === '') problems.push('出处：不能为空。');
  const scores = definition.kind === 'keyed' ? [...definition.totalScores, ...definition.subscales].map(({ id }) => id) : [definition.total.id, ...definition.subscales.map(({ name }) => name)];
  for (const name of repeated(scores)) problems.push(`维度“${name}”：名称重复。`);
  for (const id of repeated(definition.bandSets.map((set) => set.id))) problems.push(`分级方案“${id}”：编号重复。`);
  return problems;
}

function checkLimits({ applies, defaultBandSet, bandSets }: ScaleDefinition): string[] {
  const problems: string[] = [];
  const { ages, grades } = applies;
  if (ages !== undefined && !(ages[0] >= 0 && ages[0] <= ages[1])) problems.push(`适用年龄：${ages[0]}–${ages[1]} 不是从小到大。`);
  if (grades !== undefined && !(grades[0] >= 1 && grades[0] <= grades[1] && grades[1] <= 12)) problems.push(`适用年级：${grades[0]}–${grades[1]} 应在 1–12 之内，从小到大。`);
  if (defaultBandSet !== null && !bandSets.some(({ id }) => id === defaultBandSet)) problems.push(`默认分级方案：没有编号为“${defaultBandSet}”的方案。`);
  return problems;
}

function checkCodings({ coding, otherCodings }: KeyedScale): string[] {
  const whole = ({ minimum, maximum }: Coding): boolean => Number.isInteger(minimum) && Number.isInteger(maximum) && minimum < maximum;
  const span = coding.maximum - coding.minimum;
  const all = [coding, ...otherCodings];
  return [
    ...all.filter((each) => !whole(each)).map(({ minimum, maximum }) => `记分范围 ${minimum}–${maximum}：应为两个整数，最低分小于最高分。`),
    ...otherCodings.filter((each) => each.maximum - each.minimum !== span).map(({ minimum, maximum }) => `记分范围 ${minimum}–${maximum}：选项个数与 ${coding.minimum}–${coding.maximum} 不同。`),
    ...repeated(all.map(({ id }) => id)).map((id) => `记分方式“${id}”：编号重复。`),
  ];
}

function checkItems({ items, reverse, subscales, totalScores, lieScale }: KeyedScale): string[] {
  const problems = itemProblems('反向题', reverse, items);
  for (const { name, items: own } of [...subscales, ...totalScores]) {
    if (own.length === 0) problems.push(`“${name}”：没有题目。`);
    problems.push(...itemProblems(`“${name}”`, own, items));
  }
  if (totalScores.length === 0 && subscales.length === 0) problems.push('总分、维度：至少要有一个。');
  if (lieScale !== null) problems.push(...itemProblems(lieScale.name, lieScale.items, items));
  return problems;
}

function checkPartition({ items, subscales, lieScale, partitioned, totalScores }: KeyedScale): string[] {
  const problems: string[] = [];
  const lies = new Set(lieScale?.items ?? []);
  for (const { name, items: own } of [...totalScores, ...subscales]) {
    const shared = own.filter((item) => lies.has(item));
    if (shared.length > 0) problems.push(`“${name}”：题号 ${shared.join('、')} 属于${lieScale?.name ?? ''}，不应计分。`);
  }
  if (!partitioned) return problems;
  const owners = new Map<number, string[]>();
  for (const { name, items: own } of subscales) {
    for (const item of new Set(own)) owners.set(item, [...(owners.get(item) ?? []), name]);
  }
  for (const [item, names] of owners) {
    if (names.length > 1) problems.push(`第 ${item} 题同时属于${names.map((name) => `“${name}”`).join('和')}。`);
  }
  const missing = Array.from({ length: Math.max(0, items) }, (_, index) => index + 1).filter((item) => !owners.has(item) && !lies.has(item));
  if (missing.length > 0) problems.push(`题号 ${missing.join('、')} 不属于任何维度。`);
  return problems;
}

function checkSpecialItems({ items, coding, lieScale, critical, missing }: KeyedScale): string[] {
  const problems = itemProblems('危机题', critical.map(({ item }) => item), items);
  if (critical.length > MOST_CRITICAL_ITEMS) problems.push(`危机题：最多 ${MOST_CRITICAL_ITEMS} 道。`);
  for (const { item, from } of critical) {
    if (!(from > coding.minimum && from <= coding.maximum)) problems.push(`危机题第 ${item} 题：触发值 ${from} 应大于最低分 ${coding.minimum}，不超过最高分 ${coding.maximum}。`);
  }
  if (lieScale !== null) {
    const range = reachableRange({ id: 'lie', name: lieScale.name, items: lieScale.items, form: { kind: 'sum' } }, coding);
    if (!(lieScale.invalidFrom > range[0] && lieScale.invalidFrom <= range[1])) problems.push(`${lieScale.name}：作废分 ${lieScale.invalidFrom} 应在 ${range[0]}–${range[1]} 之间，大于最低分。`);
  }
  if (!(Number.isInteger(missing.invalidAbove) && missing.invalidAbove >= 0 && missing.invalidAbove < items)) problems.push(`缺答规则：允许缺答的题数应为 0–${items - 1} 的整数。`);
  if (!(Number.isInteger(missing.replaceUpTo) && missing.replaceUpTo >= 0 && missing.replaceUpTo <= missing.invalidAbove)) problems.push('缺答规则：可补足的题数应为整数，不超过允许缺答的题数。');
  return problems;
}
