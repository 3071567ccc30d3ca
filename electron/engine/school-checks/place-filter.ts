import type { AreaBasis } from '../../../shared/area-basis';
import type { Scope } from '../../../shared/scope';
import { factsInScope } from '../warehouse/scope-sql';
import { literal } from '../warehouse/sql';

/** Empty or absent: no restriction. */
export interface PlaceFilter {
  /** By which schools are put under counties. */
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  readonly county?: readonly string[] | undefined;
  readonly stage?: readonly string[] | undefined;
  readonly schoolType?: readonly string[] | undefined;
  readonly urbanRural?: readonly string[] | undefined;
  readonly ownership?: readonly string[] | undefined;
  readonly school?: readonly string[] | undefined;
}

/** The schools of the year that count, as a table of a FROM, with counties by the basis asked for. */
export function schoolsOf({ areaBasis, scope }: PlaceFilter): string {
  return factsInScope('fact_school', areaBasis, scope, (id) => id !== 'assessed');
}

/** Further conditions of a WHERE over a table that has these columns. */
export function placeCondition(alias: string, filter: Omit<PlaceFilter, 'areaBasis' | 'scope'>): string {
  return (['county', 'stage', 'schoolType', 'urbanRural', 'ownership', 'school'] as const)
    .map((column) => {
      const values = filter[column];
      return values === undefined || values.length === 0 ? '' : `AND ${alias}.${column} IN (${values.map(literal).join(', ')})`;
    })
    .join(' ');
}
