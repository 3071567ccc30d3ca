/** 县区一张表: for every county one upright page with its figures beside the city's and the targets. */
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import { formatChange } from '../../../shared/format';
import { type IndicatorDefinition, mainTarget, UNIT_LABELS } from '../../../shared/indicators';
import { countyLabel } from '../../../shared/regions';
import { schoolYearLabel } from '../../../shared/school-year';
import { type Scope, scopeWords } from '../../../shared/scope';
import type { ReleasedFigure, ReleasedFigures } from '../privacy/released';
import { listedCounties } from './counties';
import { cellOf, FigureIndex } from './figures';
import { hiddenNotes } from './hidden-note';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { codeRow, type FormIssuer, formFrame, label } from './official-form';
import { indicatorOf } from './themes';
import { formatOfUnit } from './unit-format';
import { zeroMeans } from './words/zero-means';

/** What a county's bureau is asked about first. */
export const COUNTY_PAGE_INDICATORS = [
  'schoolCount', 'counselorCoverage', 'fullTimeCoverage', 'unstaffedSchools', 'counselorCount', 'fullTimeCounselorCount', 'studentsPerCounselor', 'certifiedShare',
  'schoolAssessmentRate', 'assessmentCompletion', 'validResults', 'trainedCounselorShare', 'trainingHoursPerCounselor', 'activities', 'schoolsVisitedShare', 'roomShare', 'courseTimetableShare', 'homeworkMetShare', 'sleepMetShare', 'exerciseTwoHoursShare',
] as const;

export interface CountyPagesInput extends FormIssuer {
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  /** ISO date */
  readonly asOf: string;
  /** One county only; null: all. */
  readonly county: string | null;
  /** Of the city and by county. */
  readonly figures: readonly ReleasedFigures[];
}

export function countyPagesReport(input: CountyPagesInput): ReportModel {
  const index = new FigureIndex(...input.figures);
  const counties = input.county === null ? listedCounties(index) : [{ code: input.county, label: countyLabel(input.county) }];
  const title = `${schoolYearLabel(input.schoolYear)}心理健康教育县区一张表`;
  return { title, fileName: `${input.county === null ? '' : countyLabel(input.county)}${input.schoolYear}学年县区一张表.xlsx`, sections: counties.map((county) => countyPage(input, index, county)) };
}

function countyPage(input: CountyPagesInput, index: FigureIndex, county: { readonly code: string; readonly label: string }): ReportTable {
  return {
    ...formFrame(input, schoolYearLabel(input.schoolYear), ''),
    name: county.label,
    title: `${county.label}${schoolYearLabel(input.schoolYear)}心理健康教育情况`,
    columns: [{ header: ['指标'], width: 34 }, { header: ['单位'], width: 10 }, { header: [county.label], width: 14 }, { header: ['全市'], width: 14 }, { header: ['目标'], width: 14 }, { header: ['与目标相差'], width: 17 }],
    codeRow: [...codeRow(2, 3), '丙'],
    totals: [],
    rows: COUNTY_PAGE_INDICATORS.map((id) => rowOf(indicatorOf(id), index, county.code, input.asOf)),
    onPortraitPage: true,
    notes: [
      `县区按${AREA_BASES[input.areaBasis].label}。口径：${scopeWords(input.scope)}。各指标的含义和目标依据见年度统计报表“口径说明”。`,
      `“—”表示未上报、不能计算或没有目标，${zeroMeans(index.rounding)}。`,
      ...hiddenNotes(input.figures),
    ],
  };
}

function rowOf(indicator: IndicatorDefinition, index: FigureIndex, county: string, asOf: string): ReportCell[] {
  const { id, unit } = indicator;
  const format = formatOfUnit(unit);
  const own = index.find(id, { county });
  const target = indicator.direction === 'neutral' ? undefined : mainTarget(indicator, asOf)?.target.value;
  return [label(indicator.label), label(UNIT_LABELS[unit]), cellOf(own, 'value', format), cellOf(index.find(id, {}), 'value', format), target === undefined ? { kind: 'missing' } : { kind: 'figure', value: target, format }, distance(own, target, indicator)];
}

/** Of shares in percentage points. */
function distance(own: ReleasedFigure | undefined, target: number | undefined, { unit, direction }: IndicatorDefinition): ReportCell {
  if (target === undefined) return { kind: 'missing' };
  if (own?.suppressed) return { kind: 'suppressed' };
  if (own?.value == null) return { kind: 'missing' };
  const met = direction === 'higher' ? own.value >= target : own.value <= target;
  return label(met ? '达标' : formatChange((own.value - target) * (unit === 'share' ? 100 : 1), unit));
}
