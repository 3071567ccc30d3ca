/** 教师管理信息系统导出: the city's teachers as the national system has them, which is not quite as the rosters have them. */
import { schoolYearLabel } from '../../../shared/school-year';
import type { Post } from './counselor-plan';
import type { WritingContext } from './directory-files';
import { type FormColumn, type FormRow, writeForms, type WrittenFile } from './form';
import { People, type Person } from './people';
import { randomFor } from './random';
import type { SampleSchool } from './school-plan';

export type TeacherFate = 'agrees' | 'postDiffers' | 'schoolDiffers' | 'notMarked' | 'rosterOnly' | 'systemOnly';

/** People by what a comparison must find, those of the system under its own school. */
export interface TeacherFates {
  readonly roster: Readonly<Record<TeacherFate, number>>;
  readonly system: Readonly<Record<TeacherFate, number>>;
}

export interface TeacherSystemTruth {
  readonly city: TeacherFates;
  /** By six-digit code; who teaches in two counties is of both. */
  readonly byCounty: Readonly<Record<string, TeacherFates>>;
}

interface Listed {
  readonly fate: TeacherFate | 'teacher';
  readonly person: Person;
  readonly school: SampleSchool;
  readonly mark: '专职心理健康教育教师' | '兼职心理健康教育教师' | '否';
  /** Schools of the roster; none for those it does not have. */
  readonly rosterSchools: readonly SampleSchool[];
}

const MARKS = { fullTime: '专职心理健康教育教师', partTime: '兼职心理健康教育教师' } as const;
/** No counselor of the plan is as old, and nobody whose row is refused as young. */
const STRANGERS_AGE = 60;
const TEACHERS_A_SCHOOL = 2;
const STRANGERS_EVERY = 20;

function fateOf(index: number, post: Post): TeacherFate {
  if (!post.school.inScope) return 'agrees';
  if (index % 23 === 7) return 'rosterOnly';
  if (index % 17 === 5) return 'notMarked';
  if (index % 13 === 4) return 'postDiffers';
  // Without a usable number a person is found by school and name only.
  return index % 19 === 9 && !post.wrongIdNumber ? 'schoolDiffers' : 'agrees';
}

export function planTeacherSystem(seed: number, posts: readonly Post[], startYear: number): readonly Listed[] {
  const people = new People(randomFor(seed, 'teacher system'));
  const byPerson = new Map<Person, Post[]>();
  for (const post of posts) byPerson.set(post.person, [...(byPerson.get(post.person) ?? []), post]);
  const schools = [...new Set(posts.map(({ school }) => school))].filter(({ inScope }) => inScope);
  const stranger = (fate: Listed['fate'], school: SampleSchool): Listed => ({ fate, person: people.make(school.area.code, startYear - STRANGERS_AGE), school, mark: fate === 'teacher' ? '否' : MARKS.partTime, rosterSchools: [] });
  const counselors = [...byPerson.values()].map((own, index): Listed => {
    const [first] = own as [Post, ...Post[]];
    const rosterSchools = own.map(({ school }) => school);
    const elsewhere = schools.find((school) => school.area === first.school.area && !rosterSchools.includes(school));
    const wanted = fateOf(index, first);
    const fate = wanted === 'schoolDiffers' && elsewhere === undefined ? 'agrees' : wanted;
    const post = own.some(({ employment }) => employment === 'fullTime') ? 'fullTime' : 'partTime';
    const other = post === 'fullTime' ? 'partTime' : 'fullTime';
    return { fate, person: first.person, school: fate === 'schoolDiffers' && elsewhere !== undefined ? elsewhere : first.school, mark: fate === 'notMarked' ? '否' : MARKS[fate === 'postDiffers' ? other : post], rosterSchools };
  });
  return [...counselors, ...schools.flatMap((school) => Array.from({ length: TEACHERS_A_SCHOOL }, () => stranger('teacher', school))), ...schools.filter((_, index) => index % STRANGERS_EVERY === 3).map((school) => stranger('systemOnly', school))];
}

export function teacherSystemTruth(listed: readonly Listed[]): TeacherSystemTruth {
  const inScope = listed.filter(({ school }) => school.inScope);
  const count = (isOf: (school: SampleSchool) => boolean): TeacherFates => {
    const among = (people: readonly Listed[], fates: readonly TeacherFate[]): Record<TeacherFate, number> =>
      Object.fromEntries(FATES.map((fate) => [fate, fates.includes(fate) ? people.filter((each) => each.fate === fate).length : 0])) as Record<TeacherFate, number>;
    return {
      roster: among(inScope.filter(({ rosterSchools }) => rosterSchools.some(isOf)), ['agrees', 'postDiffers', 'schoolDiffers', 'notMarked', 'rosterOnly']),
      system: among(inScope.filter(({ school }) => isOf(school)), ['agrees', 'postDiffers', 'schoolDiffers', 'systemOnly']),
    };
  };
  const codes = [...new Set(inScope.flatMap(({ school, rosterSchools }) => [school, ...rosterSchools].map(({ area }) => area.code)))].sort();
  return { city: count(() => true), byCounty: Object.fromEntries(codes.map((code) => [code, count(({ area }) => area.code === code)])) };
}

const FATES: readonly TeacherFate[] = ['agrees', 'postDiffers', 'schoolDiffers', 'notMarked', 'rosterOnly', 'systemOnly'];

type Id = 'name' | 'gender' | 'idType' | 'idCard' | 'birth' | 'school' | 'code' | 'mark' | 'subject' | 'teacherNumber' | 'phone';
const columns: readonly FormColumn<Id>[] = [
  ['number', '序号'], ['name', '姓名'], ['gender', '性别'], ['idType', '身份证件类型'], ['idCard', '身份证件号'], ['birth', '出生日期'], ['school', '学校名称'], ['code', '学校标识码'], ['mark', '是否心理健康教育教师'], ['subject', '任教学科'], ['teacherNumber', '教师个人标识码'], ['phone', '联系电话'],
];

export async function* teacherSystemFile(listed: readonly Listed[], { schoolYear }: WritingContext): AsyncGenerator<WrittenFile> {
  const two = (part: number): string => String(part).padStart(2, '0');
  const rows = listed.filter(({ fate }) => fate !== 'rosterOnly').map(({ person, school, mark }, index): FormRow<Id> => ({
    cells: {
      name: person.name, gender: person.gender === 'male' ? '男' : '女', idType: '居民身份证', idCard: person.idCard, birth: `${person.birth.year}-${two(person.birth.month)}-${two(person.birth.day)}`,
      school: school.name, code: school.code, mark, subject: mark === '专职心理健康教育教师' ? '心理健康教育' : '语文', teacherNumber: `T37${String(100_000 + index)}`, phone: null,
    },
  }));
  yield await writeForms<Id>(`教师管理信息系统/全国教师管理信息系统教师信息导出_${schoolYear}学年`, 'xlsx', [
    { dataset: 'teacherSystem', sheet: '教师信息', title: `全国教师管理信息系统教师信息（菏泽市${schoolYearLabel(schoolYear)}，示例数据，纯属虚构）`, columns, rows },
  ]);
}
