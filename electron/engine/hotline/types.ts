/**
 * Plain input and output types of the hotline's duty rota. Dates are `YYYY-MM-DD`, instants `YYYY-MM-DDTHH:MM`, both
 * in local time (China has no daylight saving time), so that everything can be cloned to a worker thread.
 */

/** A kind of shift, repeated every day. A shift belongs to the day on which it starts. */
export interface ShiftTemplate {
  readonly id: string;
  /** 早班, 中班, 夜班 … */
  readonly label: string;
  /** `HH:MM`. */
  readonly start: string;
  /** Length, at most 1440. */
  readonly minutes: number;
  /** People on duty at the same time (seats). */
  readonly required: number;
  readonly requiredOnWeekends?: number;
  /** Goes before `requiredOnWeekends`. */
  readonly requiredOnHolidays?: number;
}

/** Another number of people for one shift of one day; goes before the template's numbers. */
export interface RequiredOverride {
  readonly date: string;
  readonly shift: string;
  readonly required: number;
}

export interface RotaRules {
  /** First and last day, both included. */
  readonly period: { readonly from: string; readonly to: string };
  /** Empty only for the check of a rota whose shifts are not known: then one person is asked for at every minute. */
  readonly shifts: readonly ShiftTemplate[];
  readonly requiredOn: readonly RequiredOverride[];
  /** Statutory holidays (法定节假日). */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are working days (调休上班日). */
  readonly makeUpWorkdays: readonly string[];
  /** Least hours between the end of a shift and the start of the same person's next one. */
  readonly restHours: number;
  readonly maximumNightsInARow: number;
  /** Shifts per person and calendar month; a person's own number goes before it. */
  readonly monthlyMaximum: number;
  /** Asked for only in calendar months that lie wholly in the period. */
  readonly monthlyMinimum: number;
  /** Longer shifts count as 超时. */
  readonly longestShiftHours: number;
  /** A shift is a night shift when it shares at least `minimumMinutes` with this window, which may cross midnight. */
  readonly night: { readonly from: string; readonly to: string; readonly minimumMinutes: number };
}

/** A time at which a person cannot be on duty: the whole day, or one shift that starts on it. */
export interface BlockedTime {
  readonly date: string;
  readonly shift?: string;
}

export interface Wish {
  readonly kind: 'wanted' | 'unwanted';
  readonly date: string;
  /** Without it the wish is about any shift that starts on the day. */
  readonly shift?: string;
  /** Whole number from 1, 3 when absent; compares with the weights of fairness. */
  readonly weight?: number;
}

export interface RotaPerson {
  readonly id: string;
  readonly name: string;
  /** County's name or code, only to sum up by. */
  readonly county: string;
  readonly phone?: string;
  readonly monthlyMaximum?: number;
  readonly monthlyMinimum?: number;
  readonly blocked?: readonly BlockedTime[];
  /** Ids of the only shifts the person takes; absent means all. */
  readonly onlyShifts?: readonly string[];
  readonly wishes?: readonly Wish[];
}

/** One person on duty once. */
export interface Duty {
  readonly personId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Seat or place; two overlapping duties of one person on two seats are one person in two places. */
  readonly seat?: string;
  /** Id of the shift's template, where known. */
  readonly shift?: string;
}

/** A duty made by the generator. */
export interface PlannedDuty extends Duty {
  /** Day on which the shift starts. */
  readonly date: string;
  readonly shift: string;
  /** 1号席, 2号席 … */
  readonly seat: string;
}
