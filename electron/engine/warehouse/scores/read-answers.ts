/** Answers of one questionnaire in a batch, read from the warehouse as one array. */
import { type DuckDBConnection, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api';
import type { AnswerCounts } from '../../scoring';
import { number, rows, type SqlValue } from '../sql';

export interface AnswerRows {
  readonly sourceRows: Int32Array;
  /** One person after the other, one place per question; NaN for a missing answer. */
  readonly answers: Float64Array;
  /** NaN: not recorded. */
  readonly durationSeconds: Float64Array;
  readonly grades: Float64Array;
}

export interface AnswerQuery {
  readonly batch: number;
  /** As written in the rows; null where they name none. */
  readonly scale: string | null;
  /** Long tables have a question and an answer in each row, wide ones an array of answers. */
  readonly isLong: boolean;
}

const own = 'FROM assessment_answer WHERE batch = $1 AND scale IS NOT DISTINCT FROM $2';
/** Persons that are scored at a time: 100 answers of each take some 16 MB. */
const PERSONS = 20_000;

function parameters({ batch, scale }: AnswerQuery): SqlValue[] {
  return [batch, scale];
}

/** How often each answer occurs at these places. @param positions 0-based places in the arrays of a wide table. */
export async function countAnswersOf(connection: DuckDBConnection, query: AnswerQuery, positions: readonly number[]): Promise<AnswerCounts> {
  const places = positions.filter((position) => position >= 0).map((position) => position + 1);
  const answers = query.isLong ? `SELECT score AS answer ${own} AND measure IS NOT NULL` : `SELECT unnest(list_select(scores, [${places.join(', ')}])) AS answer ${own} AND scores IS NOT NULL`;
  const found = await rows(connection, `SELECT answer, count(*) AS times FROM (${answers}) WHERE answer IS NOT NULL GROUP BY answer`, parameters(query));
  return new Map(found.map((row) => [Number(row['answer']), number(row['times'])]));
}

/** The measures of a long table. */
export async function measuresOf(connection: DuckDBConnection, query: AnswerQuery): Promise<string[]> {
  const found = await rows(connection, `SELECT DISTINCT measure ${own} AND measure IS NOT NULL ORDER BY measure`, parameters(query));
  return found.map((row) => String(row['measure']));
}

/**
 * @param positions place of each question among `measures`, -1 where there is none.
 * @param measures names of the places; of a long table as `measuresOf` gives them.
 */
export async function* readAnswers(connection: DuckDBConnection, query: AnswerQuery, positions: readonly number[], measures: readonly string[]): AsyncGenerator<AnswerRows, void, undefined> {
  const sql = query.isLong
    ? `SELECT min(sourceRow) AS sourceRow, list(measure) AS names, list(score) AS scores, max(durationSeconds) AS seconds, max(grade) AS grade ${own} AND measure IS NOT NULL
       GROUP BY pseudonym, assessedOn ORDER BY sourceRow`
    : `SELECT sourceRow, NULL AS names, scores, durationSeconds AS seconds, grade ${own} AND scores IS NOT NULL ORDER BY sourceRow`;
  const result = await connection.stream(sql, parameters(query));
  const questions = positions.length;
  const placeOf = new Map(measures.map((measure, index) => [measure, positions.indexOf(index)]));
  let block = newBlock(questions);
  let count = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [sourceRow, names, scores, seconds, grade] of chunk.getRows()) {
      block.sourceRows[count] = Number(sourceRow);
      block.durationSeconds[count] = numberOrNaN(seconds);
      block.grades[count] = numberOrNaN(grade);
      const list = itemsOf(scores);
      if (query.isLong) {
        for (const [index, name] of itemsOf(names).entries()) {
          const question = placeOf.get(String(name)) ?? -1;
          if (question >= 0) block.answers[count * questions + question] = numberOrNaN(list[index]);
        }
      } else {
        for (let question = 0; question < questions; question++) {
          const position = positions[question] ?? -1;
          if (position >= 0) block.answers[count * questions + question] = numberOrNaN(list[position]);
        }
      }
      if (++count === PERSONS) {
        yield block;
        block = newBlock(questions);
        count = 0;
      }
    }
  }
  if (count > 0) yield firstOf(block, count, questions);
}

function newBlock(questions: number): AnswerRows {
  return {
    sourceRows: new Int32Array(PERSONS),
    answers: new Float64Array(PERSONS * questions).fill(Number.NaN),
    durationSeconds: new Float64Array(PERSONS),
    grades: new Float64Array(PERSONS),
  };
}

function firstOf(block: AnswerRows, count: number, questions: number): AnswerRows {
  return {
    sourceRows: block.sourceRows.subarray(0, count),
    answers: block.answers.subarray(0, count * questions),
    durationSeconds: block.durationSeconds.subarray(0, count),
    grades: block.grades.subarray(0, count),
  };
}

function itemsOf(value: DuckDBValue | undefined): readonly DuckDBValue[] {
  return value instanceof DuckDBListValue ? value.items : [];
}

function numberOrNaN(value: DuckDBValue | undefined): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}
