import { activityIndicators } from './activity';
import { assessmentIndicators } from './assessment';
import { coreTeamIndicators } from './core-team';
import { counselingRoomIndicators } from './counseling-room';
import { courseIndicators } from './course';
import { dailyManagementIndicators } from './daily-management';
import { dataQualityIndicators } from './data-quality';
import { DIMENSIONS } from './dimensions';
import { followUpIndicators } from './follow-up';
import { hotlineIndicators } from './hotline';
import { riskIndicators } from './risk';
import { staffingIndicators } from './staffing';
import { trainingIndicators } from './training';
import type { DimensionId, IndicatorDefinition } from './types';

export { countsPupils, countsSchools, isProportion, rankRefusal, variesByChance } from './comparable';
export { PLACE, VALID } from './define';
export { type DatedTarget, mainTarget, TARGET_VERDICTS, targetsAsOf, targetsInForce, type TargetVerdict, verdictOf } from './targets';
export { FACT_VIEWS, THEME_LABELS } from './types';
export type { DimensionId, FactView, IndicatorDefinition, IndicatorTarget, IndicatorTheme, IndicatorUnit, Measure } from './types';

export const INDICATORS: readonly IndicatorDefinition[] = [
  ...staffingIndicators,
  ...trainingIndicators,
  ...coreTeamIndicators,
  ...activityIndicators,
  ...assessmentIndicators,
  ...riskIndicators,
  ...followUpIndicators,
  ...hotlineIndicators,
  ...courseIndicators,
  ...dailyManagementIndicators,
  ...counselingRoomIndicators,
  ...dataQualityIndicators,
];

const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

export function findIndicator(id: string): IndicatorDefinition | undefined {
  return byId.get(id);
}

export { DIMENSIONS, type DimensionDefinition, findDimensionValue } from './dimensions';

export const DIMENSION_IDS = Object.keys(DIMENSIONS) as readonly DimensionId[];

export const UNIT_LABELS = { share: '%', person: '人', school: '所', times: '次', personTimes: '人次', perPerson: '人/师', hours: '小时', minutes: '分钟', days: '天', squareMetres: '平方米' } as const;
