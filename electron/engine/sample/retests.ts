/** 复测 and 补测: who is tested a second time, weeks after the others, and what counts then. */
import type { RiskLevel } from '../../../shared/risk';
import type { Random } from './random';
import type { SampleSchool } from './school-plan';
import { makeResult, type SampleStudent } from './students';

export interface Retest {
  /** The pupil as the second file lists them. */
  readonly student: SampleStudent;
  /** The level that counts: of the latest valid result. */
  readonly counts: RiskLevel;
}

/** Every so many schools one tests again; never the small ones, whose few rows show the suppression. */
const SCHOOLS_PER_RETEST = 5;
const FEWEST_LISTED = 60;
const MONTHS = [12, 12] as const;

export function testsAgain(school: SampleSchool, place: number): boolean {
  return place % SCHOOLS_PER_RETEST === 2 && school.listed >= FEWEST_LISTED;
}

/** Asks again those with invalid answers, most of those who were away, and those in need; the others not. */
export function retestOf(student: SampleStudent, random: Random): Retest | undefined {
  switch (student.level) {
    case 'X':
      return random.chance(0.15) ? again(student, 'X', random) : again(student, random.weighted(['0', '1', '2'], [80, 15, 5]), random);
    case 'N':
      return random.chance(0.4) ? undefined : again(student, random.weighted(['0', '1', '2'], [85, 11, 4]), random);
    case '2':
    case '3':
      return random.chance(0.1) ? again(student, 'X', random) : again(student, random.weighted(['0', '1', '2', '3'], [5, 25, 45, 25]), random);
    case '0':
    case '1':
      return undefined;
  }
}

function again(student: SampleStudent, level: Exclude<RiskLevel, 'N'>, random: Random): Retest {
  // An invalid second answer takes nothing from a valid first one.
  return { student: { ...student, level, result: makeResult(level, student.scale, random, MONTHS) }, counts: level === 'X' ? student.level : level };
}
