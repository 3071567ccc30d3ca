import type { DuckDBConnection } from '@duckdb/node-api';
import type { DamageReport, TableDamage } from '../../../shared/salvage';
import { failureOf } from '../failures';
import { SCHEMA_VERSION } from '../warehouse/migrations';
import { firstRow, number } from '../warehouse/sql';
import { openReadOnly } from '../workspace/duckdb';
import { isDamage } from '../workspace/soundness';
import { type DamagedSource, findSource, readMeta } from './damaged-source';
import { ownTables } from './own-tables';
import { allRows, readRanges, within } from './readable-ranges';

/** Reads a workspace as far as it can be read. Nothing of it is changed. */
export async function examine(path: string): Promise<DamageReport> {
  let source: DamagedSource;
  try {
    source = await findSource(path);
  } catch (error) {
    return { path, opens: false, keyReadable: false, problem: failureOf(error).message, tables: [] };
  }
  try {
    return await examineSource(path, source);
  } finally {
    await source.remove();
  }
}

async function examineSource(path: string, source: DamagedSource): Promise<DamageReport> {
  const instance = await openReadOnly(source.path);
  const connection = await instance.connect();
  try {
    const meta = await readMeta(connection, 'meta');
    const version = versionOf(meta);
    const tables: TableDamage[] = [];
    for (const table of await ownTables(version ?? SCHEMA_VERSION)) {
      tables.push(await damageOf(connection, table, `"${table}"`, async (where) => number((await firstRow(connection, `SELECT count(*) AS n, bit_xor(hash(COLUMNS(*))) FROM "${table}" WHERE ${where}`))?.['n'])));
    }
    const lost = tables.filter(({ rows, readable }) => readable < rows);
    return { path, opens: true, keyReadable: version !== null, problem: wordsOf(lost, source.logCut, version !== null), tables: [...lost, ...tables.filter((each) => !lost.includes(each))] };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Of the schema, where the workspace's key can be read too and this program knows the version; else null. */
export function versionOf(meta: ReadonlyMap<string, string> | null): number | null {
  const version = Number(meta?.get('schemaVersion'));
  return meta?.get('key') !== undefined && Number.isInteger(version) && version <= SCHEMA_VERSION ? version : null;
}

/**
 * Reads a table as far as it goes.
 * @param from its name in FROM clauses
 * @param read or copies the rows that a WHERE clause names, and says how many they were
 */
export async function damageOf(connection: DuckDBConnection, table: string, from: string, read: (where: string) => Promise<number>): Promise<TableDamage> {
  try {
    const { rows, range } = await allRows(connection, from);
    return { table, rows, readable: await readRanges(range, (part) => read(within(part))) };
  } catch (error) {
    if (!isDamage(error)) throw error;
    // Not even how many rows there were can be told.
    return { table, rows: 1, readable: 0 };
  }
}

function wordsOf(lost: readonly TableDamage[], logCut: boolean, keyReadable: boolean): string {
  const parts = [
    logCut ? '最近的改动日志有损坏，损坏处之后的改动读不出来。' : '',
    keyReadable ? '' : '口令信息读不出来，无法另存为可用的工作区，只能从备份恢复。',
    lost.length === 0 ? '各表都能读出。' : `${lost.length} 个表有读不出的部分。`,
  ];
  return parts.join('');
}
