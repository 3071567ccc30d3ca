/**
 * Append-only log of what was done: each entry carries the hash of the one before, so that a changed or
 * removed entry breaks the chain. Details hold counts, hashes and parameters, never rows.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AuditAction } from '../../../shared/audit';
import { stampOf } from '../local-stamp';
import { execute, firstRow, number, text } from '../warehouse/sql';
import { type ChainEntry, GENESIS, hashOf } from './chain';
import { currentOperator, osAccount } from './operator';
import { moveSeal } from './seal';

/** Of a connection, the entry that is being written: the next one waits, or two would follow the same one. */
const writing = new WeakMap<DuckDBConnection, Promise<unknown>>();

/**
 * @param writer the connection that changes the workspace; no other may write to the log. Where it is in a transaction, the entry is part of it.
 * @param at when it happened, where that is not now
 */
export function record(writer: DuckDBConnection, action: AuditAction, details: Readonly<Record<string, unknown>>, at = new Date()): Promise<void> {
  const written = (writing.get(writer) ?? Promise.resolve()).then(() => append(writer, action, details, at));
  writing.set(writer, written.catch(() => undefined));
  return written;
}

async function append(writer: DuckDBConnection, action: AuditAction, details: Readonly<Record<string, unknown>>, at: Date): Promise<void> {
  const last = await firstRow(writer, 'SELECT entry, hash FROM audit ORDER BY entry DESC LIMIT 1');
  const previousHash = last === undefined ? GENESIS : text(last['hash']);
  const [operator, account] = [currentOperator(writer), osAccount()];
  const entry: ChainEntry = {
    entry: number(last?.['entry']) + 1,
    at: at.toISOString().replace('T', ' ').replace('Z', ''),
    operator,
    action,
    details: JSON.stringify(operator === account ? details : { ...details, account }),
  };
  const hash = hashOf(previousHash, entry);
  await execute(writer, 'INSERT INTO audit VALUES (?, ?::TIMESTAMP, ?, ?, ?, ?, ?)', [entry.entry, entry.at, entry.operator, entry.action, entry.details, previousHash, hash]);
  await moveSeal(writer, entry.entry, hash);
}

/** Clocks of computers that speak to each other differ by less. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Entries are in order by number, so nothing is lost by it; but days in reports and in the log will be wrong. @returns what is to be said, in Chinese, or null */
export async function clockWentBack(connection: DuckDBConnection, now = new Date()): Promise<string | null> {
  const last = text((await firstRow(connection, "SELECT strftime(recordedAt, '%Y-%m-%dT%H:%M:%S.%gZ') AS at FROM audit ORDER BY entry DESC LIMIT 1"))?.['at']);
  if (last === '' || now.getTime() >= Date.parse(last) - CLOCK_TOLERANCE_MS) return null;
  return `电脑的时钟比上一次操作记录（${stampOf(new Date(last))}）还早，请校准日期和时间。操作记录和备份按编号先后排列，不受影响。`;
}
