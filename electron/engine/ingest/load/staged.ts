/** The staged import: rows that are stored but count for nothing until a person decides. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ImportedFile, type ImportReport, type ImportTotals, type StagedImport } from '../../../../shared/contract';
import { DATASETS } from '../../../../shared/datasets';
import { deriveWithin } from '../../warehouse/derive';
import { execute, firstRow, number, rows, text, transaction } from '../../warehouse/sql';

/** A file as it was when it was read, to tell new files in watched folders. */
export interface SeenFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

const ROW_TABLES = [...new Set(DATASETS.map(({ table }) => table)), 'issue', 'issue_row', 'name_register'];

/** What has been stored aside, before anybody decides. */
export interface StagedFiles {
  readonly files: readonly ImportedFile[];
  readonly seen: readonly SeenFile[];
}

/** Lets the staged import wait, also over an end of the program. Without this it is taken for broken off when the workspace is opened again. */
export async function keepStaged(connection: DuckDBConnection, { files, seen }: StagedFiles): Promise<StagedImport> {
  const report: ImportReport = { files, totals: totalsOf(files) };
  await execute(connection, 'INSERT INTO staged_import VALUES (localtimestamp, ?, ?)', [JSON.stringify(report), JSON.stringify(seen)]);
  return (await stagedImport(connection))!;
}

export async function stagedImport(connection: DuckDBConnection): Promise<StagedImport | null> {
  const row = await firstRow(connection, "SELECT strftime(stagedAt, '%Y-%m-%d %H:%M:%S') AS stagedAt, report FROM staged_import");
  if (row === undefined) return null;
  return { stagedAt: text(row['stagedAt']), ...(JSON.parse(text(row['report'])) as ImportReport) };
}

export async function refuseWhileStaged(connection: DuckDBConnection): Promise<void> {
  if ((await firstRow(connection, 'SELECT 1 FROM staged_import')) === undefined) return;
  throw new EngineFailure('IMPORT_PENDING', '上一次导入已检查完毕，还没有决定。请先在“数据导入”页确认导入或放弃，再继续。');
}

/** The import that waits. @throws EngineFailure NOTHING_TO_IMPORT */
export async function waitingImport(connection: DuckDBConnection): Promise<StagedFiles> {
  const row = await firstRow(connection, 'SELECT report, seenFiles FROM staged_import');
  if (row === undefined) throw new EngineFailure('NOTHING_TO_IMPORT', '没有等待确认的导入。请重新选择文件。');
  return { files: (JSON.parse(text(row['report'])) as ImportReport).files, seen: JSON.parse(text(row['seenFiles'])) as SeenFile[] };
}

/** All of it counts from now on, or (on any error) nothing of it. */
export async function commitStaged(connection: DuckDBConnection, staged: StagedFiles): Promise<ImportReport> {
  await transaction(connection, async () => {
    await connection.run('UPDATE staged_batch SET importId = (SELECT coalesce(max(importId), 0) + 1 FROM batch)');
    await connection.run('INSERT INTO batch SELECT * FROM staged_batch');
    await rememberSeen(connection, staged.seen);
    await connection.run('DELETE FROM staged_batch');
    await connection.run('DELETE FROM staged_import');
    await deriveWithin(connection);
  });
  const files = await withDerivedCounts(connection, staged.files);
  return { files, totals: totalsOf(files) };
}

/** @returns whether there was anything to discard. */
export async function discardStaged(connection: DuckDBConnection): Promise<boolean> {
  const present = await firstRow(connection, 'SELECT (SELECT count(*) FROM staged_batch) + (SELECT count(*) FROM staged_import) AS present');
  if (number(present?.['present']) === 0) return false;
  await transaction(connection, async () => {
    for (const table of ROW_TABLES) await connection.run(`DELETE FROM ${table} WHERE batch IN (SELECT batch FROM staged_batch)`);
    await connection.run('DELETE FROM staged_batch');
    await connection.run('DELETE FROM staged_import');
  });
  return true;
}

/** On opening: an import that was broken off before it was whole is taken away; a whole one goes on waiting. */
export async function discardBrokenOff(connection: DuckDBConnection): Promise<void> {
  if ((await stagedImport(connection)) === null) await discardStaged(connection);
}

async function rememberSeen(connection: DuckDBConnection, seen: readonly SeenFile[]): Promise<void> {
  await execute(
    connection,
    `INSERT OR REPLACE INTO seen_file
     SELECT json_extract_string(file, '$.path'), CAST(json_extract(file, '$.bytes') AS BIGINT), CAST(json_extract(file, '$.modified') AS DOUBLE)
     FROM (SELECT unnest(CAST(json(?) AS JSON[])) AS file)`,
    [JSON.stringify(seen)],
  );
}

/** Issues and replacements that depend on other files are known only now: a roster may stand before the directory it refers to. */
async function withDerivedCounts(connection: DuckDBConnection, entries: readonly ImportedFile[]): Promise<ImportedFile[]> {
  const counts = await rows(
    connection,
    `SELECT b.batch, coalesce(i.issues, 0) AS issues, coalesce(r.rowsReplacing, 0) AS rowsReplacing
     FROM batch b LEFT JOIN (SELECT batch, count(*) AS issues FROM issues GROUP BY batch) i USING (batch) LEFT JOIN batch_replacement r USING (batch)
     WHERE b.importId = (SELECT max(importId) FROM batch)`,
  );
  const byBatch = new Map(counts.map((row) => [number(row['batch']), row]));
  return entries.map((entry) => {
    const row = entry.status === 'loaded' && entry.batch !== null ? byBatch.get(entry.batch) : undefined;
    if (row === undefined) return entry;
    const rowsReplacing = number(row['rowsReplacing']);
    const replacing = rowsReplacing > 0 ? `其中 ${rowsReplacing} 行更新了以前导入的同一对象。` : '';
    return { ...entry, issues: number(row['issues']), rowsReplacing, message: entry.message + replacing };
  });
}

export const noRows = { rowsRead: 0, rowsLoaded: 0, rowsRejected: 0, rowsSkipped: 0, rowsReplacing: 0, issues: 0 } as const;

export function totalsOf(entries: readonly ImportedFile[]): ImportTotals {
  const count = (status: ImportedFile['status']): number => entries.filter((entry) => entry.status === status).length;
  const sum = (field: keyof typeof noRows): number => entries.reduce((total, entry) => total + entry[field], 0);
  return {
    files: new Set(entries.map((entry) => entry.path)).size,
    loaded: count('loaded'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    rowsRead: sum('rowsRead'),
    rowsLoaded: sum('rowsLoaded'),
    rowsRejected: sum('rowsRejected'),
    rowsSkipped: sum('rowsSkipped'),
    rowsReplacing: sum('rowsReplacing'),
    issues: sum('issues'),
  };
}
