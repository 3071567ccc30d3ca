import type { DuckDBConnection } from '@duckdb/node-api';
import type { LevelComparison } from '../../../shared/scale-quality';
import type { PlaceFilter } from '../school-checks/place-filter';
import { scalesOf } from '../warehouse/scores/own-scales';
import { literal, number, rows, text } from '../warehouse/sql';
import { sheetsSql } from './sheets';
import { isSmall, safeCount, safeParts } from '../privacy/small-counts';

/** Levels reported for this scale (or without naming one) against those worked out from the answers of the same pupil and year; null where nobody has both. */
export async function compareLevels(connection: DuckDBConnection, scale: string, schoolYear: string, filter: PlaceFilter, minimum: number): Promise<LevelComparison | null> {
  const named = await rows(connection, 'SELECT DISTINCT scale FROM assessment WHERE schoolYear = $1 AND scale IS NOT NULL', [schoolYear]);
  const scales = await scalesOf(connection);
  const same = named.map((row) => text(row['scale'])).filter((name) => scales.find(name)?.id === scale);
  const found = await rows(
    connection,
    `WITH sheets AS (${sheetsSql(filter)}), reported AS (
      SELECT pseudonym, riskLevel FROM assessment WHERE schoolYear = $1 AND riskLevel <> 'N' AND (scale IS NULL ${same.length === 0 ? '' : `OR scale IN (${same.map(literal).join(', ')})`})
      QUALIFY row_number() OVER (PARTITION BY pseudonym ORDER BY assessedOn DESC NULLS LAST, batch DESC, sourceRow DESC) = 1
    )
    SELECT r.riskLevel AS reported, s.riskLevel AS recomputed, count(*) AS persons FROM sheets s JOIN reported r USING (pseudonym) GROUP BY ALL ORDER BY ALL`,
    [schoolYear, scale],
  );
  const cells = found.map((row) => ({ reported: text(row['reported']), recomputed: text(row['recomputed']), persons: number(row['persons']) }));
  return cells.length === 0 ? null : safeComparison(cells, minimum);
}

interface Cell {
  readonly reported: string;
  readonly recomputed: string;
  readonly persons: number;
}

/** Sums that are known elsewhere: of every level reported and recomputed, and of those whose levels agree and differ. */
export function safeComparison(cells: readonly Cell[], minimum: number): LevelComparison {
  const persons = sumOf(cells);
  const equal = sumOf(cells.filter(({ reported, recomputed }) => reported === recomputed));
  const placesWhere = (holds: (cell: Cell) => boolean): number[] => cells.flatMap((cell, index) => (holds(cell) ? [index] : []));
  const levels = [...new Set(cells.flatMap(({ reported, recomputed }) => [reported, recomputed]))];
  const lines = [
    ...levels.flatMap((level) => [placesWhere(({ reported }) => reported === level), placesWhere(({ recomputed }) => recomputed === level)]),
    placesWhere(({ reported, recomputed }) => reported === recomputed),
    placesWhere(({ reported, recomputed }) => reported !== recomputed),
    cells.map((_, index) => index),
  ];
  const told = persons >= minimum;
  const parts = safeParts(cells.map((cell) => cell.persons), minimum, lines);
  return {
    persons: safeCount(persons, minimum),
    agreement: told && !isSmall(equal, minimum) && !isSmall(persons - equal, minimum) ? equal / persons : null,
    cells: told ? cells.map((cell, index) => ({ ...cell, persons: parts[index] ?? null })) : [],
  };
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.persons, 0);
}
