import type { DuckDBConnection } from '@duckdb/node-api';
import type { LevelMoves } from '../../../shared/scale-quality';
import { number, rows, text, withoutEffect } from '../warehouse/sql';
import { safeComparison } from './compare-levels';
import { isSmall } from '../privacy/small-counts';

/** How many pupils of a year would be at another level after `change`, which is made and taken back. */
export async function previewMoves(connection: DuckDBConnection, schoolYear: string, minimum: number, change: () => Promise<void>): Promise<LevelMoves> {
  const cells = await withoutEffect(connection, async () => {
    await connection.run('CREATE OR REPLACE TEMP TABLE level_before AS SELECT schoolYear, pseudonym, riskLevel FROM fact_assessment');
    await change();
    const found = await rows(
      connection,
      `SELECT b.riskLevel AS reported, a.riskLevel AS recomputed, count(*) AS persons
       FROM level_before b JOIN fact_assessment a USING (schoolYear, pseudonym) WHERE schoolYear = $1 GROUP BY ALL ORDER BY ALL`,
      [schoolYear],
    );
    return found.map((row) => ({ reported: text(row['reported']), recomputed: text(row['recomputed']), persons: number(row['persons']) }));
  });
  const all = cells.reduce((sum, { persons }) => sum + persons, 0);
  const stay = cells.reduce((sum, { reported, recomputed, persons }) => sum + (reported === recomputed ? persons : 0), 0);
  const told = all >= minimum && !isSmall(stay, minimum) && !isSmall(all - stay, minimum);
  const safe = safeComparison(cells, minimum);
  return { schoolYear, minimum, persons: safe.persons, moved: told ? all - stay : null, cells: safe.cells.map(({ reported, recomputed, persons }) => ({ before: reported, after: recomputed, persons })) };
}
