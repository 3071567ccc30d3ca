/** Which total stands at which percentile, by stage and gender. */
import { hiddenParts } from '../../../shared/hidden-parts';
import { PERCENTILE_POINTS, type PercentileGroup } from '../../../shared/scale-quality';
import { stageLabel, STAGES } from '../../../shared/stages';
import { percentilePoints } from './percentile-points';
import { isSmall } from '../privacy/small-counts';
import { frequenciesAmong, type TotalCount } from './totals';

const GENDERS = ['male', 'female', 'unknown'] as const;
const genderLabels = { male: '男', female: '女', unknown: '未注明性别' } as const;

export function percentileGroups(counts: readonly TotalCount[], minimum: number): PercentileGroup[] {
  const stages = STAGES.map(({ id }) => id).concat('unknown').filter((stage) => counts.some((count) => count.stage === stage));
  const personsIn = (holds: (count: TotalCount) => boolean): number => counts.reduce((sum, count) => sum + (holds(count) ? count.persons : 0), 0);
  const whole = (parts: readonly unknown[]): readonly number[] => parts.map((_, index) => index);
  const hiddenOf = (sizes: readonly number[], first: readonly number[], lines: readonly (readonly number[])[]): ReadonlySet<number> =>
    hiddenParts(sizes, [...first, ...sizes.flatMap((size, index) => (isSmall(size, minimum) ? [index] : []))], lines, minimum);
  const stageSizes = stages.map((stage) => personsIn((count) => count.stage === stage));
  const genderSizes = GENDERS.map((gender) => personsIn((count) => count.gender === gender));
  const hiddenStages = hiddenOf(stageSizes, [], [whole(stages)]);
  const hiddenGenders = hiddenOf(genderSizes, [], [whole(GENDERS)]);
  const cells = stages.flatMap((stage, row) => GENDERS.map((gender, column) => ({ stage, gender, row, column })));
  const hiddenCells = hiddenOf(
    cells.map(({ stage, gender }) => personsIn((count) => count.stage === stage && count.gender === gender)),
    cells.flatMap(({ row, column }, index) => (hiddenStages.has(row) || hiddenGenders.has(column) ? [index] : [])),
    [...stages.map((_, row) => cells.flatMap((cell, index) => (cell.row === row ? [index] : []))), ...GENDERS.map((_, column) => cells.flatMap((cell, index) => (cell.column === column ? [index] : [])))],
  );
  const group = (stage: string | null, gender: (typeof GENDERS)[number] | null, hidden: boolean): PercentileGroup[] => {
    const own = frequenciesAmong(counts, (count) => (stage === null || count.stage === stage) && (gender === null || count.gender === gender));
    const persons = own.reduce((sum, { count }) => sum + count, 0);
    if (persons === 0) return [];
    const isHidden = hidden || persons < minimum;
    const label = [stage === null ? (gender === null ? '全部' : '') : stageLabel(stage), gender === null ? '' : genderLabels[gender]].filter((part) => part !== '').join(' · ');
    const points = percentilePoints(own, PERCENTILE_POINTS, isHidden, minimum);
    return [{ stage, gender, label, persons: isHidden ? null : persons, points }];
  };
  return [
    ...group(null, null, false),
    ...GENDERS.flatMap((gender, column) => group(null, gender, hiddenGenders.has(column))),
    ...stages.flatMap((stage, row) => [...group(stage, null, hiddenStages.has(row)), ...cells.flatMap((cell, index) => (cell.row === row ? group(stage, cell.gender, hiddenCells.has(index)) : []))]),
  ];
}
