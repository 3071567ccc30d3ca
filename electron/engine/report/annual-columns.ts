/** Columns of 表1 and 表2: what stands in each, where its figure comes from, and the checks between them. */
import { type DatedTarget, findIndicator, mainTarget } from '../../../shared/indicators';
import type { RiskLevel } from '../../../shared/risk';
import { type RiskScheme, shownLevel } from '../../../shared/risk-labels';
import { headlineCoverage, type Scope } from '../../../shared/scope';
import type { CheckOperation, ReportCheck } from './checks';
import type { FigurePart } from './figures';
import type { FigureFormat, ReportFormula } from './model';

export interface ColumnSource {
  readonly header: readonly [string, string];
  /** Characters; the writer widens it where a figure needs more. */
  readonly width: number;
  readonly indicator: string;
  readonly part: FigurePart | 'shortfall';
  readonly format: FigureFormat;
  readonly riskLevel?: RiskLevel;
  /** Live formula by column index of the table (0 is 县区). */
  readonly formula?: ReportFormula;
}

const quotient = (numerator: number, denominator: number): ReportFormula => ({ kind: 'quotient', numerator, denominator });

/** Shortfalls are measured against the first target in force, the local one where there is one; undefined where none is. */
export function targetOf(indicator: string, asOf: string): DatedTarget | undefined {
  const definition = findIndicator(indicator);
  return definition === undefined ? undefined : mainTarget(definition, asOf);
}

/** Columns of 表1, with the coverage that leads by the 口径. */
export function staffingColumns(scope: Scope): readonly ColumnSource[] {
  const coverage = headlineCoverage(scope);
  const word = coverage === 'fullTimeCoverage' ? '专职' : '';
  return [
    { header: ['学校配备情况', '学校数'], width: 10, indicator: coverage, part: 'denominator', format: 'integer' },
    { header: ['学校配备情况', `已配备${word}学校数`], width: 14, indicator: coverage, part: 'numerator', format: 'integer' },
    { header: ['学校配备情况', `${word}配备率`], width: 11, indicator: coverage, part: 'value', format: 'percent', formula: quotient(2, 1) },
    { header: ['学校配备情况', '达标差距（所）'], width: 15, indicator: coverage, part: 'shortfall', format: 'integer', formula: { kind: 'difference', minuend: 1, subtrahend: 2 } },
    { header: ['心理健康教师（人）', '合计'], width: 10, indicator: 'counselorCount', part: 'value', format: 'integer' },
    { header: ['心理健康教师（人）', '专职'], width: 10, indicator: 'fullTimeCounselorCount', part: 'value', format: 'integer' },
    { header: ['心理健康教师（人）', '兼职'], width: 10, indicator: 'partTimeCounselorCount', part: 'value', format: 'integer' },
    { header: ['学生', '在校生数'], width: 12, indicator: 'studentCount', part: 'value', format: 'integer' },
    { header: ['学生', '生师比'], width: 11, indicator: 'studentsPerCounselor', part: 'value', format: 'decimal', formula: quotient(8, 5) },
  ];
}

const equals = (left: number, operation: CheckOperation, ...columns: readonly number[]): ReportCheck => ({ left, relation: 'equals', right: { operation, columns } });
const atMost = (left: number, column: number): ReportCheck => ({ left, relation: 'atMost', right: { operation: 'sum', columns: [column] } });

/** 审核关系 of 表1. */
export function staffingChecks(scope: Scope, asOf: string): readonly ReportCheck[] {
  const shortfall = targetOf(headlineCoverage(scope), asOf)?.target.value === 1 ? [equals(4, 'difference', 1, 2)] : [];
  return [equals(3, 'quotient', 2, 1), ...shortfall, atMost(2, 1), equals(5, 'sum', 6, 7), equals(9, 'quotient', 8, 5)];
}

function levelColumns(levels: RiskScheme, level: RiskLevel, column: number): ColumnSource[] {
  const { label } = shownLevel(levels, level);
  return [
    { header: [label, '人数'], width: 8, indicator: 'riskDistribution', part: 'numerator', format: 'integer', riskLevel: level },
    { header: [label, '占比'], width: 9, indicator: 'riskDistribution', part: 'value', format: 'percent', riskLevel: level, formula: quotient(column, 6) },
  ];
}

export function assessmentColumns(levels: RiskScheme): readonly ColumnSource[] {
  return [
    { header: ['测评开展情况', '学校数'], width: 9, indicator: 'schoolAssessmentRate', part: 'denominator', format: 'integer' },
    { header: ['测评开展情况', '开展测评学校数'], width: 10, indicator: 'schoolAssessmentRate', part: 'numerator', format: 'integer' },
    { header: ['测评开展情况', '应测人数'], width: 10, indicator: 'assessmentCompletion', part: 'denominator', format: 'integer' },
    { header: ['测评开展情况', '实测人数'], width: 10, indicator: 'assessmentCompletion', part: 'numerator', format: 'integer' },
    { header: ['测评开展情况', '完成率'], width: 9, indicator: 'assessmentCompletion', part: 'value', format: 'percent', formula: quotient(4, 3) },
    { header: ['有效结果数', '有效结果数'], width: 11, indicator: 'validResults', part: 'value', format: 'integer' },
    ...levelColumns(levels, '3', 7),
    ...levelColumns(levels, '2', 9),
    ...levelColumns(levels, '1', 11),
    ...levelColumns(levels, '0', 13),
    { header: ['其他', shownLevel(levels, 'X').label], width: 8, indicator: 'riskDistribution', part: 'numerator', format: 'integer', riskLevel: 'X' },
    { header: ['其他', shownLevel(levels, 'N').label], width: 8, indicator: 'riskDistribution', part: 'numerator', format: 'integer', riskLevel: 'N' },
  ];
}

/** 审核关系 of 表2. */
export const ASSESSMENT_CHECKS: readonly ReportCheck[] = [
  equals(5, 'quotient', 4, 3),
  atMost(2, 1),
  equals(6, 'sum', 7, 9, 11, 13),
  ...[8, 10, 12, 14].map((share) => equals(share, 'quotient', share - 1, 6)),
  equals(4, 'sum', 6, 15),
];
