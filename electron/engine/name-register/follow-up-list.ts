/**
 * Pupils of one school on the two gravest levels of whom no record of follow-up has come in, by code: the one list of single pupils that there is. It is made for
 * that school's key alone and told to nobody else, not even in numbers (decisions/0042).
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { FOLLOW_UP_COLUMNS } from '../../../shared/name-register';
import { levelLabel, type RiskScheme } from '../../../shared/risk-labels';
import { rows, text } from '../warehouse/sql';
import { CSV_MARK, csvLine } from './csv-line';
import type { PupilCodes } from './pupil-code';

/** Severity as stored: 重点关注 and 危机. */
const LISTED_LEVELS = ['2', '3'] as const;

/** @param school its key in the directory @returns CSV, the gravest first */
export async function followUpList(connection: DuckDBConnection, school: string, schoolYear: string, codes: PupilCodes, scheme: RiskScheme): Promise<string> {
  const found = await rows(
    connection,
    `SELECT CAST(pseudonym AS VARCHAR) AS pseudonym, riskLevel, CAST(assessedOn AS VARCHAR) AS assessedOn FROM fact_assessment a
     WHERE schoolYear = $1 AND riskLevel IN (${LISTED_LEVELS.map((level) => `'${level}'`).join(', ')})
       AND school IN (SELECT $2 UNION SELECT school FROM listed_school WHERE school = $2 OR concat(coalesce(county, ''), ':', schoolNameKey) = $2)
       AND NOT EXISTS (FROM fact_follow_up f WHERE f.schoolYear = a.schoolYear AND f.pseudonym = a.pseudonym)
     ORDER BY riskLevel DESC, assessedOn, pseudonym`,
    [schoolYear, school],
  );
  const lines = found.map((row) => csvLine([codes.codeOf(BigInt(text(row['pseudonym']))), levelLabel(scheme, text(row['riskLevel'])), text(row['assessedOn'])]));
  return CSV_MARK + csvLine(FOLLOW_UP_COLUMNS) + lines.join('');
}
