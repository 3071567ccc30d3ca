/** Official documents that the program drafts. */

export const LETTER_KINDS = {
  staffing: { label: '师资配备情况通报', explanation: '学校配备、教师队伍和专职教师的情况，未达标的县区，附各县区统计表。' },
  assessment: { label: '测评工作情况通报', explanation: '测评开展和跟进的情况，只有汇总数，不出现姓名，不按检出率比较县区和学校。' },
  annualWork: { label: '年度工作报告', explanation: '全年的师资、培训、核心团队、走进校园活动、热线、测评、课程与五项管理，问题和下一步安排。' },
  courses: { label: '五项管理与课程检查通报', explanation: '课程开设、作业、考试、体育、睡眠的检查情况，附各县区统计表。' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly explanation: string }>>;

export type LetterKindId = keyof typeof LETTER_KINDS;
export const LETTER_KIND_IDS = Object.keys(LETTER_KINDS) as [LetterKindId, ...LetterKindId[]];
