/** What the form asks for, and the request that it becomes. */
import type { ImportSource, RequestOf } from '../../../shared/contract';
import { DEFAULT_SEATS, ROTA_DEFAULTS, SHIFT_PATTERNS, type ShiftPattern } from '../../../shared/rota';
import type { Month } from './month-days';

export interface RotaChoices {
  readonly pattern: ShiftPattern['id'];
  readonly required: number;
  readonly requiredOnWeekends: number;
  readonly requiredOnHolidays: number;
  readonly restHours: number;
  readonly maximumNightsInARow: number;
  readonly monthlyMaximum: number;
  readonly holidays: readonly string[];
  readonly makeUpWorkdays: readonly string[];
}

export const FIRST_CHOICES: RotaChoices = {
  pattern: SHIFT_PATTERNS[0].id,
  required: DEFAULT_SEATS,
  requiredOnWeekends: DEFAULT_SEATS,
  requiredOnHolidays: DEFAULT_SEATS,
  restHours: ROTA_DEFAULTS.restHours,
  maximumNightsInARow: ROTA_DEFAULTS.maximumNightsInARow,
  monthlyMaximum: ROTA_DEFAULTS.monthlyMaximum,
  holidays: [],
  makeUpWorkdays: [],
};

export function patternOf(choices: RotaChoices): ShiftPattern {
  return SHIFT_PATTERNS.find(({ id }) => id === choices.pattern) ?? SHIFT_PATTERNS[0];
}

export function requestOf(choices: RotaChoices, month: Month, schoolYear: string | null, wishes: ImportSource | null): RequestOf<'hotline.plan'> {
  const { required, requiredOnWeekends, requiredOnHolidays } = choices;
  return {
    ...periodOf(month),
    ...(schoolYear === null ? {} : { schoolYear }),
    shifts: patternOf(choices).shifts.map((shift) => ({ ...shift, required, requiredOnWeekends, requiredOnHolidays })),
    restHours: choices.restHours,
    maximumNightsInARow: choices.maximumNightsInARow,
    monthlyMaximum: choices.monthlyMaximum,
    holidays: [...choices.holidays],
    makeUpWorkdays: [...choices.makeUpWorkdays],
    ...(wishes === null ? {} : { wishes }),
  };
}

export function periodOf({ days }: Month): { readonly from: string; readonly to: string } {
  return { from: days[0]?.date ?? '', to: days.at(-1)?.date ?? '' };
}
