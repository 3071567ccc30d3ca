/** What is kept for how long and why, as data: settings, the list of what is due, certificates and the data-protection page are made from it. */
import type { DatasetId } from './datasets';

export const RETENTION_CLASS_IDS = ['pupils', 'calls', 'staff'] as const;
export type RetentionClassId = (typeof RETENTION_CLASS_IDS)[number];

export interface RetentionClass {
  readonly id: RetentionClassId;
  readonly label: string;
  readonly datasets: readonly DatasetId[];
  /** What is in it, for officials. */
  readonly content: string;
  /** Years after the end of the school year. */
  readonly defaultYears: number;
  /** Document and article. */
  readonly basis: string;
}

export const RETENTION_CLASSES: Readonly<Record<RetentionClassId, RetentionClass>> = {
  pupils: {
    id: 'pupils',
    label: '学生个人数据',
    datasets: ['assessmentResults', 'assessmentAnswers', 'followUps'],
    content: '每名学生一行：假名、性别、年级、学校、测评结果、逐题作答、跟进日期',
    defaultYears: 1,
    basis: '《个人信息保护法》第十九条（保存期限为实现处理目的所必要的最短时间）、第二十八条（敏感个人信息）、第四十七条（期限届满应当删除）；《儿童个人信息网络保护规定》（存储不超过必需的期限）；《未成年人保护法》第七十二条（监护人同意，应要求更正、删除）',
  },
  calls: {
    id: 'calls',
    label: '热线来电记录',
    datasets: ['hotlineCalls'],
    content: '每通来电一行：时间、来电人类别、性别、年级、主题、危机程度、处置，没有姓名和电话',
    defaultYears: 1,
    basis: '《个人信息保护法》第十九条、第二十八条、第四十七条',
  },
  staff: {
    id: 'staff',
    label: '教师个人数据',
    datasets: ['counselors', 'trainings', 'hotlineShifts', 'teacherSystem'],
    content: '每名教师一行：姓名、性别、出生年月、任教和培训情况，身份证号只作为假名',
    defaultYears: 5,
    basis: '《个人信息保护法》第十九条、第三十四条（国家机关履行法定职责）、第四十七条',
  },
};

/** Kept without an end, and why. */
export const KEPT_RECORDS: readonly { readonly label: string; readonly text: string; readonly basis: string }[] = [
  { label: '操作记录', text: '随工作区保存，不能单独删除', basis: '《网络安全法》（网络日志留存不少于六个月）；《个人信息保护法》第五十六条（影响评估报告和处理情况记录至少保存三年）；《未成年人网络保护条例》第三十六条（访问应当记录）' },
  { label: '已出具的报告', text: '只有经过小数隐藏的汇总数，随工作区保存', basis: '《统计法》第二十三条（统计资料的保存、管理制度）；《个人信息保护法》第四条、第七十三条（匿名化处理后的信息不是个人信息）' },
];

export type RetentionYears = Readonly<Record<RetentionClassId, number>>;

export const MOST_RETENTION_YEARS = 30;

export const DEFAULT_RETENTION: RetentionYears = Object.fromEntries(RETENTION_CLASS_IDS.map((id) => [id, RETENTION_CLASSES[id].defaultYears])) as Record<RetentionClassId, number>;

/** First day on which the data of a school year is to be deleted: the years run from 31 August, its last day. @returns ISO date */
export function dueOn(schoolYear: string, years: number): string {
  return `${Number(schoolYear.slice(5)) + years}-09-01`;
}


/** What may be deleted of a school year. */
export const DELETION_SCOPES = {
  pupils: '学生个人数据和热线来电记录',
  all: '本学年的全部数据',
} as const;
export type DeletionScope = keyof typeof DELETION_SCOPES;
export const DELETION_SCOPE_IDS = Object.keys(DELETION_SCOPES) as [DeletionScope, ...DeletionScope[]];

/** What somebody must type to confirm. */
export function deletionPhrase(schoolYear: string): string {
  return `删除${schoolYear}`;
}
