/** The check of the rota that is in the workspace. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type DutyLoad, FINDINGS_SHOWN, type RotaReview } from '../../../shared/hotline';
import { countyLabel } from '../../../shared/regions';
import { TIMED_SHIFTS } from '../warehouse/fact-hotline-day';
import { number, rows, text } from '../warehouse/sql';
import { checkRota } from './check';
import { defaultRules } from './rules';
import type { Duty, RotaPerson } from './types';

/** An end at or before its start is on the next day. */
const DUTIES = `SELECT CAST(person AS VARCHAR) AS person, name, county, seat, CAST(dutyOn AS VARCHAR) AS startsOn, starts,
    CAST(CASE WHEN ends <= starts THEN dutyOn + 1 ELSE dutyOn END AS VARCHAR) AS endsOn, ends
  FROM (${TIMED_SHIFTS}) WHERE schoolYear = $1
  ORDER BY startsOn, starts, person`;

export async function reviewRota(connection: DuckDBConnection, schoolYear: string): Promise<RotaReview> {
  const found = await rows(connection, DUTIES, [schoolYear]);
  const timed = found.filter((row) => text(row['starts']).includes(':') && text(row['ends']).includes(':'));
  const days = found.map((row) => text(row['startsOn'])).sort();
  const [from, to] = [days[0], days.at(-1)];
  const nothing = { schoolYear, duties: found.length, withoutTimes: found.length - timed.length, findings: [], totalFindings: 0, counties: [], people: [] };
  if (from === undefined || to === undefined) return { ...nothing, period: null };
  const people = new Map(found.map((row): [string, RotaPerson] => [text(row['person']), { id: text(row['person']), name: text(row['name']), county: text(row['county']) }]));
  const duties = timed.map((row): Duty => {
    const seat = text(row['seat']);
    return { personId: text(row['person']), startsAt: `${text(row['startsOn'])}T${text(row['starts'])}`, endsAt: `${text(row['endsOn'])}T${text(row['ends'])}`, ...(seat === '' ? {} : { seat }) };
  });
  // Which shifts were meant is not known: somebody is to be there at every minute.
  const check = checkRota(duties, [...people.values()], defaultRules({ from, to }, []));
  const errorsFirst = [...check.findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || (a.from < b.from ? -1 : 1));
  return {
    ...nothing,
    period: { from, to },
    findings: errorsFirst.slice(0, FINDINGS_SHOWN).map(({ severity, kind, from: start, to: end, message }) => ({ severity, kind, from: start, to: end, message })),
    totalFindings: check.findings.length,
    counties: check.counties.map((load): DutyLoad => ({ ...loadOf(load), label: countyLabel(load.county), county: countyLabel(load.county) })),
    people: check.people.map((load): DutyLoad => ({ ...loadOf(load), label: load.name, county: countyLabel(load.county) })).sort((a, b) => b.shifts - a.shifts || (a.label < b.label ? -1 : 1)),
  };
}

function loadOf({ shifts, hours, nights, weekends }: Pick<DutyLoad, 'shifts' | 'hours' | 'nights' | 'weekends'>): Pick<DutyLoad, 'shifts' | 'hours' | 'nights' | 'weekends'> {
  return { shifts, hours: number(hours), nights, weekends };
}
