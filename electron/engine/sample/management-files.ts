/** 五项管理与减负: a workbook of the city with a sheet per county; latecomers in a second one. */
import { cityWorkbook, type Manner, type Typing } from './county-forms';
import type { WritingContext } from './directory-files';
import { dayOf } from './days';
import { spreadFlaws } from './flaws';
import type { FormRow, WrittenFile } from './form';
import { gradesOf, typedGrade } from './grade-rows';
import { randomFor } from './random';
import { planReporting, type Reporting } from './reporting';
import type { SampleSchool } from './school-plan';
import { type AreaCounts, countAreas } from './tally';

type Flaw = 'homework' | 'arrival' | 'ranks';

interface ManagementRow {
  readonly school: SampleSchool;
  readonly grade: number;
  readonly homework: number;
  readonly noHomeworkDay: boolean;
  readonly exams: number;
  readonly ranks: boolean;
  readonly exercise: number;
  readonly lessons: readonly [sports: number, art: number, labour: number];
  readonly breaks: number;
  readonly arrival: string;
  readonly firstLesson: string;
  readonly sleep: number;
  readonly practice: number;
  readonly isLate: boolean;
  readonly flaw: Flaw | undefined;
}

/** Schools, each judged by all rows of it that can be read. */
export interface ManagementCounts {
  readonly schoolsReporting: number;
  /** Every grade exercises 120 minutes a day (two hours, since 2025). */
  readonly schoolsExerciseTwoHours: number;
  /** Every grade exercises 60 minutes a day (the rule before). */
  readonly schoolsExerciseOneHour: number;
  /** Every grade within its limit: 1–2 none, 3–6 60 minutes, 7–9 90; schools of grades 10–12 only are not judged. */
  readonly schoolsHomeworkWithin: number;
  readonly schoolsHomeworkJudged: number;
  readonly schoolsPublishingRanks: number;
}

export interface PlannedManagement {
  readonly rows: readonly ManagementRow[];
  readonly counts: AreaCounts<ManagementCounts>;
  readonly reporting: Reporting;
}

function homeworkLimit(grade: number): number | undefined {
  return grade <= 2 ? 0 : grade <= 6 ? 60 : grade <= 9 ? 90 : undefined;
}

export function planManagement(seed: number, schools: readonly SampleSchool[]): PlannedManagement {
  const reporting = planReporting(seed, 'dailyManagement', schools, { late: 0.05, unreported: 0.1 });
  const late = new Set(reporting.late);
  const random = randomFor(seed, 'daily management');
  const planned = schools.filter((school) => school.inScope && !reporting.unreported.includes(school)).flatMap((school) => {
    const [exercise, isStrict, ranks] = [random.pick([120, 120, 125, 130, 90, 60, 60, 45]), random.chance(0.75), random.chance(0.08)];
    return gradesOf(school).map((grade) => {
      const limit = homeworkLimit(grade) ?? 150;
      return {
        school, grade, exercise: random.chance(0.04) ? Math.max(30, exercise - 30) : exercise, isLate: late.has(school),
        homework: isStrict || random.chance(0.5) ? Math.max(0, limit - random.pick([0, 5, 10, 20])) : limit + random.pick([10, 20, 30]),
        noHomeworkDay: random.chance(0.6), exams: grade <= 2 ? (random.chance(0.06) ? 1 : 0) : random.pick([1, 1, 1, 2, 3]), ranks: ranks && random.chance(0.7),
        lessons: [grade <= 2 ? 4 : grade <= 9 ? 3 : 2, grade <= 9 ? random.pick([3, 4]) : 1, 1] as const,
        breaks: random.pick([10, 15, 15]), arrival: grade <= 6 ? random.pick(['08:00', '07:50']) : random.pick(['07:30', '07:10']), firstLesson: grade <= 6 ? '08:20' : '08:00',
        sleep: grade <= 6 ? random.pick([9.5, 10, 9]) : grade <= 9 ? random.pick([8, 8.5, 9]) : random.pick([7, 7.5, 8]), practice: random.integer(0, 3),
      };
    });
  });
  const flaws = spreadFlaws<Flaw>(planned.length, ['homework', 'homework', 'arrival', 'ranks'], random);
  const rows = planned.map((row, index): ManagementRow => ({ ...row, flaw: flaws.get(index) }));
  return { rows, reporting, counts: countAreas(rows, ({ school }) => school.area, countSchools) };
}

function countSchools(rows: readonly ManagementRow[]): ManagementCounts {
  const bySchool = new Map<SampleSchool, ManagementRow[]>();
  for (const row of rows) bySchool.set(row.school, [...(bySchool.get(row.school) ?? []), row]);
  const schools = [...bySchool.values()];
  const count = (isTrue: (own: readonly ManagementRow[]) => boolean): number => schools.filter(isTrue).length;
  const judged = (own: readonly ManagementRow[]) => own.filter(({ grade, flaw }) => flaw !== 'homework' && homeworkLimit(grade) !== undefined);
  return {
    schoolsReporting: schools.length,
    schoolsExerciseTwoHours: count((own) => own.every(({ exercise }) => exercise >= 120)),
    schoolsExerciseOneHour: count((own) => own.every(({ exercise }) => exercise >= 60)),
    schoolsHomeworkWithin: count((own) => judged(own).length > 0 && judged(own).every(({ grade, homework }) => homework <= (homeworkLimit(grade) ?? 0))),
    schoolsHomeworkJudged: count((own) => judged(own).length > 0),
    schoolsPublishingRanks: count((own) => own.some(({ ranks, flaw }) => ranks && flaw !== 'ranks')),
  };
}

type Id = 'school' | 'code' | 'grade' | 'homework' | 'noHomeworkDay' | 'exams' | 'ranks' | 'exercise' | 'sports' | 'art' | 'labour' | 'breaks' | 'arrival' | 'firstLesson' | 'sleep' | 'practice';

const inTime: Manner<Id> = {
  format: 'xlsx',
  columns: [['number', '序号'], ['school', '学校名称'], ['code', '学校标识码'], ['grade', '年级'], ['homework', '每日书面作业时间（分钟）', '作业管理'], ['noHomeworkDay', '是否有无作业日', '作业管理'], ['exams', '学期统一考试次数', '检测管理'], ['ranks', '是否公布考试排名', '检测管理'], ['exercise', '每日体育活动时间（分钟）', '体质管理'], ['sports', '周体育课节数', '体质管理'], ['breaks', '课间时间（分钟）', '体质管理'], ['art', '周艺术课节数', '体质管理'], ['labour', '周劳动课节数', '体质管理'], ['arrival', '到校时间', '睡眠管理'], ['firstLesson', '第一节课时间', '睡眠管理'], ['sleep', '平均睡眠时间（小时）', '睡眠管理'], ['practice', '每月实践活动次数']],
};
const afterwards: Manner<Id> = {
  format: 'xls',
  columns: [['school', '学校'], ['code', '学校代码'], ['grade', '所在年级'], ['homework', '书面作业时长'], ['noHomeworkDay', '无作业日'], ['exams', '每学期考试次数'], ['ranks', '是否公布排名'], ['exercise', '每天体育活动时间'], ['sports', '每周体育课节数'], ['arrival', '学生到校时间'], ['firstLesson', '上课时间'], ['sleep', '睡眠时间']],
};

function cells(row: ManagementRow, { random, answer }: Typing): FormRow<Id> {
  const { school, flaw } = row;
  const [sports, art, labour] = row.lessons;
  const clock = (time: string): string => random.pick([time, time.replace(/^0/, ''), `${Number(time.slice(0, 2))}点${time.slice(3)}分`]);
  return {
    cells: {
      school: school.name, code: school.code, grade: typedGrade(row.grade, random),
      homework: flaw === 'homework' ? 3600 : random.pick([row.homework, `${row.homework}分钟`]), noHomeworkDay: answer(row.noHomeworkDay),
      exams: random.pick([row.exams, `${row.exams}次`]), ranks: flaw === 'ranks' ? '视情况' : answer(row.ranks), exercise: random.pick([row.exercise, row.exercise, `${row.exercise}分钟`]),
      sports, art, labour, breaks: row.breaks, arrival: flaw === 'arrival' ? '早饭后' : clock(row.arrival), firstLesson: clock(row.firstLesson),
      sleep: random.pick([row.sleep, `${row.sleep}小时`]), practice: row.practice,
    },
    flaws: flaw === 'homework' ? ['outOfRange'] : flaw === 'arrival' ? ['unreadableTime'] : flaw === 'ranks' ? ['unknownAnswer'] : [],
  };
}

export async function* managementFiles({ rows }: PlannedManagement, context: WritingContext): AsyncGenerator<WrittenFile> {
  const startYear = Number(context.schoolYear.slice(0, 4));
  const forms = { dataset: 'dailyManagement' as const, context, folder: '五项管理', subject: '中小学五项管理与减负情况统计表', manners: [], areaOf: ({ school }: ManagementRow) => school.area, cells };
  const [first, second] = [rows.filter(({ isLate }) => !isLate), rows.filter(({ isLate }) => isLate)];
  if (first.length > 0) yield await cityWorkbook({ ...forms, rows: first, reportedOn: dayOf(startYear, 11, 15) }, inTime);
  if (second.length > 0) yield await cityWorkbook({ ...forms, rows: second, reportedOn: dayOf(startYear, 12, 20), remark: '（补报）' }, afterwards);
}
