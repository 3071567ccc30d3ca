import { DATASETS, getDataset, type DatasetId } from '../../../../../shared/datasets';
import type { Complete } from '../record';
import { completeAssessmentAnswers } from './assessment-answers';
import { completeAssessmentResult } from './assessment-results';
import { completeCounselor, completeTeacher } from './counselors';
import { dated } from './dated';
import { callRecord, countyRecord, schoolRecord, shiftRecord, teacherRecord } from './records';
import { completeAreaCrosswalk, completeSchoolChange } from './references';
import { completeSchool } from './schools';
import { studentValues } from './student';

const byDataset: Readonly<Record<DatasetId, Complete>> = {
  schools: completeSchool,
  counselors: completeCounselor,
  trainings: teacherRecord(getDataset('trainings')),
  activities: schoolRecord(getDataset('activities')),
  assessmentOrganisation: schoolRecord(getDataset('assessmentOrganisation')),
  assessmentResults: completeAssessmentResult,
  assessmentAnswers: completeAssessmentAnswers,
  followUps: studentValues,
  hotlineShifts: shiftRecord(getDataset('hotlineShifts')),
  hotlineCalls: callRecord,
  courses: schoolRecord(getDataset('courses')),
  dailyManagement: schoolRecord(getDataset('dailyManagement')),
  counselingRooms: schoolRecord(getDataset('counselingRooms')),
  schoolChanges: completeSchoolChange,
  areaCrosswalk: completeAreaCrosswalk,
  teacherSystem: completeTeacher,
  countyTotals: countyRecord,
};

export const completions = Object.fromEntries(DATASETS.map((dataset) => [dataset.id, dated(dataset, byDataset[dataset.id])])) as Readonly<Record<DatasetId, Complete>>;
