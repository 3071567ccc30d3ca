/** Every figure of the field's truth, counted a second time from the files with word lists of its own. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FieldTruth } from '../../../electron/engine/sample';
import { calendarDuties } from './calendar-duties';
import { amount, day, distinct, type FieldRow, isYes, rowsIn, total } from './field-tables';
import { collect, SMALL, type WholeSample } from './files';
import { recount } from './recount';

let sample: WholeSample;
let field: FieldTruth;
beforeAll(async () => {
  sample = await collect(SMALL);
  field = sample.truth.field;
});

const codeOf = (row: FieldRow): string => row.under('学校标识码', '机构代码', '学校代码', '标识码');

/** As the results tell pupils apart. */
const pupilOf = (row: FieldRow): string => row.under('学籍号', '全国学籍号', '学籍编号', '身份证号').replace(/^G/, '') || `${codeOf(row)}:${row.under('学号', '学生编号', '校内学号')}`;
const pupilsOfResults = (): ReadonlySet<string> => new Set(rowsIn(sample.files, '测评结果', ['姓名', '学生姓名', '受测者姓名']).map(pupilOf));

interface Areas<Counts> {
  readonly city: Counts;
  readonly byCounty: Readonly<Record<string, Counts>>;
}

/** The same for the city and for each county; most counties have some. */
function expectAreas<Counts>(rows: readonly FieldRow[], truth: Areas<Counts>, count: (rows: readonly FieldRow[]) => Partial<Counts>): void {
  expect(Object.keys(truth.byCounty).length).toBeGreaterThan(5);
  expectGroups(rows, truth, count);
}

function expectGroups<Counts>(rows: readonly FieldRow[], truth: Areas<Counts>, count: (rows: readonly FieldRow[]) => Partial<Counts>): void {
  expect(rows.length).toBeGreaterThan(0);
  expect(truth.city).toMatchObject(count(rows));
  for (const [county, counts] of Object.entries(truth.byCounty)) expect(counts, county).toMatchObject(count(rows.filter((row) => row.county === county)));
}

function groups(rows: readonly FieldRow[], key: (row: FieldRow) => string): FieldRow[][] {
  const found = new Map<string, FieldRow[]>();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
  return [...found.values()];
}

const schoolsIn = (rows: readonly FieldRow[]): FieldRow[][] => groups(rows, codeOf);

describe('the forms of the field, read by another library and counted by hand', () => {
  it('hold the trainings of the truth', () => {
    const person = (row: FieldRow): string => row.under('身份证号', '公民身份号码') || `${row.under('参训单位')}|${row.under('教师姓名')}`;
    const training = (row: FieldRow): string => row.under('培训名称', '培训班名称', '培训项目');
    const seen = new Set<string>();
    const rows = rowsIn(sample.files, '培训记录', ['姓名', '教师姓名', '参训人员']).filter((row) => {
      const key = `${person(row)}|${training(row)}`;
      if (row.under('姓名', '教师姓名', '参训人员') === '' || training(row) === '' || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    expectAreas(rows, field.trainings, (own) => ({
      participations: own.length,
      trainedTeachers: distinct(own, person),
      hours: total(own, (row) => amount(row.under('学时', '培训学时', '学时数'), 500)),
      passed: own.filter((row) => isYes(row.under('是否合格', '是否结业', '考核是否合格'))).length,
    }));
  });

  it('hold the activities of the truth', () => {
    const rows = rowsIn(sample.files, '活动记录', ['活动日期', '开展日期', '活动时间', '主讲人']).filter((row) => day(row.under('活动日期', '开展日期', '活动时间')) !== '');
    const speaker = (row: FieldRow): string => row.under('主讲人', '主讲教师', '授课教师');
    expectAreas(rows, field.activities, (own) => ({
      activities: own.length,
      schoolsVisited: distinct(own, (row) => row.county + row.under('学校名称', '受访学校', '活动学校')),
      participants: total(own, (row) => amount(row.under('参加人数', '受益人次', '参与人数'))),
      minutes: total(own, (row) => amount(row.under('时长(分钟)', '活动时长', '时长'))),
      speakers: distinct(own, speaker),
    }));
    expect(field.activities.neverVisited.length + field.activities.city.schoolsVisited).toBe(SMALL.schools);
  });

  it('hold the lessons, the daily management and the rooms of the truth, and lack the schools that did not report', () => {
    const lessons = rowsIn(sample.files, '课程开设', ['年级', '开课年级', '授课年级', '是否列入课表']);
    expectAreas(lessons, field.courses, (own) => ({
      schoolsReporting: schoolsIn(own).length,
      schoolsInTimetable: schoolsIn(own).filter((school) => school.some((row) => isYes(row.under('是否列入课表', '列入课表', '是否纳入课表', '是否进课表')))).length,
      classes: total(own, (row) => amount(row.under('班级数', '教学班数', '年级班数'))),
      classesTaught: total(own, (row) => amount(row.under('开课班级数', '开设班数', '开设班级数', '开课班数'), 200)),
    }));
    const daily = rowsIn(sample.files, '五项管理', ['到校时间', '学生到校时间']);
    const exercise = (row: FieldRow): number => amount(row.under('每日体育活动时间(分钟)', '每天体育活动时间')) ?? 0;
    expectAreas(daily, field.dailyManagement, (own) => ({
      schoolsReporting: schoolsIn(own).length,
      schoolsExerciseTwoHours: schoolsIn(own).filter((school) => school.every((row) => exercise(row) >= 120)).length,
      schoolsExerciseOneHour: schoolsIn(own).filter((school) => school.every((row) => exercise(row) >= 60)).length,
      schoolsPublishingRanks: schoolsIn(own).filter((school) => school.some((row) => isYes(row.under('是否公布考试排名', '是否公布排名')))).length,
    }));
    const rooms = rowsIn(sample.files, '心理辅导室', ['面积(平方米)']);
    expectAreas(rooms, field.counselingRooms, (own) => ({
      schoolsReporting: own.length,
      schoolsWithRoom: own.filter((row) => isYes(row.under('是否建有心理辅导室'))).length,
      area: total(own, (row) => amount(row.under('面积(平方米)'))),
      openHours: total(own, (row) => amount(row.under('每周开放时间(小时)'))),
      staff: total(own, (row) => amount(row.under('专兼职人员数'))),
      visits: total(own, (row) => amount(row.under('学期接待人次'))),
      funding: total(own, (row) => amount(row.under('年度经费(元)'))),
    }));
    for (const [rows, truth] of [[lessons, field.courses], [daily, field.dailyManagement], [rooms, field.counselingRooms]] as const) {
      const reported = new Set(rows.map(codeOf));
      expect(truth.unreported.length).toBeGreaterThan(0);
      expect(truth.unreported.filter((code) => reported.has(code))).toEqual([]);
      expect(reported.size + truth.unreported.length).toBe(SMALL.schools);
      expect([...new Set(rows.filter(({ path }) => path.includes('补报')).map(codeOf))].sort()).toEqual([...truth.late].sort());
    }
  });

  it('hold the returns on assessments of the truth, which differ from the results where it says so', () => {
    const rows = rowsIn(sample.files, '测评组织', ['年级', '参测年级', '测评年级', '一级人数', '一级预警']);
    const figure = (own: readonly FieldRow[], ...headers: readonly string[]): number => total(own, (row) => amount(row.under(...headers)));
    expectAreas(rows, field.assessmentOrganisation, (own) => ({
      rows: own.length,
      schoolsReporting: schoolsIn(own).length,
      toAssess: figure(own, '应测人数', '应测', '应参测人数'),
      assessed: figure(own, '实测人数', '实测', '参测人数'),
      valid: figure(own, '有效人数', '有效问卷', '有效份数'),
      invalid: figure(own, '无效人数', '无效问卷', '无效份数'),
      levelOne: figure(own, '一级人数', '一级预警', '一级预警人数'),
      levelTwo: figure(own, '二级人数', '二级预警', '二级预警人数'),
      levelThree: figure(own, '三级人数', '三级预警', '三级预警人数'),
      interviewed: figure(own, '访谈人数', '访谈', '约谈人数'),
      consented: figure(own, '知情同意人数', '知情同意', '家长同意人数'),
    }));
    const stated = new Map(schoolsIn(rows).map((own) => [codeOf(own[0]!), figure(own, '实测人数', '实测', '参测人数')]));
    const differing = [...stated].filter(([code, assessed]) => assessed !== sample.truth.bySchool[code]?.assessedStudents).map(([code]) => code);
    expect(differing.sort()).toEqual(field.assessmentOrganisation.differing.map(({ school }) => school).sort());
    expect(differing.length).toBeGreaterThan(0);
  });

  it('hold the cases of the truth, and every case is a pupil of the results', () => {
    const rows = rowsIn(sample.files, '跟进台账', ['筛查日期', '初筛时间', '发现日期']);
    const dates = { retested: ['复测日期', '复评日期', '复测时间'], interviewed: ['访谈日期', '约谈时间', '面谈日期'], guardianInformed: ['告知家长日期', '通知家长时间', '家长沟通日期'], intervened: ['干预开始日期', '干预时间', '辅导开始时间'], referred: ['转介日期', '转诊时间', '转介时间'], followed: ['最近随访日期', '随访时间', '跟踪日期'], closed: ['结案日期', '解除关注时间', '销案日期'] } as const;
    expectAreas(rows, field.followUps, (own) => ({
      cases: own.length,
      bySteps: Object.fromEntries(Object.entries(dates).map(([step, headers]) => [step, own.filter((row) => day(row.under(...headers)) !== '').length])) as FieldTruth['followUps']['city']['bySteps'],
    }));
    for (const row of rows) {
      const known = [row.under('筛查日期', '初筛时间', '发现日期'), ...Object.values(dates).map((headers) => row.under(...headers))].map(day).filter((text) => text !== '');
      expect([...known].sort(), row.path).toEqual(known);
    }
    const pupils = pupilsOfResults();
    expect(rows.filter((row) => !pupils.has(pupilOf(row)))).toEqual([]);
    expect(field.followUps.city.overdue.interviewed).toBeGreaterThan(0);
  });

  describe('hold the answers of the truth, of pupils of the results', () => {
    const questions = Array.from({ length: 9 }, (_, index) => `题${index + 1}`);
    const answersOf = (row: FieldRow): readonly (number | null)[] => questions.map((question) => amount(row.under(question), 3));
    const seconds = (row: FieldRow): number => amount(row.under('用时（秒）', '用时(秒)')) ?? NaN;
    const isInvalid = (row: FieldRow): boolean => answersOf(row).filter((answer) => answer === null).length > 2 || seconds(row) < answersOf(row).filter((answer) => answer !== null).length;
    /** Missing answers are the mean of the others. */
    const totalOf = (row: FieldRow): number => {
      const given = answersOf(row).flatMap((answer) => answer ?? []);
      return (given.reduce((sum, answer) => sum + answer, 0) / given.length) * 9;
    };
    const levelOf = (row: FieldRow): string => {
      const [critical, points] = [(answersOf(row)[8] ?? 0) > 0, totalOf(row)];
      if (isInvalid(row)) return critical ? '2' : 'X';
      return points >= 20 && critical ? '3' : points >= 15 || critical ? '2' : points >= 10 ? '1' : '0';
    };
    const share = (rows: readonly FieldRow[], holds: (row: FieldRow) => boolean): number => rows.filter(holds).length / rows.length;
    let rows: FieldRow[];
    beforeAll(() => {
      rows = rowsIn(sample.files, '测评作答', ['题1']);
    });

    it('as many, of as many levels', () => {
      const levels = ['0', '1', '2', '3', 'X'];
      expectGroups(rows, field.assessmentAnswers, (own) => ({
        pupils: own.length,
        answers: total(own, (row) => answersOf(row).filter((answer) => answer !== null).length),
        levels: Object.fromEntries(levels.map((level) => [level, own.filter((row) => levelOf(row) === level).length])) as FieldTruth['assessmentAnswers']['city']['levels'],
      }));
    });

    it('never worse than the other test of the pupil', () => {
      const { pupils } = recount(sample.files);
      for (const row of rows) {
        const [tested] = pupils.get(pupilOf(row)) ?? [];
        expect(tested?.level, row.path).toMatch(/^[0-3]$/);
        if (levelOf(row) !== 'X') expect(Number(levelOf(row)), row.path).toBeLessThanOrEqual(Number(tested?.level));
      }
    });

    it('as real answers look: consistent, most of them low, some in every band, a few not to be used', () => {
      const valid = rows.filter((row) => !isInvalid(row));
      const bands = [[0, 4.99], [5, 9.99], [10, 14.99], [15, 19.99], [20, 27]].map(([from = 0, to = 0]) => share(valid, (row) => totalOf(row) >= from && totalOf(row) <= to));
      expect(bands[0]).toBeGreaterThan(0.55);
      expect(bands[0]).toBeLessThan(0.8);
      for (const [index, band] of bands.entries()) expect(band, String(bands)).toBeGreaterThan([0.5, 0.1, 0.02, 0.005, 0.001][index] ?? 1);
      const complete = valid.map(answersOf).filter((answers): answers is number[] => !answers.includes(null));
      const variance = (values: readonly number[]): number => {
        const mean = total(values, (value) => value) / values.length;
        return total(values, (value) => (value - mean) ** 2) / (values.length - 1);
      };
      const ofItems = total(questions.map((_, item) => variance(complete.map((answers) => answers[item] ?? NaN))), (value) => value);
      const alpha = (9 / 8) * (1 - ofItems / variance(complete.map((answers) => total(answers, (value) => value))));
      expect(alpha).toBeGreaterThan(0.8);
      expect(alpha).toBeLessThan(0.9);
      expect(share(rows, isInvalid)).toBeGreaterThan(0.005);
      expect(share(rows, isInvalid)).toBeLessThan(0.04);
      expect(rows.some((row) => seconds(row) < 9)).toBe(true);
      expect(rows.filter((row) => answersOf(row).slice(0, 8).every((answer, _, all) => answer !== 0 && answer !== null && answer === all[0])).length).toBeGreaterThan(2);
    });

    it('of every grade of a school', () => {
      for (const own of schoolsIn(rows)) expect(distinct(own, (row) => row.under('年级')), own[0]?.path).toBeGreaterThanOrEqual(3);
    });
  });

  it('hold the rota of the truth: what is covered, where nobody sits, who sits twice', () => {
    const truth = field.hotlineShifts!;
    const minutesOf = (text: string): number => {
      const [, hour, minute] = /^(?:次日)?(\d{1,2})(?::(\d\d)|点)?$/.exec(text) ?? [];
      return hour === undefined ? NaN : Number(hour) * 60 + Number(minute ?? 0);
    };
    const rows = rowsIn(sample.files, '心理热线', ['值班教师', '值班志愿者']).filter((row) => row.path.includes('值班') && row.under('值班教师', '值班志愿者') !== '');
    const calendar = calendarDuties(sample.files);
    expect(calendar.length).toBeGreaterThan(0);
    expect(rows.length + calendar.length).toBe(truth.shifts);
    const ofCalendar = calendar.map(({ day: date, name, from, to }) => {
      const start = (Date.parse(date) - Date.parse(truth.from)) / 60_000 + minutesOf(from);
      return { name, from: start, to: start + (minutesOf(to) > minutesOf(from) ? minutesOf(to) - minutesOf(from) : minutesOf(to) + 1440 - minutesOf(from)) };
    });
    const ofLists = rows.flatMap((row) => {
      const [from = NaN, to = NaN] = (row.under('班次起止') === '' ? [row.under('开始时间'), row.under('结束时间')] : row.under('班次起止').split(/[-—~至]/)).map(minutesOf);
      const start = (Date.parse(day(row.under('值班日期', '排班日期'))) - Date.parse(truth.from)) / 60_000 + from;
      return Number.isNaN(from) ? [] : [{ name: row.under('值班教师', '值班志愿者'), from: start, to: start + (to > from ? to - from : to + 1440 - from) }];
    });
    const spans = [...ofLists, ...ofCalendar];
    const covered = new Set<number>();
    for (const { from, to } of spans) for (let minute = from; minute < Math.min(to, truth.minutes); minute += 1) covered.add(minute);
    expect(covered.size).toBe(truth.coveredMinutes);
    const gapMinutes = total(truth.gaps, ({ from, to }) => (Date.parse(`${to.replace(' ', 'T')}Z`) - Date.parse(`${from.replace(' ', 'T')}Z`)) / 60_000);
    expect(gapMinutes).toBe(truth.minutes - truth.coveredMinutes);
    const doubles = spans.flatMap((one, index) => spans.slice(index + 1).filter((other) => other.name === one.name && other.from < one.to && one.from < other.to).map(({ name }) => name));
    expect(doubles.sort()).toEqual(truth.doubleBookings.map(({ name }) => name).sort());
    expect(doubles.length).toBeGreaterThan(0);
  });

  it('hold the calls of the truth, each answered by somebody of the rota', () => {
    const rows = rowsIn(sample.files, '心理热线', ['来电时间', '接听时间']).filter((row) => row.path.includes('来电') && row.under('来电时间', '接听时间') !== '');
    const answered = rows.filter((row) => row.under('来电者身份', '来电人') !== '');
    const { city } = field.hotlineCalls;
    expect({ calls: rows.length, answered: answered.length, minutes: total(answered, (row) => amount(row.under('通话时长(分钟)', '通话分钟'), 600)) }).toEqual({ calls: city.calls, answered: city.answered, minutes: city.minutes });
    expect(answered.filter((row) => /^高/.test(row.under('危机等级', '危机程度')))).toHaveLength(city.highCrisis);
    expect(answered.filter((row) => ['学业', '学习压力', '考试焦虑'].includes(row.under('问题类型', '咨询类型')))).toHaveLength(city.byTopic['study'] ?? 0);
    const hours = rows.flatMap((row) => /[日\d] ?(\d{1,2})[:时]/.exec(row.under('来电时间', '接听时间').replace(/^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}/, 'd0'))?.[1]?.padStart(2, '0') ?? []);
    for (const [hour, calls] of Object.entries(city.byHour)) expect(hours.filter((own) => own === hour), hour).toHaveLength(calls);
    const rota = new Set(rowsIn(sample.files, '心理热线', ['值班教师', '值班志愿者']).map((row) => row.under('值班教师', '值班志愿者')));
    expect(answered.filter((row) => !rota.has(row.under('接线员', '接线志愿者')))).toEqual([]);
    expect(city.highCrisisCalledBackWithinDay).toBeGreaterThan(0);
  });

  it('name only teachers of the rosters, and as speakers only the core team', () => {
    const roster = rowsIn(sample.files, '教师台账', ['姓名', '教师姓名']);
    const plain = (text: string): string => text.replace(/\s/g, '');
    const teachers = new Set(roster.map((row) => plain(row.under('姓名', '教师姓名'))));
    const team = new Set(roster.filter((row) => isYes(row.under('是否核心团队成员', '核心团队'))).map((row) => plain(row.under('姓名', '教师姓名'))));
    const trained = rowsIn(sample.files, '培训记录', ['姓名', '教师姓名', '参训人员']).map((row) => row.under('姓名', '教师姓名', '参训人员'));
    expect(trained.filter((name) => name !== '' && !teachers.has(name))).toEqual([]);
    const speakers = rowsIn(sample.files, '活动记录', ['主讲人', '主讲教师', '授课教师']).map((row) => row.under('主讲人', '主讲教师', '授课教师'));
    expect(speakers.filter((name) => !team.has(name))).toEqual([]);
    expect(team.size).toBe(field.counselors.city.coreTeam);
  });
});
