import { findIndicator } from '../../../../shared/indicators';
import { headlineCoverage } from '../../../../shared/scope';
import type { ReportChart } from '../chart-model';
import { STAFFING_TABLE } from '../annual-tables';
import { eachOf } from './columns';
import type { LetterInput } from './types';

export const CHART_COLOUR = '2F5597';
/** Of 表1 of the annual report. */
const COVERAGE_COLUMN = 3;

/** The coverage that leads by the 口径, part by part, with its target. */
export function coverageChart(input: LetterInput): ReportChart {
  const { told, scope } = input;
  const id = headlineCoverage(scope);
  const target = told.get(id)?.target;
  return {
    kind: 'chart',
    name: '图1',
    title: `${eachOf(input)}${findIndicator(id)?.label ?? ''}`,
    form: 'bars',
    table: STAFFING_TABLE,
    categories: 0,
    withTotals: true,
    series: [{ column: COVERAGE_COLUMN, label: '配备率', colour: CHART_COLOUR }],
    axis: { title: '配备率', format: 'percent' },
    ...(target === undefined ? {} : { target: { value: target.target.value, label: target.label } }),
  };
}
