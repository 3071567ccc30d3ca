import type { DatasetId } from '../../../../../shared/datasets';
import type { Complete } from '../record';
import { completeAssessmentAnswers } from './assessment-answers';
import { completeAssessmentResult } from './assessment-results';
import { completeCounselor } from './counselors';
import { completeSchool } from './schools';

export const completions: Readonly<Record<DatasetId, Complete>> = {
  schools: completeSchool,
  counselors: completeCounselor,
  assessmentResults: completeAssessmentResult,
  assessmentAnswers: completeAssessmentAnswers,
};
