/** Marks that come from the person, not from the answers: age, grade and stage against the scale's limits. */
import { NOTICE } from './marks';
import type { Scorer } from './scorer';

/** Columns with one place per person. NaN, null and 0 stand for unknown. */
export interface PersonFacts {
  readonly durationSeconds?: Float64Array;
  readonly ages?: Float64Array;
  /** 1–12. */
  readonly grades?: Float64Array;
  /** Ids of stages.ts. */
  readonly stages?: readonly (string | null)[];
}

export interface PersonMarks {
  marks: number;
  /** NaN where it was not recorded. */
  seconds: number;
}

/** Fills `into` for one person, so that millions of persons cost no allocation. */
export function personMarks({ scale: { applies }, grades: limits }: Scorer, { durationSeconds, ages, grades, stages }: PersonFacts, person: number, into: PersonMarks): PersonMarks {
  const seconds = durationSeconds?.[person] ?? Number.NaN;
  into.seconds = seconds > 0 ? seconds : Number.NaN;
  into.marks = 0;
  if (isOutside(ages?.[person], applies.ages)) into.marks |= NOTICE.outsideAge;
  if (isOutside(grades?.[person], limits)) into.marks |= NOTICE.outsideGrade;
  const stage = stages?.[person];
  if (stage != null && applies.stages !== undefined && stage !== 'unknown' && !applies.stages.includes(stage)) into.marks |= NOTICE.outsideStage;
  return into;
}

function isOutside(value: number | undefined, limits: readonly [number, number] | null | undefined): boolean {
  if (value === undefined || limits == null || !(value > 0)) return false;
  return value < limits[0] || value > limits[1];
}
