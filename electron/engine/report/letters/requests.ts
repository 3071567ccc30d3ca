/** Requirements that follow from figures. */
import { countsSchools } from '../../../../shared/indicators';
import { schoolsShort, type Told } from '../words/told';
import type { LetterPlace } from './place';
import type { LetterRequest } from './types';

/** Asked for while schools are missing to the target in force. */
export function schoolsShortRequest(indicator: string, text: (short: number, due: string, place: LetterPlace) => string): LetterRequest {
  return {
    text: (told, due, place) => {
      const found = told(indicator);
      const short = found === undefined ? null : schoolsShort(found);
      return short === null || short === 0 ? '' : text(short, due, place);
    },
  };
}

/** Asked for while a count of what should not be is above 0. */
export function countRequest(indicator: string, text: (count: number, due: string, place: LetterPlace) => string): LetterRequest {
  return {
    text: (told, due, place) => {
      const count = told(indicator)?.city?.value ?? 0;
      return count === 0 ? '' : text(count, due, place);
    },
  };
}

/** Asked for while a share is short of the whole. */
export function shareRequest(indicator: string, text: (due: string, place: LetterPlace) => string): LetterRequest {
  return {
    text: (told, due, place) => {
      const value = told(indicator)?.city?.value;
      return value == null || value >= 1 ? '' : text(due, place);
    },
  };
}

/** Schools of which something is not true; null where the indicator does not count schools or nothing is known. */
export function schoolsLeft(told: Told | undefined): number | null {
  if (told?.city?.numerator == null || told.city.denominator === null || !countsSchools(told.definition)) return null;
  return told.city.denominator - told.city.numerator;
}

/** Asked for while schools are left of which something is not true, with a target or without. */
export function schoolsLeftRequest(indicator: string, text: (left: number, due: string, place: LetterPlace) => string): LetterRequest {
  return {
    text: (told, due, place) => {
      const left = schoolsLeft(told(indicator));
      return left === null || left === 0 ? '' : text(left, due, place);
    },
  };
}
