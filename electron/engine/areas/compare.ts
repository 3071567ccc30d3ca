/** Two years school by school, held together by the changes between them. */
import type { SchoolComparison, SchoolFate, SchoolState } from '../../../shared/school-history';
import { changeText } from './directory';
import { follow, sameSchool } from './succession';
import type { ListedSchool, SchoolChange } from './types';

/** A school that counts in a year, with what is compared of it. */
export interface YearSchool extends ListedSchool {
  /** Of the basis asked for. */
  readonly area: string;
  readonly stage: string;
  readonly students: number | null;
  readonly classes: number | null;
  /** Null: the year has no roster. */
  readonly counselors: number | null;
  readonly fullTime: number | null;
}

export interface Predecessor {
  readonly school: YearSchool;
  readonly path: readonly SchoolChange[];
}

export interface SchoolLinks {
  /** Of a school of the later year, those of the earlier that it was. */
  readonly predecessors: ReadonlyMap<YearSchool, readonly Predecessor[]>;
  /** Schools of the earlier year that became none. */
  readonly gone: readonly (Predecessor & { readonly closed: boolean })[];
}

/** @param changes those in force in the later year and not yet in the earlier, in order. */
export function linkSchools(before: readonly YearSchool[], after: readonly YearSchool[], changes: readonly SchoolChange[]): SchoolLinks {
  const predecessors = new Map<YearSchool, Predecessor[]>();
  const gone: (Predecessor & { readonly closed: boolean })[] = [];
  const byKey = new Map(after.map((school) => [school.school, school]));
  for (const school of before) {
    const { end, path } = follow(school, changes);
    const asItWas = byKey.get(school.school);
    const successor = end === null ? undefined : ((path.length === 0 ? asItWas : undefined) ?? after.find((other) => sameSchool(other, end)) ?? asItWas);
    if (successor === undefined) gone.push({ school, path, closed: end === null });
    else predecessors.set(successor, [...(predecessors.get(successor) ?? []), { school, path }]);
  }
  return { predecessors, gone };
}

/** @param changes as `linkSchools` takes them. */
export function compareSchools(
  before: readonly YearSchool[],
  after: readonly YearSchool[],
  changes: readonly SchoolChange[],
): readonly SchoolComparison[] {
  const { predecessors, gone } = linkSchools(before, after, changes);
  const left = gone.map(({ school, path, closed }): SchoolComparison => ({ ...described(school, path), fate: closed ? 'closed' : 'missing', before: stateOf([school]), after: null }));
  const now = after.map((school): SchoolComparison => {
    const own = predecessors.get(school) ?? [];
    if (own.length === 0) {
      const founding = changes.find(({ type, new: founded }) => type === 'founded' && sameSchool(founded, school));
      const fate = founding === undefined ? 'unexplained' : 'founded';
      return { ...described(school, founding === undefined ? [] : [founding]), fate, before: null, after: stateOf([school]) };
    }
    const chain = own.flatMap(({ school: { name }, path }) => (path.length === 0 ? [] : [`“${name}”${path.map(changeText).join('，')}`])).join('；');
    return { ...described(school, []), chain, fate: fateOf(own), before: stateOf(own.map((each) => each.school)), after: stateOf([school]) };
  });
  return [...now, ...left].sort((a, b) => (a.county === b.county ? (a.school < b.school ? -1 : 1) : a.county < b.county ? -1 : 1));
}

function described(school: YearSchool, path: readonly SchoolChange[]): Pick<SchoolComparison, 'school' | 'name' | 'county' | 'chain'> {
  return { school: school.school, name: school.name, county: school.area, chain: path.map(changeText).join('，') };
}

/** The change that matters most for reading the figures: of merged schools they add up. */
function fateOf(own: readonly Predecessor[]): SchoolFate {
  const types = new Set(own.flatMap(({ path }) => path.map(({ type }) => type)));
  return types.has('merged') || own.length > 1 ? 'merged' : types.has('renamed') ? 'renamed' : types.has('transferred') ? 'transferred' : 'same';
}

function stateOf(schools: readonly YearSchool[]): SchoolState {
  const told = (values: readonly (number | null)[]): number | null =>
    values.every((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {
    names: schools.map(({ name }) => name),
    students: told(schools.map(({ students }) => students)),
    classes: told(schools.map(({ classes }) => classes)),
    counselors: told(schools.map(({ counselors }) => counselors)),
    fullTime: told(schools.map(({ fullTime }) => fullTime)),
  };
}
