/** The questionnaires that a batch of answers holds, with the texts that may name each. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ScaleCatalogue } from '../../../../shared/scales';
import { execute, number, rows, text } from '../sql';
import { type AnswerGroup, answerGroups, scaleOf } from './answer-layout';
import { type AnswerQuery, measuresOf } from './read-answers';

export interface AnswerBatch {
  readonly batch: number;
  readonly measures: readonly string[];
  /** Texts that may name the scale where the rows do not. */
  readonly names: readonly string[];
}

export interface Questionnaire {
  readonly query: AnswerQuery;
  readonly measures: readonly string[];
  readonly group: AnswerGroup;
  /** The nearest to the answers first. */
  readonly named: readonly (string | null)[];
}

const columns = "batch, measures, title, sheet, fileName FROM batch b WHERE dataset = 'assessmentAnswers'";

async function batchesBy(connection: DuckDBConnection, condition: string): Promise<AnswerBatch[]> {
  const found = await rows(connection, `SELECT ${columns} AND ${condition} ORDER BY batch`);
  return found.map((row) => ({ batch: number(row['batch']), measures: JSON.parse(text(row['measures'])) as string[], names: [text(row['title']), text(row['sheet']), text(row['fileName'])] }));
}

export async function unscoredBatches(connection: DuckDBConnection): Promise<AnswerBatch[]> {
  return batchesBy(connection, 'NOT EXISTS (FROM scored_batch s WHERE s.batch = b.batch)');
}

export async function questionnairesOf(connection: DuckDBConnection, batch: AnswerBatch): Promise<Questionnaire[]> {
  const kinds = await rows(connection, 'SELECT scale, bool_or(measure IS NOT NULL) AS isLong FROM assessment_answer WHERE batch = $1 GROUP BY scale ORDER BY scale', [batch.batch]);
  const found: Questionnaire[] = [];
  for (const kind of kinds) {
    const query: AnswerQuery = { batch: batch.batch, scale: kind['scale'] == null ? null : text(kind['scale']), isLong: kind['isLong'] === true };
    const measures = query.isLong ? await measuresOf(connection, query) : batch.measures;
    for (const group of answerGroups(measures)) found.push({ query, measures, group, named: [group.heading, query.scale, ...batch.names] });
  }
  return found;
}

/**
 * Forgets the scores of every batch that a change of scales concerns, so that the next derivation scores it again: those that the changed scale was or
 * will be taken for. Inside the caller's transaction.
 * @returns how many batches
 */
export async function forgetScoresOf(connection: DuckDBConnection, changed: string, before: ScaleCatalogue, after: ScaleCatalogue): Promise<number> {
  let forgotten = 0;
  for (const batch of await batchesBy(connection, 'true')) {
    const questionnaires = await questionnairesOf(connection, batch);
    if (!questionnaires.some(({ named }) => [before, after].some((scales) => scaleOf(scales, named)?.id === changed))) continue;
    for (const table of ['scored_answer', 'scored_batch']) await execute(connection, `DELETE FROM ${table} WHERE batch = $1`, [batch.batch]);
    forgotten += 1;
  }
  return forgotten;
}
