/** What of the way from the rows to a figure could explain that a county's own total is another. */

export interface TakenStep {
  readonly label: string;
  readonly rows: number;
}

/**
 * @param difference file − count, not 0.
 * @param steps what each step took away in the county; null where no waterfall leads to the figure.
 */
export function explainDifference(difference: number, steps: readonly TakenStep[] | null): string {
  if (difference < 0) return '程序按明细统计的更多：可能是汇总之后又补报了明细，或汇总漏加了学校，请与县区核对。';
  const taken = (steps ?? []).filter(({ rows }) => rows > 0);
  const listed = taken.map(({ label, rows }) => `“${label}”${rows}行`).join('、');
  const exact = taken.filter(({ rows }) => rows === difference);
  if (exact.length > 0) return `差额与对账中${exact.map(({ label }) => `“${label}”`).join('或')}减去的${difference}行相等，县区汇总可能没有减去。`;
  if (taken.length > 1 && taken.reduce((sum, { rows }) => sum + rows, 0) === difference) return `差额与对账中${listed}之和相等，县区汇总可能没有减去。`;
  if (taken.length > 0) return `对账中减去了${listed}，差额可能与此有关；其余请与县区核对。`;
  return steps === null ? '程序按明细统计的更少：可能有学校没有报明细，请查催报清单，或与县区核对。' : '程序没有减去任何行：可能有学校没有报明细，请查催报清单，或与县区核对。';
}
