/** Calls of two months: more in the evening, at week ends and on Mondays, answered by who is on duty. */
import { type SampleArea, SAMPLE_AREAS } from './areas';
import { addDays, daysBetween, weekdayOf } from './days';
import { spreadFlaws } from './flaws';
import { clockOf, type Shift, type TimedShift, timedShifts } from './hotline-plan';
import { type Random, randomFor } from './random';
import { countBy, sumOf } from './tally';

export type CallFlaw = 'missingTime' | 'onlyDate' | 'topic' | 'minutes';
type Word = readonly [id: string, weight: number, ...words: readonly string[]];

export interface Call {
  readonly number: string;
  readonly day: string;
  /** Minutes after midnight. */
  readonly minute: number;
  readonly waitSeconds: number;
  readonly flaw: CallFlaw | undefined;
  /** Null when nobody took it. */
  readonly talk: Talk | null;
}

export interface Talk {
  readonly operator: string;
  readonly minutes: number;
  readonly caller: Word;
  readonly gender: 'male' | 'female';
  /** Null for grown-ups who call about none. */
  readonly grade: number | null;
  readonly area: SampleArea;
  readonly isFirst: boolean;
  readonly topic: Word;
  readonly crisis: Word;
  readonly handling: Word;
  /** Hours until somebody called back; null when nobody did. */
  readonly calledBackAfter: number | null;
}

export interface CallCounts {
  readonly calls: number;
  readonly answered: number;
  readonly minutes: number;
  readonly byCaller: Readonly<Record<string, number>>;
  readonly byTopic: Readonly<Record<string, number>>;
  readonly byCrisisLevel: Readonly<Record<string, number>>;
  readonly byHandling: Readonly<Record<string, number>>;
  /** `00`–`23`; calls with a time of day. */
  readonly byHour: Readonly<Record<string, number>>;
  /** `1` is Monday. */
  readonly byWeekday: Readonly<Record<string, number>>;
  readonly highCrisis: number;
  readonly highCrisisCalledBackWithinDay: number;
}

const HOURS = [3, 2, 1.5, 1, 1, 1.5, 3, 4, 5, 6, 6, 5, 7, 5, 5, 6, 8, 10, 14, 20, 24, 22, 14, 7];
const WEEKDAYS = [1.2, 1, 0.9, 0.9, 1.1, 1.3, 1.5];
const callers: readonly Word[] = [['student', 45, '学生', '本人'], ['parent', 42, '家长', '母亲', '父亲'], ['teacher', 8, '教师', '班主任'], ['other', 5, '其他', '市民']];
const topics: readonly Word[] = [
  ['emotion', 22, '情绪', '情绪困扰'], ['study', 24, '学业', '学习压力', '考试焦虑'], ['peers', 14, '人际关系', '同伴关系'], ['family', 17, '家庭', '亲子关系'], ['love', 4, '恋爱与性', '早恋'],
  ['behaviour', 9, '行为', '沉迷手机'], ['illness', 3, '精神疾病', '失眠'], ['crisis', 2, '自伤自杀', '自伤'], ['enquiry', 3, '咨询政策', '政策咨询'], ['other', 2, '其他'],
];
const crises: readonly Word[] = [['none', 52, '无', '无危机'], ['low', 36, '低', '轻度'], ['middle', 9, '中', '中度'], ['high', 3, '高', '高危']];
const handlings: Readonly<Record<string, readonly Word[]>> = {
  none: [['listening', 60, '倾听疏导', '倾听'], ['advice', 40, '建议指导', '建议']],
  low: [['listening', 60, '倾听疏导', '情绪疏导'], ['advice', 40, '建议指导']],
  middle: [['advice', 40, '建议指导'], ['referral', 30, '转介'], ['school', 30, '联系学校']],
  high: [['guardian', 55, '联系监护人', '联系家长'], ['referral', 30, '转介', '建议就医'], ['police', 15, '报警']],
};
const FEWEST = 240;
const MOST = 20_000;
const CALLS_PER_SCHOOL = 6;

const pickWord = (random: Random, words: readonly Word[]): Word => random.weighted(words, words.map(([, weight]) => weight));

export function planCalls(seed: number, schools: number, shifts: readonly Shift[]): readonly Call[] {
  const [first, last] = [shifts[0]?.day, shifts.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const random = randomFor(seed, 'calls');
  const timed = timedShifts(shifts);
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
  const weights = days.map((day) => WEEKDAYS[weekdayOf(day) - 1] ?? 1);
  const moments = Array.from({ length: Math.min(MOST, Math.max(FEWEST, schools * CALLS_PER_SCHOOL)) }, () => {
    const day = random.weighted([...days.keys()], weights);
    return day * 1440 + random.weighted([...HOURS.keys()], HOURS) * 60 + random.integer(0, 59);
  }).sort((a, b) => a - b);
  const flaws = spreadFlaws<CallFlaw>(moments.length, ['missingTime', 'onlyDate', 'onlyDate', 'topic', 'topic', 'minutes', 'minutes'], random);
  const perDay = new Map<string, number>();
  return moments.map((moment, index): Call => {
    const day = days[Math.floor(moment / 1440)] ?? first;
    const count = (perDay.get(day) ?? 0) + 1;
    perDay.set(day, count);
    const onDuty = timed.filter(({ from, to }) => from <= moment && moment < to);
    // A wrong topic or length can only stand beside a call that somebody took.
    const talk = onDuty.length > 0 && (random.chance(0.93) || flaws.has(index)) ? talkOf(random, onDuty) : null;
    const flaw = flaws.get(index);
    return { number: `RX${day.replaceAll('-', '')}-${String(count).padStart(3, '0')}`, day, minute: moment % 1440, waitSeconds: random.integer(3, talk === null ? 120 : 45), talk, flaw: talk === null && (flaw === 'topic' || flaw === 'minutes') ? undefined : flaw };
  });
}

function talkOf(random: Random, onDuty: readonly TimedShift[]): Talk {
  const caller = pickWord(random, callers);
  const topic = pickWord(random, topics);
  const crisis = topic[0] === 'crisis' ? (random.chance(0.6) ? crises[3] : crises[2]) ?? crises[0] : pickWord(random, crises);
  const level = crisis ?? crises[0];
  if (level === undefined) throw new RangeError('no crisis level');
  return {
    operator: random.pick(onDuty).shift.post.person.name, minutes: random.integer(4, 58), caller, gender: random.chance(0.6) ? 'female' : 'male',
    grade: caller[0] === 'student' || caller[0] === 'parent' ? random.weighted([4, 5, 6, 7, 8, 9, 10, 11, 12], [3, 5, 7, 12, 14, 18, 12, 13, 16]) : null,
    area: random.weighted(SAMPLE_AREAS.slice(1), SAMPLE_AREAS.slice(1).map(({ weight }) => weight)), isFirst: random.chance(0.78), topic, crisis: level,
    handling: pickWord(random, handlings[level[0]] ?? []),
    calledBackAfter: level[0] === 'high' ? random.weighted([random.integer(2, 23), random.integer(26, 60), null], [85, 10, 5]) : random.chance(0.08) ? random.integer(20, 90) : null,
  };
}

/** Of the rows that are loaded; a flawed cell counts nowhere. */
export function countCalls(calls: readonly Call[]): CallCounts {
  const loaded = calls.filter(({ flaw }) => flaw !== 'missingTime');
  const talks = loaded.flatMap(({ talk, flaw }) => (talk === null ? [] : [{ ...talk, flaw }]));
  const high = talks.filter(({ crisis }) => crisis[0] === 'high');
  return {
    calls: loaded.length, answered: talks.length, minutes: sumOf(talks, ({ minutes, flaw }) => (flaw === 'minutes' ? 0 : minutes)),
    byCaller: countBy(talks, ({ caller }) => caller[0]), byTopic: countBy(talks.filter(({ flaw }) => flaw !== 'topic'), ({ topic }) => topic[0]),
    byCrisisLevel: countBy(talks, ({ crisis }) => crisis[0]), byHandling: countBy(talks, ({ handling }) => handling[0]),
    byHour: countBy(loaded.filter(({ flaw }) => flaw !== 'onlyDate'), ({ minute }) => clockOf(minute).slice(0, 2)), byWeekday: countBy(loaded, ({ day }) => String(weekdayOf(day))),
    highCrisis: high.length, highCrisisCalledBackWithinDay: high.filter(({ calledBackAfter }) => calledBackAfter !== null && calledBackAfter <= 24).length,
  };
}
