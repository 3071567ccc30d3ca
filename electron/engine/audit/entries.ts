/** The log as people read it: local time, who, what, in Chinese. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { actionLabel, type AuditDetails, detailWords } from '../../../shared/audit';
import type { AuditFilter } from '../../../shared/contract/keeping-requests';
import { stampOf } from '../local-stamp';
import { number, rows, type SqlValue, text } from '../warehouse/sql';

export interface ShownEntry {
  readonly entry: number;
  /** Local time, 2026-03-01 09:30:00 */
  readonly at: string;
  readonly operator: string;
  /** Of the operating system. */
  readonly account: string;
  readonly action: string;
  readonly details: string;
  readonly hash: string;
}

const COLUMNS = "entry, strftime(recordedAt, '%Y-%m-%dT%H:%M:%SZ'), operator, action, details, hash";

/** @returns the latest first */
export async function shownEntries(connection: DuckDBConnection, filter: AuditFilter): Promise<ShownEntry[]> {
  const { where, values } = conditions(filter);
  const result = await connection.stream(`SELECT ${COLUMNS} FROM audit ${where} ORDER BY entry DESC`, values);
  const found: ShownEntry[] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const row of chunk.getRows()) {
      const shown = shownEntry(number(row[0]), text(row[1]), text(row[2]), text(row[3]), text(row[4]), text(row[5]));
      if (filter.text === undefined || filter.text === '' || contains(shown, filter.text)) found.push(shown);
    }
  }
  return found;
}

export async function operatorsOf(connection: DuckDBConnection): Promise<readonly string[]> {
  return (await rows(connection, 'SELECT DISTINCT operator FROM audit ORDER BY operator')).map((row) => text(row['operator']));
}

function shownEntry(entry: number, at: string, operator: string, action: string, details: string, hash: string): ShownEntry {
  const parsed = parse(details);
  const account = parsed['account'];
  return { entry, at: stampOf(new Date(at)), operator, account: typeof account === 'string' ? account : operator, action: actionLabel(action), details: detailWords(action, parsed), hash };
}

/** What somebody has spoilt by other means is shown all the same. */
function parse(details: string): AuditDetails {
  try {
    return JSON.parse(details) as AuditDetails;
  } catch {
    return {};
  }
}

function contains({ operator, account, action, details }: ShownEntry, wanted: string): boolean {
  const sought = wanted.toLowerCase();
  return [operator, account, action, details].some((part) => part.toLowerCase().includes(sought));
}

function conditions({ from, to, operator, actions }: AuditFilter): { readonly where: string; readonly values: SqlValue[] } {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (part: string, ...bound: SqlValue[]): void => {
    parts.push(part);
    values.push(...bound);
  };
  if (from !== undefined) add('recordedAt >= ?::TIMESTAMP', startOfDay(from, 0));
  if (to !== undefined) add('recordedAt < ?::TIMESTAMP', startOfDay(to, 1));
  if (operator !== undefined && operator !== '') add('operator = ?', operator);
  if (actions !== undefined && actions.length > 0) add(`action IN (${actions.map(() => '?').join(', ')})`, ...actions);
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}

/** In UTC, as the log has it. @param day local, 2026-03-01 */
function startOfDay(day: string, daysLater: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + daysLater);
  return start.toISOString().replace('T', ' ').replace('Z', '');
}
