/** The check of the rota that is in the workspace. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type DutyLoad, FINDINGS_SHOWN, type RotaReview } from '../../../shared/hotline';
import { countyLabel } from '../../../shared/regions';
import { number } from '../warehouse/sql';
import { checkRota } from './check';
import { peopleOnDuty, readDuties } from './read-duties';
import { defaultRules } from './rules';

export async function reviewRota(connection: DuckDBConnection, schoolYear: string): Promise<RotaReview> {
  const found = await readDuties(connection, schoolYear);
  const duties = found.flatMap(({ duty }) => duty ?? []);
  const [from, to] = [found[0]?.date, found.at(-1)?.date];
  const nothing = { schoolYear, duties: found.length, withoutTimes: found.length - duties.length, findings: [], totalFindings: 0, counties: [], people: [] };
  if (from === undefined || to === undefined) return { ...nothing, period: null };
  // Which shifts were meant is not known: somebody is to be there at every minute.
  const check = checkRota(duties, peopleOnDuty(found), defaultRules({ from, to }, []));
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
