/** Issues as they are listed, grouped and counted. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { IssueGroup, IssuePage, IssueRecord, ParsedIssueFilter } from '../../../shared/contract';
import { countyLabel } from '../../../shared/regions';
import { firstRow, number, type Row, rows, type SqlValue } from './sql';

/** Issues of the staged import, in the shape of the view `issues` with the batch's file. */
const staged = `SELECT i.batch, i.sourceRow, i.cell, i.columnLabel, i.value, i.code, i.severity, i.action, i.message, i.schoolName, i.county, NULL::INTEGER AS closedBy, b.fileName, b.sheet
  FROM issue i JOIN staged_batch b USING (batch)`;
const committed = `SELECT i.batch, i.sourceRow, i.cell, i.columnLabel, i.value, i.code, i.severity, i.action, i.message, i.schoolName, i.county, i.closedBy, b.fileName, b.sheet
  FROM issues i JOIN batch b USING (batch)`;

const bySeverity = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END";

interface Selection {
  readonly source: string;
  readonly parameters: readonly SqlValue[];
}

function select(filter: ParsedIssueFilter): Selection {
  const conditions: string[] = [];
  const parameters: SqlValue[] = [];
  const equals = (column: string, value: SqlValue | undefined): void => {
    if (value === undefined) return;
    parameters.push(value);
    // '' stands for what is not known: groups give null as their key.
    conditions.push(value === '' ? `${column} IS NULL AND $${parameters.length} = ''` : `${column} = $${parameters.length}`);
  };
  equals('batch', filter.batchId);
  equals('severity', filter.severity);
  equals('code', filter.code);
  equals('fileName', filter.file);
  equals('schoolName', filter.school);
  equals('county', filter.county);
  if (filter.status !== 'all') conditions.push(filter.status === 'open' ? 'closedBy IS NULL' : 'closedBy IS NOT NULL');
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return { source: `(SELECT * FROM (${filter.staged ? staged : committed}) ${where})`, parameters };
}

export async function listIssues(connection: DuckDBConnection, filter: ParsedIssueFilter & { readonly offset: number; readonly limit: number }): Promise<IssuePage> {
  const { source, parameters } = select(filter);
  const total = number((await firstRow(connection, `SELECT count(*) AS total FROM ${source}`, parameters))?.['total']);
  const found = await rows(connection, `SELECT * FROM ${source} ORDER BY ${bySeverity}, batch, sourceRow, columnLabel LIMIT ${filter.limit} OFFSET ${filter.offset}`, parameters);
  return { total, issues: found.map(issueOf) };
}

const groupKeys = { kind: 'code', file: 'fileName', school: 'schoolName', county: 'county' } as const;

export async function groupIssues(connection: DuckDBConnection, filter: ParsedIssueFilter, by: keyof typeof groupKeys): Promise<{ readonly groups: readonly IssueGroup[]; readonly total: number }> {
  const { source, parameters } = select(filter);
  const key = groupKeys[by];
  const found = await rows(
    connection,
    `SELECT ${key} AS key, count(*) AS issues, count(*) FILTER (WHERE severity = 'error') AS errors, count(DISTINCT (batch, sourceRow)) FILTER (WHERE action = 'rejected') AS rowsRejected,
       count(DISTINCT fileName) AS files, count(DISTINCT schoolName) AS schools, arg_min(message, ${bySeverity}) AS example, min(${bySeverity}) AS gravest, CASE WHEN count(DISTINCT columnLabel) = 1 THEN any_value(columnLabel) END AS columnLabel
     FROM ${source} GROUP BY ${key} ORDER BY gravest, issues DESC, key`,
    parameters,
  );
  const groups = found.map((row): IssueGroup => {
    const value = nullable(row['key']);
    return {
      key: value,
      label: labelOf(by, value, String(row['example'] ?? ''), nullable(row['columnLabel'])),
      issues: number(row['issues']),
      errors: number(row['errors']),
      rowsRejected: number(row['rowsRejected']),
      files: number(row['files']),
      schools: number(row['schools']),
      example: String(row['example'] ?? ''),
    };
  });
  return { groups, total: groups.reduce((sum, group) => sum + group.issues, 0) };
}

function labelOf(by: keyof typeof groupKeys, key: string | null, example: string, column: string | null): string {
  if (by === 'kind') return column === null ? kindLabel(example) : `${column}：${kindLabel(example)}`;
  if (key === null) return by === 'school' ? '未写明学校' : '未写明县区';
  return by === 'county' ? countyLabel(key) : key;
}

/** The first clause of the message says what kind of problem it is; row numbers and names of single cases are left out. */
function kindLabel(message: string): string {
  const clause = message.split(/[，；。：]/)[0] ?? message;
  return clause.replace(/第\d+行/g, '某行').replace(/“[^”]*”/g, '').replace(/[\d,]+(?=行|人|个)/g, '若干');
}

function issueOf(row: Row): IssueRecord {
  return {
    batch: number(row['batch']),
    file: String(row['fileName']),
    sheet: String(row['sheet']),
    row: number(row['sourceRow']),
    cell: nullable(row['cell']),
    school: nullable(row['schoolName']),
    county: nullable(row['county']),
    column: nullable(row['columnLabel']),
    value: nullable(row['value']),
    code: String(row['code']),
    severity: row['severity'] as IssueRecord['severity'],
    action: row['action'] as IssueRecord['action'],
    message: String(row['message']),
    closedBy: row['closedBy'] === null || row['closedBy'] === undefined ? null : number(row['closedBy']),
  };
}

function nullable(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
