/**
 * The indicators of one question as one statement, with what their figures are read by: DuckDB plans and runs a statement as
 * long as it counts what an indicator counts, and all that it tells is of one moment.
 */
import type { IndicatorDefinition } from '../../../shared/indicators';
import { LATEST_SETTING } from '../warehouse/settings';
import type { SqlValue } from '../warehouse/sql';
import { BoundValues } from './bound-values';
import { compileIndicators, type CompiledPart, type Cut } from './compile';
import { Scans } from './scans';

export interface CompiledQuestion {
  /** Rows have `part` (0 for the first) and its columns; one row has `part` -1 with `views`, `riskLabels` and `revision`. */
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  readonly parts: readonly CompiledPart[];
}

/** Moves with every change of what figures are counted from: the number of the last entry of the log that was more than looking, exporting and issuing reports, whose register is a part of what patterns are asked for by. */
const REVISION = "(SELECT coalesce(max(entry) FILTER (action NOT LIKE '%.export' AND action NOT LIKE 'query.%' AND action NOT LIKE 'report.%'), 0) FROM audit)";

/** @throws EngineFailure UNKNOWN_DIMENSION when an indicator cannot be cut or filtered that way. */
export function compileQuestion(indicators: readonly IndicatorDefinition[], cut: Cut): CompiledQuestion {
  const bound = new BoundValues();
  const scans = new Scans(bound, cut.schoolYear);
  const parts = compileIndicators(indicators, cut, scans, bound);
  const levels = parts.some(({ dimensions }) => dimensions.includes('riskLevel'));
  const views = `(SELECT views FROM fact_year WHERE schoolYear = ${bound.add(cut.schoolYear)})`;
  const labels = levels ? `(${LATEST_SETTING} ${bound.add('riskLabels')})` : 'NULL';
  const statements = [`SELECT -1 AS part, ${views} AS views, ${labels} AS riskLabels, ${REVISION} AS revision`, ...parts.map(({ sql }, part) => `SELECT ${part} AS part, * FROM (${sql})`)];
  return { sql: `WITH ${scans.expressions().join(',\n')}\n${statements.join('\nUNION ALL BY NAME\n')}`, parameters: bound.values, parts };
}
