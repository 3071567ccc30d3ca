import type { DuckDBConnection } from '@duckdb/node-api';
import { countyLabel } from '../../../../shared/regions';
import type { RotaPerson } from '../../../../shared/rota';
import { TIMED_SHIFTS } from '../../warehouse/fact-hotline-day';
import { rows, text } from '../../warehouse/sql';
import { dateOf, dayNumber } from '../calendar';
import type { Duty } from '../types';

/** Rest, nights in a row and monthly numbers reach back no further than a month of duties. */
const DAYS_BEFORE = 31;

/** Hotline volunteers of the year's roster, one entry a person (of several schools the first), by county, school and name. */
export async function readVolunteers(connection: DuckDBConnection, schoolYear: string): Promise<RotaPerson[]> {
  const found = await rows(
    connection,
    `SELECT CAST(person AS VARCHAR) AS person, name, county, schoolName FROM fact_counselor
     WHERE schoolYear = $1 AND hotlineVolunteer AND inService IS NOT FALSE
     QUALIFY row_number() OVER (PARTITION BY person ORDER BY school) = 1 ORDER BY county, schoolName, name, person`,
    [schoolYear],
  );
  return found.map((row) => ({ id: text(row['person']), name: text(row['name']), county: countyLabel(text(row['county'])), school: text(row['schoolName']) }));
}

/** Duties of these volunteers in the month before `from`, of whatever school year; those without times cannot be held against anything. */
export async function dutiesBefore(connection: DuckDBConnection, people: readonly RotaPerson[], from: string): Promise<Duty[]> {
  const first = dateOf(dayNumber(from) - DAYS_BEFORE);
  const found = await rows(
    connection,
    `SELECT CAST(person AS VARCHAR) AS person, name, schoolName, seat, CAST(dutyOn AS VARCHAR) AS startsOn, starts, CAST(CASE WHEN ends <= starts THEN dutyOn + 1 ELSE dutyOn END AS VARCHAR) AS endsOn, ends
     FROM (${TIMED_SHIFTS}) WHERE dutyOn >= CAST($1 AS DATE) AND dutyOn < CAST($2 AS DATE) AND starts LIKE '%:%' AND ends LIKE '%:%' ORDER BY dutyOn, starts, person`,
    [first, from],
  );
  const known = new Set(people.map(({ id }) => id));
  const byName = new Map<string, string | null>();
  // A rota names people where the roster has ID numbers: name and school tell who is meant, unless two bear them.
  for (const { id, name, school } of people) byName.set(`${name}|${school}`, byName.has(`${name}|${school}`) ? null : id);
  return found.flatMap((row): Duty[] => {
    const own = text(row['person']);
    const personId = known.has(own) ? own : byName.get(`${text(row['name'])}|${text(row['schoolName'])}`);
    if (personId === undefined || personId === null) return [];
    const seat = text(row['seat']);
    return [{ personId, startsAt: `${text(row['startsOn'])}T${text(row['starts'])}`, endsAt: `${text(row['endsOn'])}T${text(row['ends'])}`, ...(seat === '' ? {} : { seat }) }];
  });
}
