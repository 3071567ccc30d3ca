import { literal } from '../warehouse/sql';

/** Empty or absent: no restriction. */
export interface PlaceFilter {
  readonly county?: readonly string[] | undefined;
  readonly stage?: readonly string[] | undefined;
  readonly school?: readonly string[] | undefined;
}

/** Further conditions of a WHERE over a table that has county, stage and school. */
export function placeCondition(alias: string, filter: PlaceFilter): string {
  return (['county', 'stage', 'school'] as const)
    .map((column) => {
      const values = filter[column];
      return values === undefined || values.length === 0 ? '' : `AND ${alias}.${column} IN (${values.map(literal).join(', ')})`;
    })
    .join(' ');
}
