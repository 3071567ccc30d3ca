/** Totals of one questionnaire in a year, by stage and gender: worked out from answers, or, where there are none, as platforms reported them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import type { ScaleUse, TotalsSource } from '../../../shared/scale-quality';
import { isPossibleTotal, type ScaleDefinition } from '../../../shared/scales';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import { type PlaceFilter, placeCondition } from '../school-checks/place-filter';
import type { ScoreFrequency } from '../statistics';
import { SCHOOL_KINDS } from '../warehouse/directory-tables';
import { OUT_OF_SCOPE } from '../warehouse/out-of-scope';
import { conditionsInScope, isUpperSql } from '../warehouse/scope-sql';
import { scalesOf } from '../warehouse/scores/own-scales';
import { literal, number, rows, text } from '../warehouse/sql';
import type { SheetPlace } from './read-items';
import { sheetsSql, VALID_SHEET } from './sheets';
import { safeCount } from '../privacy/small-counts';

export interface TotalCount {
  readonly stage: string;
  /** male, female, unknown */
  readonly gender: string;
  readonly score: number;
  readonly persons: number;
}

/** With where the pupils are, too. */
export interface PlacedCount extends TotalCount, SheetPlace {}

export interface Totals {
  readonly scale: ScaleDefinition;
  readonly source: TotalsSource;
  readonly counts: readonly PlacedCount[];
}

/** Names by which results name a scale, by its id. */
async function reportedNames(connection: DuckDBConnection, schoolYear: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const scales = await scalesOf(connection);
  const named = new Map<string, string[]>();
  for (const row of await rows(connection, 'SELECT DISTINCT scale FROM assessment WHERE schoolYear = $1 AND scale IS NOT NULL AND totalScore IS NOT NULL', [schoolYear])) {
    const id = scales.find(text(row['scale']))?.id;
    if (id !== undefined) named.set(id, [...(named.get(id) ?? []), text(row['scale'])]);
  }
  return named;
}

/** Of every pupil the latest valid result of the scale that has a total. */
function reportedSql(names: readonly string[], filter: PlaceFilter): string {
  const county = filter.areaBasis === 'managed' ? 'l.county' : 'l.administrativeCounty';
  return `SELECT * FROM (
    SELECT a.pseudonym, coalesce(a.gender, 'unknown') AS gender, a.grade, a.totalScore AS score, ${county} AS county, ${SCHOOL_KINDS.map((column) => `l.${column}`).join(', ')}, l.school, a.schoolYear, ${isUpperSql('l.stage', 'a.grade')} AS isUpper FROM assessment a JOIN school_link l USING (schoolYear, schoolRef)
    WHERE a.schoolYear = $1 AND a.scale IN (${names.map(literal).join(', ')}) AND a.totalScore IS NOT NULL AND a.${VALID_SHEET} AND l.stage NOT IN (${OUT_OF_SCOPE})
    QUALIFY row_number() OVER (PARTITION BY a.pseudonym ORDER BY a.assessedOn DESC NULLS LAST, a.batch DESC, a.sourceRow DESC) = 1
  ) p WHERE ${['true', ...conditionsInScope(filter.scope)].join(' AND ')} ${placeCondition('p', filter)}`;
}

/** Scales of which results with a total were reported, the most used first. */
export async function reportedScales(connection: DuckDBConnection, schoolYear: string, minimum: number): Promise<ScaleUse[]> {
  const scales = await scalesOf(connection);
  const found: { readonly use: ScaleUse; readonly persons: number }[] = [];
  for (const [id, names] of await reportedNames(connection, schoolYear)) {
    const [row] = await rows(connection, `SELECT count(*) AS persons FROM (${reportedSql(names, { areaBasis: 'managed', scope: DEFAULT_SCOPE })})`, [schoolYear]);
    const persons = number(row?.['persons']);
    found.push({ use: { scale: id, label: scales.byId(id)?.label ?? id, persons: safeCount(persons, minimum) }, persons });
  }
  return found.sort((a, b) => b.persons - a.persons).map(({ use }) => use);
}

/** @throws EngineFailure BAD_REQUEST for a scale that is not known or has no total, NO_DATA where the year has none */
export async function readTotals(connection: DuckDBConnection, id: string, schoolYear: string, filter: PlaceFilter): Promise<Totals> {
  const scale = (await scalesOf(connection)).byId(id);
  if (scale === undefined) throw new EngineFailure('BAD_REQUEST', `没有量表“${id}”。可用的量表见“设置”的“量表”。`, { scale: id });
  if (scale.kind === 'keyed' && scale.totalScores.length === 0) throw new EngineFailure('BAD_REQUEST', `${scale.label}没有总分，不能比较总分。`, { scale: id });
  const answered = `SELECT coalesce(gender, 'unknown') AS gender, county, stage, grade, scores[1] AS score FROM (${sheetsSql(filter)}) WHERE ${VALID_SHEET} AND scores[1] IS NOT NULL AND NOT isnan(scores[1])`;
  const counted = (sql: string): string => `SELECT county, stage, grade, gender, score, count(*) AS persons FROM (${sql}) GROUP BY ALL ORDER BY ALL`;
  const fromAnswers = await rows(connection, counted(answered), [schoolYear, id]);
  const names = fromAnswers.length > 0 ? [] : ((await reportedNames(connection, schoolYear)).get(id) ?? []);
  const found = names.length > 0 ? await rows(connection, counted(reportedSql(names, filter)), [schoolYear]) : fromAnswers;
  const counts = found.map((row) => ({ county: text(row['county']), stage: text(row['stage']), grade: row['grade'] == null ? null : number(row['grade']), gender: text(row['gender']), score: number(row['score']), persons: number(row['persons']) })).filter(({ score }) => fromAnswers.length > 0 || isPossibleTotal(scale, score));
  if (counts.length === 0) throw new EngineFailure('NO_DATA', `${schoolYear}学年在所选范围内没有${scale.label}的有效总分。`, { scale: id, schoolYear });
  return { scale, source: fromAnswers.length > 0 ? 'answers' : 'reported', counts };
}

/** Ascending, of the pupils for whom `holds`. */
export function frequenciesAmong(counts: readonly TotalCount[], holds: (count: TotalCount) => boolean): readonly ScoreFrequency[] {
  const persons = new Map<number, number>();
  for (const count of counts) if (holds(count)) persons.set(count.score, (persons.get(count.score) ?? 0) + count.persons);
  return [...persons].map(([score, count]) => ({ score, count })).sort((a, b) => a.score - b.score);
}
