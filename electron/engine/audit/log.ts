/**
 * Append-only log of what was done: each entry carries the hash of the one before, so that a changed or
 * removed entry breaks the chain. Details hold counts, hashes and parameters, never rows.
 */
import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';
import { execute, firstRow, number, rows, text } from '../warehouse/sql';

export type AuditAction = 'workspace.create' | 'workspace.open' | 'workspace.backup' | 'workspace.lock' | 'workspace.unlock' | 'workspace.unlockRefused' | 'import.run' | 'import.undo' | 'import.confirmLayout' | 'import.answerSchool' | 'query.run' | 'query.save' | 'query.forget' | 'query.arrange' | 'query.profile' | 'query.export' | 'report.export' | 'report.issue' | 'report.withdraw' | 'issues.export' | 'settings.set' | 'settings.reset' | 'scale.save' | 'scale.remove';

const GENESIS = '0'.repeat(64);

interface Entry {
  readonly entry: number;
  readonly at: string;
  readonly operator: string;
  readonly action: string;
  readonly details: string;
}

function hashOf(previousHash: string, { entry, at, operator, action, details }: Entry): string {
  return createHash('sha256').update(JSON.stringify([previousHash, entry, at, operator, action, details])).digest('hex');
}

/** The account of the operating system; an own choice of operator comes with roles. */
export function currentOperator(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** @param at when it happened, where that is not now */
export async function record(connection: DuckDBConnection, action: AuditAction, details: Readonly<Record<string, unknown>>, at = new Date()): Promise<void> {
  const last = await firstRow(connection, 'SELECT entry, hash FROM audit ORDER BY entry DESC LIMIT 1');
  const previousHash = last === undefined ? GENESIS : text(last['hash']);
  const entry: Entry = {
    entry: number(last?.['entry']) + 1,
    at: at.toISOString().replace('T', ' ').replace('Z', ''),
    operator: currentOperator(),
    action,
    details: JSON.stringify(details),
  };
  await execute(connection, 'INSERT INTO audit VALUES (?, ?::TIMESTAMP, ?, ?, ?, ?, ?)', [entry.entry, entry.at, entry.operator, entry.action, entry.details, previousHash, hashOf(previousHash, entry)]);
}

/** @returns the number of the first entry that does not fit the chain, or null when all do. */
export async function firstBrokenEntry(connection: DuckDBConnection): Promise<number | null> {
  let previousHash = GENESIS;
  let expected = 1;
  for (const row of await rows(connection, "SELECT entry, strftime(recordedAt, '%Y-%m-%d %H:%M:%S.%g') AS recordedAt, operator, action, details, previousHash, hash FROM audit ORDER BY entry")) {
    const entry: Entry = { entry: number(row['entry']), at: text(row['recordedAt']), operator: text(row['operator']), action: text(row['action']), details: text(row['details']) };
    if (entry.entry !== expected || text(row['previousHash']) !== previousHash || text(row['hash']) !== hashOf(previousHash, entry)) return entry.entry;
    previousHash = text(row['hash']);
    expected++;
  }
  return null;
}
