/** Runs compiled indicators. What comes out are raw figures: they go to the privacy gate and nowhere else. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { type DimensionId, findIndicator, INDICATORS, type IndicatorDefinition } from '../../../shared/indicators';
import { riskScheme } from '../../../shared/risk-labels';
import { keptRows } from '../warehouse/kept-statements';
import { settingValue } from '../warehouse/settings';
import { number, type Row, rows, text } from '../warehouse/sql';
import type { Cut } from './compile';
import { compareGroups, labelOf } from './labels';
import { compileQuestion } from './question';

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
  /** Equal while the data of the workspace are. */
  readonly revision: number;
  readonly figures: readonly RawFigure[];
}

export interface IndicatorQuery extends Cut {
  readonly indicators: readonly string[];
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
  const { sql, parameters, parts } = compileQuestion(indicators, query);
  const dimensions = [...new Set(parts.flatMap((part) => part.dimensions))];
  const schoolNames = dimensions.includes('school') ? await readSchoolNames(connection, query.schoolYear) : new Map<string, string>();

  const answered = parts.map((): Row[] => []);
  let context: Row | undefined;
  for (const row of await keptRows(connection, sql, parameters)) {
    const part = answered[number(row['part'])];
    if (part === undefined) context = row;
    else part.push(row);
  }
  // Facts of which anything was reported for the year.
  const reported = new Set(text(context?.['views']).split(','));
  const names = { schoolNames, levels: riskScheme(settingValue('riskLabels', context?.['riskLabels'])) };

  const found = new Map<IndicatorDefinition, readonly RawFigure[]>();
  for (const [part, { dimensions: own, indicators: columns }] of parts.entries()) {
    const groups = (answered[part] ?? []).map((row) => ({
      row,
      group: Object.fromEntries(own.map((dimension) => [dimension, text(row[dimension])])),
      labels: Object.fromEntries(own.map((dimension) => [dimension, labelOf(dimension, text(row[dimension]), names)])),
    }));
    groups.sort((a, b) => compareGroups(own, a.group, b.group));
    for (const { indicator, ...column } of columns) {
      // Nothing of a kind reported for the year is "missing", not zero.
      const isReported = reported.has(indicator.numerator.knownFrom ?? indicator.numerator.view);
      const hasDenominator = indicator.denominator !== undefined && reported.has(indicator.denominator.view);
      found.set(
        indicator,
        groups.map(({ row, group, labels }): RawFigure => ({
          indicator,
          group,
          labels,
          numerator: isReported ? number(row[column.numerator]) : null,
          denominator: hasDenominator ? number(row[column.denominator]) : null,
          validResults: optional(row[column.validResults]),
          validLeftOut: optional(row[column.validLeftOut]),
        })),
      );
    }
  }
  const figures = indicators.flatMap((indicator) => found.get(indicator) ?? []);
  return { schoolYear: query.schoolYear, dimensions, revision: number(context?.['revision']), figures };
}

const optional = (value: Row[string] | undefined): number | null => (value == null ? null : number(value));

async function readSchoolNames(connection: DuckDBConnection, schoolYear: string): Promise<Map<string, string>> {
  const found = await rows(
    connection,
    `SELECT school, schoolName FROM school_link WHERE schoolYear = $1 UNION SELECT school, schoolName FROM fact_school WHERE schoolYear = $1`,
    [schoolYear],
  );
  return new Map(found.map((row) => [text(row['school']), text(row['schoolName'])]));
}
