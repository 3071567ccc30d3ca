/** What somebody who has everything printed knows of the finest groups, as sums of unknown counts. */
import { type Group, sizeOf } from '../../../electron/engine/privacy/suppression/tables';
import { exactly, type Interval, type KnownSum, type Question } from './bounds';
import type { Printed } from './printed';
import { LEVELS } from './random-tables';

export interface Audited {
  readonly question: Question;
  /** Of every target: what it is, so that failures can be read. */
  readonly names: readonly string[];
  readonly kinds: readonly ('group' | 'level')[];
  readonly groups: readonly Group[];
}

export interface Attack {
  /** The rule: no hidden group is empty, and no shown one is too small. */
  readonly knowsRule: boolean;
  /** Groups of pupils that are the attacker's own. */
  readonly own: readonly Group[];
  /** 实测人数, and that no result is invalid: how large every group is that is not told. Asked is then only which levels occur. */
  readonly knowsSizes?: boolean;
}

type Values = Group['values'];
const PARTS = Array.from({ length: LEVELS }, (_, level) => level);
/** Every set of fewer dimensions. */
export const sumsOf = (dimensions: readonly string[]): readonly (readonly string[])[] => dimensions.reduce<string[][]>((all, item) => [...all, ...all.map((own) => [...own, item])], [[]]).filter(({ length }) => length < dimensions.length);

/**
 * @param dimensions of the groups
 * @param minimum groups of fewer are asked for level by level
 * @param sums dimensions of all tables of sums of these groups
 */
export function audit(groups: readonly Group[], dimensions: readonly string[], printed: Printed, attack: Attack, minimum: number, sums: readonly (readonly string[])[] = sumsOf(dimensions)): Audited {
  const sameIn = (by: readonly string[], one: Group, other: Group): boolean => by.every((dimension) => one.values[dimension] === other.values[dimension]);
  const isTold = (by: readonly string[], values: Values): boolean => [...PARTS, null].some((part) => printed(by, values, part) !== undefined);
  const isExact = ({ values }: Group): boolean => PARTS.every((part) => isOneNumber(printed(dimensions, values, part)));
  const unknown = groups.filter((group) => sizeOf(group) > 0 && !isExact(group));
  const at = new Map(unknown.map((group, index) => [group, index]));
  const hidden = unknown.filter(({ values }) => !isTold(dimensions, values));
  const ofLevel = (members: readonly Group[], level: number): number[] => members.flatMap((member) => (at.has(member) ? [(at.get(member) as number) * LEVELS + level] : []));
  const ofAll = (members: readonly Group[]): number[] => members.flatMap((member) => PARTS.flatMap((level) => ofLevel([member], level)));
  const known: KnownSum[] = [];
  for (const by of [...sums, dimensions]) {
    for (const members of groupsOf(groups, by)) {
      const [first] = members;
      if (first === undefined || ofAll(members).length === 0) continue;
      // Less what is known of them to the pupil.
      const told = (part: number | null, { from, to }: Interval): void => {
        const others = members.reduce((sum, member) => sum + (at.has(member) ? 0 : countOf(member, part)), 0);
        known.push({ sum: part === null ? ofAll(members) : ofLevel(members, part), from: from - others, to: to - others });
      };
      const levels = PARTS.map((level) => printed(by, first.values, level));
      for (const [level, interval] of levels.entries()) if (interval !== undefined) told(level, interval);
      if (levels.every(isOneNumber)) continue;
      const whole = printed(by, first.values, null);
      if (whole !== undefined) told(null, whole);
      if (attack.knowsRule && isTold(by, first.values)) told(null, { from: minimum, to: Infinity });
    }
  }
  const ownOf = (group: Group): readonly number[] => attack.own.find((own) => sameIn(dimensions, own, group))?.parts ?? PARTS.map(() => 0);
  const isAllOwn = (group: Group): boolean => ownOf(group).reduce((sum, part) => sum + part, 0) === sizeOf(group);
  for (const group of unknown) {
    if (isAllOwn(group)) for (const level of PARTS) known.push({ sum: ofLevel([group], level), ...exactly(countOf(group, level)) });
    if (attack.knowsSizes === true) known.push({ sum: ofAll([group]), ...exactly(sizeOf(group)) });
  }
  if (attack.knowsRule) for (const group of hidden) known.push({ sum: ofAll([group]), from: 1, to: Infinity });
  const targets: { readonly name: string; readonly kind: 'group' | 'level'; readonly sum: readonly number[]; readonly group: Group }[] = [];
  /** @param members hidden as one group */
  const aim = (name: string, members: readonly Group[], group: Group): void => {
    if (attack.knowsSizes !== true) targets.push({ name, kind: 'group', sum: ofAll(members), group });
    if (attack.knowsRule || attack.own.length > 0 || members.reduce((sum, member) => sum + sizeOf(member), 0) >= minimum) return;
    for (const level of PARTS) if (level > 0 && members.some((member) => at.has(member) && countOf(member, level) > 0)) targets.push({ name: `${name} level ${level}`, kind: 'level', sum: ofLevel(members, level), group });
  };
  for (const group of hidden) if (!isAllOwn(group)) aim(JSON.stringify([group.values, group.parts]), [group], group);
  // Sums that are kept back themselves: what is printed of their parts is known.
  for (const by of sums) {
    for (const members of by.length === 0 ? [] : groupsOf(groups, by)) {
      const [first] = members;
      if (first === undefined || ofAll(members).length === 0 || isTold(by, first.values) || members.every(isAllOwn)) continue;
      aim(JSON.stringify([by, by.map((dimension) => first.values[dimension])]), members, first);
    }
  }
  return {
    question: { atLeast: unknown.flatMap((group) => ownOf(group)), sums: known, targets: targets.map(({ sum }) => sum) },
    names: targets.map(({ name }) => name),
    kinds: targets.map(({ kind }) => kind),
    groups: targets.map(({ group }) => group),
  };
}

function isOneNumber(interval: Interval | undefined): boolean {
  return interval !== undefined && interval.from === interval.to;
}

function countOf(group: Group, part: number | null): number {
  return part === null ? sizeOf(group) : (group.parts[part] ?? 0);
}

/** Groups put together by some of their dimensions. */
function groupsOf(groups: readonly Group[], by: readonly string[]): readonly (readonly Group[])[] {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    const key = JSON.stringify(by.map((dimension) => group.values[dimension]));
    found.set(key, [...(found.get(key) ?? []), group]);
  }
  return [...found.values()];
}
