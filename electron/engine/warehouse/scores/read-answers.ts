/** Answers of one questionnaire in a batch, read from the warehouse as one array. */
import { type DuckDBConnection, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api';
import type { AnswerCounts } from '../../scoring';
import { firstRow, number, rows, type SqlValue } from '../sql';

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
/** Persons that are scored at a time, more or less: 100 answers of each take some 16 MB. */
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
 * In pieces of some PERSONS, each read whole before it is handed on: what is written on the same connection in between would end a
 * result that is still being streamed.
 *
 * @param positions place of each question among `measures`, -1 where there is none.
 * @param measures names of the places; of a long table as `measuresOf` gives them.
 */
export async function* readAnswers(connection: DuckDBConnection, query: AnswerQuery, positions: readonly number[], measures: readonly string[]): AsyncGenerator<AnswerRows, void, undefined> {
  const placeOf = new Map(measures.map((measure, index) => [measure, positions.indexOf(index)]));
  for await (const found of query.isLong ? longPieces(connection, query) : widePieces(connection, query)) {
    if (found.length > 0) yield answersOf(found, query.isLong, positions, placeOf);
  }
}

/** A row is a person: ranges of rows, which the storage finds without looking at the others. */
async function* widePieces(connection: DuckDBConnection, query: AnswerQuery): AsyncGenerator<Piece, void, undefined> {
  const ends = await firstRow(connection, `SELECT min(sourceRow) AS first, max(sourceRow) AS last ${own} AND scores IS NOT NULL`, parameters(query));
  if (ends?.['first'] == null) return;
  const last = number(ends['last']);
  for (let first = number(ends['first']); first <= last; first += PERSONS) {
    yield await piece(
      connection,
      `SELECT sourceRow, NULL AS names, scores, durationSeconds AS seconds, grade ${own} AND scores IS NOT NULL AND sourceRow BETWEEN $3 AND $4 ORDER BY sourceRow`,
      [...parameters(query), first, first + PERSONS - 1],
    );
  }
}

/** A person's rows may stand anywhere: parts of all persons, as good as drawn by lot. */
async function* longPieces(connection: DuckDBConnection, query: AnswerQuery): AsyncGenerator<Piece, void, undefined> {
  const counted = await firstRow(connection, `SELECT count(*) AS persons FROM (SELECT DISTINCT pseudonym, assessedOn ${own} AND measure IS NOT NULL)`, parameters(query));
  const parts = Math.ceil(number(counted?.['persons']) / PERSONS);
  for (let part = 0; part < parts; part++) {
    yield await piece(
      connection,
      `SELECT min(sourceRow) AS sourceRow, list(measure) AS names, list(score) AS scores, max(durationSeconds) AS seconds, max(grade) AS grade ${own} AND measure IS NOT NULL AND hash(pseudonym) % $3 = $4
       GROUP BY pseudonym, assessedOn ORDER BY sourceRow`,
      [...parameters(query), parts, part],
    );
  }
}

/** Rows of sourceRow, names, scores, seconds, grade. */
type Piece = readonly (readonly DuckDBValue[])[];

async function piece(connection: DuckDBConnection, sql: string, values: readonly SqlValue[]): Promise<Piece> {
  return (await connection.runAndReadAll(sql, [...values])).getRows();
}

function answersOf(found: Piece, isLong: boolean, positions: readonly number[], placeOf: ReadonlyMap<string, number>): AnswerRows {
  const questions = positions.length;
  const answers = new Float64Array(found.length * questions).fill(Number.NaN);
  const block = { sourceRows: new Int32Array(found.length), answers, durationSeconds: new Float64Array(found.length), grades: new Float64Array(found.length) };
  for (const [person, [sourceRow, names, scores, seconds, grade]] of found.entries()) {
    block.sourceRows[person] = Number(sourceRow);
    block.durationSeconds[person] = numberOrNaN(seconds);
    block.grades[person] = numberOrNaN(grade);
    const list = itemsOf(scores);
    const first = person * questions;
    if (isLong) {
      for (const [index, name] of itemsOf(names).entries()) {
        const question = placeOf.get(String(name)) ?? -1;
        if (question >= 0) answers[first + question] = numberOrNaN(list[index]);
      }
    } else {
      for (let question = 0; question < questions; question++) {
        const position = positions[question] ?? -1;
        if (position >= 0) answers[first + question] = numberOrNaN(list[position]);
      }
    }
  }
  return block;
}

function itemsOf(value: DuckDBValue | undefined): readonly DuckDBValue[] {
  return value instanceof DuckDBListValue ? value.items : [];
}

function numberOrNaN(value: DuckDBValue | undefined): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}
