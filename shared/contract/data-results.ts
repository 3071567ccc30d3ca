/** What the workspace holds, year by year. */
export interface SchoolYearSummary {
  readonly schoolYear: string;
  readonly schools: number;
  readonly counselors: number;
  readonly assessed: number;
  /** Rows whose school is not in that year's list of schools. */
  readonly unmatchedCounselors: number;
  readonly unmatchedStudents: number;
}

export interface DataSummary {
  readonly schoolYears: readonly SchoolYearSummary[];
  /** The year shown when none is chosen: the latest with data. */
  readonly defaultSchoolYear: string | null;
  readonly batches: number;
}

export interface SchoolItem {
  readonly school: string;
  readonly name: string;
  /** By the basis asked for. */
  readonly county: string;
  readonly stage: string;
  /** 曾用名, of schools merged into it too. */
  readonly formerNames: readonly string[];
}
