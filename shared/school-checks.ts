/** What is held against every school of the directory, one verdict each: requirements, reports due, and what contradicts. */
import type { DatasetId } from './datasets';

/** `blank`: the form came, this item is empty or cannot be judged. Not reported is never "no", and never zero. */
export type Verdict = 'met' | 'missed' | 'blank' | 'unreported' | 'notApplicable';

export const VERDICTS: Readonly<Record<Verdict, string>> = { met: '达标', missed: '未达标', blank: '未填', unreported: '未报', notApplicable: '不适用' };

export interface SchoolCheck {
  /** The indicator that counts the same verdicts; its 口径, policy and target hold here too. */
  readonly indicator: string;
  /** Short, as the head of a column. */
  readonly label: string;
  /** What has to be reported for a verdict. */
  readonly dataset: DatasetId;
}

export const SCHOOL_CHECKS: readonly SchoolCheck[] = [
  { indicator: 'courseTimetableShare', label: '心理课入课表', dataset: 'courses' },
  { indicator: 'homeworkMetShare', label: '书面作业', dataset: 'dailyManagement' },
  { indicator: 'examsMetShare', label: '考试次数', dataset: 'dailyManagement' },
  { indicator: 'rankFreeShare', label: '不公布排名', dataset: 'dailyManagement' },
  { indicator: 'exerciseHourShare', label: '锻炼1小时', dataset: 'dailyManagement' },
  { indicator: 'exerciseTwoHoursShare', label: '锻炼2小时', dataset: 'dailyManagement' },
  { indicator: 'sleepMetShare', label: '睡眠时间', dataset: 'dailyManagement' },
  { indicator: 'roomShare', label: '心理辅导室', dataset: 'counselingRooms' },
];

export interface SchoolPlace {
  readonly school: string;
  readonly name: string;
  readonly county: string;
  readonly stage: string;
}

export interface CheckedSchool extends SchoolPlace {
  /** In the order of SCHOOL_CHECKS. */
  readonly verdicts: readonly Verdict[];
  /** What speaks for a verdict that is not 达标, in the order of SCHOOL_CHECKS; '' where nothing is to be said. */
  readonly evidence: readonly string[];
}

/** Of one county (or of all): schools by check, in the order of SCHOOL_CHECKS, and verdict. */
export interface VerdictCounts {
  readonly schools: number;
  readonly checks: readonly Readonly<Record<Verdict, number>>[];
}

export function countVerdicts(schools: readonly CheckedSchool[]): VerdictCounts {
  const checks = SCHOOL_CHECKS.map(() => ({ met: 0, missed: 0, blank: 0, unreported: 0, notApplicable: 0 }));
  for (const { verdicts } of schools) {
    verdicts.forEach((verdict, index) => {
      const counts = checks[index];
      if (counts !== undefined) counts[verdict] += 1;
    });
  }
  return { schools: schools.length, checks };
}

/** Whether somebody has to ask the school. */
export function needsAttention(verdict: Verdict): boolean {
  return verdict === 'missed' || verdict === 'blank' || verdict === 'unreported';
}

/** What every school of the directory has to send once a school year. */
export const REPORTS_DUE: readonly DatasetId[] = ['counselors', 'assessmentOrganisation', 'assessmentResults', 'courses', 'dailyManagement', 'counselingRooms'];

export interface SchoolReports extends SchoolPlace {
  /** Days (2025-11-03) on which each of `datasets` was imported first, in their order; null: not reported. */
  readonly reportedOn: readonly (string | null)[];
}

export interface ReportingState {
  readonly schoolYear: string;
  /** Those of REPORTS_DUE that anybody has reported this year; the others are still to be collected as a whole. */
  readonly datasets: readonly DatasetId[];
  readonly notCollected: readonly DatasetId[];
  readonly schools: readonly SchoolReports[];
}

/** @param deadline a day such as 2025-11-03, or '' for none */
export function isLate(reportedOn: string | null, deadline: string): boolean {
  return reportedOn !== null && deadline !== '' && reportedOn > deadline;
}

/** Two reports, or two items of one, that cannot both be right. */
export interface Contradiction extends SchoolPlace {
  readonly kind: string;
  readonly message: string;
}

export interface ContradictionKind {
  readonly id: string;
  readonly label: string;
}
