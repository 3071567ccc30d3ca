/** 课程开设情况: one file per county, a row per school and grade; latecomers in a second file. */
import { countyForms, type Manner, type Typing } from './county-forms';
import type { WritingContext } from './directory-files';
import { dayOf } from './days';
import { spreadFlaws } from './flaws';
import type { FormRow, WrittenFile } from './form';
import { gradesOf, typedGrade } from './grade-rows';
import { randomFor } from './random';
import { planReporting, type Reporting } from './reporting';
import type { SampleSchool } from './school-plan';
import { type AreaCounts, countAreas, sumOf } from './tally';

type Flaw = 'tooMany' | 'inTimetable' | 'about';

const TOO_MANY = 450;

interface CourseRow {
  readonly school: SampleSchool;
  readonly grade: number;
  readonly classes: number;
  readonly classesTaught: number;
  readonly inTimetable: boolean;
  readonly form: readonly string[];
  readonly lessonsPerWeek: number;
  readonly termHours: number;
  readonly teacher: readonly string[];
  readonly displaced: boolean;
  readonly isLate: boolean;
  readonly flaw: Flaw | undefined;
}

export interface CourseCounts {
  readonly schoolsReporting: number;
  /** In the timetable of one grade at least. */
  readonly schoolsInTimetable: number;
  readonly classes: number;
  readonly classesTaught: number;
  /** Schools where lessons gave way to others in a grade. */
  readonly schoolsDisplacing: number;
}

export interface PlannedCourses {
  readonly rows: readonly CourseRow[];
  readonly counts: AreaCounts<CourseCounts>;
  readonly reporting: Reporting;
}

const lessonForms: readonly (readonly string[])[] = [['地方课程', '地方'], ['校本课程', '校本'], ['专题教育', '专题讲座'], ['主题班会', '班会']];
const teachers: readonly (readonly string[])[] = [['专职', '专职教师'], ['兼职', '兼职教师'], ['班主任']];

export function planCourses(seed: number, schools: readonly SampleSchool[]): PlannedCourses {
  const reporting = planReporting(seed, 'courses', schools, { late: 0.06, unreported: 0.08 });
  const late = new Set(reporting.late);
  const random = randomFor(seed, 'courses');
  const planned = schools.filter((school) => school.inScope && !reporting.unreported.includes(school)).flatMap((school) => {
    const grades = gradesOf(school);
    const [form, teacher, schoolTeaches] = [random.pick(lessonForms), random.pick(teachers), random.chance(0.85)];
    const classes = Math.max(1, Math.round(school.students / 46 / grades.length));
    return grades.map((grade) => {
      const inTimetable = schoolTeaches && random.chance(0.8);
      const lessonsPerWeek = inTimetable ? random.pick([0.5, 0.5, 1, 0.25]) : 0;
      return {
        school, grade, classes, inTimetable, form, teacher, lessonsPerWeek, isLate: late.has(school),
        classesTaught: inTimetable ? (random.chance(0.85) ? classes : random.integer(1, classes)) : 0, termHours: lessonsPerWeek * 20, displaced: inTimetable && random.chance(0.06),
      };
    });
  });
  const flaws = spreadFlaws<Flaw>(planned.length, ['tooMany', 'inTimetable', 'inTimetable', 'about'], random);
  const rows = planned.map((row, index): CourseRow => ({ ...row, flaw: flaws.get(index) }));
  const schoolsWhere = (own: readonly CourseRow[], isTrue: (row: CourseRow) => boolean): number => new Set(own.filter(isTrue).map(({ school }) => school)).size;
  return {
    rows,
    reporting,
    counts: countAreas(rows, ({ school }) => school.area, (own) => ({
      schoolsReporting: schoolsWhere(own, () => true),
      schoolsInTimetable: schoolsWhere(own, ({ inTimetable, flaw }) => inTimetable && flaw !== 'inTimetable'),
      classes: sumOf(own, ({ classes }) => classes),
      classesTaught: sumOf(own, ({ classesTaught, flaw }) => (flaw === 'tooMany' ? 0 : classesTaught)),
      schoolsDisplacing: schoolsWhere(own, ({ displaced }) => displaced),
    })),
  };
}

type Id = 'county' | 'school' | 'code' | 'grade' | 'classes' | 'taught' | 'inTimetable' | 'form' | 'perWeek' | 'perTerm' | 'teacher' | 'textbook' | 'displaced';

const manners: readonly Manner<Id>[] = [
  { format: 'xlsx', adds: true, columns: [['number', '序号'], ['school', '学校名称'], ['code', '学校标识码'], ['grade', '年级'], ['classes', '班级数', '开设范围'], ['taught', '开课班级数', '开设范围'], ['inTimetable', '是否列入课表', '开设情况'], ['form', '课程形式', '开设情况'], ['perWeek', '周课时', '开设情况'], ['perTerm', '学期课时', '开设情况'], ['teacher', '任课教师', '开设情况'], ['textbook', '教材/读本', '开设情况'], ['displaced', '是否占课', '开设情况']] },
  { format: 'gb18030', columns: [['county', '所在县区'], ['school', '单位名称'], ['code', '机构代码'], ['grade', '开课年级'], ['classes', '教学班数'], ['taught', '开设班数'], ['inTimetable', '列入课表'], ['form', '开课形式'], ['perWeek', '每周课时'], ['teacher', '任课教师类别'], ['displaced', '占课']] },
  { format: 'xls', adds: true, columns: [['number', '序号'], ['school', '学校全称'], ['code', '标识码'], ['grade', '授课年级'], ['classes', '年级班数'], ['taught', '开设班级数'], ['inTimetable', '是否纳入课表'], ['form', '课程类型'], ['perTerm', '学期总课时'], ['teacher', '授课教师'], ['textbook', '使用教材']] },
  { format: 'utf8WithMark', columns: [['county', '县区'], ['school', '学校'], ['code', '学校代码'], ['grade', '年级'], ['classes', '班级数'], ['taught', '开课班数'], ['inTimetable', '是否进课表'], ['form', '课程类别'], ['perWeek', '周课时数'], ['perTerm', '学期课时数'], ['teacher', '教师身份'], ['displaced', '有无占课']] },
];

function cells(row: CourseRow, { random, answer }: Typing): FormRow<Id> {
  const { school, flaw, lessonsPerWeek } = row;
  const hasLessons = lessonsPerWeek > 0;
  return {
    cells: {
      county: school.area.label, school: school.name, code: school.code, grade: typedGrade(row.grade, random),
      classes: random.pick([row.classes, `${row.classes}个班`]),
      taught: flaw === 'about' ? `约${row.classesTaught}个` : flaw === 'tooMany' ? TOO_MANY : row.classesTaught,
      inTimetable: flaw === 'inTimetable' ? '部分年级' : answer(row.inTimetable),
      form: hasLessons ? random.pick(row.form) : '/',
      perWeek: random.pick([lessonsPerWeek, hasLessons ? `${lessonsPerWeek}节` : 0]), perTerm: row.termHours,
      teacher: hasLessons ? random.pick(row.teacher) : null,
      textbook: hasLessons ? `心理健康教育（${row.grade}年级）` : '无',
      displaced: hasLessons ? answer(row.displaced) : null,
    },
    flaws: flaw === 'inTimetable' ? ['unknownAnswer'] : flaw === 'about' ? ['approximateNumber'] : flaw === 'tooMany' ? ['outOfRange'] : [],
  };
}

export async function* courseFiles({ rows }: PlannedCourses, context: WritingContext): AsyncGenerator<WrittenFile> {
  const startYear = Number(context.schoolYear.slice(0, 4));
  const forms = {
    dataset: 'courses' as const, context, folder: '课程开设', subject: '心理健康教育课程开设情况统计表', manners, areaOf: ({ school }: CourseRow) => school.area, cells,
    amounts: ({ classes, classesTaught, flaw }: CourseRow) => ({ classes, taught: flaw === 'tooMany' ? TOO_MANY : classesTaught }),
  };
  yield* countyForms({ ...forms, rows: rows.filter(({ isLate }) => !isLate), reportedOn: dayOf(startYear, 10, 20) });
  yield* countyForms({ ...forms, rows: rows.filter(({ isLate }) => isLate), reportedOn: dayOf(startYear, 12, 3), remark: '（补报）' });
}
