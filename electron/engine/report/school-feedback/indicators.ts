/** What a school is told of itself, beside its county and the city. Levels of pupils and pupils in follow-up are not among it: paper that travels does not tell them of a single school. */
export const FEEDBACK_INDICATORS = [
  'studentCount', 'counselorCoverage', 'counselorCount', 'fullTimeCounselorCount', 'studentsPerCounselor', 'certifiedShare', 'trainedCounselorShare', 'trainingHoursPerCounselor',
  'assessmentCompletion', 'consentShare', 'validResults',
  'courseTimetableShare', 'classesTaughtShare', 'homeworkMetShare', 'examsMetShare', 'rankFreeShare', 'exerciseTwoHoursShare', 'sleepMetShare', 'roomShare', 'activities',
] as const;

/** Asked for besides, for what is to be done about it. */
export const OBLIGATION_INDICATORS = ['fullTimeCoverage', 'untrainedCounselors', 'schoolAssessmentRate'] as const;
