/**
 * What reports that were issued before have told of groups of pupils, and what that forbids to tell now. A group that differs by a few pupils from what was told of it,
 * because the data moved on or because it is counted otherwise, would tell those few by taking one off the other.
 */
import type { Rounding, Telling } from '../../../shared/audience';
import type { Population } from './pattern-store';
import { type Elsewhere, NOTHING_ELSEWHERE } from './suppression/elsewhere';
import type { Table } from './suppression/tables';
import { roundedParts } from './suppression/told';

export interface IssuedGroup {
  /** Number of the report. */
  readonly report: string;
  readonly population: Population;
  readonly schoolYear: string;
  /** tableId */
  readonly dimensions: string;
  /** groupKey */
  readonly key: string;
  readonly parts: readonly number[];
  /** false: the report kept it back. */
  readonly told: boolean;
  /** How it was told. */
  readonly rounding: Rounding;
}

export interface Register {
  /** The same for the same groups. */
  readonly id: string;
  /** Of one population and school year. */
  readonly groups: readonly IssuedGroup[];
}

/** Pupils by which two counts of a group differ at least. */
function movedBetween(one: readonly number[], other: readonly number[]): number {
  const up = one.reduce((sum, part, index) => sum + Math.max(0, part - (other[index] ?? 0)), 0);
  const down = one.reduce((sum, part, index) => sum + Math.max(0, (other[index] ?? 0) - part), 0);
  return Math.max(up, down);
}

function isSameRounded(one: readonly number[], other: readonly number[], base: number): boolean {
  return JSON.stringify(roundedParts(one, base)) === JSON.stringify(roundedParts(other, base));
}

const sizeOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

export function forcedBy(register: Register | undefined, id: string, table: Table, { minimum, rounding }: Telling): Elsewhere {
  if (register === undefined) return NOTHING_ELSEWHERE;
  // What a report hid with its small groups must not be told later on: it would tell them after all.
  const guarding = new Set(register.groups.flatMap(({ report, told, parts }) => (!told && sizeOf(parts) < minimum ? [report] : [])));
  const known = new Set<string>();
  const rounded = new Set<string>();
  const rises = new Map<string, readonly number[]>();
  const because = new Map<string, string[]>();
  for (const { report, dimensions, key, parts, told, rounding: before } of register.groups) {
    const now = dimensions === id ? table.get(key)?.parts : undefined;
    if (now === undefined) continue;
    const moved = movedBetween(now, parts);
    // Rounded to the same it tells nothing new, whatever has changed.
    if (told && before !== null && before === rounding && isSameRounded(now, parts, before)) {
      rounded.add(key);
      continue;
    }
    if (told && moved === 0 && before === null) known.add(key);
    if (moved >= minimum || (told ? moved === 0 : !guarding.has(report))) continue;
    because.set(key, [...(because.get(key) ?? []), report]);
    if (told) rises.set(key, now.map((part, index) => Math.max(part - (parts[index] ?? 0), rises.get(key)?.[index] ?? 0)));
  }
  for (const key of known) rounded.delete(key);
  for (const key of [...known, ...rounded]) because.delete(key);
  return { hide: new Set(because.keys()), known, rounded, rises, because };
}
