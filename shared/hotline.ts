/** What a check of the hotline's rota says, as pages show it. */

export interface RotaFindingRecord {
  readonly severity: 'error' | 'warning';
  readonly kind: string;
  /** YYYY-MM-DDTHH:MM */
  readonly from: string;
  readonly to: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** Duties of one volunteer or of a county's volunteers. */
export interface DutyLoad {
  readonly label: string;
  readonly county: string;
  readonly shifts: number;
  readonly hours: number;
  readonly nights: number;
  readonly weekends: number;
}

export interface RotaReview {
  readonly schoolYear: string;
  /** First and last day of the rota; null when there is none. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly duties: number;
  /** Duties whose times nobody can read: they are not checked. */
  readonly withoutTimes: number;
  /** At most `FINDINGS_SHOWN`, errors first. */
  readonly findings: readonly RotaFindingRecord[];
  readonly totalFindings: number;
  readonly counties: readonly DutyLoad[];
  readonly people: readonly DutyLoad[];
}

export const FINDINGS_SHOWN = 500;
