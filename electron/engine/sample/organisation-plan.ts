/** 测评组织情况: what schools say of their assessment, grade by grade; mostly what the results say too. */
import { apportion } from './shares';
import { dayOf } from './days';
import type { Case } from './follow-up-plan';
import { gradesOf } from './grade-rows';
import { type Random, randomFor } from './random';
import type { GradeOutcome } from './result-files';
import type { SampleSchool } from './school-plan';

const AMOUNTS = ['toAssess', 'assessed', 'valid', 'invalid', 'levelOne', 'levelTwo', 'levelThree', 'retested', 'interviewed', 'referred', 'consented', 'refused'] as const;
export type Amount = (typeof AMOUNTS)[number];

export interface OrganisationRow {
  readonly school: SampleSchool;
  /** Null for a school that has not begun. */
  readonly grade: number | null;
  readonly amounts: Readonly<Record<Amount, number>>;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly reason: string | null;
  /** 有效 is given as a percentage. */
  readonly flaw: 'valid' | undefined;
}

/** Sums over the rows that can be read; 一级 is the worst level. */
export type OrganisationCounts = Readonly<Record<Amount, number>> & { readonly rows: number; readonly schoolsReporting: number };

/** A school whose return says otherwise than its results. */
export interface StatedDifferently {
  readonly school: string;
  readonly stated: number;
  readonly inResults: number;
  /** The return claims more assessed than to be assessed. */
  readonly moreThanToAssess: boolean;
}

const ZERO: Readonly<Record<Amount, number>> = { toAssess: 0, assessed: 0, valid: 0, invalid: 0, levelOne: 0, levelTwo: 0, levelThree: 0, retested: 0, interviewed: 0, referred: 0, consented: 0, refused: 0 };

export interface SchoolReturn {
  readonly rows: readonly OrganisationRow[];
  readonly differing: StatedDifferently | null;
}

/** @param outcomes by grade; empty where nobody was assessed. @returns null for a school that does not report. */
export function schoolReturn(seed: number, school: SampleSchool, outcomes: ReadonlyMap<number, GradeOutcome>, cases: readonly Case[], startYear: number): SchoolReturn | null {
  const random = randomFor(seed, 'organisation', school.code);
  if (random.chance(school.listed === 0 ? 0.5 : 0.04)) return null;
  if (school.listed === 0) {
    return { rows: [{ school, grade: null, amounts: { ...ZERO, toAssess: school.students }, startedOn: null, endedOn: null, reason: '计划下学期开展', flaw: undefined }], differing: null };
  }
  const grades = gradesOf(school).filter((grade) => outcomes.has(grade));
  const away = apportion(school.students - school.listed, grades.map((grade) => outcomes.get(grade)?.listed ?? 0));
  const rows = grades.map((grade, place) => gradeRow(school, grade, outcomes.get(grade), away[place] ?? 0, cases, random, startYear));
  const differs = random.weighted(['no', 'more', 'tooMany'] as const, [90, 6, 4]);
  const last = rows.at(-1);
  if (last === undefined || differs === 'no') return { rows, differing: null };
  const inResults = rows.reduce((sum, { amounts }) => sum + amounts.assessed, 0);
  const extra = random.integer(2, 9);
  const assessed = last.amounts.assessed + extra;
  const changed: OrganisationRow = { ...last, amounts: { ...last.amounts, assessed, valid: last.amounts.valid + extra, toAssess: differs === 'tooMany' ? Math.max(0, assessed - 3) : Math.max(last.amounts.toAssess, assessed) } };
  return { rows: [...rows.slice(0, -1), changed], differing: { school: school.code, stated: inResults + extra, inResults, moreThanToAssess: differs === 'tooMany' } };
}

function gradeRow(school: SampleSchool, grade: number, outcome: GradeOutcome | undefined, away: number, cases: readonly Case[], random: Random, startYear: number): OrganisationRow {
  const levels = outcome?.levels;
  const own = cases.filter(({ student }) => student.grade === grade);
  const valid = levels === undefined ? 0 : levels['0'] + levels['1'] + levels['2'] + levels['3'];
  const [toAssess, refused] = [(outcome?.listed ?? 0) + away, Math.min(away, random.integer(0, 2))];
  const having = (isTrue: (each: Case) => boolean): number => own.filter(isTrue).length;
  return {
    school, grade, flaw: undefined, startedOn: dayOf(startYear, 10, 8), endedOn: dayOf(startYear, 11, 28), reason: away > 0 ? `请假${away}人` : null,
    amounts: {
      toAssess, valid, invalid: levels?.X ?? 0, assessed: valid + (levels?.X ?? 0), levelOne: levels?.['3'] ?? 0, levelTwo: levels?.['2'] ?? 0, levelThree: levels?.['1'] ?? 0, refused, consented: toAssess - refused,
      retested: having(({ dates }) => dates.retested !== undefined), interviewed: having(({ dates }) => dates.interviewed !== undefined), referred: having(({ dates }) => dates.referred !== undefined),
    },
  };
}

/** What a reader makes of the row. */
export function readable({ amounts, flaw }: OrganisationRow): Readonly<Record<Amount, number>> {
  return flaw === 'valid' ? { ...amounts, valid: 0 } : amounts;
}

export function countReturns(rows: readonly OrganisationRow[]): OrganisationCounts {
  const sums = rows.map(readable).reduce<Record<Amount, number>>((total, own) => {
    for (const id of AMOUNTS) total[id] += own[id];
    return total;
  }, { ...ZERO });
  return { ...sums, rows: rows.length, schoolsReporting: new Set(rows.map(({ school }) => school)).size };
}
