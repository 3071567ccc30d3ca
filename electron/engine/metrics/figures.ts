/** Runs compiled indicators. What comes out are raw figures: they go to the privacy gate and nowhere else. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import { EngineFailure, type Filter } from '../../../shared/contract';
import { type DimensionId, findIndicator, INDICATORS, type IndicatorDefinition } from '../../../shared/indicators';
import { riskScheme } from '../../../shared/risk-labels';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { readSetting } from '../warehouse/settings';
import type { Scope } from '../../../shared/scope';
import { reportedViews } from '../warehouse/catalogue-queries';
import { number, type Row, rows, text } from '../warehouse/sql';
import { compileIndicators } from './compile';
import { compareGroups, labelOf } from './labels';

export interface RawFigure {
  readonly indicator: IndicatorDefinition;
  readonly group: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Valid results behind a figure of class `health`; null for the other classes. */
  readonly validResults: number | null;
  /** Those of the same place that filters leave out: the figure and that of the whole place give them away. Null for the other classes. */
  readonly validLeftOut: number | null;
}

export interface RawFigures {
  readonly schoolYear: string;
  readonly dimensions: readonly DimensionId[];
  readonly figures: readonly RawFigure[];
}

export interface IndicatorQuery {
  readonly indicators: readonly string[];
  readonly by: readonly DimensionId[];
  readonly where: Filter;
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
}

export function indicatorsOf(ids: readonly string[]): readonly IndicatorDefinition[] {
  return ids.map((id) => {
    const indicator = findIndicator(id);
    if (indicator === undefined) {
      throw new EngineFailure('UNKNOWN_INDICATOR', `没有名为“${id}”的指标。可用的指标：${INDICATORS.map((known) => known.id).join('、')}。`, { indicator: id });
    }
    return indicator;
  });
}

export async function queryFigures(connection: DuckDBConnection, query: IndicatorQuery): Promise<RawFigures> {
  const indicators = indicatorsOf(query.indicators);
  const reported = await reportedViews(connection, query.schoolYear);
  const compiled = compileIndicators(indicators, query);
  const dimensions = [...new Set(compiled.flatMap((entry) => entry.dimensions))];
  const schoolNames = dimensions.includes('school') ? await readSchoolNames(connection, query.schoolYear) : new Map<string, string>();

  const labels = dimensions.includes('riskLevel') ? (await readSetting(connection, 'riskLabels')).value : DEFAULT_SETTINGS.riskLabels;
  const names = { schoolNames, levels: riskScheme(labels) };

  const found = new Map<IndicatorDefinition, readonly RawFigure[]>();
  for (const { sql, parameters, dimensions: own, indicators: columns } of compiled) {
    const groups = (await rows(connection, sql, parameters)).map((row) => ({
      row,
      group: Object.fromEntries(own.map((dimension) => [dimension, text(row[dimension])])),
      labels: Object.fromEntries(own.map((dimension) => [dimension, labelOf(dimension, text(row[dimension]), names)])),
    }));
    groups.sort((a, b) => compareGroups(own, a.group, b.group));
    for (const { indicator, ...column } of columns) {
      // Nothing of a kind reported for the year is "missing", not zero.
      const isReported = reported.has(indicator.numerator.knownFrom ?? indicator.numerator.view);
      const hasDenominator = indicator.denominator !== undefined && reported.has(indicator.denominator.view);
      const optional = (value: Row[string] | undefined): number | null => (value == null ? null : number(value));
      found.set(
        indicator,
        groups.map(({ row, group, labels }): RawFigure => ({
          indicator,
          group,
          labels,
          numerator: isReported ? number(row[column.numerator]) : null,
          denominator: hasDenominator ? number(row[column.denominator] ?? 0) : null,
          validResults: optional(row[column.validResults]),
          validLeftOut: optional(row[column.validLeftOut]),
        })),
      );
    }
  }
  const figures = indicators.flatMap((indicator) => found.get(indicator) ?? []);
  return { schoolYear: query.schoolYear, dimensions, figures };
}

async function readSchoolNames(connection: DuckDBConnection, schoolYear: string): Promise<Map<string, string>> {
  const found = await rows(
    connection,
    `SELECT school, schoolName FROM school_link WHERE schoolYear = $1 UNION SELECT school, schoolName FROM fact_school WHERE schoolYear = $1`,
    [schoolYear],
  );
  return new Map(found.map((row) => [text(row['school']), text(row['schoolName'])]));
}
