import type { AreaTruth } from './area-files';
import type { StatedTotals } from './county-totals-file';
import type { DatasetId } from '../../../shared/datasets';
import type { RiskLevel } from '../../../shared/risk';
import type { DatasetRows, FieldTruth } from './field-truth';

/** What a right import must show for one group of schools; definitions as in shared/indicators. */
export interface SampleCounts {
  readonly schoolCount: number;
  readonly schoolsWithCounselor: number;
  /** Distinct persons. */
  readonly counselorCount: number;
  /** Persons registered as full-time somewhere in the group. */
  readonly fullTime: number;
  /** All other persons. */
  readonly partTime: number;
  /** Sum of 在校生数. */
  readonly studentsToAssess: number;
  /** Valid and invalid results. */
  readonly assessedStudents: number;
  /** Schools with at least one assessed student. */
  readonly schoolsAssessed: number;
  readonly riskLevels: Readonly<Record<RiskLevel, number>>;
}

export interface SampleFileTruth {
  readonly relativePath: string;
  readonly dataset: DatasetId;
  /** Sheet name; of a CSV, the file name without its ending. */
  readonly sheet: string;
  /** Rows of data below the header, those to be rejected included. */
  readonly dataRows: number;
  /** Sheet rows from 1 that must be refused, and why (English, for tests). */
  readonly rejectedRows: readonly { readonly row: number; readonly reason: RejectionReason }[];
  /** Sheet rows from 1 with a flaw that an import must report without refusing the row for it. */
  readonly flaggedRows: readonly { readonly row: number; readonly flaw: RowFlaw }[];
  /** 合计 and 小计 rows below the header. */
  readonly totalRows: number;
}

/** A flaw that costs the cell, not the row; `wrongTotal` stands in a 合计 or 小计 row. */
export type RowFlaw =
  | 'wrongIdNumber'
  | 'outOfRange'
  | 'answerOutOfRange'
  | 'unreadableNumber'
  | 'approximateNumber'
  | 'percentageOfCount'
  | 'impossibleDate'
  | 'unreadableTime'
  | 'unreadableTimes'
  | 'dateWithoutTime'
  | 'unknownChoice'
  | 'unknownAnswer'
  | 'unknownLevel'
  | 'wrongTotal';

export type RejectionReason = 'missingName' | 'ambiguousEmployment' | 'duplicateRow' | 'unknownRiskLevel' | 'missingRequired' | 'impossibleRequiredDate';

/** Made while the tables are, without any of the import's code. */
export interface SampleTruth {
  readonly schoolYear: string;
  readonly city: SampleCounts;
  /** By six-digit code. */
  readonly byCounty: Readonly<Record<string, SampleCounts>>;
  /** By six-digit code of 行政区划口径; `byCounty` is 管理口径. */
  readonly byAdministrativeCounty: Readonly<Record<string, SampleCounts>>;
  /** By stage id. */
  readonly byStage: Readonly<Record<string, SampleCounts>>;
  /** By 学校标识码. */
  readonly bySchool: Readonly<Record<string, SampleCounts>>;
  readonly files: readonly SampleFileTruth[];
  /** All files of each dataset together. */
  readonly datasets: Partial<Readonly<Record<DatasetId, DatasetRows>>>;
  /** Figures of the other datasets. */
  readonly field: FieldTruth;
  readonly areas: AreaTruth;
  /** What counties say of themselves, by six-digit code; not all of it is what `byCounty` says. */
  readonly countyTotals: Readonly<Record<string, StatedTotals>>;
  /** The school year before; only where it was asked for. Its files are not among `files`. */
  readonly previous?: EarlierTruth;
}

export type EarlierTruth = Pick<SampleTruth, 'schoolYear' | 'city' | 'byCounty' | 'byStage' | 'bySchool' | 'files'>;
