import type { DuckDBConnection } from '@duckdb/node-api';
import type { LevelComparison } from '../../../shared/scale-quality';
import { findScale } from '../../../shared/scales';
import type { PlaceFilter } from '../school-checks/place-filter';
import { literal, number, rows, text } from '../warehouse/sql';
import { type SafeCounter, safeParts } from './score-quality';
import { sheetsSql } from './sheets';

/** Levels reported for this scale (or without naming one) against those worked out from the answers of the same pupil and year; null where nobody has both. */
export async function compareLevels(connection: DuckDBConnection, scale: string, schoolYear: string, filter: PlaceFilter, safe: SafeCounter): Promise<LevelComparison | null> {
  const named = await rows(connection, 'SELECT DISTINCT scale FROM assessment WHERE schoolYear = $1 AND scale IS NOT NULL', [schoolYear]);
  const same = named.map((row) => text(row['scale'])).filter((name) => findScale(name)?.id === scale);
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
  const persons = cells.reduce((sum, cell) => sum + cell.persons, 0);
  if (persons === 0) return null;
  const equal = cells.reduce((sum, cell) => sum + (cell.reported === cell.recomputed ? cell.persons : 0), 0);
  const total = safe(persons);
  const parts = safeParts(cells.map((cell) => cell.persons), safe);
  return { persons: total ?? 0, agreement: total === null ? null : equal / persons, cells: total === null ? [] : cells.map((cell, index) => ({ ...cell, persons: parts[index] ?? null })) };
}
