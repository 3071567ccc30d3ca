/** 活动记录: the core team at schools of its own county and of others; one file per county of the visited schools. */
import { countyForms, type Manner, type Typing } from './county-forms';
import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import type { WritingContext } from './directory-files';
import { addDays, dayOf, typedDay, weekdayOf } from './days';
import { spreadFlaws } from './flaws';
import type { FormRow, WrittenFile } from './form';
import type { Person } from './people';
import { randomFor } from './random';
import { codesOf } from './reporting';
import type { SampleSchool } from './school-plan';
import { type AreaCounts, countAreas, sumOf } from './tally';

type Flaw = 'missingDate' | 'impossibleDate' | 'participants' | 'audience';

interface Activity {
  readonly school: SampleSchool;
  readonly speaker: Post;
  readonly heldOn: string;
  readonly topic: string;
  readonly form: readonly string[];
  readonly audience: readonly string[];
  readonly participants: number;
  readonly minutes: number;
  readonly satisfaction: number;
  readonly flaw: Flaw | undefined;
}

export interface ActivityCounts {
  readonly activities: number;
  readonly schoolsVisited: number;
  /** 受益人次. */
  readonly participants: number;
  readonly minutes: number;
  readonly speakers: number;
  /** Speaker's county is another than the school's. */
  readonly outsideOwnCounty: number;
}

export interface PlannedActivities {
  readonly activities: readonly Activity[];
  readonly counts: AreaCounts<ActivityCounts>;
  /** Codes of schools in scope that nobody visited. */
  readonly neverVisited: readonly string[];
}

const topics = ['做情绪的主人', '考前心理调适', '学会与人交往', '手机与我', '生命的意义', '亲子沟通有方法', '青春期的烦恼', '从心出发，拥抱成长', '压力下的自我关怀', '校园欺凌我说不'];
const forms: readonly (readonly string[])[] = [['讲座', '专题讲座', '报告会'], ['团辅', '团体辅导'], ['主题班会', '班会'], ['家长课堂', '家长学校'], ['示范课', '心理课']];
const audiences: readonly (readonly string[])[] = [['学生', '全体学生'], ['学生'], ['学生', '部分学生'], ['家长', '学生家长'], ['教师', '全体教师']];
const VISITED = 0.7;

export function planActivities(seed: number, schools: readonly SampleSchool[], posts: readonly Post[], duties: ReadonlyMap<Person, Duties>, startYear: number): PlannedActivities {
  const random = randomFor(seed, 'activities');
  const team = posts.filter((post, index) => duties.get(post.person)?.coreTeam === true && posts.findIndex(({ person }) => person === post.person) === index);
  const due = schools.filter((school) => school.inScope);
  const dayOfActivity = (): string => {
    const day = addDays(dayOf(startYear, 9, 8), random.integer(0, 270));
    return weekdayOf(day) > 5 ? addDays(day, -2) : day;
  };
  const planned = team.length === 0 ? [] : due.flatMap((school) => {
    if (!random.chance(VISITED)) return [];
    const near = team.filter((post) => post.school.area === school.area);
    const days = new Set(Array.from({ length: random.integer(1, 3) }, dayOfActivity));
    return [...days].map((heldOn) => {
      const kind = random.integer(0, forms.length - 1);
      return {
        school, heldOn, speaker: random.pick(near.length > 0 && random.chance(0.8) ? near : team), topic: random.pick(topics), form: forms[kind] ?? ['讲座'], audience: audiences[kind] ?? ['学生'],
        participants: Math.max(5, Math.min(school.students, random.integer(20, 600))), minutes: random.pick([40, 45, 60, 90, 120]), satisfaction: random.integer(86, 100),
      };
    });
  });
  const flaws = spreadFlaws<Flaw>(planned.length, ['missingDate', 'impossibleDate', 'participants', 'audience'], random);
  const activities = planned.map((activity, index): Activity => ({ ...activity, flaw: flaws.get(index) }));
  const loaded = activities.filter(({ flaw }) => flaw !== 'missingDate' && flaw !== 'impossibleDate');
  const visited = new Set(loaded.map(({ school }) => school));
  return {
    activities,
    counts: countAreas(loaded, ({ school }) => school.area, (own) => ({
      activities: own.length,
      schoolsVisited: new Set(own.map(({ school }) => school)).size,
      participants: sumOf(own, readableParticipants),
      minutes: sumOf(own, ({ minutes }) => minutes),
      speakers: new Set(own.map(({ speaker }) => speaker.person)).size,
      outsideOwnCounty: own.filter(({ school, speaker }) => school.area !== speaker.school.area).length,
    })),
    neverVisited: codesOf(due.filter((school) => !visited.has(school))),
  };
}

function readableParticipants({ participants, flaw }: Activity): number {
  return flaw === 'participants' ? 0 : participants;
}

type Id = 'county' | 'date' | 'school' | 'code' | 'speaker' | 'unit' | 'topic' | 'form' | 'audience' | 'participants' | 'minutes' | 'satisfaction' | 'evidence';

const manners: readonly Manner<Id>[] = [
  { format: 'xlsx', adds: true, columns: [['number', '序号'], ['date', '活动日期'], ['school', '学校名称'], ['code', '学校标识码'], ['speaker', '主讲人', '主讲情况'], ['unit', '主讲人单位', '主讲情况'], ['topic', '活动主题', '活动情况'], ['form', '活动形式', '活动情况'], ['audience', '活动对象', '活动情况'], ['participants', '参加人数', '活动情况'], ['minutes', '时长（分钟）', '活动情况'], ['satisfaction', '满意度（%）'], ['evidence', '佐证材料编号']] },
  { format: 'gb18030', columns: [['date', '开展日期'], ['county', '县(市、区)'], ['school', '受访学校'], ['code', '学校代码'], ['speaker', '主讲教师'], ['topic', '讲座题目'], ['form', '形式'], ['audience', '参加对象'], ['participants', '受益人次'], ['minutes', '活动时长']] },
  { format: 'xls', adds: true, columns: [['number', '序号'], ['date', '活动时间'], ['school', '活动学校'], ['speaker', '授课教师'], ['unit', '授课教师单位'], ['topic', '主题'], ['form', '活动类型'], ['audience', '对象'], ['participants', '参与人数'], ['minutes', '时长']] },
];

function cells(activity: Activity, { random, dates }: Typing): FormRow<Id> {
  const { school, speaker, flaw, participants } = activity;
  const date = flaw === 'missingDate' ? null : flaw === 'impossibleDate' ? `${activity.heldOn.slice(0, 4)}年2月30日` : typedDay(activity.heldOn, random, dates);
  return {
    cells: {
      county: school.area.label, date, school: school.name, code: school.code, speaker: speaker.person.name, unit: speaker.school.name, topic: activity.topic,
      form: random.pick(activity.form),
      audience: flaw === 'audience' ? '社会各界' : random.pick(activity.audience),
      participants: flaw === 'participants' ? '若干' : random.pick([participants, `${participants}人`, String(participants)]),
      minutes: random.pick([activity.minutes, `${activity.minutes}分钟`]),
      satisfaction: activity.satisfaction,
      evidence: `HD-${school.code.slice(-4)}-${random.integer(100, 999)}`,
    },
    rejected: flaw === 'missingDate' ? 'missingRequired' : flaw === 'impossibleDate' ? 'impossibleRequiredDate' : undefined,
    flaws: flaw === 'participants' ? ['unreadableNumber'] : flaw === 'audience' ? ['unknownChoice'] : [],
  };
}

export function activityFiles({ activities }: PlannedActivities, context: WritingContext): AsyncGenerator<WrittenFile> {
  return countyForms({
    dataset: 'activities', context, folder: '活动记录', subject: '百名心理思政课教师进校园活动台账', manners, rows: activities, areaOf: ({ school }) => school.area, cells,
    amounts: (activity) => ({ participants: readableParticipants(activity), minutes: activity.minutes }), reportedOn: dayOf(Number(context.schoolYear.slice(0, 4)) + 1, 6, 25),
  });
}
