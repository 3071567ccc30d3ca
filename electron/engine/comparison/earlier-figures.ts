/**
 * For every figure of an answer the figure of an earlier year. Counties and stages are compared as each year had them; schools with the schools
 * they were, wherever these stood then: an id that is in both years may be another school, or a part of one.
 *
 * Both figures passed the gate on their own, so putting them side by side tells nothing that two questions would not. Only merged schools
 * are new: their sum less a part that is shown would give a hidden part away, so the sum is hidden where any part is.
 */
import { PLACE } from '../../../shared/indicators';
import type { IndicatorQuery } from '../metrics/figures';
import type { ReleasedFigure, ReleasedFigures } from '../privacy/released';
import type { LinkedSchools } from './linked-schools';

/** Asks for figures past the gate. */
export type Ask = (query: IndicatorQuery) => Promise<ReleasedFigures>;

export type EarlierFigures = ReadonlyMap<ReleasedFigure, ReleasedFigure>;

/** Dimensions that follow from the school. */
const OF_SCHOOL: ReadonlySet<string> = new Set(PLACE);

/**
 * @param current the answer to `query`.
 * @returns nothing for a figure whose group the earlier year does not know.
 */
export async function earlierFigures(ask: Ask, links: () => Promise<LinkedSchools>, query: IndicatorQuery, current: ReleasedFigures, schoolYear: string): Promise<EarlierFigures> {
  if (query.by.includes('school')) return schoolBySchool(ask, await links(), query, current, schoolYear);
  const chosen = query.where.school;
  if (chosen === undefined) return matched(current, await ask({ ...query, schoolYear }), (group) => Object.entries(group));
  const linked = await links();
  const parts = chosen.map((school) => linked.get(school) ?? []);
  if (parts.flat().length === 0) return new Map();
  const then = { ...query, schoolYear, where: { ...withoutPlace(query), school: parts.flat() } };
  const found = matched(current, await ask(then), (group) => Object.entries(group));
  if (parts.every((own) => own.length < 2)) return found;
  const apart = await ask({ ...then, by: [...query.by, 'school'] });
  return hideWithParts(found, apart);
}

function withoutPlace({ where }: IndicatorQuery): IndicatorQuery['where'] {
  return Object.fromEntries(Object.entries(where).filter(([dimension]) => !OF_SCHOOL.has(dimension)));
}

type Group = ReleasedFigure['group'];
type Entries = (group: Group) => readonly (readonly [string, string])[];

function keyOf(indicator: string, entries: ReturnType<Entries>): string {
  return JSON.stringify([indicator, ...[...entries].sort(([one], [other]) => (one < other ? -1 : 1))]);
}

function matched(current: ReleasedFigures, earlier: ReleasedFigures, entries: Entries): Map<ReleasedFigure, ReleasedFigure> {
  const byKey = new Map(earlier.figures.map((figure) => [keyOf(figure.indicator, entries(figure.group)), figure]));
  return new Map(
    current.figures.flatMap((figure) => {
      const found = byKey.get(keyOf(figure.indicator, entries(figure.group)));
      return found === undefined ? [] : [[figure, found] as const];
    }),
  );
}

/** What is left of a group when its place is taken out. */
const apartFromPlace: Entries = (group) => Object.entries(group).filter(([dimension]) => !OF_SCHOOL.has(dimension));

function hidden(figure: ReleasedFigure): ReleasedFigure {
  return { ...figure, value: null, numerator: null, denominator: null, suppressed: true };
}

/** @param apart the same figures school by school. */
function hideWithParts(found: Map<ReleasedFigure, ReleasedFigure>, apart: ReleasedFigures): Map<ReleasedFigure, ReleasedFigure> {
  const withoutSchool: Entries = (group) => Object.entries(group).filter(([dimension]) => dimension !== 'school');
  const hiddenGroups = new Set(apart.figures.filter(({ suppressed }) => suppressed).map((part) => keyOf(part.indicator, withoutSchool(part.group))));
  return new Map([...found].map(([figure, earlier]) => [figure, hiddenGroups.has(keyOf(earlier.indicator, Object.entries(earlier.group))) ? hidden(earlier) : earlier]));
}

async function schoolBySchool(ask: Ask, linked: LinkedSchools, query: IndicatorQuery, current: ReleasedFigures, schoolYear: string): Promise<EarlierFigures> {
  const by = query.by.filter((dimension) => !OF_SCHOOL.has(dimension));
  const where = withoutPlace(query);
  const parts = await ask({ ...query, schoolYear, by: [...by, 'school'], where });
  const partOf = new Map(parts.figures.map((part) => [keyOf(part.indicator, [...apartFromPlace(part.group), ['school', part.group['school'] ?? '']]), part]));
  const merged = new Map<string, ReadonlyMap<string, ReleasedFigure>>();
  const result = new Map<ReleasedFigure, ReleasedFigure>();
  for (const figure of current.figures) {
    const school = figure.group['school'] ?? '';
    const keys = linked.get(school) ?? [];
    const rest = apartFromPlace(figure.group);
    const own = keys.flatMap((key) => partOf.get(keyOf(figure.indicator, [...rest, ['school', key]])) ?? []);
    const [first] = own;
    if (first === undefined) continue;
    if (keys.length === 1) result.set(figure, first);
    else if (own.some(({ suppressed }) => suppressed)) result.set(figure, hidden(first));
    else {
      // Asked for as a whole, because a person at two of the schools is one person.
      let whole = merged.get(school);
      if (whole === undefined) {
        const answer = await ask({ ...query, schoolYear, by, where: { ...where, school: [...keys] } });
        whole = new Map(answer.figures.map((each) => [keyOf(each.indicator, apartFromPlace(each.group)), each]));
        merged.set(school, whole);
      }
      const sum = whole.get(keyOf(figure.indicator, rest));
      if (sum !== undefined) result.set(figure, sum);
    }
  }
  return result;
}
