/**
 * Groups that stand far from the others, by a rule: the modified z-score of Iglewicz and Hoaglin (1993), |0.6745 (x − median) ÷ MAD| above 3.5, with the mean
 * absolute deviation in place of a MAD of 0; among at least six groups; and only where the distance matters to anybody.
 */
import { formatFigure } from '../../../shared/format';
import { findIndicator, type IndicatorDefinition, INDICATORS, rankRefusal } from '../../../shared/indicators';
import type { Group } from '../../groups';

export interface OutlierFinding {
  readonly indicator: string;
  readonly group: string;
  readonly text: string;
}

export const LEAST_GROUPS = 6;
export const LEAST_SCORE = 3.5;
/** Least distance from the median: of shares in percentage points, of other figures as a part of the median. */
export const LEAST_POINTS_APART = 5;
export const LEAST_PART_APART = 0.2;

/** Indicators by which counties may be told apart: never pupils' results, and no counts, which grow with the county. */
export const OUTLIER_INDICATORS: readonly string[] = INDICATORS.filter((indicator) => rankRefusal(indicator) === null && indicator.dimensions.includes('county') && !isCount(indicator)).map(({ id }) => id);

function isCount({ unit, denominator }: IndicatorDefinition): boolean {
  return denominator === undefined || unit === 'person' || unit === 'school' || unit === 'times' || unit === 'personTimes';
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** @returns a score for every value, by the same places; null where all are equal or they are too few */
export function modifiedScores(values: readonly number[]): { readonly median: number; readonly scores: readonly number[] } | null {
  if (values.length < LEAST_GROUPS) return null;
  const middle = median([...values].sort((one, other) => one - other));
  const distances = values.map((value) => Math.abs(value - middle));
  const mad = median([...distances].sort((one, other) => one - other));
  const spread = mad > 0 ? mad / 0.6745 : 1.253314 * (distances.reduce((sum, each) => sum + each, 0) / distances.length);
  return spread === 0 ? null : { median: middle, scores: values.map((value) => (value - middle) / spread) };
}

function matters(value: number, middle: number, definition: IndicatorDefinition): boolean {
  return definition.unit === 'share' ? Math.abs(value - middle) * 100 >= LEAST_POINTS_APART : Math.abs(value - middle) >= LEAST_PART_APART * Math.abs(middle);
}

/** @param groups figures of OUTLIER_INDICATORS by county. @returns the farthest first */
export function outlierFindings(groups: readonly Group[]): readonly OutlierFinding[] {
  return OUTLIER_INDICATORS.flatMap((id) => {
    const definition = findIndicator(id);
    const known = groups.flatMap((group) => {
      const value = group.cells.get(id)?.value;
      return value === null || value === undefined ? [] : [{ group, value }];
    });
    const told = modifiedScores(known.map(({ value }) => value));
    if (definition === undefined || told === null) return [];
    return known.flatMap(({ group, value }, index) => {
      const score = told.scores[index] ?? 0;
      if (Math.abs(score) <= LEAST_SCORE || !matters(value, told.median, definition)) return [];
      const shown = (figure: number): string => formatFigure({ value: figure, suppressed: false }, definition.unit);
      return [{ indicator: id, group: group.key, score, text: `${group.label}的${definition.label}${shown(value)}，明显${score < 0 ? '低' : '高'}于其他县区（中位数${shown(told.median)}）。` }];
    });
  })
    .sort((one, other) => Math.abs(other.score) - Math.abs(one.score))
    .map(({ indicator, group, text }) => ({ indicator, group, text }));
}
