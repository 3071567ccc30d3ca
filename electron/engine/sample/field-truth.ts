/** What a right import must find in the datasets beside directory, roster and results; figures count loaded rows only. */
import type { DatasetId } from '../../../shared/datasets';
import type { ActivityCounts } from './activity-files';
import type { AnswerCounts } from './answer-files';
import type { CallCounts } from './call-plan';
import type { CourseCounts } from './course-files';
import type { CaseCounts, FollowUpDeadlines } from './follow-up-plan';
import type { RotaTruth } from './hotline-plan';
import type { ManagementCounts } from './management-files';
import type { OrganisationCounts, StatedDifferently } from './organisation-plan';
import type { RoomCounts } from './room-files';
import type { RosterCounts } from './roster-truth';
import type { AreaCounts } from './tally';
import type { TeacherSystemTruth } from './teacher-system-file';
import type { TrainingCounts } from './training-files';
import type { RejectionReason, RowFlaw, SampleFileTruth } from './truth';

export interface FieldTruth {
  readonly counselors: AreaCounts<RosterCounts>;
  readonly trainings: AreaCounts<TrainingCounts>;
  /** `neverVisited`, `unreported` and `late` are lists of 学校标识码. */
  readonly activities: AreaCounts<ActivityCounts> & { readonly neverVisited: readonly string[] };
  readonly courses: AreaCounts<CourseCounts> & Unreported;
  readonly dailyManagement: AreaCounts<ManagementCounts> & Unreported;
  readonly counselingRooms: AreaCounts<RoomCounts> & Unreported;
  readonly assessmentOrganisation: AreaCounts<OrganisationCounts> & Unreported & { readonly differing: readonly StatedDifferently[] };
  readonly assessmentAnswers: AreaCounts<AnswerCounts>;
  readonly followUps: AreaCounts<CaseCounts> & Unreported & {
    /** The day on which the ledgers were closed and overdue steps counted. */
    readonly asOf: string;
    readonly deadlines: FollowUpDeadlines;
  };
  /** Null where too few people volunteer for a rota. */
  readonly hotlineShifts: RotaTruth | null;
  /** Counties: where the caller is from, of answered calls only. */
  readonly hotlineCalls: AreaCounts<CallCounts>;
  /** What the rosters and the national system's export must agree and differ on, person by person. */
  readonly teacherSystem: TeacherSystemTruth;
}

export interface Unreported {
  readonly unreported: readonly string[];
  readonly late: readonly string[];
}

/** Rows and mistakes of one dataset over all of its files. */
export interface DatasetRows {
  readonly files: number;
  readonly rowsWritten: number;
  readonly rowsToLoad: number;
  readonly rejected: Partial<Readonly<Record<RejectionReason, number>>>;
  readonly flagged: Partial<Readonly<Record<RowFlaw, number>>>;
}

export function datasetRows(files: readonly SampleFileTruth[]): Partial<Record<DatasetId, DatasetRows>> {
  const datasets: Partial<Record<DatasetId, DatasetRows>> = {};
  for (const { dataset, dataRows, rejectedRows, flaggedRows } of files) {
    const before = datasets[dataset] ?? { files: 0, rowsWritten: 0, rowsToLoad: 0, rejected: {}, flagged: {} };
    datasets[dataset] = {
      files: before.files + 1,
      rowsWritten: before.rowsWritten + dataRows,
      rowsToLoad: before.rowsToLoad + dataRows - rejectedRows.length,
      rejected: rejectedRows.reduce((counts, { reason }) => ({ ...counts, [reason]: (counts[reason] ?? 0) + 1 }), before.rejected),
      flagged: flaggedRows.reduce((counts, { flaw }) => ({ ...counts, [flaw]: (counts[flaw] ?? 0) + 1 }), before.flagged),
    };
  }
  return datasets;
}
