/** What is printed of a group's counts: nothing, the count itself, or bounds of it. */
import { type Group, sizeOf } from '../../../electron/engine/privacy/suppression/tables';
import { exactly, type Interval } from './bounds';

/** @param part a level, or null for all of them; @returns undefined where nothing is printed */
export type Printed = (dimensions: readonly string[], values: Group['values'], part: number | null) => Interval | undefined;

/** What a printed number tells of the count that it was made of. */
export type Precision = (count: number) => Interval;

/** Whether a group of the table by these dimensions is printed. */
export type IsShown = (dimensions: readonly string[], values: Group['values']) => boolean;

/** Rounded to the nearest multiple, half of it upwards: everybody knows by how much it can be off. */
export function roundedTo(multiple: number): Precision {
  return (count) => {
    const rounded = Math.round(count / multiple) * multiple;
    return { from: Math.max(0, rounded - Math.floor(multiple / 2)), to: rounded + Math.ceil(multiple / 2) - 1 };
  };
}

/** All that the tables print of these groups: of a shown one every level and the whole. */
export function printedOf(groups: readonly Group[], isShown: IsShown, precision: Precision = exactly): Printed {
  return (by, values, part) => (isShown(by, values) ? precision(pupilsIn(groups, by, values, part)) : undefined);
}

/** The same with every number rounded but that of pupils of whom nothing was found, which is printed as what is left of the whole. */
export function printedRounded(groups: readonly Group[], isShown: IsShown, multiple: number): Printed {
  const printed = printedOf(groups, isShown, roundedTo(multiple));
  return (by, values, part) => (part === 0 ? undefined : printed(by, values, part));
}

/** Pupils of all groups that have these values, of one level or (null) of all. */
export function pupilsIn(groups: readonly Group[], by: readonly string[], values: Group['values'], part: number | null): number {
  return groups.filter((group) => by.every((dimension) => group.values[dimension] === values[dimension])).reduce((sum, group) => sum + (part === null ? sizeOf(group) : (group.parts[part] ?? 0)), 0);
}
