/** Groups of pupils in the reports that were issued: the register that later reports have to mind. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AUDIENCE_IDS, type AudienceId } from '../../../../shared/audience';
import type { IssuedGroup, Register } from '../../privacy/register';
import { execute, number, rows, text } from '../../warehouse/sql';

/** Inside the caller's transaction. Groups of a report that was issued before stay as they are. */
export async function keepGroups(connection: DuckDBConnection, groups: Iterable<IssuedGroup>): Promise<void> {
  for (const { report, population, schoolYear, dimensions, key, parts, told } of groups) {
    await execute(connection, 'INSERT OR IGNORE INTO issued_group VALUES ($1, $2, $3, $4, $5, CAST(CAST($6 AS JSON) AS INTEGER[]), $7)', [report, population, schoolYear, dimensions, key, JSON.stringify(parts), told]);
  }
}

/**
 * Groups of reports that the readers of a new one may hold: those made for its audience or for a wider one, and not taken back.
 * @param report its number; of one that was issued, only those before it count
 */
export async function earlierGroups(connection: DuckDBConnection, report: string, madeFor: AudienceId): Promise<readonly IssuedGroup[]> {
  const wider = AUDIENCE_IDS.slice(AUDIENCE_IDS.indexOf(madeFor));
  const found = await rows(
    connection,
    `SELECT report, population, schoolYear, dimensions, groupKey, to_json(parts) AS parts, told
     FROM issued_group JOIN issued_report ON issued_report.id = report
     WHERE report <> $1 AND issuedAt < coalesce((SELECT issuedAt FROM issued_report WHERE id = $1), 'infinity'::TIMESTAMP)
       AND coalesce(json_extract_string(parameters, '$.madeFor'), 'internal') IN (${wider.map((id) => `'${id}'`).join()}) AND report NOT IN (SELECT report FROM issued_withdrawal)
     ORDER BY issuedAt, report, population, schoolYear, dimensions, groupKey`,
    [report],
  );
  return found.map((row) => ({
    report: text(row['report']),
    population: text(row['population']) as IssuedGroup['population'],
    schoolYear: text(row['schoolYear']),
    dimensions: text(row['dimensions']),
    key: text(row['groupKey']),
    parts: (JSON.parse(text(row['parts'])) as unknown[]).map((part) => number(part as number)),
    told: row['told'] === true,
  }));
}

/** By population and school year, as patterns are asked for. */
export function registerOf(groups: readonly IssuedGroup[]): (population: string, schoolYear: string) => Register | undefined {
  const found = new Map<string, Register>();
  return (population, schoolYear) => {
    const name = `${population} ${schoolYear}`;
    const known = found.get(name);
    if (known !== undefined) return known;
    const own = groups.filter((group) => group.population === population && group.schoolYear === schoolYear);
    if (own.length === 0) return undefined;
    const made = { id: createHash('sha256').update(JSON.stringify(own)).digest('hex'), groups: own };
    found.set(name, made);
    return made;
  };
}
