/** What can be told of a workspace's content without looking at anybody's data: to know whether a copy is whole, and whether anything has changed. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { verifyChain } from '../audit/chain';
import { schemaVersion } from '../warehouse/migrations';
import { firstRow, number, text } from '../warehouse/sql';
import { tableNames } from '../workspace/soundness';

export interface WorkspaceFacts {
  /** See readWorkspaceId. */
  readonly workspaceId: string;
  readonly schemaVersion: number;
  readonly batches: number;
  readonly auditEntries: number;
  readonly auditIntact: boolean;
  /** Hash of the last entry that changed data; '': none did. */
  readonly changeHash: string;
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>;
}

const ID_LENGTH = 8;
/** Entries that leave the data as it is. What is not named here counts as a change. */
const CHANGES_NOTHING = ['workspace.open', 'workspace.backup', 'workspace.restore', 'backup.identity', 'workspace.lock', 'workspace.unlock', 'workspace.unlockRefused', 'workspace.verify', 'audit.export', 'retention.certificate', 'retention.compact', 'query.run', 'query.profile', 'query.export', 'report.export', 'issues.export', 'register.handOver'];

/** The beginning of the audit log's first hash: the same in all copies, whatever they are called; '': nothing was logged yet. */
export async function readWorkspaceId(connection: DuckDBConnection): Promise<string> {
  return text((await firstRow(connection, 'SELECT hash FROM audit ORDER BY entry LIMIT 1'))?.['hash']).slice(0, ID_LENGTH);
}

/** Which state of which workspace it is. */
export async function readState(connection: DuckDBConnection): Promise<Pick<WorkspaceFacts, 'workspaceId' | 'changeHash'>> {
  const change = await firstRow(connection, `SELECT hash FROM audit WHERE action NOT IN (${CHANGES_NOTHING.map(() => '?').join(', ')}) ORDER BY entry DESC LIMIT 1`, CHANGES_NOTHING);
  return { workspaceId: await readWorkspaceId(connection), changeHash: text(change?.['hash']) };
}

export async function readFacts(connection: DuckDBConnection): Promise<WorkspaceFacts> {
  const tables: Record<string, number> = {};
  for (const table of await tableNames(connection)) tables[table] = number((await firstRow(connection, `SELECT count(*) AS n FROM "${table}"`))?.['n']);
  return {
    ...(await readState(connection)),
    schemaVersion: await schemaVersion(connection),
    batches: tables['batch'] ?? 0,
    auditEntries: tables['audit'] ?? 0,
    auditIntact: (await verifyChain(connection)).broken === null,
    tables,
  };
}
