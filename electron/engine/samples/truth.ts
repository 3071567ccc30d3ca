/** Counts made while the sample is planned, without any of the import's code: what an import must find. */
export interface SampleCounts {
  schoolCount: number;
  schoolsWithCounselor: number;
  /** Distinct persons. */
  counselorCount: number;
  fullTime: number;
  partTime: number;
  studentsToAssess: number;
  /** Handed in, invalid answers included. */
  assessedStudents: number;
  schoolsAssessed: number;
  riskLevels: Record<'0' | '1' | '2' | '3' | 'X' | 'N', number>;
}

export interface SampleFileTruth {
  readonly relativePath: string;
  readonly dataset: 'schools' | 'counselors' | 'assessmentResults';
  readonly sheet: string;
  /** Data rows, those to be rejected included. */
  readonly dataRows: number;
  readonly rejectedRows: readonly { readonly row: number; readonly reason: string }[];
  /** 合计 and 小计 rows below the header. */
  readonly totalRows: number;
}

export interface SampleTruth {
  readonly seed: number;
  readonly schoolYear: string;
  readonly city: SampleCounts;
  /** Six-digit code. */
  readonly byCounty: Readonly<Record<string, SampleCounts>>;
  /** Stage id. */
  readonly byStage: Readonly<Record<string, SampleCounts>>;
  /** 学校标识码. */
  readonly bySchool: Readonly<Record<string, SampleCounts>>;
  readonly files: readonly SampleFileTruth[];
}
