/** The fictional city: schools, counselors and how many pupils of which level each school has. */
import { COUNTIES } from '../../../shared/regions';
import { People, type Person } from './people';
import { Random } from './random';
import type { SampleCounts } from './truth';

export type Level = keyof SampleCounts['riskLevels'];

export interface PlannedSchool {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly county: string;
  readonly township: string;
  /** Stage id; kindergarten is out of scope. */
  readonly stage: string;
  readonly classes: number;
  readonly students: number;
  readonly staff: number;
  readonly boarding: boolean;
  /** Pupils in the result file, 未测 ones included; 0 when the school was not assessed. */
  readonly listed: number;
}

export interface Post {
  readonly person: Person;
  readonly school: PlannedSchool;
  readonly employment: 'fullTime' | 'partTime';
}

export interface CityPlan {
  readonly schools: readonly PlannedSchool[];
  readonly posts: readonly Post[];
}

const townships = ['城关镇', '程屯镇', '青堌集镇', '龙固镇', '大义镇', '孙寺镇', '郭村镇', '曹城街道', '南城街道', '沙沃镇'];
const countyWeights: Readonly<Record<string, number>> = { '371771': 0.3, '371772': 0.25, '371700': 0.2, '371790': 0 };
/** Stage id, weight, code prefix, typical pupils, number of grades. */
const stages = [
  ['primary', 55, '21', 620],
  ['junior', 20, '31', 1100],
  ['nineYear', 9, '31', 1350],
  ['senior', 7, '34', 2300],
  ['complete', 3, '34', 2100],
  ['vocational', 3, '36', 1500],
  ['special', 2, '51', 120],
] as const;
const tinySchools = [6, 8] as const;

export function planCity(options: { readonly seed: number; readonly schools: number; readonly students: number; readonly startYear: number }): CityPlan {
  const random = new Random(options.seed);
  const schools = planSchools(random, options.schools, options.students);
  return { schools, posts: planPosts(random, schools, options.startYear) };
}

function planSchools(random: Random, count: number, students: number): PlannedSchool[] {
  const counties = countiesOf(random, count);
  const used = new Map<string, number>();
  const drafts = counties.map((county, index) => {
    const [stage, , prefix, typical] = index < 7 ? stages[index % stages.length]! : random.weighted(stages.map((entry) => [entry, entry[1]] as const));
    const tiny = index >= counties.length - tinySchools.length;
    const finalStage = tiny ? 'primary' : stage;
    const township = random.pick(townships);
    return {
      index,
      county: county.code,
      stage: finalStage,
      township,
      code: `${tiny ? '21' : prefix}37${String(170_001 + index * 7).padStart(6, '0')}`,
      name: schoolName(random, county, finalStage, township, tiny, used),
      weight: typical * (0.5 + random.next()),
      tiny,
      assessed: tiny || index % 23 !== 15,
      boarding: finalStage === 'senior' || random.chance(0.25),
    };
  });
  const listed = distribute(students, drafts.map((draft) => (draft.assessed && !draft.tiny ? draft.weight : 0)), drafts.map((draft) => tinySchools[draft.index - (drafts.length - tinySchools.length)] ?? 0));
  const planned = drafts.map(({ weight, tiny: _tiny, assessed: _assessed, ...draft }, index): PlannedSchool => {
    const inList = listed[index] ?? 0;
    // One county lags behind; the others reach 92 to 99 percent.
    const completion = draft.county === '371728' ? 0.78 + random.next() * 0.06 : 0.92 + random.next() * 0.07;
    const pupils = inList === 0 ? Math.round(weight * (students / (drafts.length * 900)) * 0.9) + 40 : Math.ceil(inList / completion);
    return { ...draft, listed: inList, students: pupils, classes: Math.max(1, Math.round(pupils / 45)), staff: Math.max(3, Math.round(pupils / 13)) };
  });
  return [...planned, kindergarten(planned.length)];
}

/** In the directory, but no 中小学: the import must leave it out of every figure. */
function kindergarten(index: number): PlannedSchool {
  return { index, code: '1137170999', name: '牡丹区实验幼儿园', county: '371702', township: '南城街道', stage: 'kindergarten', classes: 12, students: 360, staff: 40, boarding: false, listed: 0 };
}

function countiesOf(random: Random, count: number): { code: string; label: string }[] {
  const areas = COUNTIES.filter((county) => (countyWeights[county.code] ?? 1) > 0);
  const first = areas.filter((county) => (countyWeights[county.code] ?? 1) === 1);
  const all = [...first, ...areas.filter((county) => !first.includes(county))].slice(0, count);
  const rest = Array.from({ length: count - all.length }, () => random.weighted(areas.map((county) => [county, countyWeights[county.code] ?? 1] as const)));
  return [...all, ...rest];
}

const nameEndings: Readonly<Record<string, readonly string[]>> = {
  primary: ['实验小学', '第一小学', '第二实验小学', '中心小学', '育才小学', '希望小学', '明德小学'],
  junior: ['第一初级中学', '第二中学', '实验中学', '初级中学', '第三初级中学'],
  nineYear: ['九年一贯制学校', '实验学校（九年一贯制）', '育英九年制学校'],
  senior: ['第一高级中学', '高级中学', '第二高级中学'],
  complete: ['完全中学', '外国语完全中学'],
  vocational: ['职业中等专业学校', '职业教育中心'],
  special: ['特殊教育学校'],
};

function schoolName(random: Random, county: { code: string; label: string }, stage: string, township: string, tiny: boolean, used: Map<string, number>): string {
  // Schools of the city itself carry the city's name; the zones' carry their own.
  const area = county.code === '371700' ? '菏泽市' : county.label;
  const middle = stage === 'primary' || random.chance(0.4) ? township : '';
  const base = tiny ? `${area}${township}第${random.integer(1, 9)}教学点` : `${area}${middle}${random.pick(nameEndings[stage] ?? ['学校'])}`;
  const times = (used.get(base) ?? 0) + 1;
  used.set(base, times);
  return times === 1 ? base : base.replace(area, `${area}第${chineseOrdinal(times)}片区`);
}

function chineseOrdinal(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value < 10) return digits[value] ?? '';
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : (digits[tens] ?? String(tens))}十${value % 10 === 0 ? '' : (digits[value % 10] ?? '')}`;
}

/** Whole numbers in proportion to the weights, plus the fixed parts, that add up exactly to the total. */
function distribute(total: number, weights: readonly number[], fixed: readonly number[]): number[] {
  const free = Math.max(0, total - fixed.reduce((sum, value) => sum + value, 0));
  const sum = weights.reduce((running, weight) => running + weight, 0);
  const exact = weights.map((weight) => (free * weight) / sum);
  const parts = exact.map(Math.floor);
  let missing = free - parts.reduce((running, value) => running + value, 0);
  const byRemainder = exact.map((value, index) => [value - Math.floor(value), index] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, index] of byRemainder) {
    if (missing-- <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
  }
  return parts.map((value, index) => value + (fixed[index] ?? 0));
}

function planPosts(random: Random, schools: readonly PlannedSchool[], startYear: number): Post[] {
  const people = new People(random);
  const taken = new Set<string>();
  const posts: Post[] = [];
  for (const school of schools) {
    // About one school in twenty has nobody.
    if (school.stage === 'kindergarten' || school.index % 19 === 13) continue;
    const count = Math.max(1, Math.min(4, Math.round(school.students / 900) + (random.chance(0.3) ? 1 : 0)));
    for (let position = 0; position < count; position++) {
      const employment = random.chance(school.stage === 'senior' || school.stage === 'complete' ? 0.45 : 0.1) ? 'fullTime' : 'partTime';
      const colleague = posts.at(-1);
      const shared = position === 0 && colleague !== undefined && colleague.school !== school && colleague.school.county === school.county && random.chance(0.08);
      if (shared) posts.push({ ...colleague, school });
      else posts.push({ person: uniquePerson(people, school.county, startYear - random.integer(26, 55), taken), school, employment });
    }
  }
  return posts;
}

/** No two counselors share name, sex and birth month: where an ID number is wrong they are told apart by these. */
function uniquePerson(people: People, county: string, birthYear: number, taken: Set<string>): Person {
  for (;;) {
    const person = people.make(county, birthYear);
    const key = `${person.name}|${person.gender}|${person.birth.year}-${person.birth.month}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return person;
  }
}
