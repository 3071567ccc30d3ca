/** 学校反馈单: figures of every school, and what is asked of it. Texts that tell a figure are held against it as well. */
import { formatFigure } from '../../../../shared/format';
import { getDataset } from '../../../../shared/datasets';
import { countsSchools, findIndicator, INDICATORS, mainTarget, UNIT_LABELS } from '../../../../shared/indicators';
import { countyLabel } from '../../../../shared/regions';
import { SCHOOL_CHECKS } from '../../../../shared/school-checks';
import { stageLabel } from '../../../../shared/stages';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import { textOf } from './ask-sql';
import { type Cell, Figures, named } from './figures';
import { directoryOf } from './school-sources';
import type { Expected, Source, Sources } from './walk';

interface School {
  readonly id: string;
  readonly county: string;
  readonly name: string;
  readonly code: string;
  readonly stage: string;
}

const asked = { schoolYear: YEAR } as const;

export async function feedbackSources(desk: TestDesk): Promise<Sources> {
  const heads: Readonly<Record<string, Cell>> = Object.fromEntries(INDICATORS.filter(({ dimensions }) => dimensions.includes('school')).map(({ id, label, unit }): [string, Cell] => [`${label}（${UNIT_LABELS[unit]}）`, [id]]));
  const figures = await Figures.of(desk, Object.values(heads).map(([id]) => id), [['school']]);
  const schools = new Map((await directoryOf(desk)).map((row) => {
    const school: School = { id: textOf(row['school']), county: countyLabel(textOf(row['county'])), name: textOf(row['schoolName']), code: textOf(row['schoolCode']), stage: stageLabel(textOf(row['stage'])) };
    return [`${school.county} ${school.name}`, school] as const;
  }));
  const problems = await problemsOf(desk, figures);
  const schoolOf = (row: readonly (string | number)[]): School => {
    const found = schools.get(`${String(row[1])} ${String(row[2])}`);
    if (found === undefined) throw new Error(`no school ${String(row[1])} ${String(row[2])} in the directory`);
    return found;
  };
  const begin = ({ county, name, code, stage }: School, index: number): Expected[] => [index + 1, county, name, code, stage];
  const all: Source = (table) => {
    const rows = table.rows.slice(table.name === '一览表' ? 1 : 0).map((row, index) => ({ school: schoolOf(row), index }));
    if (new Set(rows.map(({ school }) => school.id)).size !== schools.size) throw new Error('not every school of the directory is there');
    const own = rows.map(({ school, index }) => (table.name === '一览表' ? [...begin(school, index), problems(school.id).length, `${school.county}/${school.name}-反馈单.docx`, ''] : [...begin(school, index), ...table.heads.slice(5).map((head) => ownFigure(figures, named(heads, head, table), school.id))]));
    return table.name === '一览表' ? [['合计', '', `${rows.length}所`, '', '', rows.reduce((sum, { school }) => sum + problems(school.id).length, 0), `${rows.length}份`, ''], ...own] : own;
  };
  return {
    一览表: all,
    各校指标: all,
    需办事项: (table) => {
      const order = [...new Map(table.rows.map((row) => [schoolOf(row).id, { school: schoolOf(row), number: Number(row[0]) }])).values()];
      if (order.length !== [...schools.values()].filter(({ id }) => problems(id).length > 0).length) throw new Error('schools of which something is asked are left out');
      return order.flatMap(({ school, number }) => problems(school.id).map((told): Expected[] => [number, school.county, school.name, ...told]));
    },
  };
}

/** Of one school a share of schools is yes or no. */
function ownFigure(figures: Figures, cell: Cell, school: string): Expected {
  const figure = figures.at(cell, { school });
  const definition = findIndicator(cell[0]);
  if (definition === undefined || !countsSchools(definition) || figure.suppressed || figure.value === null) return figure;
  return figure.value === 1 ? '是' : '否';
}

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

/** What was found at a school, in words, in the order in which it is told. */
async function problemsOf(desk: TestDesk, figures: Figures): Promise<(school: string) => readonly (readonly [problem: string, asked: string])[]> {
  const { schools: checked } = await desk.call('check.schools', asked);
  const { datasets, schools: reports } = await desk.call('check.reporting', asked);
  const { kinds, contradictions } = await desk.call('check.contradictions', asked);
  return (school) => {
    const at = (id: string): number | null => figures.at([id], { school }).value;
    const percent = (id: string): string => formatFigure({ value: at(id), suppressed: false }, 'share');
    const { verdicts = [], evidence = [] } = checked.find((each) => each.school === school) ?? {};
    const reportedOn = reports.find((each) => each.school === school)?.reportedOn ?? [];
    const unsent = datasets.filter((id, index) => reportedOn[index] === null && id !== 'counselors' && id !== 'assessmentResults').map((id) => `“${getDataset(id).label}”`);
    const found = kinds.filter(({ id }) => contradictions.some((each) => each.school === school && each.kind === id)).map(({ label }) => label);
    const blanks = [...new Set(evidence.filter((_, index) => verdicts[index] === 'blank'))];
    const one = (...told: readonly [string, string]): readonly (readonly [string, string])[] => [told];
    return [
      ...(at('counselorCoverage') === 0 ? one('没有配备专职或兼职心理健康教师。', '至少配备1名，并报送教师台账。') : at('fullTimeCoverage') === 0 ? one('没有专职心理健康教师。', '提出专职教师配备计划和时间。') : []),
      ...((at('untrainedCounselors') ?? 0) > 0 ? one(`有${at('untrainedCounselors')}名心理健康教师本学年没有参加培训。`, '安排参加培训，报送培训记录。') : []),
      ...(at('schoolAssessmentRate') === 0 ? one('本学年没有开展心理健康测评，或没有报送测评结果。', '组织测评，报送测评结果。') : (at('assessmentCompletion') ?? 1) < 1 ? one(`测评完成率${percent('assessmentCompletion')}。`, '组织补测；确不能参加的，说明原因。') : []),
      ...((at('consentShare') ?? 1) < 1 ? one(`监护人知情同意率${percent('consentShare')}。`, '补齐知情同意书，未同意的不测评。') : []),
      ...SCHOOL_CHECKS.flatMap(({ label, indicator }, index) => (verdicts[index] === 'missed' && isAsked(indicator) ? one(`${label}未达标：${shortened(evidence[index] ?? '')}。`, ASKED[indicator] ?? '') : [])),
      ...(blanks.length === 0 ? [] : one(`${blanks.join('；')}。`, '补填后重新报送。')),
      ...(unsent.length === 0 ? [] : one(`没有报送${unsent.join('、')}。`, '补报。')),
      ...(found.length === 0 ? [] : one(`报送的数据前后不符：${found.join('、')}。`, '核对后更正上报，或书面说明。')),
    ];
  };
}

/** Whether a document in force at the end of the school year asks for it. */
function isAsked(indicator: string): boolean {
  const definition = findIndicator(indicator);
  return definition !== undefined && mainTarget(definition, `${YEAR.slice(5)}-08-31`) !== undefined;
}

/** Of more than two grades the first two are named. */
function shortened(evidence: string): string {
  return evidence.replaceAll(/([^；（]*)(（[^（）]*）)(?=；|$)/g, (all: string, values: string, limit: string) => {
    const grades = values.split('、');
    return grades.length > 2 ? `${grades.slice(0, 2).join('、')}等${limit}` : all;
  });
}
