/** Who was in time, by county or by school of one: counts only, and none of few pupils. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import { FOLLOW_UP_TIMERS, type FollowUpTimeliness, type FollowUpTimerId, dueOf, TIMER_STATE_IDS, type TimerCounts, type TimerState, type TimelinessRow } from '../../../shared/follow-up-timers';
import { countyLabel } from '../../../shared/regions';
import { compareGroups } from '../metrics/labels';
import { areaColumn } from '../warehouse/catalogue-queries';
import { rows, text } from '../warehouse/sql';
import { type Due, hiddenCells, WHOLE } from './hide-few';
import { type FollowUpCase, timerStates } from './timer-states';

interface Place {
  readonly county: string;
  readonly school: string;
  readonly schoolName: string;
}

export interface TimelinessScope {
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  /** A county: its schools are shown. */
  readonly county?: string | undefined;
  /** Absent: the last day that the ledgers mention. */
  readonly asOf?: string | undefined;
}

const DATES = ['screenedOn', 'retestedOn', 'interviewedOn', 'closedOn', 'guardianInformedOn', 'intervenedOn', 'referredOn', 'followedOn'] as const;
type Tally = Record<FollowUpTimerId, Record<TimerState, number>>;

/** Places of which no page tells how many cases they have; the whole under WHOLE. */
export interface UntoldPlaces {
  readonly counties: ReadonlySet<string>;
  /** Of the county of the scope. */
  readonly schools: ReadonlySet<string>;
}

/** @returns null where the year has no ledgers. */
export async function readTimeliness(connection: DuckDBConnection, scope: TimelinessScope, minimum: number, untold: UntoldPlaces): Promise<FollowUpTimeliness | null> {
  const found = await rows(
    connection,
    `SELECT ${areaColumn(scope.areaBasis)} AS area, school, schoolName, level, ${DATES.map((date) => `CAST(${date} AS VARCHAR) AS ${date}`).join(', ')} FROM fact_follow_up WHERE schoolYear = $1`,
    [scope.schoolYear],
  );
  if (found.length === 0) return null;
  const dates = found.flatMap((row) => DATES.flatMap((date) => text(row[date]) || []));
  const asOf = scope.asOf ?? dates.reduce((last, date) => (date > last ? date : last), '');
  const cases = found.map((row): FollowUpCase & Place => {
    const level = text(row['level']);
    const day = (date: (typeof DATES)[number]): string | null => text(row[date]) || null;
    return {
      county: text(row['area']), school: text(row['school']), schoolName: text(row['schoolName']), level: level === '1' || level === '2' || level === '3' ? level : null,
      screened: day('screenedOn'), retested: day('retestedOn'), interviewed: day('interviewedOn'), closed: day('closedOn'),
    };
  });
  const { county } = scope;
  const counties = table(cases, ({ county: own }) => own, asOf, minimum, untold.counties, () => false);
  const shared = { schoolYear: scope.schoolYear, asOf, minimum };
  if (county === undefined) return { ...shared, by: 'county', ...released(counties, countyLabel, (a, b) => compareGroups(['county'], { county: a }, { county: b })) };
  const own = cases.filter((each) => each.county === county);
  const names = new Map(own.map(({ school, schoolName }) => [school, schoolName]));
  // What is hidden of a county must not come back as the sum of its schools.
  const schools = table(own, ({ school }) => school, asOf, minimum, untold.schools, (timer) => counties.hidden.has(`${county}|${timer}`));
  return { ...shared, by: 'school', ...released(schools, (school) => names.get(school) ?? school, (a, b) => ((names.get(a) ?? a) < (names.get(b) ?? b) ? -1 : 1)) };
}

interface Tallied {
  readonly groups: ReadonlyMap<string, Tally>;
  readonly hidden: ReadonlySet<string>;
}

function table<Case extends FollowUpCase>(cases: readonly Case[], groupOf: (each: Case) => string, asOf: string, minimum: number, untold: ReadonlySet<string>, isHiddenAbove: (timer: FollowUpTimerId) => boolean): Tallied {
  const groups = new Map<string, Tally>([[WHOLE, empty()]]);
  for (const each of cases) {
    const group = groupOf(each);
    const own = groups.get(group) ?? empty();
    groups.set(group, own);
    for (const [timer, state] of timerStates(each, asOf)) for (const tally of [own, groups.get(WHOLE)]) if (tally !== undefined) tally[timer][state] += 1;
  }
  const due: Due = new Map([...groups].map(([group, tally]) => [group, byTimer((timer) => dueOf(tally[timer]))]));
  const hidden = new Set(hiddenCells(due, minimum, untold));
  for (const { id } of FOLLOW_UP_TIMERS) if (isHiddenAbove(id)) for (const group of groups.keys()) hidden.add(`${group}|${id}`);
  return { groups, hidden };
}

function released({ groups, hidden }: Tallied, labelOf: (group: string) => string, compare: (a: string, b: string) => number): Pick<FollowUpTimeliness, 'total' | 'rows'> {
  const rowOf = (key: string, label: string): TimelinessRow => ({ key, label, timers: byTimer((timer): TimerCounts | null => (hidden.has(`${key}|${timer}`) ? null : (groups.get(key) ?? empty())[timer])) });
  return { total: rowOf(WHOLE, '合计'), rows: [...groups.keys()].filter((group) => group !== WHOLE).sort(compare).map((group) => rowOf(group, labelOf(group))) };
}

function byTimer<T>(of: (timer: FollowUpTimerId) => T): Record<FollowUpTimerId, T> {
  return Object.fromEntries(FOLLOW_UP_TIMERS.map(({ id }) => [id, of(id)])) as Record<FollowUpTimerId, T>;
}

function empty(): Tally {
  return byTimer(() => Object.fromEntries(TIMER_STATE_IDS.map((state) => [state, 0])) as Record<TimerState, number>);
}
