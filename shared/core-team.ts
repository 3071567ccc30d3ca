/** The list of the core team as pages and files show it. */

export const QUOTA_BASES = ['schools', 'teachers', 'students'] as const;
export type QuotaBase = (typeof QUOTA_BASES)[number];
export const QUOTA_BASE_LABELS: Readonly<Record<QuotaBase, string>> = { schools: '按学校数', teachers: '按心理教师数', students: '按在校生数' };

export interface CoreTeamPerson {
  /** From 1, through its list. */
  readonly order: number;
  readonly name: string;
  readonly gender: string;
  readonly unit: string;
  readonly county: string;
  readonly post: string;
  readonly certificate: string;
  /** Null: not reported. */
  readonly years: number | null;
  /** Points. */
  readonly score: number;
  readonly reason: string;
}

export interface CoreTeamCounty {
  readonly county: string;
  readonly label: string;
  readonly quota: number;
  readonly eligible: number;
  /** Seats of the quota that the county fills, and those it takes over from others. */
  readonly filled: number;
  readonly takenOver: number;
}

/** How many candidates one rule keeps out. */
export interface CoreTeamRuleCount {
  readonly label: string;
  readonly met: number;
  readonly notMet: number;
  readonly missing: number;
  readonly doubtful: number;
  /** Candidates whom only this rule keeps out. */
  readonly onlyThis: number;
}

export interface CoreTeamProposal {
  readonly schoolYear: string;
  readonly size: number;
  readonly candidates: number;
  readonly open: number;
  readonly counties: readonly CoreTeamCounty[];
  readonly rules: readonly CoreTeamRuleCount[];
  readonly chosen: readonly CoreTeamPerson[];
  readonly reserve: readonly CoreTeamPerson[];
  readonly others: readonly CoreTeamPerson[];
  /** How seats and places came about, line by line. */
  readonly notes: readonly string[];
}
