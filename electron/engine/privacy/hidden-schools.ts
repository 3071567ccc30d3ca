/** What a connection has to know before a query of a person runs on it: which schools the documented views keep back, by the patterns of pages. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { DEFAULT_AREA_BASIS } from '../../../shared/area-basis';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import { queryFigures } from '../metrics/figures';
import { HIDDEN_SCHOOLS, hiddenSchoolKey } from '../warehouse/hidden-schools';
import { literal, rows, text } from '../warehouse/sql';
import { asLongAsDataMove, untilCancelled } from './disclosure';
import type { KeptPatterns, Population } from './pattern-store';
import type { PrivacySettings } from './settings';

/** Views that tell of schools' pupils, in a query's text. A query that names them in a way that is not seen here is told no school. */
const OF_PUPILS = /assessment_cells|assessment_returns|follow_up_cells/i;
const FACTS: Readonly<Record<Population, { readonly fact: string; readonly indicator: string }>> = {
  valid: { fact: 'fact_assessment_group', indicator: 'validResults' },
  cases: { fact: 'fact_follow_up', indicator: 'followUpCases' },
};

/**
 * Everything that runs on the connection afterwards sees the data as they are now.
 * @param sql of the query; of one that asks for no pupils nothing has to be known
 * @throws EngineFailure CANCELLED
 */
export async function hideSchools(connection: DuckDBConnection, sql: string, settings: PrivacySettings, kept: KeptPatterns, signal?: AbortSignal): Promise<void> {
  if (!OF_PUPILS.test(sql)) return;
  await asLongAsDataMove(async () => {
    await connection.run('BEGIN TRANSACTION READ ONLY');
    try {
      const hidden = await hiddenSchools(connection, settings, kept, signal);
      await connection.run(`SET VARIABLE ${HIDDEN_SCHOOLS} = CAST([${hidden.map(literal).join(', ')}] AS VARCHAR[])`);
    } catch (error) {
      await connection.run('ROLLBACK');
      throw error;
    }
  });
}

async function hiddenSchools(connection: DuckDBConnection, settings: PrivacySettings, kept: KeptPatterns, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const hidden: string[] = [];
  for (const population of ['valid', 'cases'] as const) {
    const { fact, indicator } = FACTS[population];
    for (const row of await rows(connection, `SELECT DISTINCT schoolYear FROM ${fact} ORDER BY schoolYear`)) {
      const place = { schoolYear: text(row['schoolYear']), areaBasis: DEFAULT_AREA_BASIS, scope: DEFAULT_SCOPE };
      const { revision } = await queryFigures(connection, { ...place, indicators: [indicator], by: [], where: {} });
      const asked = { ...place, population, minimum: settings.minimumValidResults, rounding: settings.rounding, within: settings.within };
      const pattern = await untilCancelled(kept.at(revision).pattern(asked, ['school'], {}, signal), signal);
      for (const [key, { values }] of pattern.table) {
        if (pattern.hidden.has(key)) hidden.push(hiddenSchoolKey(population, place.schoolYear, values['school'] ?? ''));
      }
    }
  }
  return hidden;
}
