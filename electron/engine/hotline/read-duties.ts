/** The duties that are in the workspace. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { TIMED_SHIFTS } from '../warehouse/fact-hotline-day';
import { type Row, rows, text } from '../warehouse/sql';
import type { Duty, RotaPerson } from './types';

/** A duty with what a list says of it. */
export interface StoredDuty {
  readonly person: RotaPerson;
  readonly school: string;
  /** Day on which it starts, ISO date. */
  readonly date: string;
  /** 早班 …; '' where the rota only has times. */
  readonly shift: string;
  /** HH:MM; '' where nobody can read them. */
  readonly starts: string;
  readonly ends: string;
  readonly seat: string;
  /** Who stood in; '' for nobody. */
  readonly substitute: string;
  /** Absent where the times cannot be read: it cannot be held against anything. */
  readonly duty?: Duty;
}

/** An end at or before its start is on the next day. */
const DUTIES = `SELECT CAST(person AS VARCHAR) AS person, name, county, schoolName, shift, seat, substitute, CAST(dutyOn AS VARCHAR) AS startsOn, starts,
    CAST(CASE WHEN ends <= starts THEN dutyOn + 1 ELSE dutyOn END AS VARCHAR) AS endsOn, ends
  FROM (${TIMED_SHIFTS}) WHERE schoolYear = $1 AND dutyOn BETWEEN coalesce(CAST($2 AS DATE), dutyOn) AND coalesce(CAST($3 AS DATE), dutyOn)
  ORDER BY startsOn, starts, ends, shift, seat, name, person`;

/** @param between first and last day on which duties start, ISO dates; absent: all of the school year */
export async function readDuties(connection: DuckDBConnection, schoolYear: string, between?: { readonly from: string; readonly to: string }): Promise<readonly StoredDuty[]> {
  return (await rows(connection, DUTIES, [schoolYear, between?.from ?? null, between?.to ?? null])).map(dutyOf);
}

function dutyOf(row: Row): StoredDuty {
  const [starts, ends, seat, date] = [text(row['starts']), text(row['ends']), text(row['seat']), text(row['startsOn'])];
  const person: RotaPerson = { id: text(row['person']), name: text(row['name']), county: text(row['county']) };
  const timed = starts.includes(':') && ends.includes(':');
  return {
    person,
    school: text(row['schoolName']),
    date,
    shift: text(row['shift']),
    starts: timed ? starts : '',
    ends: timed ? ends : '',
    seat,
    substitute: text(row['substitute']),
    ...(timed ? { duty: { personId: person.id, startsAt: `${date}T${starts}`, endsAt: `${text(row['endsOn'])}T${ends}`, ...(seat === '' ? {} : { seat }) } } : {}),
  };
}

/** Everyone once. */
export function peopleOnDuty(duties: readonly StoredDuty[]): RotaPerson[] {
  return [...new Map(duties.map(({ person }) => [person.id, person])).values()];
}
