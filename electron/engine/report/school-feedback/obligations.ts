/** What is asked of a school: told from its released figures, its verdicts and what it has not sent. Rules are data; a new one is one entry. */
import { formatFigure } from '../../../../shared/format';
import { type DatasetId, getDataset } from '../../../../shared/datasets';
import { findIndicator, mainTarget } from '../../../../shared/indicators';
import { SCHOOL_CHECKS, type Verdict } from '../../../../shared/school-checks';
import type { ReleasedFigure } from '../../privacy/released';

export interface Obligation {
  /** What was found. */
  readonly problem: string;
  /** What is to be done about it. */
  readonly asked: string;
}

/** What is known of one school. */
export interface SchoolFindings {
  readonly figure: (indicator: string) => ReleasedFigure | undefined;
  /** In the order of SCHOOL_CHECKS; empty where nothing was asked. */
  readonly verdicts: readonly Verdict[];
  readonly evidence: readonly string[];
  /** Forms that others have sent this year, and this school has not. */
  readonly unreported: readonly DatasetId[];
  /** Kinds of contradictions between its reports, by their names. */
  readonly contradictions: readonly string[];
}

type Rule = (found: SchoolFindings, asOf: string) => readonly Obligation[];

/** Whether a target that every school has to meet is in force. */
function isRequired(indicator: string, asOf: string): boolean {
  const definition = findIndicator(indicator);
  return definition !== undefined && mainTarget(definition, asOf) !== undefined;
}

function value({ figure }: SchoolFindings, indicator: string): number | null {
  return figure(indicator)?.value ?? null;
}

const staffing: Rule = (found, asOf) => {
  if (value(found, 'counselorCoverage') === 0) return [{ problem: '没有配备专职或兼职心理健康教师。', asked: '至少配备1名，并报送教师台账。' }];
  const fullTime = value(found, 'fullTimeCoverage') === 0 && isRequired('fullTimeCoverage', asOf);
  return fullTime ? [{ problem: '没有专职心理健康教师。', asked: '提出专职教师配备计划和时间。' }] : [];
};

const training: Rule = (found) => {
  const untrained = value(found, 'untrainedCounselors') ?? 0;
  return untrained > 0 ? [{ problem: `有${untrained}名心理健康教师本学年没有参加培训。`, asked: '安排参加培训，报送培训记录。' }] : [];
};

const assessment: Rule = (found, asOf) => {
  if (value(found, 'schoolAssessmentRate') === 0) return isRequired('schoolAssessmentRate', asOf) ? [{ problem: '本学年没有开展心理健康测评，或没有报送测评结果。', asked: '组织测评，报送测评结果。' }] : [];
  const completion = value(found, 'assessmentCompletion');
  return completion !== null && completion < 1 && isRequired('assessmentCompletion', asOf) ? [{ problem: `测评完成率${share(completion)}。`, asked: '组织补测；确不能参加的，说明原因。' }] : [];
};

const consent: Rule = (found) => {
  const consented = value(found, 'consentShare');
  return consented !== null && consented < 1 ? [{ problem: `监护人知情同意率${share(consented)}。`, asked: '补齐知情同意书，未同意的不测评。' }] : [];
};

/** What a school is asked to do about a requirement that it does not meet. */
const ASKED: Readonly<Record<string, string>> = {
  courseTimetableShare: '把心理健康课列入课表。',
  homeworkMetShare: '压减书面作业总量，达到规定。',
  examsMetShare: '按规定减少考试次数。',
  rankFreeShare: '停止公布考试排名。',
  exerciseHourShare: '保证每天1小时体育锻炼。',
  exerciseTwoHoursShare: '保证每天综合体育活动2小时。',
  sleepMetShare: '调整作息，保证学生睡眠时间。',
  roomShare: '建设心理辅导室，安排人员和开放时间。',
};

/** Grades, or runs of them, that are named for each limit; of more the first are told, the school knows the others. */
const MOST_GRADES = 2;

/** 三年级70分钟、四至六年级75分钟等（应不超过60分钟）. */
function shortened(evidence: string): string {
  return evidence
    .split('；')
    .map((part) => {
      const [, values = '', limit = ''] = /^(.*)(（[^（）]*）)$/.exec(part) ?? [];
      const grades = values.split('、');
      return grades.length > MOST_GRADES ? `${grades.slice(0, MOST_GRADES).join('、')}等${limit}` : part;
    })
    .join('；');
}

const checks: Rule = ({ verdicts, evidence }, asOf) =>
  SCHOOL_CHECKS.flatMap(({ indicator, label }, index) => (verdicts[index] === 'missed' && isRequired(indicator, asOf) ? [{ problem: `${label}未达标：${shortened(evidence[index] ?? '')}。`, asked: ASKED[indicator] ?? '整改达标。' }] : []));

/** A form that came with an empty item. */
const blanks: Rule = ({ verdicts, evidence }) => {
  const blank = [...new Set(evidence.filter((_, index) => verdicts[index] === 'blank'))];
  return blank.length === 0 ? [] : [{ problem: `${blank.join('；')}。`, asked: '补填后重新报送。' }];
};

/** Said above in other words. */
const TOLD_BY_FIGURES: readonly DatasetId[] = ['counselors', 'assessmentResults'];

const reports: Rule = ({ unreported }) => {
  const forms = unreported.filter((dataset) => !TOLD_BY_FIGURES.includes(dataset)).map((dataset) => `“${getDataset(dataset).label}”`);
  return forms.length === 0 ? [] : [{ problem: `没有报送${forms.join('、')}。`, asked: '补报。' }];
};

/** By kind alone: what the reports say in detail may be of few pupils, or of a person by name. */
const contradictions: Rule = ({ contradictions: kinds }) => (kinds.length === 0 ? [] : [{ problem: `报送的数据前后不符：${kinds.join('、')}。`, asked: '核对后更正上报，或书面说明。' }]);

const RULES: readonly Rule[] = [staffing, training, assessment, consent, checks, blanks, reports, contradictions];

function share(part: number): string {
  return formatFigure({ value: part, suppressed: false }, 'share');
}

/** In the order of the rules. @param asOf ISO day by which targets are in force */
export function obligationsOf(found: SchoolFindings, asOf: string): readonly Obligation[] {
  return RULES.flatMap((rule) => rule(found, asOf));
}
