/** Chinese labels and the order of groups: counties in code order, stages and levels in their own. */
import type { DimensionId } from '../../../shared/indicators';
import { gradeLabel } from '../../../shared/grades';
import { countyLabel, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import { RISK_LEVELS } from '../../../shared/risk';
import { levelLabel, type RiskScheme } from '../../../shared/risk-labels';
import { stageLabel, STAGES } from '../../../shared/stages';

const genderLabels: Readonly<Record<string, string>> = { male: '男', female: '女', unknown: '未注明' };
const stageOrder = new Map(STAGES.map((stage, index) => [stage.id, index]));
const levelOrder = new Map<string, number>(RISK_LEVELS.map((level, index) => [level, index]));

export function labelOf(dimension: DimensionId, value: string, { schoolNames, levels }: { readonly schoolNames: ReadonlyMap<string, string>; readonly levels: RiskScheme }): string {
  switch (dimension) {
    case 'county':
      return countyLabel(value);
    case 'stage':
      return stageLabel(value);
    case 'school':
      return schoolNames.get(value) ?? value;
    case 'grade':
      return gradeLabel(value);
    case 'gender':
      return genderLabels[value] ?? value;
    case 'riskLevel':
      return levelLabel(levels, value);
  }
}

function rank(dimension: DimensionId, value: string): number | string {
  switch (dimension) {
    case 'county':
      // Rows whose county is not determined, and those without one, come last.
      return value === UNKNOWN_COUNTY.code ? '999999' : value === UNDETERMINED_COUNTY.code ? '999998' : value;
    case 'stage':
      return stageOrder.get(value) ?? stageOrder.size;
    case 'riskLevel':
      return levelOrder.get(value) ?? levelOrder.size;
    case 'grade':
      return value === 'unknown' ? 99 : Number(value);
    case 'school':
    case 'gender':
      return value;
  }
}

export function compareGroups(dimensions: readonly DimensionId[], a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): number {
  for (const dimension of dimensions) {
    const left = rank(dimension, a[dimension] ?? '');
    const right = rank(dimension, b[dimension] ?? '');
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
