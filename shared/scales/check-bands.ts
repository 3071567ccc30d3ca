/** Bands of a score have to cover every value that it can take, once. */
import { isWhole, reachableRange } from './score-range';
import type { Band, Direction, ScaleDefinition } from './types';

interface Graded {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly whole: boolean;
  readonly direction: Direction;
}

export function checkBands(definition: ScaleDefinition): string[] {
  const scores = gradedScores(definition);
  return definition.bandSets.flatMap((set) =>
    Object.entries(set.bands).flatMap(([id, bands]) => {
      const score = scores.get(id);
      if (score === undefined) return [`分级方案“${set.label}”：没有“${id}”这个得分。`];
      return bandProblems(`分级方案“${set.label}”的“${score.name}”`, bands, score);
    }),
  );
}

function gradedScores(definition: ScaleDefinition): ReadonlyMap<string, Graded> {
  if (definition.kind === 'reported') {
    const { total, subscales, direction } = definition;
    return new Map<string, Graded>([
      [total.id, { name: total.name, range: total.range, whole: true, direction }],
      ...subscales.map((each) => [each.name, { name: each.name, range: each.range, whole: true, direction: each.direction ?? direction }] as const),
    ]);
  }
  return new Map(
    [...definition.totalScores, ...definition.subscales].map((score) => [
      score.id,
      { name: score.name, range: reachableRange(score, definition.coding), whole: isWhole(score), direction: score.direction ?? definition.direction },
    ]),
  );
}

function bandProblems(where: string, bands: readonly Band[], { range, whole, direction }: Graded): string[] {
  const first = bands[0];
  const last = bands.at(-1);
  if (first === undefined || last === undefined) return [`${where}：没有任何等级。`];
  const problems: string[] = [];
  if (first.from !== range[0]) problems.push(`${where}：最低可得 ${range[0]} 分，分级却从 ${first.from} 分开始。`);
  if (last.to !== range[1]) problems.push(`${where}：最高可得 ${range[1]} 分，分级却到 ${last.to} 分为止。`);
  const step = whole ? 1 : 0;
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    if (!Number.isFinite(band.from) || !Number.isFinite(band.to) || band.from > band.to) problems.push(`${where}：“${band.label}”的下限 ${band.from} 大于上限 ${band.to}。`);
    if (band.label.trim() === '') problems.push(`${where}：${band.from}–${band.to} 没有等级名称。`);
    if (band.level > 0 && band.severity === 0) problems.push(`${where}：“${band.label}”的严重程度为 0，却要求关注。`);
    if (next === undefined) return;
    if (next.from > band.to + step) problems.push(`${where}：“${band.label}”（至 ${band.to}）与“${next.label}”（自 ${next.from}）之间有空档。`);
    if (next.from < band.to + step) problems.push(`${where}：“${band.label}”（至 ${band.to}）与“${next.label}”（自 ${next.from}）重叠。`);
    const [better, worse] = direction === 'higherIsWorse' ? [band, next] : [next, band];
    if (better.severity > worse.severity || better.level > worse.level) problems.push(`${where}：“${better.label}”比“${worse.label}”轻，严重程度却更高。`);
  });
  const labels = bands.map(({ label }) => label);
  if (new Set(labels).size < labels.length) problems.push(`${where}：等级名称重复。`);
  return problems;
}
