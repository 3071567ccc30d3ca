/** What an indicator is. Every number on a screen, in a report or from the CLI comes from one of these. */
import type { PolicyId } from '../policies';
import type { RiskLevel } from '../risk';

/**
 * share: 0–1, shown as %; person, school, times 场次, personTimes 人次: counts; perPerson: a ratio of two counts; hours, minutes, days,
 * squareMetres: means or sums of measures.
 */
export type IndicatorUnit = 'share' | 'person' | 'school' | 'times' | 'personTimes' | 'perPerson' | 'hours' | 'minutes' | 'days' | 'squareMetres';

/** Fields of work, in the order in which they are listed. */
export const THEME_LABELS = {
  staffing: '师资',
  training: '培训',
  coreTeam: '核心团队',
  activity: '活动',
  assessment: '测评',
  risk: '风险',
  followUp: '跟进',
  hotline: '热线',
  course: '课程',
  dailyManagement: '五项管理',
  counselingRoom: '辅导室',
  dataQuality: '数据质量',
} as const;
export type IndicatorTheme = keyof typeof THEME_LABELS;

export type DimensionId = 'county' | 'stage' | 'schoolType' | 'urbanRural' | 'ownership' | 'school' | 'grade' | 'gender' | 'riskLevel';

/**
 * Views of the warehouse that indicators read; each has a column named as every dimension it supports. Assessed pupils are read
 * as `fact_assessment_group`, which counts them (`students`) by all of their dimensions.
 */
export const FACT_VIEWS = [
  'fact_school',
  'fact_counselor',
  'fact_assessment_group',
  'fact_training',
  'fact_activity',
  'fact_assessment_organisation',
  'fact_follow_up',
  'fact_hotline_shift',
  'fact_hotline_day',
  'fact_hotline_call',
  'fact_course',
  'fact_daily_management',
  'fact_counseling_room',
] as const;
export type FactView = (typeof FACT_VIEWS)[number];

/**
 * One count of a fact view: an aggregate over the rows of a group.
 * `aggregate` is DuckDB SQL over the view's columns; it comes from this catalogue only, never from a user.
 */
export interface Measure {
  readonly view: FactView;
  readonly aggregate: string;
  /** View that must have rows for the year for the count to mean anything, where it is not `view`: without a roster nobody knows how many schools are staffed. */
  readonly knownFrom?: FactView;
  /** Group by these besides what was asked for. The denominator leaves them out. */
  readonly alwaysBy?: readonly DimensionId[];
}

export interface IndicatorTarget {
  /** In the indicator's own unit (a share as 0–1). */
  readonly value: number;
  readonly label: string;
  readonly policy: PolicyId;
  /** ISO dates where they are not those of the policy. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
}

export interface IndicatorDefinition {
  readonly id: string;
  /** Chinese name. */
  readonly label: string;
  readonly theme: IndicatorTheme;
  readonly unit: IndicatorUnit;
  /** 口径: what is counted, out of what, in words an official can print. */
  readonly definition: string;
  readonly formula: string;
  readonly numerator: Measure;
  /** Absent for plain counts: the value is the numerator. */
  readonly denominator?: Measure;
  /** False for a share whose numerator does not count units of the denominator (a mean, minutes of days): no interval and no test of proportions fits it. */
  readonly proportion?: false;
  /** Denominators of single risk levels that are not shares of the valid results. */
  readonly denominatorByRiskLevel?: Readonly<Partial<Record<RiskLevel, Measure>>>;
  readonly dimensions: readonly DimensionId[];
  /** The first that is in force leads, see targets.ts. */
  readonly targets: readonly IndicatorTarget[];
  readonly direction: 'higher' | 'lower' | 'neutral';
  /** Document and year. */
  readonly policy: string;
  /**
   * organisational: facts about schools and posts, never suppressed.
   * participation: counts of pupils taking part, never suppressed.
   * health: derived from results; suppressed where too few valid results stand behind it.
   */
  readonly suppression: 'organisational' | 'participation' | 'health';
  /** Of class `health`: a statistic of its base (median, percentile) rather than a count; of no base there is none, where a count would be 0. */
  readonly isStatistic?: true;
  /** Of class `health`: what must be numerous enough behind a figure. Absent: the valid results. */
  readonly base?: Measure;
}
