/** Groups of pupils in the reports that were issued: the register that later reports have to mind. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AUDIENCE_IDS, type AudienceId, type Rounding, type Tellings } from '../../../../shared/audience';
import type { IssuedGroup, Register } from '../../privacy/register';
import { execute, firstRow, number, rows, text } from '../../warehouse/sql';

/** Inside the caller's transaction. Groups of a report that was issued before stay as they are. */
export async function keepGroups(connection: DuckDBConnection, groups: Iterable<IssuedGroup>): Promise<void> {
  for (const { report, population, schoolYear, dimensions, key, parts, told, rounding } of groups) {
    await execute(connection, 'INSERT OR IGNORE INTO issued_group (report, population, schoolYear, dimensions, groupKey, parts, told, roundedTo) VALUES ($1, $2, $3, $4, $5, CAST(CAST($6 AS JSON) AS INTEGER[]), $7, $8)', [report, population, schoolYear, dimensions, key, JSON.stringify(parts), told, rounding]);
  }
}

/**
 * Groups of reports that the readers of a new one may hold: those made for its audience or for a wider one, and not taken back.
 * @param report its number; of one that was issued, only those before it count
 */
export async function earlierGroups(connection: DuckDBConnection, report: string, madeFor: AudienceId): Promise<readonly IssuedGroup[]> {
  const found = await rows(
    connection,
    `SELECT report, population, schoolYear, dimensions, groupKey, to_json(parts) AS parts, told, roundedTo
     ${fromEarlier(AUDIENCE_IDS.slice(AUDIENCE_IDS.indexOf(madeFor)))}
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
    rounding: row['roundedTo'] == null ? null : (number(row['roundedTo']) as Rounding),
  }));
}

/** Groups of reports that were issued before $1 for one of these and not taken back. */
function fromEarlier(audiences: readonly AudienceId[]): string {
  return `FROM issued_group JOIN issued_report ON issued_report.id = report
     WHERE report <> $1 AND issuedAt < coalesce((SELECT issuedAt FROM issued_report WHERE id = $1), 'infinity'::TIMESTAMP)
       AND coalesce(CASE WHEN json_valid(parameters) THEN json_extract_string(parameters, '$.madeFor') END, 'internal') IN (${audiences.map((id) => `'${id}'`).join()}) AND report NOT IN (SELECT report FROM issued_withdrawal)`;
}

/**
 * How groups are told by a new report: rounded to two multiples a count would be told more closely than by either, so what an earlier report was rounded to stays in force
 * for its readers while it stands. Who is told exactly learns nothing from what those further out are told.
 * @param report its number; of one that was issued, only those before it count
 * @param wanted by the settings
 */
export async function tellingsInForce(connection: DuckDBConnection, report: string, wanted: Tellings): Promise<Tellings> {
  const inForce = async (rounding: Rounding, own: AudienceId): Promise<Rounding> => {
    const readers = rounding === null ? [own] : AUDIENCE_IDS.slice(AUDIENCE_IDS.indexOf(own));
    const before = (await firstRow(connection, `SELECT roundedTo ${fromEarlier(readers)} AND roundedTo IS NOT NULL ORDER BY issuedAt LIMIT 1`, [report]))?.['roundedTo'];
    return before == null ? rounding : (number(before) as Rounding);
  };
  const upward = await inForce(wanted.upward.rounding, 'upward');
  return { ...wanted, upward: { ...wanted.upward, rounding: upward }, open: { ...wanted.open, rounding: upward ?? (await inForce(wanted.open.rounding, 'open')) } };
}

/** By population and school year, as patterns are asked for. */
export function registerOf(groups: readonly IssuedGroup[]): (population: string, schoolYear: string) => Register | undefined {
  const found = new Map<string, Register>();
  return (population, schoolYear) => {
    const name = `${population} ${schoolYear}`;
    const known = found.get(name);
    if (known !== undefined) return known;
    const own = withoutRepeats(groups.filter((group) => group.population === population && group.schoolYear === schoolYear));
    if (own.length === 0) return undefined;
    const made = { id: createHash('sha256').update(JSON.stringify(own)).digest('hex'), groups: own };
    found.set(name, made);
    return made;
  };
}

/**
 * Without what an earlier report has said before: most reports of a day tell the same groups, and what is hidden for them is worked out once for equal registers.
 * What was kept back is left out only with all that its report kept back, since a report guards its small groups by the others.
 * @param groups of one population and school year, the earliest report first
 */
function withoutRepeats(groups: readonly IssuedGroup[]): readonly IssuedGroup[] {
  const statement = ({ dimensions, key, parts, told, rounding }: IssuedGroup): string => JSON.stringify([dimensions, key, parts, told, rounding]);
  const byReport = new Map<string, IssuedGroup[]>();
  for (const group of groups) byReport.set(group.report, [...(byReport.get(group.report) ?? []), group]);
  const told = new Set<string>();
  const keptBack: ReadonlySet<string>[] = [];
  return [...byReport.values()].flatMap((own) => {
    const fresh = own.filter((group) => group.told && !told.has(statement(group)));
    const hidden = own.filter((group) => !group.told);
    const known = keptBack.some((earlier) => hidden.every((group) => earlier.has(statement(group))));
    for (const group of fresh) told.add(statement(group));
    if (!known) keptBack.push(new Set(hidden.map(statement)));
    return known ? fresh : [...fresh, ...hidden];
  });
}
