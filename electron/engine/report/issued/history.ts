/** Reports that were issued, as the workspace keeps them. Whoever writes the files, they are kept here. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../../shared/contract';
import type { ReportFormat, ReportKindId } from '../../../../shared/reports';
import { execute, firstRow, number, type Row, rows, text } from '../../warehouse/sql';
import type { ReportModel } from '../model';

export interface IssuedRecord {
  readonly id: string;
  readonly kind: ReportKindId;
  readonly title: string;
  /** As resolved when it was issued. */
  readonly parameters: unknown;
  readonly dataState: string;
  /** When the data were last changed; local time. */
  readonly dataTime: string;
  readonly appVersion: string;
  /** ISO date */
  readonly issuedOn: string;
  /** Local time, 2026-07-15 09:30:00. */
  readonly issuedAt: string;
  readonly issuedBy: string;
}

export interface FileRecord {
  readonly format: ReportFormat;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface NewRecord extends Omit<IssuedRecord, 'issuedAt' | 'issuedBy'> {
  readonly model: ReportModel;
}

const COLUMNS = "id, kind, title, parameters, dataState, strftime(dataTime, '%Y-%m-%d %H:%M:%S') AS dataTime, appVersion, strftime(issuedOn, '%Y-%m-%d') AS issuedOn, strftime(issuedAt, '%Y-%m-%d %H:%M:%S') AS issuedAt, issuedBy";

const recordOf = (row: Row): IssuedRecord => ({
  id: text(row['id']),
  kind: text(row['kind']) as ReportKindId,
  title: text(row['title']),
  parameters: JSON.parse(text(row['parameters'])) as unknown,
  dataState: text(row['dataState']),
  dataTime: text(row['dataTime']),
  appVersion: text(row['appVersion']),
  issuedOn: text(row['issuedOn']),
  issuedAt: text(row['issuedAt']),
  issuedBy: text(row['issuedBy']),
});

/** DuckDB reads these again, and knows no JSON with half a character in it, as a text that was cut has it. */
function wellFormedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part));
}

/** Inside the caller's transaction. A report that was issued before stays as it is. */
export async function keepReport(connection: DuckDBConnection, report: NewRecord, operator: string): Promise<void> {
  await execute(connection, 'INSERT OR IGNORE INTO issued_report VALUES ($1, $2, $3, $4, $5, $6::TIMESTAMP, $7, $8::DATE, localtimestamp, $9, $10)', [
    report.id, report.kind, report.title, wellFormedJson(report.parameters), report.dataState, report.dataTime, report.appVersion, report.issuedOn, operator, JSON.stringify(report.model),
  ]);
}

/** Inside the caller's transaction, all in one statement. Files of the same bytes are kept once. */
export async function keepFiles(connection: DuckDBConnection, id: string, files: readonly FileRecord[], operator: string): Promise<void> {
  await execute(
    connection,
    `INSERT OR IGNORE INTO issued_file SELECT $1, f.format, f.fileName, f.bytes, f.sha256, localtimestamp, $2
     FROM (SELECT unnest(from_json($3, '[{"format": "VARCHAR", "fileName": "VARCHAR", "bytes": "BIGINT", "sha256": "VARCHAR"}]')) AS f)`,
    [id, operator, JSON.stringify(files)],
  );
}

/** The latest first. */
export async function issuedReports(connection: DuckDBConnection, kind: ReportKindId | null): Promise<readonly IssuedRecord[]> {
  return (await rows(connection, `SELECT ${COLUMNS} FROM issued_report WHERE $1::VARCHAR IS NULL OR kind = $1 ORDER BY issuedAt DESC, id`, [kind])).map(recordOf);
}

export async function findIssued(connection: DuckDBConnection, id: string): Promise<IssuedRecord | null> {
  const row = await firstRow(connection, `SELECT ${COLUMNS} FROM issued_report WHERE id = $1`, [id]);
  return row === undefined ? null : recordOf(row);
}

/** @throws EngineFailure BAD_REQUEST where there is none */
export async function issuedReport(connection: DuckDBConnection, id: string): Promise<IssuedRecord> {
  const found = await findIssued(connection, id);
  if (found === null) throw new EngineFailure('BAD_REQUEST', `本工作区没有出过编号为 ${id} 的报告。请核对编号，或打开当时所用的工作区。`, { id });
  return found;
}

/** The report as it was issued, figures and all. */
export async function frozenModel(connection: DuckDBConnection, id: string): Promise<ReportModel> {
  const row = await firstRow(connection, 'SELECT model FROM issued_report WHERE id = $1', [id]);
  return JSON.parse(text(row?.['model'])) as ReportModel;
}

export async function filesOf(connection: DuckDBConnection, id: string): Promise<readonly FileRecord[]> {
  const found = await rows(connection, 'SELECT format, fileName, bytes, sha256 FROM issued_file WHERE report = $1 ORDER BY issuedAt, format', [id]);
  return found.map((row) => ({ format: text(row['format']) as ReportFormat, fileName: text(row['fileName']), bytes: number(row['bytes']), sha256: text(row['sha256']) }));
}

/** Number of the report of which a file has these bytes. */
export async function reportOfFile(connection: DuckDBConnection, sha256: string): Promise<string | null> {
  const row = await firstRow(connection, 'SELECT report FROM issued_file WHERE sha256 = $1 LIMIT 1', [sha256]);
  return row === undefined ? null : text(row['report']);
}
