/** The made-up city's schools: where they are, how large, and how many of their pupils a results file lists. */
import { EngineFailure } from '../../../shared/contract';
import { SAMPLE_AREAS, CITY_RUN, type SampleArea } from './areas';
import { type Random, randomFor } from './random';
import { KINDERGARTEN, SCHOOL_KINDS, type SchoolKind } from './school-kinds';
import { SchoolNames } from './school-names';
import { apportion } from './shares';

export interface SampleSchool {
  readonly area: SampleArea;
  readonly kind: SchoolKind;
  /** Ten digits. */
  readonly code: string;
  readonly name: string;
  readonly township: string;
  /** 在校生数. */
  readonly students: number;
  /** Rows of its results file, those of 未测 included; 0 where nobody was assessed. */
  readonly listed: number;
  readonly boards: boolean;
  readonly inScope: boolean;
}

/** The importer refuses more pupils than this in one school. */
const LARGEST_SCHOOL = 30_000;
const TEACHING_POINTS = 3;
const FEWEST_SCHOOLS_FOR_GAPS = 20;

interface Site {
  readonly area: SampleArea;
  readonly kind: SchoolKind;
  readonly weight: number;
  readonly isTeachingPoint: boolean;
}

/** @returns schools in area order, the kindergarten last. `schools` in scope; `listed` adds up to `students`. */
export function planSchools(seed: number, schools: number, students: number): SampleSchool[] {
  const random = randomFor(seed, 'schools');
  const sites = planSites(random, schools);
  const pointRows = sites.map((site) => (site.isTeachingPoint ? random.integer(5, 8) : 0));
  const assessed = assessedSites(random, sites, students);
  const weights = sites.map((site, index) => (assessed.has(index) && !site.isTeachingPoint ? site.weight : 0));
  const listed = addUp(apportionOver(students - sum(pointRows.filter((_, index) => assessed.has(index))), weights), pointRows.map((rows, index) => (assessed.has(index) ? rows : 0)));
  const perWeight = students / Math.max(1, sum(weights));
  const laggard = random.pick(SAMPLE_AREAS.filter((area) => area.code !== CITY_RUN && area.weight >= 7)).code;
  const names = new SchoolNames(random);
  const planned = sites.map(({ area, kind, weight, isTeachingPoint }, index): SampleSchool => {
    const rows = listed[index] ?? 0;
    const away = isTeachingPoint ? 0 : area.code === laggard ? 0.12 + random.next() * 0.12 : random.next() * 0.03;
    const enrolled = rows > 0 ? rows + Math.round(rows * away) : isTeachingPoint ? (pointRows[index] ?? 5) : Math.max(8, Math.round(weight * perWeight));
    const township = random.pick(area.townships);
    return {
      area,
      kind,
      code: `${kind.codePrefix}37${String(900_001 + index * 3).padStart(6, '0')}`,
      name: names.next(area, kind, township, isTeachingPoint),
      township,
      students: Math.min(enrolled, LARGEST_SCHOOL),
      listed: rows,
      boards: kind.grades[1] > 6 && random.chance(0.6),
      inScope: true,
    };
  });
  if (planned.some((school) => school.listed > LARGEST_SCHOOL)) {
    throw new EngineFailure('BAD_REQUEST', `示例中每所学校最多 ${LARGEST_SCHOOL} 名学生。请增加学校数或减少学生数。`, { schools, students });
  }
  return [...planned, kindergarten(planned.length)];
}

function planSites(random: Random, schools: number): Site[] {
  const areas = schools >= SAMPLE_AREAS.length ? SAMPLE_AREAS : [...SAMPLE_AREAS].sort((a, b) => b.weight - a.weight).slice(0, schools);
  const perArea = apportion(schools, areas.map((area) => area.weight), 1);
  const perKind = apportion(schools, SCHOOL_KINDS.map((kind) => kind.share));
  const kinds = SCHOOL_KINDS.flatMap((kind, index) => Array.from({ length: perKind[index] ?? 0 }, () => kind));
  let points = Math.min(TEACHING_POINTS, Math.floor((perKind[0] ?? 0) / 3));
  return areas.flatMap((area, index) =>
    Array.from({ length: perArea[index] ?? 0 }, (): Site => {
      const kind = takeKind(random, kinds, area);
      const isTeachingPoint = points > 0 && kind.stage === 'primary' && area.code !== CITY_RUN && random.chance(0.2);
      if (isTeachingPoint) points -= 1;
      return { area, kind, weight: kind.size * (0.5 + random.next()), isTeachingPoint };
    }),
  );
}

/** The city itself runs no village schools: it takes from the others as long as there are any. */
function takeKind(random: Random, kinds: SchoolKind[], area: SampleArea): SchoolKind {
  const wanted = kinds.flatMap((kind, index) => (area.code !== CITY_RUN || kind.grades[1] > 9 ? [index] : []));
  const index = random.pick(wanted.length > 0 ? wanted : [...kinds.keys()]);
  return kinds.splice(index, 1)[0] ?? (SCHOOL_KINDS[0] as SchoolKind);
}

/**
 * A few primary schools have not assessed anybody: small ones of larger counties, so that they do not make a second
 * laggard. With very few pupils most schools have not.
 */
function assessedSites(random: Random, sites: readonly Site[], students: number): ReadonlySet<number> {
  const perArea = new Map<SampleArea, number>();
  for (const { area } of sites) perArea.set(area, (perArea.get(area) ?? 0) + 1);
  const candidates = [...sites.entries()].filter(([, site]) => site.kind.stage === 'primary' && !site.isTeachingPoint && (perArea.get(site.area) ?? 0) >= 4);
  const smallest = candidates.sort(([, a], [, b]) => a.weight - b.weight).slice(0, Math.ceil(candidates.length / 2));
  const missing = new Set<number>();
  const wanted = sites.length < FEWEST_SCHOOLS_FOR_GAPS ? 0 : Math.max(2, Math.round(sites.length * 0.02));
  while (missing.size < Math.min(wanted, smallest.length)) missing.add(random.pick(smallest)[0]);
  const assessed = [...sites.keys()].filter((index) => !missing.has(index));
  return new Set(assessed.slice(0, Math.max(1, Math.floor(students / 10))));
}

/** Every school with a weight gets at least one pupil. */
function apportionOver(total: number, weights: readonly number[]): number[] {
  const owners = [...weights.keys()].filter((index) => (weights[index] ?? 0) > 0);
  const parts = apportion(total, owners.map((index) => weights[index] ?? 0), 1);
  const result = weights.map(() => 0);
  owners.forEach((owner, position) => (result[owner] = parts[position] ?? 0));
  return result;
}

function kindergarten(index: number): SampleSchool {
  const area = SAMPLE_AREAS[1] as SampleArea;
  return { area, kind: KINDERGARTEN, code: `1137${900_001 + index * 3}`, name: `${area.prefix}实验幼儿园`, township: area.townships[0] ?? '', students: KINDERGARTEN.size, listed: 0, boards: false, inScope: false };
}

function addUp(first: readonly number[], second: readonly number[]): number[] {
  return first.map((value, index) => value + (second[index] ?? 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
