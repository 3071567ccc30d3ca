/** Pupils of one school with their results, made one after the other. */
import type { RiskLevel } from '../../../shared/risk';
import type { People, Person } from './people';
import type { Random } from './random';
import type { SampleSchool } from './school-plan';

export type SampleScale = 'SDQ' | 'MHT' | 'MSSMHS';

export interface SampleStudent {
  readonly person: Person;
  /** The school's own number, unique in the school. */
  readonly schoolNumber: string;
  /** 1–12. */
  readonly grade: number;
  readonly classNumber: number;
  readonly level: RiskLevel;
  readonly scale: SampleScale;
  /** Null for those not assessed. */
  readonly result: { readonly score: number; /** Null for a scale without lie scale. */ readonly validity: number | null; readonly seconds: number; readonly month: number; readonly day: number } | null;
}

type Scored = Exclude<RiskLevel, 'N'>;
/** Totals that the scales can give: SDQ 0–40; MHT 0–90; MSSMHS 60–300, five grades of agreement over 60 questions. */
const SCORES: Readonly<Record<SampleStudent['scale'], Readonly<Record<Scored, readonly [low: number, high: number]>>>> = {
  SDQ: { '0': [1, 16], '1': [17, 19], '2': [20, 25], '3': [26, 36], X: [0, 40] },
  MHT: { '0': [5, 45], '1': [46, 55], '2': [56, 64], '3': [65, 88], X: [2, 88] },
  MSSMHS: { '0': [60, 119], '1': [120, 179], '2': [180, 239], '3': [240, 300], X: [60, 300] },
};
type Months = readonly [first: number, last: number];
const ASSESSMENT_MONTHS: Months = [10, 11];
const LEVELS = ['0', '1', '2', '3', 'X', 'N'] as const satisfies readonly RiskLevel[];

/** Relative shares of the levels at one school: by its kind, its county and its own circumstances. */
export function levelShares(school: SampleSchool, random: Random): number[] {
  const countyFactor = 0.75 + (Number(school.area.code) % 7) * 0.08;
  const factor = school.kind.risk * countyFactor * (0.8 + random.next() * 0.4);
  const [mild, moderate, severe] = [10 * factor, 4 * factor, 1.2 * factor];
  return [Math.max(50, 99.2 - mild - moderate - severe), mild, moderate, severe, 1, 1];
}

/** Each for grades that it was made for: the first three are too young to fill in a form themselves. */
export function scaleOfGrade(grade: number): SampleScale {
  return grade >= 10 ? 'MSSMHS' : grade >= 4 ? 'MHT' : 'SDQ';
}

export function makeStudent(school: SampleSchool, index: number, shares: readonly number[], people: People, random: Random, startYear: number): SampleStudent {
  const [first, last] = school.kind.grades;
  const perGrade = school.listed / (last - first + 1);
  const grade = Math.min(last, first + Math.floor(index / perGrade));
  const level = random.weighted(LEVELS, shares);
  const scale = scaleOfGrade(grade);
  // Pupils of special schools are older than their grade; one year more keeps it simple.
  const birthYear = startYear - 5 - grade - (school.kind.stage === 'special' ? 1 : 0);
  return {
    person: people.make(school.area.code, birthYear),
    schoolNumber: `${startYear - grade + first}${String(index + 1).padStart(5, '0')}`,
    grade,
    classNumber: 1 + Math.floor((index % perGrade) / 46),
    level,
    scale,
    result: level === 'N' ? null : makeResult(level, scale, random, ASSESSMENT_MONTHS),
  };
}

export function makeResult(level: Scored, scale: SampleStudent['scale'], random: Random, months: Months): NonNullable<SampleStudent['result']> {
  return {
    score: random.integer(...SCORES[scale][level]),
    validity: scale === 'SDQ' ? null : level === 'X' ? random.integer(7, 10) : random.integer(0, 6),
    seconds: level === 'X' ? random.integer(40, 160) : random.integer(380, 1600),
    month: random.integer(...months),
    day: random.integer(8, 28),
  };
}
