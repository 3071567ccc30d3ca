/** Reports made of indicators of the city and its counties, and the documents of the catalogue: which figure stands under which head. */
import { formatChange } from '../../../../shared/format';
import { findIndicator, INDICATORS, type IndicatorTheme, mainTarget, UNIT_LABELS } from '../../../../shared/indicators';
import { defaultAsOf } from '../../../../shared/as-of';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import { idsOf, STAFFING } from './annual-sources';
import { type Cell, countyRows, Figures, type PlaceRow, placesTable, stageRows } from './figures';
import type { Expected, Figure, Sources } from './walk';

const WHOLE: PlaceRow = { label: '全市合计', group: {} };
/** The sample is imported long after the school year's end. */
const AS_OF = defaultAsOf(YEAR, '2099-01-01');

export function themeSources(themes: Readonly<Record<string, IndicatorTheme>>) {
  return async (desk: TestDesk): Promise<Sources> => {
    const all = Object.values(themes).flatMap((theme) => INDICATORS.filter((indicator) => indicator.theme === theme));
    const figures = await Figures.of(desk, all.map(({ id }) => id), [[], ['county']]);
    const sources: Record<string, Sources[string]> = {};
    for (const [name, theme] of Object.entries(themes)) {
      const heads = Object.fromEntries(all.filter((indicator) => indicator.theme === theme).map((indicator): [string, Cell] => [`${indicator.label}·${UNIT_LABELS[indicator.unit]}`, [indicator.id]]));
      sources[name] = placesTable(figures, heads, [WHOLE, ...countyRows(figures)]);
    }
    return sources;
  };
}

/** 县区一张表: a page a county. */
export async function countyPageSources(desk: TestDesk): Promise<Sources> {
  const byLabel = new Map(INDICATORS.map((indicator) => [indicator.label, indicator]));
  const figures = await Figures.of(desk, INDICATORS.filter(({ numerator }) => numerator.alwaysBy === undefined).map(({ id }) => id), [[], ['county']]);
  const pages = countyRows(figures).filter(({ group }) => group['county'] !== '000000');
  return Object.fromEntries(
    pages.map(({ label, group }): [string, Sources[string]] => [
      label,
      (table) =>
        table.rows.map(([name]): Expected[] => {
          const indicator = byLabel.get(String(name));
          if (indicator === undefined) throw new Error(`nothing says what row “${String(name)}” of ${table.name} is`);
          const own = figures.at([indicator.id], group);
          const target = indicator.direction === 'neutral' ? undefined : mainTarget(indicator, AS_OF)?.target.value;
          return [indicator.label, UNIT_LABELS[indicator.unit], own, figures.at([indicator.id]), { value: target ?? null, suppressed: false, unit: indicator.unit }, distance(own, target, indicator.id)];
        }),
    ]),
  );
}

function distance(own: Figure, target: number | undefined, id: string): Expected {
  if (target === undefined) return { value: null, suppressed: false, unit: own.unit };
  if (own.suppressed || own.value === null) return { ...own, value: null };
  const higher = findIndicator(id)?.direction === 'higher';
  if (higher ? own.value >= target : own.value <= target) return '达标';
  return formatChange((own.value - target) * (own.unit === 'share' ? 100 : 1), own.unit);
}

const courses: Readonly<Record<string, Cell>> = {
  '课程开设情况·列入课表学校率': ['courseTimetableShare'],
  '课程开设情况·班级开课率': ['classesTaughtShare'],
  '课程开设情况·每两周至少1课时达标率': ['fortnightlyLessonShare'],
  '课程开设情况·被占用比例': ['displacedLessonShare'],
  未报学校数: ['coursesUnreported'],
};
const management: Readonly<Record<string, Cell>> = {
  '作业与考试·书面作业达标学校率': ['homeworkMetShare'],
  '作业与考试·考试次数达标学校率': ['examsMetShare'],
  '作业与考试·不公布排名学校率': ['rankFreeShare'],
  '体育与睡眠·每天锻炼2小时学校率': ['exerciseTwoHoursShare'],
  '体育与睡眠·睡眠达标学校率': ['sleepMetShare'],
  '体育与睡眠·课间15分钟达标比例': ['breakMetShare'],
  未报学校数: ['dailyUnreported'],
};
const qualifications: Readonly<Record<string, Cell>> = {
  '教师专业水平·持证率': ['certifiedShare'],
  '教师专业水平·专业对口率': ['relatedMajorShare'],
  '专职教师配备·专职配备率': ['fullTimeCoverage'],
  '专职教师配备·每10个班1名专职达标率': ['tenClassCoverage'],
  '专职教师配备·大校、寄宿校缺专职学校数': ['largeSchoolsWithoutFullTime'],
};
const training: Readonly<Record<string, Cell>> = {
  '培训情况·参训人次': ['traineeTimes'],
  '培训情况·参训人数': ['trainees'],
  '培训情况·心理教师培训覆盖率': ['trainedCounselorShare'],
  '走进校园活动·活动场次': ['activities'],
  '走进校园活动·受益人次': ['activityParticipants'],
  '走进校园活动·覆盖学校率': ['schoolsVisitedShare'],
};
const assessing: Readonly<Record<string, Cell>> = {
  '学校开展情况·学校数': ['schoolAssessmentRate', 'denominator'],
  '学校开展情况·开展测评学校数': ['schoolAssessmentRate', 'numerator'],
  '学生参加情况·应测人数': ['assessmentCompletion', 'denominator'],
  '学生参加情况·实测人数': ['assessmentCompletion', 'numerator'],
  '学生参加情况·完成率': ['assessmentCompletion'],
  '学生参加情况·知情同意率': ['consentShare'],
};
/** Row and level. */
const LEVELS = { '危机（一级）': '3', '重点关注（二级）': '2', '一般关注（三级）': '1', 正常: '0' } as const;

/** Tables by county of each document, in order; `levels` is the one by level. */
const ATTACHED = { staffingLetter: [STAFFING, qualifications], assessmentLetter: [assessing, 'levels'], annualWorkLetter: [STAFFING, training, courses, management], coursesLetter: [courses, management] } as const;

/** Of the city by its counties. */
export function letterSources(kind: keyof typeof ATTACHED) {
  return async (desk: TestDesk): Promise<Sources> => attached(kind, await ask(desk, kind, 'county'), (figures) => [WHOLE, ...countyRows(figures)]);
}

/** Of one county by its stages. */
export function countyLetterSources(kind: keyof typeof ATTACHED, county: string, whole: string) {
  return async (desk: TestDesk): Promise<Sources> => attached(kind, await ask(desk, kind, 'stage', county), (figures) => [{ label: whole, group: {} }, ...stageRows(figures)]);
}

function ask(desk: TestDesk, kind: keyof typeof ATTACHED, dimension: 'county' | 'stage', county?: string): Promise<Figures> {
  const ids = ATTACHED[kind].flatMap((heads) => (heads === 'levels' ? ['validResults', 'riskDistribution'] : idsOf(heads)));
  return Figures.of(desk, ids, [[], [dimension]], county === undefined ? {} : { county: [county] });
}

function attached(kind: keyof typeof ATTACHED, figures: Figures, rows: (figures: Figures) => readonly PlaceRow[]): Sources {
  return Object.fromEntries(ATTACHED[kind].map((heads, index): [string, Sources[string]] => [String(index + 1), heads === 'levels' ? (table) => levelRows(figures, table.heads) : placesTable(figures, heads, rows(figures))]));
}

function levelRows(figures: Figures, heads: readonly string[]): Expected[][] {
  if (heads.join() !== '等级,人数,占有效结果') throw new Error(`other heads of levels: ${heads.join()}`);
  const valid = figures.at(['validResults']);
  return [['有效结果', valid, valid.suppressed || valid.value === null ? valid : { value: 1, suppressed: false, unit: 'share' }], ...Object.entries(LEVELS).map(([label, level]): Expected[] => [label, figures.at(['riskDistribution', 'numerator', level]), figures.at(['riskDistribution', 'value', level])])];
}
