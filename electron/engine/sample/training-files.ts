/** 培训记录: one file per county; teachers of the rosters at trainings of city, county and province. */
import type { SampleArea } from './areas';
import { countyForms, type Manner, type Typing } from './county-forms';
import type { Post } from './counselor-plan';
import type { WritingContext } from './directory-files';
import { addDays, dayOf, typedDay } from './days';
import { spreadFlaws } from './flaws';
import type { FormRow, WrittenFile } from './form';
import { randomFor } from './random';
import { type AreaCounts, countAreas, sumOf } from './tally';

type Flaw = 'missingName' | 'missingTraining' | 'hours';

interface Training {
  readonly name: string;
  readonly level: readonly string[];
  readonly mode: readonly string[];
  readonly organiser: string;
  readonly from: string;
  readonly days: number;
  readonly hours: number;
  readonly share: number;
}

interface Attendance {
  readonly post: Post;
  readonly training: Training;
  readonly hours: number;
  readonly passed: boolean;
  readonly flaw: Flaw | undefined;
}

export interface TrainingCounts {
  readonly participations: number;
  /** Distinct persons. */
  readonly trainedTeachers: number;
  /** Persons of the rosters, by their first school, without any training. */
  readonly untrainedTeachers: number;
  readonly hours: number;
  readonly passed: number;
}

export interface PlannedTrainings {
  readonly attendances: readonly Attendance[];
  readonly counts: AreaCounts<TrainingCounts>;
}

const CITY: readonly (readonly [string, number, number, number, number])[] = [
  ['全市心理健康教师专题培训', 10, 20, 3, 24],
  ['学生心理危机识别与干预培训', 11, 26, 1, 8],
];

function trainingsOf(area: SampleArea, startYear: number): readonly Training[] {
  return [
    ...CITY.map(([name, month, day, days, hours], index) => ({ name, level: ['市级', '市级', '市'], mode: ['线下', '集中', '面授'], organiser: '菏泽市教育局', from: dayOf(startYear, month, day), days, hours, share: index === 0 ? 0.55 : 0.3 })),
    { name: `${area.label}班主任心理辅导能力提升培训`, level: ['县级', '县区级'], mode: ['线下', '现场'], organiser: area.office, from: dayOf(startYear, 9, 15 + (Number(area.code) % 10)), days: 2, hours: 16, share: 0.4 },
    { name: '山东省心理健康教师网络研修', level: ['省级', '省'], mode: ['线上', '网络'], organiser: '山东省教育厅', from: dayOf(startYear + 1, 3, 2), days: 40, hours: 40, share: 0.2 },
  ];
}

/** The first row of each person, at a school in scope. Where files give no ID number, namesakes of one school cannot be told apart. */
function firstPosts(posts: readonly Post[]): Post[] {
  const seen = new Set<unknown>();
  return posts.filter(({ person, school }) => {
    const description = `${school.code}${person.name}`;
    if (!school.inScope || seen.has(person) || seen.has(description)) return false;
    seen.add(person).add(description);
    return true;
  });
}

export function planTrainings(seed: number, posts: readonly Post[], startYear: number): PlannedTrainings {
  const random = randomFor(seed, 'trainings');
  const first = firstPosts(posts);
  const planned = first.flatMap((post) =>
    trainingsOf(post.school.area, startYear).flatMap((training) => {
      if (!random.chance(training.share)) return [];
      return [{ post, training, hours: random.chance(0.08) ? training.hours / 2 : training.hours, passed: random.chance(0.95) }];
    }),
  );
  const flaws = spreadFlaws<Flaw>(planned.length, ['missingName', 'missingTraining', 'hours', 'hours'], random);
  const attendances = planned.map((attendance, index): Attendance => ({ ...attendance, flaw: flaws.get(index) }));
  const loaded = attendances.filter(({ flaw }) => flaw === undefined || flaw === 'hours');
  const trained = new Set(loaded.map(({ post }) => post.person));
  const untrained = countAreas(first.filter(({ person }) => !trained.has(person)), ({ school }) => school.area, (own) => own.length);
  const count = (own: readonly Attendance[], untrainedTeachers: number): TrainingCounts => ({
    participations: own.length,
    trainedTeachers: new Set(own.map(({ post }) => post.person)).size,
    untrainedTeachers,
    hours: sumOf(own, ({ hours, flaw }) => (flaw === 'hours' ? 0 : hours)),
    passed: own.filter(({ passed }) => passed).length,
  });
  const { city, byCounty } = countAreas(loaded, ({ post }) => post.school.area, (own) => own);
  return {
    attendances,
    counts: { city: count(city, untrained.city), byCounty: Object.fromEntries(Object.entries(byCounty).map(([code, own]) => [code, count(own, untrained.byCounty[code] ?? 0)])) },
  };
}

type Id = 'county' | 'school' | 'code' | 'name' | 'gender' | 'idCard' | 'role' | 'training' | 'level' | 'mode' | 'organiser' | 'from' | 'to' | 'hours' | 'passed' | 'certificate';

const manners: readonly Manner<Id>[] = [
  { format: 'xlsx', columns: [['number', '序号'], ['school', '学校名称', '教师情况'], ['code', '学校标识码', '教师情况'], ['name', '姓名', '教师情况'], ['gender', '性别', '教师情况'], ['idCard', '身份证号', '教师情况'], ['role', '身份', '教师情况'], ['training', '培训名称', '培训情况'], ['level', '级别', '培训情况'], ['mode', '培训方式', '培训情况'], ['organiser', '主办单位', '培训情况'], ['from', '开始日期', '培训情况'], ['to', '结束日期', '培训情况'], ['hours', '学时', '培训情况'], ['passed', '是否合格', '培训情况'], ['certificate', '证书编号']] },
  { format: 'xls', columns: [['number', '序号'], ['school', '参训单位'], ['name', '教师姓名'], ['gender', '性别'], ['role', '人员类别'], ['training', '培训班名称'], ['level', '培训级别'], ['mode', '培训形式'], ['from', '培训时间'], ['hours', '培训学时'], ['passed', '是否结业']] },
  { format: 'gb18030', columns: [['county', '所属县区'], ['school', '工作单位'], ['code', '机构代码'], ['name', '参训人员'], ['gender', '男/女'], ['idCard', '公民身份号码'], ['training', '培训项目'], ['level', '培训层次'], ['mode', '线上/线下'], ['organiser', '组织单位'], ['from', '起始日期'], ['to', '截止日期'], ['hours', '学时数'], ['passed', '考核是否合格']] },
];

const roles = { fullTime: ['专职', '专职心理教师'], partTime: ['兼职', '兼职教师'] } as const;

function cells({ post, training, hours, passed, flaw }: Attendance, { random, dates, answer }: Typing, place: number): FormRow<Id> {
  const { person, school } = post;
  return {
    cells: {
      county: school.area.label,
      school: school.name,
      code: school.code,
      name: flaw === 'missingName' ? null : person.name,
      gender: person.gender === 'male' ? '男' : '女',
      idCard: dates === 'text' ? `\t${person.idCard}` : person.idCard,
      role: random.pick(roles[post.employment]),
      training: flaw === 'missingTraining' ? null : training.name,
      level: random.pick(training.level),
      mode: random.pick(training.mode),
      organiser: training.organiser,
      from: typedDay(training.from, random, dates),
      to: typedDay(addDays(training.from, training.days - 1), random, dates),
      hours: flaw === 'hours' ? 2400 : random.pick([hours, hours, `${hours}学时`]),
      passed: place % 4 === 2 ? (passed ? '是' : '否') : answer(passed),
      certificate: passed ? `HZXL${random.integer(100_000, 999_999)}` : null,
    },
    rejected: flaw === 'missingName' ? 'missingName' : flaw === 'missingTraining' ? 'missingRequired' : undefined,
    flaws: flaw === 'hours' ? ['outOfRange'] : [],
  };
}

export function trainingFiles({ attendances }: PlannedTrainings, context: WritingContext): AsyncGenerator<WrittenFile> {
  return countyForms({
    dataset: 'trainings', context, folder: '培训记录', subject: '心理健康教育教师培训记录', manners, rows: attendances,
    areaOf: ({ post }) => post.school.area, cells, reportedOn: dayOf(Number(context.schoolYear.slice(0, 4)) + 1, 6, 30), repeatsRow: true,
  });
}
