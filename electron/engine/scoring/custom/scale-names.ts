/** Files name a scale by any of its names, so none of them may mean another scale, or be a word that stands in every title. */
import { DATASETS } from '../../../../shared/datasets';
import { BUILT_IN_SCALES, namesOf, type ScaleDefinition, scaleNameKey } from '../../../../shared/scales';

/** 心理 or 量表 would be found in the title of nearly any file; K6 is found only where it stands alone. */
const SHORTEST = 3;
const SHORTEST_LATIN = 2;
const words = [...DATASETS.flatMap(({ label, titleWords }) => [label, ...titleWords]), '心理健康测评', '学生心理健康', '心理测评量表', '心理普查', '心理筛查', '测评量表', '自评量表', '调查问卷'].map(scaleNameKey);

/** @param others scales that are known, an earlier version of this one perhaps among them. @returns Chinese problems */
export function nameProblems(scale: ScaleDefinition, others: readonly ScaleDefinition[]): readonly string[] {
  const rivals = others.filter(({ id }) => id !== scale.id || BUILT_IN_SCALES.byId(id) !== undefined);
  return namesOf(scale).flatMap((name) => {
    const key = scaleNameKey(name);
    const taken = rivals.find((other) => namesOf(other).some((each) => scaleNameKey(each) === key));
    if (taken !== undefined) return [`名称“${name}”：与已有的${taken.label}（${taken.id}）的编号、名称或别名相同，请另取。`];
    const shortest = /^[A-Z0-9]+$/.test(key) ? SHORTEST_LATIN : SHORTEST;
    if ([...key].length < shortest) return [`名称“${name}”：太短，会被许多文件的标题误认，请至少用 ${shortest} 个字。`];
    if (words.some((word) => word.includes(key))) return [`名称“${name}”：是各种表格标题的常用字样，会被误认，请换一个能区别开的名称。`];
    return [];
  });
}
