/** What the check of a rota says. Minutes are not shown outside: instants are `YYYY-MM-DDTHH:MM`. */
interface Finding {
  /** Errors break a rule; warnings only deserve a look. */
  readonly severity: 'error' | 'warning';
  readonly from: string;
  readonly to: string;
  /** Chinese: what is wrong and what to do. */
  readonly message: string;
}

/** On duty against what is asked for, over a stretch in which neither changes. */
export interface CoverageFinding extends Finding {
  readonly kind: 'uncovered' | 'understaffed' | 'overstaffed';
  readonly required: number;
  readonly onDuty: number;
}

/** About one duty, or two duties of one person. */
export interface DutyFinding extends Finding {
  readonly kind:
    | 'badTime'
    | 'outsidePeriod'
    | 'unknownPerson'
    | 'shiftTooLong'
    | 'blockedIgnored'
    | 'wrongShift'
    | 'doubleBooking'
    | 'twoPlaces'
    | 'restTooShort'
    | 'twoShiftsInOneNight';
  readonly personId: string;
}

/** About the number of a person's duties; `allowed` is the rule's number. */
export interface CountFinding extends Finding {
  readonly kind: 'nightsInARow' | 'overMaximum' | 'underMinimum';
  readonly personId: string;
  readonly allowed: number;
  readonly found: number;
}

export type RotaFinding = CoverageFinding | DutyFinding | CountFinding;

/** Duties that start in the period. */
export interface Load {
  readonly shifts: number;
  readonly hours: number;
  readonly nights: number;
  /** Without holidays. */
  readonly weekends: number;
  readonly holidays: number;
}

export interface PersonLoad extends Load {
  readonly personId: string;
  readonly name: string;
  readonly county: string;
}

export interface CountyLoad extends Load {
  readonly county: string;
  /** Volunteers of the county, with or without duties. */
  readonly people: number;
}

/** How evenly a load lies on all volunteers. `gini` is 0 when all have the same and nears 1 when one has everything; 0 without load. */
export interface Fairness {
  readonly measure: keyof Load;
  readonly label: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly spread: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly gini: number;
}

export interface RotaCheck {
  readonly findings: readonly RotaFinding[];
  /** Union of the duties within the period, from 00:00 of the first day to 24:00 of the last. `rate` = covered ÷ period. */
  readonly coverage: { readonly periodMinutes: number; readonly coveredMinutes: number; readonly rate: number };
  /** All volunteers, in order of id. */
  readonly people: readonly PersonLoad[];
  /** In order of county. */
  readonly counties: readonly CountyLoad[];
  readonly fairness: readonly Fairness[];
}
