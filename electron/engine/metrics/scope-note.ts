/** How many schools the chosen 口径 leaves out, in words to print with its figures. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { PLACE } from '../../../shared/indicators';
import { schoolYearLabel } from '../../../shared/school-year';
import { choiceOf, DEFAULT_SCOPE, scopeSwitch, switchesTurned } from '../../../shared/scope';
import { indicatorsOf, type IndicatorQuery, queryFigures } from './figures';

/** @returns '' where nothing that was asked for is touched by what is chosen */
export async function scopeNote(connection: DuckDBConnection, query: IndicatorQuery): Promise<string> {
  const asked = indicatorsOf(query.indicators);
  const where = Object.fromEntries(Object.entries(query.where).filter(([name]) => (PLACE as readonly string[]).includes(name)));
  const told: string[] = [];
  for (const id of switchesTurned(query.scope)) {
    const { leftOut, label } = choiceOf(query.scope, id);
    if (leftOut === undefined || !asked.some(scopeSwitch(id).touches)) continue;
    // Counted as the other switches stand.
    const scope = { ...query.scope, [id]: DEFAULT_SCOPE[id] };
    const { figures } = await queryFigures(connection, { ...query, indicators: [leftOut.indicator], by: [], where, scope });
    told.push(`${label}口径：${figures[0]?.numerator ?? 0}${leftOut.words}。`);
  }
  return told.join('');
}

/** Of several years, every sentence with its year. Chosen schools are those of the query's own year: of other years nothing is said of them. */
export async function scopeNotes(connection: DuckDBConnection, query: IndicatorQuery, schoolYears: readonly string[]): Promise<string> {
  const told: string[] = [];
  for (const schoolYear of schoolYears) {
    if (query.where.school !== undefined && schoolYear !== query.schoolYear) continue;
    const note = await scopeNote(connection, { ...query, schoolYear });
    const sentences = note.split(/(?<=。)/).filter((sentence) => sentence !== '');
    told.push(...sentences.map((sentence) => `${schoolYearLabel(schoolYear)}${sentence}`));
  }
  return told.join('');
}
