/** How each check reads its verdict and its evidence from the facts; the indicators count the same columns of fact_school. */
import { EXAM_LIMIT, HOMEWORK_LIMIT, SLEEP_NEEDED } from '../warehouse/fact-school';

/** A quantity held against a limit, grade by grade. */
export interface QuantityRule {
  readonly kind: 'quantity';
  /** Columns of fact_school. */
  readonly met: string;
  readonly reported: string;
  /** Fact table with one row per school and grade, and its column. */
  readonly table: string;
  readonly column: string;
  readonly relation: '<=' | '>=';
  /** SQL; NULL where no limit is set for the grade. */
  readonly limit: string;
  readonly unit: string;
  /** Not every grade has a limit. */
  readonly byGrade: boolean;
}

/** A yes or no; `wrong` is the answer that misses. */
export interface AnswerRule {
  readonly kind: 'answer';
  readonly met: string;
  readonly reported: string;
  readonly table: string;
  readonly column: string;
  readonly wrong: boolean;
  /** Said of the grades that gave the wrong answer; one right answer among the grades is enough where `anyGrade`. */
  readonly wording: string;
  readonly anyGrade: boolean;
}

export type CheckRule = QuantityRule | AnswerRule;

const daily = { reported: 'dailyReported', table: 'fact_daily_management' } as const;
const exercise = (met: string, minutes: number): QuantityRule => ({ ...daily, kind: 'quantity', met, column: 'exerciseMinutes', relation: '>=', limit: String(minutes), unit: '分钟', byGrade: false });

/** By indicator. */
export const CHECK_RULES: Readonly<Record<string, CheckRule>> = {
  courseTimetableShare: { kind: 'answer', met: 'courseInTimetable', reported: 'courseReported', table: 'fact_course', column: 'inTimetable', wrong: false, wording: '没有列入课表', anyGrade: true },
  homeworkMetShare: { ...daily, kind: 'quantity', met: 'homeworkMet', column: 'homeworkMinutes', relation: '<=', limit: HOMEWORK_LIMIT, unit: '分钟', byGrade: true },
  examsMetShare: { ...daily, kind: 'quantity', met: 'examsMet', column: 'examsPerTerm', relation: '<=', limit: EXAM_LIMIT, unit: '次', byGrade: true },
  rankFreeShare: { ...daily, kind: 'answer', met: 'rankFree', column: 'ranksPublished', wrong: true, wording: '公布考试排名', anyGrade: false },
  exerciseHourShare: exercise('exerciseHour', 60),
  exerciseTwoHoursShare: exercise('exerciseTwoHours', 120),
  sleepMetShare: { ...daily, kind: 'quantity', met: 'sleepMet', column: 'sleepHours', relation: '>=', limit: SLEEP_NEEDED, unit: '小时', byGrade: true },
  roomShare: { kind: 'answer', met: 'hasRoom', reported: 'roomReported', table: 'fact_counseling_room', column: 'hasRoom', wrong: false, wording: '没有建心理辅导室', anyGrade: true },
};
