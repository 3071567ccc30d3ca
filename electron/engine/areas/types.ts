/** Schools and areas in time, as the warehouse hands them over. */

export type ChangeType = 'renamed' | 'merged' | 'closed' | 'founded' | 'transferred';

/** By what a school is told from others; every part may be missing. */
export interface SchoolIdentity {
  readonly code: string | null;
  /** See `normaliseSchoolName`, without county prefix. */
  readonly nameKey: string | null;
  /** Six digits. */
  readonly county: string | null;
}

export interface SchoolChange {
  readonly type: ChangeType;
  readonly old: SchoolIdentity;
  readonly new: SchoolIdentity;
  /** As written; null where the row gives a code only. */
  readonly oldName: string | null;
  readonly newName: string | null;
  /** ISO date. */
  readonly effectiveOn: string;
  /** First school year in which it is in force, see `firstSchoolYearFrom`. */
  readonly firstYear: string;
  readonly newCounty: string | null;
  readonly document: string | null;
}

/** A school as the directory of a year lists it. */
export interface ListedSchool extends SchoolIdentity {
  readonly schoolYear: string;
  /** Key of the school within the year. */
  readonly school: string;
  readonly name: string;
  /** As stated, zones by what they are called in the year; null when nothing tells. */
  readonly county: string | null;
  readonly township: string | null;
}

/** One row of 区划对照表. */
export interface CrosswalkEntry extends SchoolIdentity {
  readonly township: string | null;
  readonly administrativeCounty: string;
  /** Who manages it. */
  readonly county: string;
  /** ISO dates, inclusive; null: without end. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export const CHANGE_LABELS: Readonly<Record<ChangeType, string>> = { renamed: '更名', merged: '合并', closed: '撤销', founded: '新建', transferred: '划转' };
