/** The catalogue of reports: what they are called, for whom they are, what may be chosen, in which formats they can be had. */
import type { AudienceId } from '../audience';
import { LETTER_KINDS, type LetterKindId } from '../letters';

/** Formats that a kind names as its own. */
export const OFFICE_FORMATS = ['xlsx', 'docx'] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];
/** PDF is to be had of every kind, by a host that can print. */
export const REPORT_FORMATS = [...OFFICE_FORMATS, 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const REPORT_FORMAT_LABELS: Readonly<Record<ReportFormat, string>> = { xlsx: 'Excel', docx: 'Word', pdf: 'PDF' };

const WORKBOOK = ['xlsx'] as const;
const DOCUMENT = ['docx'] as const;

/** What may be chosen beside unit, signatories and date, which every report has. */
export type ReportChoice = 'areaBasis' | 'scope' | 'asOf' | 'where' | 'county' | 'survey' | 'team' | 'target' | 'deadline' | 'month' | 'letter' | 'feedback';

export interface ReportKind {
  readonly id: string;
  readonly label: string;
  /** Whom it is for, or what it is used for. */
  readonly audience: string;
  /** Whose thresholds it goes by where nothing else is chosen. */
  readonly madeFor: AudienceId;
  /** What is in it. */
  readonly content: string;
  readonly choices: readonly ReportChoice[];
  /** The first is what is made where nothing is said. */
  readonly formats: readonly OfficeFormat[];
  /** Makes it an official document: text with attached tables. */
  readonly letter?: LetterKindId;
  /** Beside its workbook there is a page for every school, made into a folder or an archive (`report.schoolFeedback`). */
  readonly perSchool?: true;
}

function letterReport<Id extends LetterKindId>(id: Id, audience: string) {
  const { label, explanation } = LETTER_KINDS[id];
  return { id: `${id}Letter` as const, label, audience, madeFor: 'upward', content: explanation, choices: ['areaBasis', 'scope', 'asOf', 'county', 'letter'], formats: DOCUMENT, letter: id } as const;
}

export const REPORT_KINDS = {
  annual: {
    id: 'annual',
    label: '年度统计报表',
    audience: '上报市政府和省厅，存档',
    madeFor: 'upward',
    content: '师资覆盖、测评与风险、历年情况、实测学生构成；未配备教师、未开展测评的学校名单；统计图；审核关系校验；口径说明和数据来源。',
    choices: ['areaBasis', 'scope', 'asOf', 'survey'],
    formats: WORKBOOK,
  },
  counties: {
    id: 'counties',
    label: '县区一张表',
    audience: '发各县区，逐县区一页',
    madeFor: 'upward',
    content: '每个县区一页：主要指标、全市数、目标、与目标的差距。',
    choices: ['areaBasis', 'scope', 'asOf', 'county'],
    formats: WORKBOOK,
  },
  coreTeam: {
    id: 'coreTeam',
    label: '核心团队名单',
    audience: '发文公布核心团队',
    madeFor: 'open',
    content: '分县区名额、名单、递补名单、遴选说明；不公开时另有未入选人员及原因。',
    choices: ['team'],
    formats: WORKBOOK,
  },
  training: {
    id: 'training',
    label: '培训与活动统计',
    audience: '工作总结和绩效',
    madeFor: 'internal',
    content: '分县区的培训场次、参训人次、学时、覆盖率和各类活动。',
    choices: ['areaBasis', 'scope', 'asOf'],
    formats: WORKBOOK,
  },
  calls: {
    id: 'calls',
    label: '热线运行统计',
    audience: '热线年报，全学年',
    madeFor: 'internal',
    content: '分月、分时段来电，接通率，等待时长，来电构成，问题类型与危机等级。',
    choices: ['areaBasis', 'where'],
    formats: WORKBOOK,
  },
  callsMonth: {
    id: 'callsMonth',
    label: '热线运行月报',
    audience: '每月简报',
    madeFor: 'internal',
    content: '一个月的来电：分日、分时段、问题类型、危机等级、处置方式，与上月、去年同月对照；统计图。',
    choices: ['month'],
    formats: WORKBOOK,
  },
  dutyRota: {
    id: 'dutyRota',
    label: '热线值班表',
    audience: '发值班人员，张贴',
    madeFor: 'internal',
    content: '一个月的值班表：按日按班次的值班人员；值班明细；每人班次与排班覆盖率。',
    choices: ['month'],
    formats: WORKBOOK,
  },
  management: {
    id: 'management',
    label: '五项管理与课程检查',
    audience: '督导检查',
    madeFor: 'internal',
    content: '分县区的作业、睡眠、手机、读物、体质管理和心理健康课程情况。',
    choices: ['areaBasis', 'scope', 'asOf'],
    formats: WORKBOOK,
  },
  schoolChecks: {
    id: 'schoolChecks',
    label: '未达标学校清单',
    audience: '督办，一校一行',
    madeFor: 'internal',
    content: '课程、作业、考试、体育、睡眠、辅导室逐项核查，分县区汇总，列出需整改、补报的学校和依据；未配备心理教师、未开展测评的学校名单。',
    choices: ['areaBasis', 'scope', 'where'],
    formats: WORKBOOK,
  },
  reporting: {
    id: 'reporting',
    label: '催报与核对清单',
    audience: '催报未报送的学校',
    madeFor: 'internal',
    content: '分县区报送情况、催报单、前后矛盾的报送。',
    choices: ['areaBasis', 'scope', 'where', 'deadline'],
    formats: WORKBOOK,
  },
  staffingPlan: {
    id: 'staffingPlan',
    label: '心理健康教师补充计划',
    audience: '报编制、人事部门',
    madeFor: 'upward',
    content: '分县区需增配人数、学校配备顺序。',
    choices: ['areaBasis', 'scope', 'where', 'target'],
    formats: WORKBOOK,
  },
  schoolFeedback: {
    id: 'schoolFeedback',
    label: '学校反馈单',
    audience: '发各学校，一校一单',
    madeFor: 'upward',
    content: '每所学校一页 Word：本校主要指标与全县、全市、目标对照，需整改、补报的事项和时限；另有一览表。',
    choices: ['areaBasis', 'scope', 'asOf', 'where', 'feedback'],
    formats: WORKBOOK,
    perSchool: true,
  },
  staffingLetter: letterReport('staffing', '印发各县区'),
  assessmentLetter: letterReport('assessment', '印发各县区'),
  annualWorkLetter: letterReport('annualWork', '上报市政府和省厅'),
  coursesLetter: letterReport('courses', '印发各县区'),
} as const satisfies Readonly<Record<string, ReportKind>>;

export type ReportKindId = keyof typeof REPORT_KINDS;
export const REPORT_KIND_IDS = Object.keys(REPORT_KINDS) as [ReportKindId, ...ReportKindId[]];

export function reportKind(id: ReportKindId): ReportKind {
  return REPORT_KINDS[id];
}

/** All formats in which reports of a kind can be issued. */
export function formatsOfKind(id: ReportKindId): readonly ReportFormat[] {
  return [...reportKind(id).formats, 'pdf'];
}

/** The entry of the catalogue that is this official document. */
export function reportOfLetter(letter: LetterKindId): ReportKindId {
  return REPORT_KINDS[`${letter}Letter`].id;
}
