/** A small fictional field, as rows; the tests write it into files and count it again without the program. */
export interface School {
  readonly county: string;
  readonly countyLabel: string;
  readonly name: string;
  readonly code: string;
  readonly stage: string;
  readonly stageLabel: string;
  readonly classes: number | null;
  readonly students: number | null;
  /** As written in the directory; '' where it says nothing. */
  readonly urbanRural: '城区' | '镇区' | '乡村' | '';
  readonly ownership: '公办' | '民办' | '';
  readonly boarders: number | null;
}

type Kinds = readonly [School['urbanRural'], School['ownership']];
const school = (county: string, countyLabel: string, name: string, code: string, stage: string, stageLabel: string, classes: number | null, students: number | null, [urbanRural, ownership]: Kinds = ['', ''], boarders: number | null = null): School => ({ county, countyLabel, name, code, stage, stageLabel, classes, students, urbanRural, ownership, boarders });

export const A = school('371721', '曹县', '曹县第一中学', '3137000001', 'junior', '初中', 36, 1820, ['城区', '公办']);
export const B = school('371721', '曹县', '曹县实验小学', '2137000002', 'primary', '小学', 24, 1200, ['镇区', '公办']);
export const C = school('371722', '单县', '单县第二中学', '3137000003', 'junior', '初中', 12, 600, ['乡村', '民办'], 199);
export const D = school('371722', '单县', '单县北城小学', '', 'primary', '小学', null, null);
export const E = school('371702', '牡丹区', '菏泽市第八中学', '3437000005', 'senior', '高中', 30, 10, ['城区', '公办']);
/** Two teaching points, one told by its type and one by its name alone. */
export const F = school('371722', '单县', '单县徐寨小学李庄校区', '', 'primary', '小学教学点', 3, 60, ['乡村', '公办'], 200);
export const G = school('371721', '曹县', '曹县王集教学点', '', 'primary', '小学', 2, 40, ['乡村', '']);
/** Out of scope: a kindergarten counts nowhere. */
export const K = school('371702', '牡丹区', '牡丹区直属幼儿园', '1137000009', 'kindergarten', '幼儿园', 9, 300);
/** Not in the directory. */
export const Z = school('371721', '曹县', '曹县桃花源学校', '', 'unknown', '', null, null);
export const DIRECTORY = [A, B, C, D, E, F, G, K] as const;
export const IN_SCOPE = [A, B, C, D, E, F, G] as const;

export interface Teacher {
  readonly at: School;
  readonly name: string;
  readonly fullTime: boolean;
  readonly certificate?: string;
  readonly years?: number;
  readonly willing?: boolean;
  readonly coreTeam?: boolean;
  readonly inService?: boolean;
  /** Tells one person from another across schools; without it a name is one person at one school. */
  readonly idCard?: string;
  readonly relatedMajor?: boolean;
  readonly researcher?: boolean;
}

export const TEACHERS: readonly Teacher[] = [
  { at: A, name: '李静', fullTime: true, certificate: '国家二级心理咨询师', years: 6, willing: true, coreTeam: true, inService: true, relatedMajor: true, researcher: true },
  { at: A, name: '王强', fullTime: false, certificate: '心理健康辅导员', years: 2, willing: true },
  { at: B, name: '赵敏', fullTime: false, years: 8, willing: true, relatedMajor: false },
  { at: C, name: '孙丽', fullTime: true, certificate: '国家三级心理咨询师', years: 3, willing: true, inService: false },
  { at: E, name: '周涛', fullTime: true, certificate: '国家二级心理咨询师', years: 9, willing: false, coreTeam: true, relatedMajor: true },
  { at: E, name: '吴芳', fullTime: false, certificate: '心理健康辅导员', years: 4, willing: true, inService: true },
  { at: K, name: '郑洁', fullTime: true, certificate: '国家二级心理咨询师', years: 5, willing: true, coreTeam: true },
  { at: Z, name: '冯远', fullTime: false },
  { at: F, name: '许宁', fullTime: false, certificate: '心理健康辅导员' },
  // One person at two schools of two counties, trained in the name of one of them.
  { at: B, name: '何岚', fullTime: false, idCard: '11010519491231002X' },
  { at: C, name: '何岚', fullTime: false, idCard: '11010519491231002X' },
];

export interface Training {
  readonly at: School;
  readonly name: string;
  readonly role: '专职' | '兼职' | '班主任' | '管理者';
  readonly training: string;
  readonly day: string;
  readonly hours: number;
}

export const TRAININGS: readonly Training[] = [
  { at: A, name: '李静', role: '专职', training: '骨干教师培训', day: '2025-10-20', hours: 40 },
  { at: A, name: '李静', role: '专职', training: '危机干预工作坊', day: '2025-11-08', hours: 12 },
  { at: A, name: '钱多', role: '班主任', training: '骨干教师培训', day: '2025-10-20', hours: 40 },
  { at: C, name: '孙丽', role: '专职', training: '骨干教师培训', day: '2025-10-20', hours: 40 },
  { at: C, name: '陈明', role: '管理者', training: '骨干教师培训', day: '2025-11-03', hours: 8 },
  { at: C, name: '何岚', role: '兼职', training: '危机干预工作坊', day: '2025-11-08', hours: 12 },
  { at: E, name: '吴芳', role: '兼职', training: '危机干预工作坊', day: '2025-11-08', hours: 12 },
];

export interface Activity {
  readonly at: School;
  readonly day: string;
  readonly speaker: string;
  readonly topic: string;
  readonly participants: number | null;
  readonly satisfaction: number | null;
}

export const ACTIVITIES: readonly Activity[] = [
  { at: A, day: '2025-11-05', speaker: '李静', topic: '情绪管理', participants: 320, satisfaction: 98 },
  { at: A, day: '2025-11-12', speaker: '周涛', topic: '考试减压', participants: null, satisfaction: 90 },
  { at: C, day: '2025-11-06', speaker: '李静', topic: '亲子沟通', participants: 150, satisfaction: null },
  { at: Z, day: '2025-11-07', speaker: '周涛', topic: '人际交往', participants: 60, satisfaction: 85 },
  { at: K, day: '2025-11-08', speaker: '周涛', topic: '入园适应', participants: 40, satisfaction: 100 },
];

export interface Case {
  readonly at: School;
  readonly number: number;
  readonly grade: number;
  readonly level: '一级' | '二级' | '三级';
  readonly screened: string;
  readonly retested: string;
  readonly interviewed: string;
  readonly informed: string;
  readonly intervened: string;
  readonly referred: string;
  readonly followed: string;
  readonly closed: string;
}

/** The edges of what is in time, by number of the case: before the screening, and working days that are not days. */
const EDGES: Readonly<Record<number, Partial<Case>>> = {
  3: { interviewed: '2025-10-14' },
  4: { screened: '2025-10-13', interviewed: '2025-10-17' },
  7: { screened: '2025-10-17', interviewed: '2025-10-22' },
  13: { screened: '2025-10-17', interviewed: '2025-10-23' },
  19: { screened: '2025-10-18', interviewed: '2025-10-22' },
  1: { retested: '2025-11-05', interviewed: '2025-11-10' },
  6: { retested: '2025-10-29', interviewed: '2025-10-30' },
  2: { retested: '2025-11-05', interviewed: '2025-11-19' },
  8: { retested: '2025-11-05', interviewed: '2025-11-20' },
  // Over the holidays of October, on a Saturday made a workday; and a day later than that.
  10: { screened: '2025-09-30', retested: '', interviewed: '2025-10-11' },
  22: { screened: '2025-09-30', retested: '', interviewed: '2025-10-13' },
};

/** 24 cases: enough for the city, 曹县 and 初中, too few for the other counties. */
export const CASES: readonly Case[] = Array.from({ length: 24 }, (_, index): Case => {
  const level = (['一级', '二级', '三级'] as const)[index % 3]!;
  const days = [0, 1, 2, 5, 6, 14, 15][index % 7]!;
  return {
    at: index < 14 ? A : index < 20 ? C : E,
    number: 1000 + index,
    grade: index < 20 ? 8 : 11,
    level,
    screened: '2025-10-15',
    retested: index % 4 === 0 ? '' : '2025-10-29',
    interviewed: index % 5 === 0 ? '' : `2025-10-${15 + days}`,
    informed: index % 6 === 0 ? '' : '2025-10-31',
    intervened: index % 3 === 0 ? '' : `2025-11-${String(1 + (index % 11)).padStart(2, '0')}`,
    referred: index % 8 === 0 ? '2025-11-03' : '',
    followed: index % 2 === 0 ? '' : `2025-11-${String(10 + (index % 9))}`,
    closed: index % 9 === 0 ? '2025-11-20' : '',
    ...EDGES[index],
  };
});

export interface Shift {
  readonly day: string;
  readonly period: string;
  readonly name: string;
  readonly at: School | null;
}

/** Three days: one covered wholly (twice at noon), one with a night gap, one left out. */
export const SHIFTS: readonly Shift[] = [
  { day: '2025-11-01', period: '00:00-08:00', name: '李静', at: A },
  { day: '2025-11-01', period: '08:00-16:00', name: '孙丽', at: C },
  { day: '2025-11-01', period: '12:00-20:00', name: '吴芳', at: E },
  { day: '2025-11-01', period: '20:00-02:00', name: '王强', at: A },
  { day: '2025-11-04', period: '06:00-22:30', name: '李静', at: A },
];

export interface Call {
  readonly at: string;
  readonly answered: boolean | null;
  readonly minutes: number | null;
  readonly crisis: '高' | '中' | '低' | '';
  readonly repeated: '首次' | '反复' | '';
  readonly calledBack: string;
  readonly county: School;
}

/** Twelve of 48 are of high crisis: enough to be shown. */
export const CALLS: readonly Call[] = Array.from({ length: 48 }, (_, index): Call => ({
  at: index === 4 ? '2025-11-05' : `2025-11-${String(1 + (index % 28)).padStart(2, '0')} ${String(index % 24).padStart(2, '0')}:15`,
  answered: index % 7 === 6 ? null : index % 5 !== 0,
  minutes: index % 5 === 0 ? null : 10 + index,
  crisis: (['高', '中', '低', ''] as const)[index % 4]!,
  repeated: (['首次', '反复', ''] as const)[index % 3]!,
  calledBack: index % 8 === 0 ? `2025-11-${String(1 + (index % 28)).padStart(2, '0')} 23:59` : index % 4 === 0 ? '2025-12-20 10:00' : '',
  county: [A, C, E][index % 3]!,
}));

export interface Course {
  readonly at: School;
  readonly grade: number;
  readonly classes: number | null;
  readonly taught: number | null;
  readonly inTimetable: boolean | null;
  readonly lessons: number | null;
  readonly term: number | null;
  readonly teacher: '专职' | '兼职' | '班主任' | '';
  readonly displaced: boolean | null;
}

export const COURSES: readonly Course[] = [
  { at: A, grade: 7, classes: 12, taught: 12, inTimetable: false, lessons: 0.5, term: null, teacher: '专职', displaced: false },
  { at: A, grade: 8, classes: 12, taught: 6, inTimetable: true, lessons: 0.25, term: 10, teacher: '班主任', displaced: true },
  { at: B, grade: 5, classes: 4, taught: null, inTimetable: false, lessons: 0.25, term: null, teacher: '', displaced: null },
  { at: C, grade: 7, classes: 6, taught: 3, inTimetable: false, lessons: null, term: 8, teacher: '兼职', displaced: true },
];

export interface Daily {
  readonly at: School;
  readonly grade: number;
  readonly homework: number | null;
  readonly noHomeworkDay: boolean | null;
  readonly exams: number | null;
  readonly ranks: boolean | null;
  readonly exercise: number | null;
  readonly sleep: number | null;
  readonly breaks?: number;
  readonly practice?: number;
  readonly first?: string;
  readonly lessons?: number;
}

export const DAILY: readonly Daily[] = [
  { at: A, grade: 7, homework: 90, noHomeworkDay: true, exams: 2, ranks: false, exercise: 120, sleep: 9, breaks: 15, practice: 1, first: '08:00', lessons: 3 },
  { at: A, grade: 8, homework: 100, noHomeworkDay: false, exams: 2, ranks: true, exercise: 60, sleep: 8.5, breaks: 10, practice: 0, first: '07:50', lessons: 2 },
  { at: B, grade: 1, homework: 0, noHomeworkDay: true, exams: 0, ranks: false, exercise: 60, sleep: 10, breaks: 20, first: '08:20', lessons: 4 },
  { at: B, grade: 5, homework: 60, noHomeworkDay: null, exams: 1, ranks: false, exercise: 90, sleep: 10, practice: 2, first: '08:10', lessons: 3 },
  { at: C, grade: 7, homework: 80, noHomeworkDay: false, exams: 3, ranks: null, exercise: 45, sleep: 9 },
  { at: E, grade: 10, homework: 180, noHomeworkDay: false, exams: 4, ranks: true, exercise: 120, sleep: 8, first: '08:00', lessons: 1 },
];

export interface Room {
  readonly at: School;
  readonly has: boolean | null;
  readonly area: number | null;
  readonly open: number | null;
  readonly visits: number | null;
}

export const ROOMS: readonly Room[] = [
  { at: A, has: true, area: 80, open: 15, visits: 60 },
  { at: B, has: null, area: 25, open: null, visits: 12 },
  { at: C, has: false, area: null, open: null, visits: null },
  { at: Z, has: true, area: 30, open: 5, visits: 8 },
];

export interface Organisation {
  readonly at: School;
  /** Null: of the whole school. */
  readonly grade: number | null;
  readonly toAssess: number;
  readonly assessed: number;
  readonly consented?: number;
}

export const ORGANISATIONS: readonly Organisation[] = [
  { at: A, grade: null, toAssess: 1820, assessed: 1800, consented: 1810 },
  { at: B, grade: 5, toAssess: 210, assessed: 205, consented: 200 },
  { at: B, grade: 6, toAssess: 190, assessed: 190 },
  { at: C, grade: null, toAssess: 600, assessed: 600 },
  { at: F, grade: 5, toAssess: 9, assessed: 9 },
];

/** Pupils assessed at E: more than it says it has. */
export const ASSESSED = Array.from({ length: 14 }, (_, index) => ({ at: index < 12 ? E : A, number: index }));
