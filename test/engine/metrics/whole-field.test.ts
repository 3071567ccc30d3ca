/** Every indicator of the new themes, counted a second time in plain code over the rows that went into the files. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import { type DimensionId, INDICATORS } from '../../../shared/indicators';
import type { Scope } from '../../../shared/scope';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';
import { ACTIVITIES, ASSESSED, CALLS, type Case, CASES, COURSES, DAILY, type Daily, DIRECTORY, IN_SCOPE, ORGANISATIONS, ROOMS, type School, SHIFTS, type Teacher, TEACHERS, TRAININGS } from './field-world';

const YEAR = '2025-2026';
const OLD_THEMES = new Set(['assessment', 'risk']);
const OLD_STAFFING = new Set(['schoolCount', 'counselorCoverage', 'counselorCount', 'fullTimeCounselorCount', 'partTimeCounselorCount', 'studentsPerCounselor', 'studentsPerFullTimeCounselor']);
const yes = (value: boolean | null | undefined): Cell => (value === null || value === undefined ? '' : value ? '是' : '否');
const cell = (value: number | null): Cell => value ?? '';

let desk: TestDesk;
let folder: string;
let close: () => Promise<void>;

const files: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
  学校名录: [['县区', '学校名称', '学校标识码', '学校类别', '班级数', '在校生数', '城乡类型', '办学性质', '寄宿生数'], ...DIRECTORY.map((each) => [each.countyLabel, each.name, each.code, each.stageLabel, cell(each.classes), cell(each.students), each.urbanRural, each.ownership, cell(each.boarders)])],
  心理健康教师台账: [
    ['县区', '学校名称', '姓名', '身份证号', '专职/兼职', '心理类证书名称', '从事心理健康教育年限', '是否自愿加入核心团队', '是否核心团队', '是否在职', '是否心理学相关专业', '是否教研员'],
    ...TEACHERS.map((each) => [each.at.countyLabel, each.at.name, each.name, each.idCard ?? '', each.fullTime ? '专职' : '兼职', each.certificate ?? '', each.years ?? '', yes(each.willing), yes(each.coreTeam), yes(each.inService), yes(each.relatedMajor), yes(each.researcher)]),
  ],
  培训记录: [['县区', '学校', '姓名', '身份', '培训名称', '开始日期', '学时'], ...TRAININGS.map((each) => [each.at.countyLabel, each.at.name, each.name, each.role, each.training, each.day, each.hours])],
  活动记录: [['日期', '县区', '学校', '主讲人', '主题', '参加人数', '满意度'], ...ACTIVITIES.map((each) => [each.day, each.at.countyLabel, each.at.name, each.speaker, each.topic, cell(each.participants), cell(each.satisfaction)])],
  重点关注学生跟进台账: [
    ['县区', '学校', '学生姓名', '学籍号', '年级', '预警等级', '筛查日期', '复测日期', '访谈日期', '告知家长日期', '干预开始日期', '转介日期', '最近随访日期', '结案日期'],
    ...CASES.map((each) => [each.at.countyLabel, each.at.name, `某${each.number}`, `L37172120120101${each.number}`, `${each.grade}年级`, each.level, each.screened, each.retested, each.interviewed, each.informed, each.intervened, each.referred, each.followed, each.closed]),
  ],
  热线值班表: [['日期', '班次', '起止时间', '值班教师', '单位'], ...SHIFTS.map((each, index) => [each.day, `${index}班`, each.period, each.name, each.at?.name ?? ''])],
  热线来电登记: [
    ['编号', '来电时间', '是否接通', '通话时长', '危机等级', '首次/反复', '回访时间', '县区'],
    ...CALLS.map((each, index) => [`R${index}`, each.at, yes(each.answered), cell(each.minutes), each.crisis, each.repeated, each.calledBack, each.county.countyLabel]),
  ],
  课程开设情况: [
    ['县区', '学校', '年级', '班级数', '开课班级数', '是否列入课表', '周课时', '学期课时', '任课教师', '是否占课'],
    ...COURSES.map((each) => [each.at.countyLabel, each.at.name, `${each.grade}年级`, cell(each.classes), cell(each.taught), yes(each.inTimetable), cell(each.lessons), cell(each.term), each.teacher, yes(each.displaced)]),
  ],
  五项管理: [
    ['县区', '学校', '年级', '每日书面作业时间', '是否有无作业日', '学期考试次数', '是否公布排名', '每日体育活动时间', '平均睡眠时间', '课间时间', '每月实践活动次数', '第一节课时间', '周体育课节数'],
    ...DAILY.map((each) => [each.at.countyLabel, each.at.name, `${each.grade}年级`, cell(each.homework), yes(each.noHomeworkDay), cell(each.exams), yes(each.ranks), cell(each.exercise), cell(each.sleep), each.breaks ?? '', each.practice ?? '', each.first ?? '', each.lessons ?? '']),
  ],
  心理辅导室建设情况: [['县区', '学校', '是否建有心理辅导室', '面积', '每周开放时间', '学期接待人次'], ...ROOMS.map((each) => [each.at.countyLabel, each.at.name, yes(each.has), cell(each.area), cell(each.open), cell(each.visits)])],
  测评组织情况: [['县区', '学校', '年级', '应测人数', '实测人数', '有效人数', '知情同意人数'], ...ORGANISATIONS.map((each) => [each.at.countyLabel, each.at.name, each.grade === null ? '' : `${each.grade}年级`, each.toAssess, each.assessed, each.assessed, each.consented ?? ''])],
  心理测评结果: [['县区', '学校', '姓名', '学号', '年级', '量表', '总分', '预警等级'], ...ASSESSED.map((each) => [each.at.countyLabel, each.at.name, `某${each.number}`, `S${each.number}`, '十年级', 'PHQ-9', 3, '正常'])],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuxin-field-'));
  const engine = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  close = () => engine.close();
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, '测试.yuxin'), passphrase: PASSPHRASE }));
  desk = new TestDesk(engine, folder, status.path ?? '');
  for (const [name, rows] of Object.entries(files)) {
    const { totals } = await desk.import(desk.write(`${YEAR}学年${name}.csv`, csv(rows)));
    expect([name, totals.loaded, totals.rowsLoaded]).toEqual([name, 1, rows.length - 1]);
  }
}, 60_000);
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

type Keep = (at: School) => boolean;
/** Numerator, and denominator where there is one. */
type Count = (keep: Keep) => readonly [number, number?];

const size = (list: readonly unknown[]): number => list.length;
const total = (list: readonly (number | null)[]): number => list.reduce<number>((sum, value) => sum + (value ?? 0), 0);
const isKnown = (value: unknown): boolean => value !== null && value !== '';
const counted = (keep: Keep) => IN_SCOPE.filter(keep);
/** Rows at schools that count: the kindergarten's do not. */
const rows = <T extends { readonly at: School }>(list: readonly T[], keep: Keep): T[] => list.filter(({ at }) => at.stage !== 'kindergarten' && keep(at));
const personOf = ({ at, name, idCard }: Teacher): string => idCard ?? at.name + name;
/** One line a person, however many schools. */
const roster = (keep: Keep) => [...new Map(rows(TEACHERS, keep).map((each) => [personOf(each), each])).values()];
const trainedAt = (each: Teacher) => TRAININGS.filter(({ at, name }) => at === each.at && name === each.name);
const trained = (person: Teacher) => TEACHERS.filter((each) => personOf(each) === personOf(person)).flatMap(trainedAt);
const all = (list: readonly (boolean | null)[]): boolean | null => (list.includes(false) ? false : list.every((value) => value === null) ? null : true);
const schoolsWhere = (keep: Keep, verdict: (at: School) => boolean | null) => counted(keep).map(verdict);
const met = (verdict: (at: School) => boolean | null): Count => (keep) => [size(schoolsWhere(keep, verdict).filter((value) => value === true)), size(schoolsWhere(keep, verdict).filter((value) => value !== null))];
const daily = (at: School) => DAILY.filter((each) => each.at === at);
const verdictOf = (rule: (each: (typeof DAILY)[number]) => boolean | null) => (at: School) => (daily(at).length === 0 ? null : all(daily(at).map(rule)));
const limit = (grade: number, [first, primary, junior]: readonly [number, number, number]): number | null => (grade <= 2 ? first : grade <= 6 ? primary : grade <= 9 ? junior : null);
const within = (value: number | null, most: number | null): boolean | null => (value === null || most === null ? null : value <= most);
const shareOfRows =
  (told: (each: Daily) => unknown, isMet: (each: Daily) => boolean): Count =>
  (keep) => [size(rows(DAILY, keep).filter((each) => told(each) !== undefined && isMet(each))), size(rows(DAILY, keep).filter((each) => told(each) !== undefined))];
const caseShare = (column: 'retested' | 'interviewed' | 'informed' | 'referred' | 'followed' | 'closed'): Count => (keep) => [size(rows(CASES, keep).filter((each) => each[column] !== '')), size(rows(CASES, keep))];
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const afterScreening = ({ screened, interviewed }: Case): boolean => interviewed !== '' && daysBetween(screened, interviewed) >= 0;
/** The first eight days of October were off, and the Saturday after them was not; nothing else in these weeks. */
const isWorkday = (day: Date): boolean => {
  const date = day.toISOString().slice(0, 10);
  if (date >= '2025-10-01' && date <= '2025-10-08') return false;
  return date === '2025-10-11' || (day.getUTCDay() >= 1 && day.getUTCDay() <= 5);
};
const workingDays = (from: string, to: string): number => Array.from({ length: daysBetween(from, to) }, (_, index) => new Date(Date.parse(from) + (index + 1) * 86_400_000)).filter(isWorkday).length;
type DayOf = (each: Case) => string;
const treatedOn: DayOf = ({ intervened, referred }) => [intervened, referred].filter((day) => day !== '').sort()[0] ?? '';
const intervals: Readonly<Record<string, readonly [DayOf, DayOf]>> = {
  ToRetest: [({ screened }) => screened, ({ retested }) => retested],
  ToInterview: [({ screened }) => screened, ({ interviewed }) => interviewed],
  ToTreatment: [({ interviewed }) => interviewed, treatedOn],
  ToFollowUp: [treatedOn, ({ followed }) => followed],
  ToClosing: [({ screened }) => screened, ({ closed }) => closed],
};
const daysOf = (id: string, keep: Keep): number[] => {
  const [from, to] = intervals[id]!;
  return rows(CASES, keep).filter((each) => from(each) !== '' && to(each) !== '' && to(each) >= from(each)).map((each) => daysBetween(from(each), to(each))).sort((a, b) => a - b);
};
const median = (days: readonly number[]): number => (days.length % 2 === 1 ? days[(days.length - 1) / 2]! : (days[days.length / 2 - 1]! + days[days.length / 2]!) / 2);
/** The least number of days that nine in ten do not exceed. */
const ninetieth = (days: readonly number[]): number => days[Math.ceil((9 * days.length) / 10) - 1]!;
/** Of nobody there is no median, and no row to hold one against. */
const ofSome = (of: (days: readonly number[]) => number, days: readonly number[]): number => (days.length === 0 ? 0 : of(days));
const statistics = Object.fromEntries(Object.keys(intervals).flatMap((id): [string, Count][] => [[`median${id}`, (keep) => [ofSome(median, daysOf(id, keep))]], [`p90${id}`, (keep) => [ofSome(ninetieth, daysOf(id, keep))]]]));
/** How many pairs of days stand behind a median or percentile; undefined for other figures. */
const pairsBehind = (id: string, keep: Keep): number | undefined => (id in statistics ? size(daysOf(id.replace(/^median|^p90/, ''), keep)) : undefined);
const inTime = ({ level, screened, retested, interviewed }: Case): boolean => {
  if (level === '一级') return daysBetween(screened, interviewed) <= 1;
  const since = retested !== '' && retested <= interviewed ? retested : screened;
  return level === '二级' ? workingDays(since, interviewed) <= 3 : daysBetween(since, interviewed) <= 14;
};
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const calls = (keep: Keep) => CALLS.filter(({ county }) => keep(county));
const high = (keep: Keep) => calls(keep).filter(({ crisis }) => crisis === '高');
const inADay = ({ at, calledBack }: (typeof CALLS)[number]): boolean => {
  if (calledBack === '') return false;
  return at.length > 10 ? Date.parse(`${calledBack}Z`) - Date.parse(`${at}Z`) <= 86_400_000 : daysBetween(at, calledBack.slice(0, 10)) <= 1;
};

const isPoint = ({ stageLabel, name }: School): boolean => stageLabel === '小学教学点' || name.includes('教学点');
/** Primary schools must have reported grades 5 and 6, the others their pupils. */
const knowsUpperGrades = (at: School): boolean => (at.stage === 'primary' ? [5, 6].every((grade) => ORGANISATIONS.some((each) => each.at === at && each.grade === grade)) : at.students !== null);

const counts: Readonly<Record<string, Count>> = {
  fullTimeCoverage: (keep) => [size(counted(keep).filter((at) => TEACHERS.some((each) => each.at === at && each.fullTime))), size(counted(keep))],
  studentCount: (keep) => [total(counted(keep).map(({ students }) => students))],
  dependentSchools: (keep) => [size(counted(keep).filter(isPoint))],
  ownershipUnstated: (keep) => [size(counted(keep).filter(({ ownership }) => ownership === ''))],
  upperGradesUnreported: (keep) => [size(counted(keep).filter((at) => !knowsUpperGrades(at)))],
  unstaffedSchools: (keep) => [size(counted(keep).filter((at) => !TEACHERS.some((each) => each.at === at)))],
  tenClassCoverage: (keep) => [
    size(counted(keep).filter((at) => at.classes !== null && size(TEACHERS.filter((each) => each.at === at && each.fullTime)) >= Math.ceil(at.classes / 10))),
    size(counted(keep).filter(({ classes }) => classes !== null)),
  ],
  certifiedShare: (keep) => [size(roster(keep).filter(({ certificate }) => certificate !== undefined)), size(roster(keep))],
  relatedMajorShare: (keep) => [size(roster(keep).filter(({ relatedMajor }) => relatedMajor === true)), size(roster(keep).filter(({ relatedMajor }) => relatedMajor !== undefined))],
  largeSchoolsWithoutFullTime: (keep) => [size(counted(keep).filter((at) => ((at.students ?? 0) >= 1000 || (at.boarders ?? 0) >= 200) && !TEACHERS.some((each) => each.at === at && each.fullTime)))],
  ruralCounselorCoverage: (keep) => {
    const rural = counted(keep).filter(({ urbanRural }) => urbanRural === '乡村');
    return [size(rural.filter((at) => TEACHERS.some((each) => each.at === at))), size(rural)];
  },
  countiesWithResearcher: (keep) => [new Set(rows(TEACHERS, keep).filter(({ researcher }) => researcher === true).map(({ at }) => at.county)).size, new Set(counted(keep).map(({ county }) => county)).size],
  consentShare: (keep) => [total(rows(ORGANISATIONS, keep).map(({ consented }) => consented ?? null)), total(rows(ORGANISATIONS, keep).filter(({ consented }) => consented !== undefined).map(({ toAssess }) => toAssess))],
  ruralActivityShare: (keep) => [size(rows(ACTIVITIES, keep).filter(({ at }) => at.urbanRural === '乡村')), size(rows(ACTIVITIES, keep).filter(({ at }) => at.urbanRural !== ''))],
  breakMetShare: shareOfRows(({ breaks }) => breaks, ({ breaks = 0 }) => breaks >= 15),
  practiceMetShare: shareOfRows(({ practice }) => practice, ({ practice = 0 }) => practice >= 1),
  firstLessonMetShare: shareOfRows(({ first }) => first, ({ first = '', grade }) => minuteOf(first) >= (grade <= 6 ? 500 : 480)),
  physicalEducationMetShare: shareOfRows(({ lessons }) => lessons, ({ lessons = 0, grade }) => lessons >= (grade <= 2 ? 4 : grade <= 9 ? 3 : 2)),
  trainedCounselorShare: (keep) => [size(roster(keep).filter((each) => trained(each).length > 0)), size(roster(keep))],
  untrainedCounselors: (keep) => [size(roster(keep).filter((each) => trained(each).length === 0))],
  trainingHoursPerCounselor: (keep) => [total(rows(TEACHERS, keep).flatMap((each) => trainedAt(each).map(({ hours }) => hours))), size(roster(keep))],
  trainingSessions: (keep) => [new Set(rows(TRAININGS, keep).map(({ training, day }) => training + day)).size],
  traineeTimes: (keep) => [size(rows(TRAININGS, keep))],
  trainees: (keep) => [new Set(rows(TRAININGS, keep).map(({ at, name }) => at.name + name)).size],
  headTeacherTrainees: (keep) => [size(rows(TRAININGS, keep).filter(({ role }) => role === '班主任'))],
  coreTeamMembers: (keep) => [size(roster(keep).filter(({ coreTeam }) => coreTeam === true))],
  coreTeamCandidates: (keep) => [size(roster(keep).filter(({ certificate, years = 0, willing, inService }) => certificate !== undefined && years >= 3 && willing === true && inService !== false))],
  activities: (keep) => [size(rows(ACTIVITIES, keep))],
  activityParticipants: (keep) => [total(rows(ACTIVITIES, keep).map(({ participants }) => participants))],
  schoolsVisitedShare: (keep) => [size(counted(keep).filter((at) => ACTIVITIES.some((each) => each.at === at))), size(counted(keep))],
  schoolsNeverVisited: (keep) => [size(counted(keep).filter((at) => !ACTIVITIES.some((each) => each.at === at)))],
  activitySatisfaction: (keep) => [total(rows(ACTIVITIES, keep).map(({ satisfaction }) => satisfaction)) / 100, size(rows(ACTIVITIES, keep).filter(({ satisfaction }) => isKnown(satisfaction)))],
  followUpCases: (keep) => [size(rows(CASES, keep))],
  retestedShare: caseShare('retested'),
  interviewedShare: caseShare('interviewed'),
  guardianInformedShare: caseShare('informed'),
  referredShare: caseShare('referred'),
  treatedShare: (keep) => [size(rows(CASES, keep).filter((each) => treatedOn(each) !== '')), size(rows(CASES, keep))],
  followedShare: caseShare('followed'),
  closedShare: caseShare('closed'),
  ...statistics,
  interviewedInTimeShare: (keep) => [size(rows(CASES, keep).filter((each) => afterScreening(each) && inTime(each))), size(rows(CASES, keep))],
  daysToInterview: (keep) => [total(rows(CASES, keep).filter(afterScreening).map(({ screened, interviewed }) => daysBetween(screened, interviewed))), size(rows(CASES, keep).filter(afterScreening))],
  // Every minute of 1–4 November; the last shift of the first day ends at two in the morning of the second.
  hotlineCoverage: () => {
    const minutes = new Set<number>();
    for (const { day, period } of SHIFTS) {
      const start = daysBetween('2025-11-01', day) * 1440;
      const [from, to] = [minuteOf(period.slice(0, 5)), minuteOf(period.slice(6))];
      for (let minute = from; minute < (to <= from ? to + 1440 : to); minute++) minutes.add(start + minute);
    }
    return [minutes.size, 4 * 1440];
  },
  hotlineShifts: (keep) => [size(SHIFTS.filter(({ at }) => at !== null && keep(at)))],
  hotlineVolunteers: (keep) => [new Set(SHIFTS.filter(({ at }) => at !== null && keep(at)).map(({ name }) => name)).size],
  hotlineCalls: (keep) => [size(calls(keep))],
  hotlineAnsweredShare: (keep) => [size(calls(keep).filter(({ answered }) => answered === true)), size(calls(keep).filter(({ answered }) => answered !== null))],
  hotlineAverageMinutes: (keep) => [total(calls(keep).map(({ minutes }) => minutes)), size(calls(keep).filter(({ minutes }) => minutes !== null))],
  hotlineHighCrisisShare: (keep) => [size(high(keep)), size(calls(keep).filter(({ crisis }) => crisis !== ''))],
  hotlineCalledBackShare: (keep) => [size(high(keep).filter(inADay)), size(high(keep))],
  hotlineRepeatedShare: (keep) => [size(calls(keep).filter(({ repeated }) => repeated === '反复')), size(calls(keep).filter(({ repeated }) => repeated !== ''))],
  courseTimetableShare: (keep) => [size(counted(keep).filter((at) => COURSES.some((each) => each.at === at && each.inTimetable === true))), size(counted(keep).filter((at) => COURSES.some((each) => each.at === at)))],
  coursesUnreported: (keep) => [size(counted(keep).filter((at) => !COURSES.some((each) => each.at === at)))],
  classesTaughtShare: (keep) => [total(rows(COURSES, keep).filter(({ classes }) => classes !== null).map(({ taught }) => taught)), total(rows(COURSES, keep).filter(({ taught }) => taught !== null).map(({ classes }) => classes))],
  fortnightlyLessonShare: (keep) => [size(rows(COURSES, keep).filter(({ lessons, term }) => (lessons ?? 0) >= 0.5 || (term ?? 0) >= 10)), size(rows(COURSES, keep).filter(({ lessons, term }) => lessons !== null || term !== null))],
  fullTimeTaughtShare: (keep) => [size(rows(COURSES, keep).filter(({ teacher }) => teacher === '专职')), size(rows(COURSES, keep).filter(({ teacher }) => teacher !== ''))],
  displacedLessonShare: (keep) => [size(rows(COURSES, keep).filter(({ displaced }) => displaced === true)), size(rows(COURSES, keep).filter(({ displaced }) => displaced !== null))],
  homeworkMetShare: met(verdictOf(({ homework, grade }) => within(homework, limit(grade, [0, 60, 90])))),
  examsMetShare: met(verdictOf(({ exams, grade }) => within(exams, limit(grade, [0, 1, 2])))),
  rankFreeShare: met(verdictOf(({ ranks }) => (ranks === null ? null : !ranks))),
  exerciseHourShare: met(verdictOf(({ exercise }) => (exercise === null ? null : exercise >= 60))),
  exerciseTwoHoursShare: met(verdictOf(({ exercise }) => (exercise === null ? null : exercise >= 120))),
  sleepMetShare: met(verdictOf(({ sleep, grade }) => (sleep === null ? null : sleep >= (grade <= 6 ? 10 : grade <= 9 ? 9 : 8)))),
  noHomeworkDayShare: (keep) => [size(rows(DAILY, keep).filter(({ noHomeworkDay }) => noHomeworkDay === true)), size(rows(DAILY, keep).filter(({ noHomeworkDay }) => noHomeworkDay !== null))],
  dailyUnreported: (keep) => [size(counted(keep).filter((at) => daily(at).length === 0))],
  roomShare: (keep) => [size(counted(keep).filter((at) => ROOMS.some((each) => each.at === at && (each.has ?? (each.area ?? 0) > 0)))), size(counted(keep).filter((at) => ROOMS.some((each) => each.at === at)))],
  averageRoomArea: (keep) => [total(rows(ROOMS, keep).map(({ area }) => area)), size(rows(ROOMS, keep).filter(({ area }) => (area ?? 0) > 0))],
  averageOpenHours: (keep) => [total(rows(ROOMS, keep).map(({ open }) => open)), size(rows(ROOMS, keep).filter(({ open }) => open !== null))],
  roomVisits: (keep) => [total(rows(ROOMS, keep).map(({ visits }) => visits))],
  roomsUnreported: (keep) => [size(counted(keep).filter((at) => !ROOMS.some((each) => each.at === at)))],
  schoolsWithoutCode: (keep) => [size(counted(keep).filter(({ code }) => code === ''))],
  schoolsWithoutCounty: () => [0],
  schoolsWithoutStudents: (keep) => [size(counted(keep).filter(({ students }) => students === null))],
  overAssessedSchools: (keep) => [size(counted(keep).filter((at) => at.students !== null && size(ASSESSED.filter((each) => each.at === at)) > at.students))],
  unmatchedCounselors: (keep) => [size(roster(keep).filter(({ at }) => !(DIRECTORY as readonly School[]).includes(at)))],
  fullTimeWithoutCourse: (keep) => [
    size(counted(keep).filter((at) => TEACHERS.some((each) => each.at === at && each.fullTime) && COURSES.some((each) => each.at === at) && !COURSES.some((each) => each.at === at && each.inTimetable === true))),
  ],
  organisationUnreported: (keep) => [size(counted(keep).filter((at) => !ORGANISATIONS.some((each) => each.at === at)))],
};

type Cut = readonly [DimensionId | null, string | null, Keep];
const cutBy = (dimension: DimensionId, values: Readonly<Record<string, (at: School) => boolean>>): (readonly [DimensionId, string, Keep])[] => Object.entries(values).map(([value, keep]) => [dimension, value, keep]);
const CUTS = [
  ...cutBy('county', { 371721: ({ county }) => county === '371721', 371722: ({ county }) => county === '371722', 371702: ({ county }) => county === '371702' }),
  ...cutBy('stage', { junior: ({ stage }) => stage === 'junior', primary: ({ stage }) => stage === 'primary', senior: ({ stage }) => stage === 'senior' }),
  ...cutBy('schoolType', { teachingPoint: isPoint, primary: (at) => at.stage === 'primary' && !isPoint(at), junior: ({ stage }) => stage === 'junior', unknown: (at) => at.stage === 'unknown' }),
  ...cutBy('urbanRural', { urban: ({ urbanRural }) => urbanRural === '城区', town: ({ urbanRural }) => urbanRural === '镇区', rural: ({ urbanRural }) => urbanRural === '乡村', unknown: ({ urbanRural }) => urbanRural === '' }),
  ...cutBy('ownership', { public: ({ ownership }) => ownership === '公办', private: ({ ownership }) => ownership === '民办', unknown: ({ ownership }) => ownership === '' }),
];

const SCOPES: readonly (readonly [Partial<Scope>, Keep])[] = [
  [{ schools: 'legalEntities' }, (at) => !isPoint(at)],
  [{ ownership: 'public' }, ({ ownership }) => ownership === '公办'],
  [{ schools: 'legalEntities', ownership: 'public' }, (at) => !isPoint(at) && at.ownership === '公办'],
  // Whom the assessment is for touches no field of these.
  [{ assessed: 'upperGrades', employment: 'fullTime' }, () => true],
];

const tested = INDICATORS.filter(({ id, theme }) => (!OLD_THEMES.has(theme) || id === 'consentShare') && !OLD_STAFFING.has(id));
const THRESHOLD = 10;

it('has a second count of every indicator', () => {
  expect(tested.map(({ id }) => id).sort()).toEqual(Object.keys(counts).sort());
  expect(INDICATORS.length).toBeGreaterThanOrEqual(45);
});

it.each(tested.map((indicator) => [indicator.id, indicator] as const))('%s', async (id, indicator) => {
  const cuts: readonly Cut[] = [[null, null, () => true], ...CUTS.filter(([dimension]) => indicator.dimensions.includes(dimension))];
  for (const [dimension, key, ofCut, scope] of [...cuts.map((cut) => [...cut, {}] as const), ...(indicator.theme === 'hotline' ? [] : SCOPES.map(([scope, keep]) => [null, null, keep, scope] as const))]) {
    const keep: Keep = ofCut;
    const found = await desk.figures({ indicators: [id], by: dimension === null ? [] : [dimension], where: {}, schoolYear: YEAR, scope });
    const row = found.find((each) => dimension === null || each[dimension] === key);
    const [numerator, denominator] = counts[id]!(keep);
    const base = pairsBehind(id, keep) ?? (indicator.theme === 'followUp' ? size(rows(CASES, keep)) : THRESHOLD);
    const few = (count: number): boolean => count > 0 && count < THRESHOLD;
    // Whom a switch leaves out must be many too, else the default less this one would tell them.
    const leftOut = indicator.theme === 'followUp' && Object.keys(scope).length > 0 ? (pairsBehind(id, () => true) ?? size(CASES)) - base : 0;
    if (few(base) || few(leftOut) || (indicator.suppression === 'health' && few(denominator ?? 0))) expect([key, row?.['suppressed'], row?.['value'], row?.['numerator']]).toEqual([key, true, null, null]);
    else if (row === undefined) expect([key, numerator]).toEqual([key, 0]);
    // Hidden besides: the whole less what is shown beside it would tell of another group of few.
    else if (row['suppressed'] === true) expect([id, key, indicator.theme, found.filter((each) => each['suppressed'] === true).length > 1]).toEqual([id, key, 'followUp', true]);
    else if (base === 0) expect([key, row['numerator'] ?? 0, indicator.isStatistic === true ? row['value'] : null]).toEqual([key, 0, null]);
    else {
      expect([id, key, row['numerator']]).toEqual([id, key, numerator]);
      if (denominator !== undefined) {
        expect([id, key, row['denominator']]).toEqual([id, key, denominator]);
        if (denominator > 0) expect(row['value']).toBeCloseTo(numerator / denominator, 12);
        else expect(row['value']).toBeNull();
      } else expect(row['value']).toBe(numerator);
    }
  }
});

it('hides who stands behind a filter that leaves out too few, as the whole less the rest would tell them', async () => {
  // Six of the 24 cases are of grade 11: neither they nor the other eighteen may be told while the whole is.
  const closed = async (where: Record<string, string[]>) => (await desk.figures({ indicators: ['closedShare'], by: [], where, schoolYear: YEAR }))[0];
  expect(CASES.filter(({ grade }) => grade === 11).length).toBeLessThan(THRESHOLD);
  expect([(await closed({}))?.['suppressed'], (await closed({ grade: ['11'] }))?.['suppressed'], (await closed({ grade: ['8'] }))?.['suppressed']]).toEqual([false, true, true]);
  // A place of its own is no remainder; it is told as in the table of all places.
  const [inTable] = (await desk.figures({ indicators: ['closedShare'], by: ['county'], where: {}, schoolYear: YEAR })).filter(({ county }) => county === '371721');
  expect(await closed({ county: ['371721'] })).toMatchObject({ suppressed: inTable?.['suppressed'], denominator: inTable?.['denominator'] });
});

it('calls what nobody reported missing, not zero', async () => {
  const [figure] = await desk.figures({ indicators: ['courseTimetableShare'], by: [], where: {}, schoolYear: '2019-2020' });
  expect(figure).toMatchObject({ value: null, numerator: null, suppressed: false });
});

it('hides a share of few, however many stand behind the whole', async () => {
  const calls = Array.from({ length: 12 }, (_, index): Cell[] => [`R${index}`, `2024-11-${String(10 + index)} 20:15`, index < 3 ? '高' : '低', index < 2 ? `2024-11-${String(10 + index)} 21:00` : '']);
  await desk.import(desk.write('2024-2025学年热线来电登记.csv', csv([['编号', '来电时间', '危机等级', '回访时间'], ...calls])));
  const figures = await desk.figures({ indicators: ['hotlineHighCrisisShare', 'hotlineCalledBackShare'], by: [], where: {}, schoolYear: '2024-2025' });
  expect(figures).toMatchObject([
    { indicator: 'hotlineHighCrisisShare', numerator: 3, denominator: 12, suppressed: false },
    { indicator: 'hotlineCalledBackShare', value: null, numerator: null, denominator: null, suppressed: true },
  ]);
});
