/** 筛查 → 复测 → 访谈 → 告知家长 → 干预或转介 → 随访 → 结案: how far each case has come by the day the ledgers close. */
import type { SampleArea } from './areas';
import { addDays, dayOf } from './days';
import type { Platform } from './platforms';
import type { Random } from './random';
import type { Retest } from './retests';
import type { SampleSchool } from './school-plan';
import type { SampleStudent } from './students';

/** Days from one step to the next after which it is overdue. */
export interface FollowUpDeadlines {
  readonly retested: number;
  /** By severity of the level that counts. */
  readonly interviewed: Readonly<Record<'1' | '2' | '3', number>>;
  readonly guardianInformed: number;
  readonly intervened: number;
  readonly followed: number;
}

export const DEADLINES: FollowUpDeadlines = { retested: 28, interviewed: { '1': 14, '2': 3, '3': 1 }, guardianInformed: 3, intervened: 7, followed: 30 };
export const STEPS = ['retested', 'interviewed', 'guardianInformed', 'intervened', 'referred', 'followed', 'closed'] as const;
export type Step = (typeof STEPS)[number];
type Severity = '1' | '2' | '3';

/** A pupil whom the first test found, with the later one if there was any. */
export interface Concerned {
  readonly student: SampleStudent;
  readonly retest: Retest | undefined;
}

export interface Case {
  readonly school: SampleSchool;
  readonly student: SampleStudent;
  /** The number that the results give, so that both mean the same pupil. */
  readonly toldBy: Platform['pupilsToldBy'];
  readonly level: Severity;
  readonly screenedOn: string;
  readonly retestLevel: SampleStudent['level'] | null;
  readonly outcome: 'cleared' | 'attention' | 'priority' | 'crisis' | null;
  readonly dates: Partial<Readonly<Record<Step, string>>>;
  /** The step it waits for, if that is late by the day the ledgers close. */
  readonly overdue: Step | null;
  readonly referredTo: 'hospital' | 'center' | null;
}

export interface CaseCounts {
  readonly cases: number;
  readonly byLevel: Readonly<Record<string, number>>;
  /** Cases with a date of the step. */
  readonly bySteps: Readonly<Record<Step, number>>;
  /** Open cases whose next step is past its deadline, by that step. */
  readonly overdue: Readonly<Record<Step, number>>;
}

export function closingDay(startYear: number): string {
  return dayOf(startYear + 1, 1, 15);
}

/** Every pupil of levels 2 and 3 and some of level 1 is in the ledger, but for a few that were forgotten. */
export function caseOf({ student, retest }: Concerned, school: SampleSchool, toldBy: Platform['pupilsToldBy'], random: Random, startYear: number): Case | null {
  const { level, result } = student;
  if (result === null || (level !== '1' && level !== '2' && level !== '3')) return null;
  if (!random.chance(level === '1' ? 0.15 : 0.96)) return null;
  const screenedOn = dayOf(startYear, result.month, result.day);
  const loop = new Loop(random, screenedOn, closingDay(startYear));
  const again = retest?.student.result;
  // A crisis does not wait for a second test.
  const retestedOn = level !== '3' && loop.step('retested', again === undefined || again === null ? random.integer(7, 26) : dayOf(startYear, again.month, again.day), DEADLINES.retested);
  const retestLevel = !retestedOn ? null : (retest?.student.level ?? random.weighted(['0', level, '1'] as const, [15, 70, 15]));
  const worst: Severity = retestLevel === '3' ? '3' : level;
  loop.step('interviewed', random.integer(0, random.chance(0.85) ? DEADLINES.interviewed[worst] : DEADLINES.interviewed[worst] + 10), DEADLINES.interviewed[worst]);
  const outcome = !loop.has('interviewed') ? null : random.weighted(['cleared', 'attention', 'priority', 'crisis'] as const, level === '3' ? [8, 17, 40, 35] : level === '2' ? [25, 40, 32, 3] : [50, 45, 5, 0]);
  loop.step('guardianInformed', random.integer(0, 3), DEADLINES.guardianInformed);
  let referredTo: Case['referredTo'] = null;
  if (outcome === 'crisis') {
    if (loop.step('referred', random.integer(0, 4), DEADLINES.intervened)) referredTo = random.weighted(['hospital', 'center'] as const, [7, 3]);
  } else if (outcome === 'attention' || outcome === 'priority') {
    loop.step('intervened', random.integer(1, 9), DEADLINES.intervened);
  }
  if (outcome !== 'cleared') loop.step('followed', random.integer(10, 28), DEADLINES.followed);
  const mayClose = outcome === 'cleared' || (outcome !== 'crisis' && random.chance(0.5));
  if (mayClose) loop.step('closed', outcome === 'cleared' ? random.integer(0, 3) : random.integer(14, 40), Infinity);
  return { school, student, toldBy, level, screenedOn, retestLevel, outcome, dates: loop.dates, overdue: loop.overdue, referredTo };
}

const STAYS_AWAY = 0.05;

/** Goes from step to step until one is not done by the closing day. */
class Loop {
  readonly dates: Partial<Record<Step, string>> = {};
  overdue: Step | null = null;
  private stopped = false;

  constructor(
    private readonly random: Random,
    private latest: string,
    private readonly closing: string,
  ) {}

  has(step: Step): boolean {
    return this.dates[step] !== undefined;
  }

  /** @param when a day, or days after the step before. @returns whether it was done. */
  step(step: Step, when: string | number, deadline: number): boolean {
    if (this.stopped) return false;
    const day = typeof when === 'string' ? when : addDays(this.latest, when);
    if (day > this.closing || this.random.chance(STAYS_AWAY)) {
      this.stopped = true;
      if (deadline !== Infinity && addDays(this.latest, deadline) < this.closing) this.overdue = step;
      return false;
    }
    this.dates[step] = day;
    this.latest = day;
    return true;
  }
}

/** Adds up cases county by county, so that none need be kept. */
export class CaseTally {
  private readonly groups = new Map<string, { cases: number; byLevel: Record<string, number>; bySteps: Record<Step, number>; overdue: Record<Step, number> }>();

  /** @param lost steps and level whose cell cannot be read. */
  add({ code }: SampleArea, followed: Case, lost: { readonly step: Step | null; readonly level: boolean }): void {
    for (const key of ['', code]) {
      const group = this.groups.get(key) ?? empty();
      this.groups.set(key, group);
      group.cases += 1;
      if (!lost.level) group.byLevel[followed.level] = (group.byLevel[followed.level] ?? 0) + 1;
      for (const step of STEPS) if (followed.dates[step] !== undefined && step !== lost.step) group.bySteps[step] += 1;
      if (followed.overdue !== null) group.overdue[followed.overdue] += 1;
    }
  }

  counts(): { readonly city: CaseCounts; readonly byCounty: Readonly<Record<string, CaseCounts>> } {
    return { city: this.groups.get('') ?? empty(), byCounty: Object.fromEntries([...this.groups].filter(([code]) => code !== '').sort(([a], [b]) => (a < b ? -1 : 1))) };
  }
}

function empty(): { cases: number; byLevel: Record<string, number>; bySteps: Record<Step, number>; overdue: Record<Step, number> } {
  const none = (): Record<Step, number> => ({ retested: 0, interviewed: 0, guardianInformed: 0, intervened: 0, referred: 0, followed: 0, closed: 0 });
  return { cases: 0, byLevel: {}, bySteps: none(), overdue: none() };
}
