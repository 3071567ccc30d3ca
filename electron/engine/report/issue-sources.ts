/** The issues of each school or county together with the rows they are about, one after another. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { IssueRecord, ParsedIssueFilter } from '../../../shared/contract';
import { groupIssues, listIssues } from '../warehouse/issue-queries';
import { number, rows, text } from '../warehouse/sql';
import type { IssueWorkbookSource, MarkedTable } from './issue-workbooks';

/** One workbook lists no more than these, the most pressing first: a school's officials read them one by one. */
const MOST_ISSUES = 20_000;

type TableFacts = Omit<MarkedTable, 'rows'>;

export async function* issueSources(connection: DuckDBConnection, filter: ParsedIssueFilter, per: 'school' | 'county'): AsyncGenerator<IssueWorkbookSource, void, undefined> {
  const { groups } = await groupIssues(connection, filter, per);
  const facts = new Map<number, TableFacts>();
  for (const { key, label } of groups) {
    const { issues, total } = await listIssues(connection, { ...filter, [per]: key ?? '', offset: 0, limit: MOST_ISSUES });
    yield { label, issues, total, tables: await markedTables(connection, issues, facts) };
  }
}

/** @param known facts of batches met before; a file of a whole county is met again with each of its schools. */
async function markedTables(connection: DuckDBConnection, issues: readonly IssueRecord[], known: Map<number, TableFacts>): Promise<MarkedTable[]> {
  const batches = [...new Set(issues.map(({ batch }) => batch))].sort((a, b) => a - b);
  const unknown = batches.filter((batch) => !known.has(batch));
  if (unknown.length > 0) for (const facts of await tableFacts(connection, unknown)) known.set(facts.batch, facts);

  const wanted = new Set(issues.map(({ batch, row }) => `${batch}:${row}`));
  const found = await rows(
    connection,
    'SELECT batch, sourceRow, cells FROM issue_row WHERE list_contains($1::INTEGER[], batch) AND sourceRow IN (SELECT unnest($2::INTEGER[])) ORDER BY batch, sourceRow',
    [listOf(batches), listOf([...new Set(issues.map(({ row }) => row))])],
  );
  const rowsOf = new Map<number, { row: number; cells: (string | null)[] }[]>(batches.map((batch) => [batch, []]));
  for (const { batch, sourceRow, cells } of found) {
    // The query gives rows of one batch whose number has an issue in another.
    if (wanted.has(`${number(batch)}:${number(sourceRow)}`)) rowsOf.get(number(batch))?.push({ row: number(sourceRow), cells: JSON.parse(text(cells)) as (string | null)[] });
  }
  return batches.flatMap((batch) => {
    const facts = known.get(batch);
    return facts === undefined ? [] : [{ ...facts, rows: rowsOf.get(batch) ?? [] }];
  });
}

async function tableFacts(connection: DuckDBConnection, batches: readonly number[]): Promise<TableFacts[]> {
  const columns = 'SELECT batch, fileName, sheet, title, mapping FROM';
  const found = await rows(connection, `SELECT * FROM (${columns} batch UNION ALL ${columns} staged_batch) WHERE batch IN (SELECT unnest($1::INTEGER[]))`, [listOf(batches)]);
  return found.map((row) => ({
    batch: number(row['batch']),
    file: text(row['fileName']),
    sheet: text(row['sheet']),
    title: typeof row['title'] === 'string' ? row['title'] : null,
    columns: JSON.parse(text(row['mapping'])) as MarkedTable['columns'],
  }));
}

function listOf(numbers: readonly number[]): string {
  return `[${numbers.join(',')}]`;
}
