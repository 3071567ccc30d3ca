/** How each kind of the catalogue (shared/reports) is made from the workspace. */
import type { ReportKindId } from '../../../../shared/reports';
import { buildAnnual } from './annual';
import { buildCountyPages, buildThemes } from './by-county';
import { buildCalls } from './calls';
import { buildCoreTeam } from './core-team';
import { buildLetter } from './letters';
import { buildCallsMonth, buildDutyRota } from './months';
import { buildSchoolFeedback } from './school-feedback';
import { buildReporting, buildSchoolChecks, buildStaffingPlan } from './schools';
import type { BuildReport } from './types';

export const BUILDERS: Readonly<Record<ReportKindId, BuildReport>> = {
  annual: buildAnnual,
  counties: buildCountyPages,
  coreTeam: buildCoreTeam,
  training: buildThemes('training', ['training', 'activity']),
  calls: buildCalls,
  callsMonth: buildCallsMonth,
  dutyRota: buildDutyRota,
  management: buildThemes('management', ['dailyManagement', 'course']),
  schoolChecks: buildSchoolChecks,
  reporting: buildReporting,
  staffingPlan: buildStaffingPlan,
  schoolFeedback: buildSchoolFeedback,
  staffingLetter: buildLetter('staffing'),
  assessmentLetter: buildLetter('assessment'),
  annualWorkLetter: buildLetter('annualWork'),
  coursesLetter: buildLetter('courses'),
};
