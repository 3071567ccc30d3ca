/** What somebody who has everything printed knows of the finest groups, as equations. */
import type { Group } from '../../../electron/engine/privacy/suppression/tables';
import type { Equation, Question } from './bounds';
import { LEVELS } from './random-tables';

/** Whether a group of the table by these dimensions is printed. */
export type Printed = (dimensions: readonly string[], values: Group['values']) => boolean;

export interface Audited {
  readonly question: Question;
  /** Of every target: what it is, so that failures can be read. */
  readonly names: readonly string[];
  readonly kinds: readonly ('group' | 'level')[];
  readonly groups: readonly Group[];
}

export interface Attack {
  /** The rule: no hidden group is empty. */
  readonly knowsRule: boolean;
  /** Groups of pupils that are the attacker's own. */
  readonly own: readonly Group[];
  /** 实测人数, and that no result is invalid: how large every hidden group is. Asked is then only which levels occur. */
  readonly knowsSizes?: boolean;
}

const total = ({ parts }: Group): number => parts.reduce((sum, part) => sum + part, 0);
const subsets = (list: readonly string[]): string[][] => list.reduce<string[][]>((all, item) => [...all, ...all.map((own) => [...own, item])], [[]]);

/** @param minimum groups of fewer are asked for level by level */
export function audit(groups: readonly Group[], dimensions: readonly string[], printed: Printed, attack: Attack, minimum: number): Audited {
  const sameIn = (by: readonly string[], one: Group, other: Group): boolean => by.every((dimension) => one.values[dimension] === other.values[dimension]);
  const hidden = groups.filter((group) => total(group) > 0 && !printed(dimensions, group.values));
  const at = new Map(hidden.map((group, index) => [group, index]));
  const equations: Equation[] = [];
  for (const by of subsets(dimensions)) {
    if (by.length === dimensions.length) continue;
    const seen = new Set<string>();
    for (const group of groups) {
      const key = by.map((dimension) => group.values[dimension]).join('|');
      if (seen.has(key)) continue;
      seen.add(key);
      const members = groups.filter((other) => sameIn(by, group, other));
      if (members.every((member) => total(member) === 0) || !printed(by, group.values)) continue;
      for (let level = 0; level < LEVELS; level++) {
        const unknown = members.flatMap((member) => at.get(member) ?? []);
        if (unknown.length > 0) equations.push({ sum: unknown.map((index) => index * LEVELS + level), is: unknown.reduce((sum, index) => sum + (hidden[index]?.parts[level] ?? 0), 0) });
      }
    }
  }
  const ownOf = (group: Group): readonly number[] => attack.own.find((own) => sameIn(dimensions, own, group))?.parts ?? new Array<number>(LEVELS).fill(0);
  const isAllOwn = (group: Group): boolean => ownOf(group).reduce((sum, part) => sum + part, 0) === total(group);
  const atLeast = hidden.flatMap((group) => ownOf(group).map((part) => part));
  hidden.forEach((group, index) => isAllOwn(group) && group.parts.forEach((part, level) => equations.push({ sum: [index * LEVELS + level], is: part })));
  const sizeOf = (index: number): number[] => Array.from({ length: LEVELS }, (_, level) => index * LEVELS + level);
  if (attack.knowsSizes === true) hidden.forEach((group, index) => equations.push({ sum: sizeOf(index), is: total(group) }));
  const targets: { readonly name: string; readonly kind: 'group' | 'level'; readonly sum: readonly number[]; readonly group: Group }[] = [];
  hidden.forEach((group, index) => {
    if (isAllOwn(group)) return;
    const name = JSON.stringify([group.values, group.parts]);
    if (attack.knowsSizes !== true) targets.push({ name, kind: 'group', sum: sizeOf(index), group });
    if (attack.knowsRule || attack.own.length > 0 || total(group) >= minimum) return;
    group.parts.forEach((part, level) => level > 0 && part > 0 && targets.push({ name: `${name} level ${level}`, kind: 'level', sum: [index * LEVELS + level], group }));
  });
  // Sums that are kept back themselves, of hidden groups alone: what is printed of them is known.
  for (const by of subsets(dimensions)) {
    if (by.length === 0 || by.length === dimensions.length || attack.knowsSizes === true) continue;
    const sums = new Map<string, Group[]>();
    for (const group of groups) {
      const key = JSON.stringify([by, by.map((dimension) => group.values[dimension])]);
      sums.set(key, [...(sums.get(key) ?? []), group]);
    }
    for (const [name, members] of sums) {
      const [first] = members;
      const unknown = members.flatMap((member) => at.get(member) ?? []);
      if (first === undefined || unknown.length === 0 || printed(by, first.values) || members.every(isAllOwn)) continue;
      targets.push({ name, kind: 'group', sum: unknown.flatMap(sizeOf), group: first });
    }
  }
  return {
    question: { atLeast, equations, noLess: attack.knowsRule ? hidden.map((_, index) => ({ sum: sizeOf(index), is: 1 })) : [], targets: targets.map(({ sum }) => sum) },
    names: targets.map(({ name }) => name),
    kinds: targets.map(({ kind }) => kind),
    groups: targets.map(({ group }) => group),
  };
}
