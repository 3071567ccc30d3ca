/** The issues of each school or county together with the rows they are about, one after another. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { IssueRecord, ParsedIssueFilter } from '../../../shared/contract';
import { groupIssues, listIssues } from '../warehouse/issue-queries';
import { number, rows, text } from '../warehouse/sql';
import type { IssueWorkbookSource, MarkedTable } from './issue-workbooks';

const MOST_ISSUES = 20_000;

export async function* issueSources(connection: DuckDBConnection, filter: ParsedIssueFilter, per: 'school' | 'county'): AsyncGenerator<IssueWorkbookSource, void, undefined> {
  const { groups } = await groupIssues(connection, filter, per);
  for (const { key, label } of groups) {
    const { issues } = await listIssues(connection, { ...filter, [per]: key ?? '', offset: 0, limit: MOST_ISSUES });
    yield { label, issues, tables: await markedTables(connection, issues) };
  }
}

async function markedTables(connection: DuckDBConnection, issues: readonly IssueRecord[]): Promise<MarkedTable[]> {
  const byBatch = new Map<number, Set<number>>();
  for (const { batch, row } of issues) byBatch.set(batch, (byBatch.get(batch) ?? new Set()).add(row));
  const tables: MarkedTable[] = [];
  for (const [batch, wanted] of [...byBatch].sort(([a], [b]) => a - b)) {
    const [facts] = await rows(connection, 'SELECT fileName, sheet, title, mapping FROM batch WHERE batch = $1 UNION ALL SELECT fileName, sheet, title, mapping FROM staged_batch WHERE batch = $1', [batch]);
    if (facts === undefined) continue;
    const found = await rows(connection, 'SELECT sourceRow, cells FROM issue_row WHERE batch = $1 AND list_contains($2::INTEGER[], sourceRow) ORDER BY sourceRow', [batch, `[${[...wanted].join(',')}]`]);
    tables.push({
      batch,
      file: text(facts['fileName']),
      sheet: text(facts['sheet']),
      title: typeof facts['title'] === 'string' ? facts['title'] : null,
      columns: JSON.parse(text(facts['mapping'])) as MarkedTable['columns'],
      rows: found.map((row) => ({ row: number(row['sourceRow']), cells: JSON.parse(text(row['cells'])) as (string | null)[] })),
    });
  }
  return tables;
}
