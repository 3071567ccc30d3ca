/** 表3 of the annual report: the city's shares year by year. */
import { findIndicator } from '../../../shared/indicators';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReleasedFigures } from '../privacy/released';
import { cellOf, FigureIndex } from './figures';
import type { ReportTable } from './model';
import { codeRow, type FormFrame, label } from './official-form';

export const YEARS_TABLE = '表3 历年情况';

/** Shares of schools and pupils that mean the same in every year, with the colours of their lines. */
export const YEAR_INDICATORS = [
  { id: 'counselorCoverage', colour: '1F5FA8' },
  { id: 'fullTimeCoverage', colour: 'E69F00' },
  { id: 'schoolAssessmentRate', colour: '009E73' },
  { id: 'assessmentCompletion', colour: 'CC79A7' },
] as const;

/** @param years city figures of YEAR_INDICATORS, the latest last; @returns none for a single year */
export function yearsTable(years: readonly ReleasedFigures[], frame: FormFrame, title: string): readonly ReportTable[] {
  if (years.length < 2) return [];
  const headers = YEAR_INDICATORS.map(({ id }) => findIndicator(id)?.label ?? id);
  return [
    {
      ...frame,
      name: YEARS_TABLE,
      title,
      columns: [{ header: ['学年'], width: 24 }, ...headers.map((header) => ({ header: [header], width: 24 }))],
      codeRow: codeRow(1, headers.length),
      totals: [],
      rows: years.map((figures) => {
        const index = new FigureIndex(figures);
        return [label(schoolYearLabel(figures.schoolYear)), ...YEAR_INDICATORS.map(({ id }) => cellOf(index.find(id, {}), 'value', 'percent'))];
      }),
      notes: ['各学年按当年的名录、台账和测评结果统计，口径与本表其他各表相同。“—”表示该学年没有这类数据。'],
    },
  ];
}
