/** Plain input and output types of the selection of the core team (核心团队). Absent fields mean: not known, never: no. */

export interface HeldCertificate {
  /** As written in the register; several in one text are told apart. */
  readonly name: string;
  /** `YYYY-MM-DD`, or only `YYYY-MM` or `YYYY`. */
  readonly issuedOn?: string;
}

export interface Candidate {
  /** Stays the same between runs: the last resort among equals. */
  readonly id: string;
  readonly name: string;
  readonly gender?: string;
  /** Key of a county of the quota. */
  readonly county?: string;
  readonly unit?: string;
  readonly employment?: 'fullTime' | 'partTime' | 'none';
  /** 专兼职教研员. */
  readonly researcher?: boolean;
  readonly inService?: boolean;
  readonly willing?: boolean;
  /** Years in mental-health education as reported. */
  readonly years?: number;
  /** Since when, `YYYY-MM` or `YYYY-MM-DD`. Used where `years` is absent, compared with it where both are known. */
  readonly startedOn?: string;
  /** Absent: not reported. Empty: reported as none. */
  readonly certificates?: readonly HeldCertificate[];
  readonly title?: string;
  readonly education?: string;
  readonly relatedMajor?: boolean;
  readonly hotlineVolunteer?: boolean;
  readonly weeklyHours?: number;
  readonly trainingHours?: number;
  readonly activities?: number;
}

export interface AcceptedCertificate {
  readonly id: string;
  readonly label: string;
  /** Names that mean this certificate; compared after normalisation, as a whole. */
  readonly names: readonly string[];
  /** Certificates dated later are doubtful, `YYYY-MM-DD`. */
  readonly lastIssuedOn?: string;
  /** The name alone does not prove it; a person must look at the paper. */
  readonly needsCheck?: string;
}

export type NumberField = 'years' | 'weeklyHours' | 'trainingHours' | 'activities';
export type FlagField = 'fullTime' | 'researcher' | 'relatedMajor' | 'hotlineVolunteer';
export type ChoiceField = 'certificate' | 'title' | 'education';

/** What is measured, as a share from 0 to 1 of the item's points. */
export type ScoreMeasure =
  /** Grows evenly up to `full`. */
  | { readonly kind: 'number'; readonly field: NumberField; readonly full: number }
  | { readonly kind: 'flag'; readonly field: FlagField }
  /** By certificate id, or by the text of the register; texts not listed count 0. */
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly shares: Readonly<Record<string, number>> };

export interface ScoreItem {
  readonly id: string;
  readonly label: string;
  /** Most points of the item. */
  readonly points: number;
  readonly measure: ScoreMeasure;
}

export interface QuotaRule {
  readonly base: 'schools' | 'teachers' | 'students' | 'fixed';
  /** In the order of lists. `count` is the base's number, or with `fixed` the seats themselves. */
  readonly counties: readonly { readonly county: string; readonly label: string; readonly count: number }[];
  /** What becomes of seats that a county cannot fill. */
  readonly shortfall: 'redistribute' | 'leaveOpen';
}

/** All that decides the selection, kept and printed with the list. */
export interface CoreTeamRules {
  readonly version: string;
  /** Day as of which years count, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly size: number;
  readonly certificates: readonly AcceptedCertificate[];
  readonly minimumYears: number;
  readonly quota: QuotaRule;
  readonly scoring: readonly ScoreItem[];
  /** Compared in this order among equal scores; more is better, not known is least. The id decides last. */
  readonly tieBreaks: readonly NumberField[];
  readonly reservePerCounty: number;
}

export type RuleId = 'county' | 'certificate' | 'years' | 'inService' | 'post' | 'willing';
/** `missing`: not reported. `doubtful`: reported, but a person must check it. */
export type Verdict = 'met' | 'notMet' | 'missing' | 'doubtful';

export interface RuleVerdict {
  readonly rule: RuleId;
  readonly verdict: Verdict;
  /** Chinese, one sentence without full stop. */
  readonly reason: string;
}

export interface Score {
  /** Points, in whole hundredths. */
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly label: string; readonly points: number; readonly most: number; readonly note: string }[];
}
