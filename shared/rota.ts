/** Planning the hotline's rota: what is asked for and what comes back. Days are 2026-01-31, times 08:00. */
import type { DutyLoad } from './hotline';

/** A kind of shift, every day the same. */
export interface RotaShift {
  readonly id: string;
  /** 早班, 中班, 夜班 … */
  readonly label: string;
  readonly start: string;
  readonly minutes: number;
  /** People on duty at the same time, on working days. */
  readonly required: number;
  readonly requiredOnWeekends: number;
  readonly requiredOnHolidays: number;
}

/** Two seats are the least that the national line 12356 asks of every city. */
export const DEFAULT_SEATS = 2;

export interface ShiftPattern {
  readonly id: 'three' | 'four' | 'two';
  readonly label: string;
  /** Hours of the longest shift. */
  readonly longest: number;
  readonly shifts: readonly Pick<RotaShift, 'id' | 'label' | 'start' | 'minutes'>[];
}

/** Ways to divide the day; the first is the one to start from. */
export const SHIFT_PATTERNS: readonly [ShiftPattern, ...ShiftPattern[]] = [
  { id: 'three', label: '三班制（每班8小时）', longest: 8, shifts: [{ id: 'night', label: '夜班', start: '00:00', minutes: 480 }, { id: 'early', label: '早班', start: '08:00', minutes: 480 }, { id: 'middle', label: '中班', start: '16:00', minutes: 480 }] },
  { id: 'four', label: '四班制（每班6小时）', longest: 6, shifts: [{ id: 'night', label: '夜班', start: '00:00', minutes: 360 }, { id: 'morning', label: '上午班', start: '06:00', minutes: 360 }, { id: 'afternoon', label: '下午班', start: '12:00', minutes: 360 }, { id: 'evening', label: '晚班', start: '18:00', minutes: 360 }] },
  { id: 'two', label: '两班制（每班12小时）', longest: 12, shifts: [{ id: 'day', label: '白班', start: '08:00', minutes: 720 }, { id: 'night', label: '夜班', start: '20:00', minutes: 720 }] },
];

/** Rules to start from: our proposal, as no document sets them. */
export const ROTA_DEFAULTS = { restHours: 16, maximumNightsInARow: 2, monthlyMaximum: 8, monthlyMinimum: 0, timeLimitSeconds: 60 } as const;

export interface PlannedShift {
  readonly label: string;
  /** 08:00—16:00 */
  readonly time: string;
}

export interface PlannedDay {
  readonly date: string;
  /** 星期一 */
  readonly weekday: string;
  /** 工作日, 周末, 节假日 */
  readonly dayKind: string;
  /** Names by shift, in the order of `shifts`. */
  readonly names: readonly (readonly string[])[];
}

export interface PlannedLoad extends DutyLoad {
  /** '' for a county. */
  readonly school: string;
  readonly holidays: number;
}

export interface RotaPerson {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly school: string;
}

export type RotaPlan =
  | {
      readonly kind: 'rota';
      /** Names the plan in requests for its files, until the workspace is closed. */
      readonly planId: number;
      readonly schoolYear: string;
      readonly period: { readonly from: string; readonly to: string };
      readonly shifts: readonly PlannedShift[];
      readonly days: readonly PlannedDay[];
      readonly people: readonly (PlannedLoad & { readonly id: string })[];
      readonly counties: readonly PlannedLoad[];
      /** How evenly it lies on all volunteers. */
      readonly fairness: readonly { readonly label: string; readonly minimum: number; readonly maximum: number; readonly mean: number }[];
      readonly statement: string;
      /** The search was ended by the clock: another computer may find another rota. */
      readonly reproducible: boolean;
      /** What the independent check still wants looked at; errors there are none. */
      readonly warnings: readonly string[];
      /** Duties before the period that rest and nights in a row were held against. */
      readonly carriedOver: number;
    }
  /** Proven: nobody can make a rota under these rules. */
  | { readonly kind: 'infeasible'; readonly message: string; readonly conflicts: readonly string[]; readonly remedies: readonly string[] }
  | { readonly kind: 'undecided'; readonly message: string };
