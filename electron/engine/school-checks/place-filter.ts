import type { AreaBasis } from '../../../shared/area-basis';
import { factsByBasis } from '../warehouse/area-sql';
import { literal } from '../warehouse/sql';

/** Empty or absent: no restriction. */
export interface PlaceFilter {
  /** By which schools are put under counties. */
  readonly areaBasis: AreaBasis;
  readonly county?: readonly string[] | undefined;
  readonly stage?: readonly string[] | undefined;
  readonly schoolType?: readonly string[] | undefined;
  readonly urbanRural?: readonly string[] | undefined;
  readonly ownership?: readonly string[] | undefined;
  readonly school?: readonly string[] | undefined;
}

/** The year's directory as a table of a FROM, with counties by the basis asked for. */
export function schoolsOf({ areaBasis }: PlaceFilter): string {
  return factsByBasis('fact_school', areaBasis);
}

/** Further conditions of a WHERE over a table that has these columns. */
export function placeCondition(alias: string, filter: PlaceFilter): string {
  return (['county', 'stage', 'schoolType', 'urbanRural', 'ownership', 'school'] as const)
    .map((column) => {
      const values = filter[column];
      return values === undefined || values.length === 0 ? '' : `AND ${alias}.${column} IN (${values.map(literal).join(', ')})`;
    })
    .join(' ');
}
