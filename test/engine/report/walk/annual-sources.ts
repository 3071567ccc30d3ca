/** What stands in the tables of the annual report, in words of its heads. */
import { COUNTIES } from '../../../../shared/regions';
import { DIMENSIONS } from '../../../../shared/indicators';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import { type Cell, countyRows, Figures, named, type PlaceRow, placesTable, stageRows } from './figures';
import { lackingSources } from './school-sources';
import type { Sources } from './walk';

export const STAFFING: Readonly<Record<string, Cell>> = {
  '学校配备情况·学校数': ['counselorCoverage', 'denominator'],
  '学校配备情况·已配备学校数': ['counselorCoverage', 'numerator'],
  '学校配备情况·配备率': ['counselorCoverage'],
  '学校配备情况·达标差距（所）': ['counselorCoverage', 'missing'],
  '心理健康教师（人）·合计': ['counselorCount'],
  '心理健康教师（人）·专职': ['fullTimeCounselorCount'],
  '心理健康教师（人）·兼职': ['partTimeCounselorCount'],
  '学生·在校生数': ['studentCount'],
  '学生·生师比': ['studentsPerCounselor'],
};

const level = (label: string, id: string): Readonly<Record<string, Cell>> => ({ [`${label}·人数`]: ['riskDistribution', 'numerator', id], [`${label}·占比`]: ['riskDistribution', 'value', id] });

const ASSESSMENT: Readonly<Record<string, Cell>> = {
  '测评开展情况·学校数': ['schoolAssessmentRate', 'denominator'],
  '测评开展情况·开展测评学校数': ['schoolAssessmentRate', 'numerator'],
  '测评开展情况·应测人数': ['assessmentCompletion', 'denominator'],
  '测评开展情况·实测人数': ['assessmentCompletion', 'numerator'],
  '测评开展情况·完成率': ['assessmentCompletion'],
  有效结果数: ['validResults'],
  ...level('危机（一级）', '3'),
  ...level('重点关注（二级）', '2'),
  ...level('一般关注（三级）', '1'),
  ...level('正常', '0'),
  '其他·无效（待复测）': ['riskDistribution', 'numerator', 'X'],
  '其他·未测': ['riskDistribution', 'numerator', 'N'],
};

const YEARS: Readonly<Record<string, Cell>> = {
  专兼职心理健康教师配备率: ['counselorCoverage'],
  专职心理健康教师配备率: ['fullTimeCoverage'],
  开展测评学校率: ['schoolAssessmentRate'],
  测评完成率: ['assessmentCompletion'],
};

export const idsOf = (...heads: readonly Readonly<Record<string, Cell>>[]): string[] => heads.flatMap((own) => Object.values(own).map(([id]) => id));

/** Totals, counties, and below them 其中 by stage. */
function withStages(figures: Figures): readonly PlaceRow[] {
  return [{ label: '全市合计', group: {} }, ...countyRows(figures), ...stageRows(figures).map(({ label, group }, position) => ({ label: `${position === 0 ? '其中：' : '　　　'}${label}`, group }))];
}

export async function annualSources(desk: TestDesk): Promise<Sources> {
  const figures = await Figures.of(desk, idsOf(STAFFING, ASSESSMENT), [[], ['county'], ['stage']]);
  expectAllCounties(figures);
  const years = new Map(await Promise.all(['2024-2025', YEAR].map(async (year) => [`${year.replace('-', '—')}学年`, await Figures.of(desk, idsOf(YEARS), [[]], {}, year)] as const)));
  const pupils = await Figures.of(desk, ['assessedStudents'], [[], ['grade'], ['gender'], ['grade', 'gender']]);
  const genders = new Map((DIMENSIONS.gender.values ?? []).map(({ id, label }) => [label, id]));
  const grades = (DIMENSIONS.grade.values ?? []).filter(({ id }) => pupils.values('grade').has(id));
  return {
    '表1 师资覆盖': placesTable(figures, STAFFING, withStages(figures)),
    '表2 测评与风险': placesTable(figures, ASSESSMENT, withStages(figures)),
    '表3 历年情况': (table) => [...years].map(([label, own]) => [label, ...table.heads.slice(1).map((head) => own.at(named(YEARS, head, table)))]),
    '表4 实测学生构成': (table) =>
      [{ id: undefined, label: '全市合计' }, ...grades].map(({ id, label }) => [
        label,
        ...table.heads.slice(1).map((head) => {
          const gender = head.replace('实测学生数·', '');
          return pupils.at(['assessedStudents'], { ...(id === undefined ? {} : { grade: id }), ...(gender === '合计' ? {} : { gender: named(Object.fromEntries(genders), gender, table) }) });
        }),
      ]),
    ...(await lackingSources(desk)),
  };
}

/** So that a table of dashes cannot pass. */
function expectAllCounties(figures: Figures): void {
  const silent = COUNTIES.filter(({ kind, code }) => kind === 'county' && figures.at(['counselorCoverage'], { county: code }).value === null);
  if (silent.length > 0) throw new Error(`no figures of ${silent.map(({ label }) => label).join()}`);
}
