/** A list of schools and their public keys, as a bureau gathers it in a spreadsheet. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { KEY_LIST_COLUMNS, type KeyImport, type KeyProblem } from '../../../shared/name-register';
import { type FormRow, readSmallForm } from '../ingest/prepare/small-form';
import type { FileInput } from '../ingest/prepare/file-task';
import { listedSchools, schoolMeant } from './directory';
import { setSchoolKey } from './keys';

type Column = keyof typeof KEY_LIST_COLUMNS;

interface KeyRow {
  readonly row: number;
  readonly text: (column: Column) => string;
}

const form = { label: '学校名册公钥表' };
const bare = (text: string): string => text.replace(/\s/g, '');

/** @throws EngineFailure BAD_REQUEST without the columns; those of reading a form. One connection's work, to be called while nothing else changes the workspace. */
export async function importKeyList(writer: DuckDBConnection, input: FileInput, signal: AbortSignal | undefined): Promise<KeyImport> {
  const rows = keyRows(await readSmallForm(input, form, signal));
  const schools = await listedSchools(writer);
  const counts = { added: 0, replaced: 0, unchanged: 0 };
  const problems: KeyProblem[] = [];
  for (const { row, text } of rows) {
    const named = text('code') === '' ? text('school') : text('code');
    if (named === '' && text('key') === '') continue;
    try {
      counts[await setSchoolKey(writer, schoolMeant(schools, named, text('county')), text('key'))]++;
    } catch (error) {
      if (!(error instanceof EngineFailure) || error.error.code !== 'BAD_REQUEST') throw error;
      problems.push({ row, school: text('school') === '' ? named : text('school'), message: error.error.message });
    }
  }
  return { ...counts, problems };
}

/** The rows below the first one that names 学校 or 学校标识码, and 公钥. */
function keyRows(rows: readonly FormRow[]): readonly KeyRow[] {
  const placeOf = ({ cells }: FormRow, column: Column): number => cells.findIndex((cell) => bare(cell) === KEY_LIST_COLUMNS[column] || (column === 'school' && bare(cell) === '学校名称'));
  const head = rows.findIndex((row) => placeOf(row, 'key') >= 0 && (placeOf(row, 'school') >= 0 || placeOf(row, 'code') >= 0));
  const header = rows[head];
  if (header === undefined) throw new EngineFailure('BAD_REQUEST', `表中没有找到表头。请用“${KEY_LIST_COLUMNS.school}”（或“${KEY_LIST_COLUMNS.code}”）和“${KEY_LIST_COLUMNS.key}”两栏，有同名学校的再加“${KEY_LIST_COLUMNS.county}”一栏。`);
  const places = Object.fromEntries((Object.keys(KEY_LIST_COLUMNS) as Column[]).map((column) => [column, placeOf(header, column)])) as Record<Column, number>;
  return rows.slice(head + 1).map(({ row, cells }) => ({ row, text: (column) => (places[column] < 0 ? '' : (cells[places[column]] ?? '').trim()) }));
}
