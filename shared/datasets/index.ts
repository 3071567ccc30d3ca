import { activities } from './activities';
import { areaCrosswalk } from './area-crosswalk';
import { assessmentAnswers } from './assessment-answers';
import { assessmentOrganisation } from './assessment-organisation';
import { assessmentResults } from './assessment-results';
import { counselingRooms } from './counseling-rooms';
import { counselors } from './counselors';
import { countyTotals } from './county-totals';
import { courses } from './courses';
import { dailyManagement } from './daily-management';
import { followUps } from './follow-ups';
import { hotlineCalls } from './hotline-calls';
import { hotlineShifts } from './hotline-shifts';
import { schoolChanges } from './school-changes';
import { schools } from './schools';
import { teacherSystem } from './teacher-system';
import { trainings } from './trainings';
import type { DatasetDefinition, DatasetId } from './types';

export type { Choice, ColumnSeries, ColumnType, DatasetColumn, DatasetDefinition, DatasetId, Storage, Subject } from './types';

export const DATASETS: readonly DatasetDefinition[] = [
  schools,
  counselors,
  trainings,
  activities,
  assessmentOrganisation,
  assessmentResults,
  assessmentAnswers,
  followUps,
  hotlineShifts,
  hotlineCalls,
  courses,
  dailyManagement,
  counselingRooms,
  schoolChanges,
  areaCrosswalk,
  teacherSystem,
  countyTotals,
];
export const DATASET_IDS = DATASETS.map((dataset) => dataset.id) as [DatasetId, ...DatasetId[]];

const byId = new Map(DATASETS.map((dataset) => [dataset.id, dataset]));

export function getDataset(id: DatasetId): DatasetDefinition {
  const dataset = byId.get(id);
  if (dataset === undefined) throw new Error(`unknown dataset ${id}`);
  return dataset;
}
