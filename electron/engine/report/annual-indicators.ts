/** What the annual report asks the metrics for. */
import type { DimensionId } from '../../../shared/indicators';

export const ANNUAL_INDICATORS = [
  'counselorCoverage',
  'fullTimeCoverage',
  'counselorCount',
  'fullTimeCounselorCount',
  'partTimeCounselorCount',
  'studentCount',
  'studentsPerCounselor',
  'schoolAssessmentRate',
  'assessmentCompletion',
  'validResults',
  'riskDistribution',
] as const;

/** By what the indicators are cut: the city, its counties, 其中 by stage. */
export const ANNUAL_CUTS: readonly (readonly DimensionId[])[] = [[], ['county'], ['stage']];

export const PUPIL_INDICATORS = ['assessedStudents'] as const;
export const PUPIL_CUTS: readonly (readonly DimensionId[])[] = [[], ['gender'], ['grade'], ['grade', 'gender']];
