/** Puts what can be read of a damaged workspace into a new one, and says what is missing. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { EngineFailure, type Progress } from '../../../shared/contract';
import type { SalvageReport, TableDamage } from '../../../shared/salvage';
import { verifyChain } from '../audit/chain';
import { record } from '../audit/log';
import { renameDurably } from '../backup/durable-file';
import { salvagingPath } from '../backup/leftovers';
import { writeFailure } from '../backup/write-failure';
import { migrate } from '../warehouse/migrations';
import { execute, firstRow, literal, number, rows, text } from '../warehouse/sql';
import { type DuckDBLimits, openForCopying } from '../workspace/duckdb';
import { unwrapKey, type WrappedKey } from '../workspace/keys';
import { missingRows, removeOrphans } from './batches';
import { type DamagedSource, findSource, readMeta } from './damaged-source';
import { damageOf, versionOf } from './examine';
import { ownTables } from './own-tables';
import { writeReport } from './report-file';

export interface SalvageWish {
  readonly path: string;
  readonly passphrase: string;
  /** The new workspace, which must not be there yet. */
  readonly target: string;
  readonly limits: DuckDBLimits;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const SOURCE = 'damaged';

/** @throws EngineFailure WORKSPACE_EXISTS, WRONG_PASSPHRASE, WORKSPACE_DAMAGED (nothing can be saved), DISK_FULL, CANNOT_WRITE; nothing is left at the target then */
export async function salvage({ path, passphrase, target: wanted, limits, onProgress }: SalvageWish): Promise<SalvageReport> {
  const target = resolve(wanted);
  if (existsSync(target)) throw new EngineFailure('WORKSPACE_EXISTS', '这个位置已经有同名的文件。请给抢救出的工作区换一个名称。', { path: target });
  const source = await findSource(path);
  const temporary = salvagingPath(target);
  try {
    await removeNew(temporary);
    const report = await copyInto(temporary, source, passphrase, limits, onProgress);
    await renameDurably(temporary, target).catch((error: unknown) => {
      throw writeFailure(error, target);
    });
    return { path: target, reportPath: await writeReport(path, target, report), ...report };
  } finally {
    await removeNew(temporary);
    await source.remove();
  }
}

async function removeNew(path: string): Promise<void> {
  await Promise.all([rm(path, { force: true }), rm(`${path}.wal`, { force: true })]);
}

async function copyInto(temporary: string, source: DamagedSource, passphrase: string, limits: DuckDBLimits, onProgress: SalvageWish['onProgress']): Promise<Omit<SalvageReport, 'path' | 'reportPath'>> {
  const instance: DuckDBInstance = await openForCopying(temporary, source.path, SOURCE, limits);
  const connection = await instance.connect();
  try {
    const version = await copyHead(connection, passphrase);
    await migrate(connection, 0, version);
    const tables: TableDamage[] = [];
    const names = await ownTables(version);
    for (const [index, table] of names.entries()) {
      onProgress?.({ phase: '读出数据', done: index, total: names.length, item: table });
      tables.push(await copyTable(connection, table));
    }
    await removeOrphans(connection);
    await migrate(connection, version);
    const batches = await missingRows(connection);
    const auditIntact = (await verifyChain(connection)).broken === null;
    await record(connection, 'workspace.salvage', { batchesWhole: batches.batchesWhole, batchesMissingRows: batches.batchesMissingRows.map(({ batch }) => batch), auditIntact });
    await connection.run(`DETACH ${SOURCE}`);
    await connection.run('CHECKPOINT');
    return { tables, ...batches, auditIntact };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What the file is and its key, without which no later import would know a child again. @returns the version of the schema */
async function copyHead(connection: DuckDBConnection, passphrase: string): Promise<number> {
  const meta = await readMeta(connection, `${SOURCE}.meta`);
  const version = versionOf(meta);
  if (meta === null || version === null) throw new EngineFailure('WORKSPACE_DAMAGED', '这个工作区的口令信息读不出来，其中的数据无法另存。请从最近一份完好的备份恢复。');
  if ((await unwrapKey(passphrase, JSON.parse(meta.get('key') ?? '') as WrappedKey)) === null) throw new EngineFailure('WRONG_PASSPHRASE', '口令不正确。请检查大小写和输入法后重试。');
  await connection.run('CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)');
  for (const [key, value] of meta) if (key !== 'schemaVersion') await execute(connection, 'INSERT INTO meta VALUES (?, ?)', [key, value]);
  return version;
}

/** Rows in their order, in as large parts as can be read. */
async function copyTable(connection: DuckDBConnection, table: string): Promise<TableDamage> {
  const from = `${SOURCE}.main."${table}"`;
  const columns = (await rows(connection, `SELECT column_name FROM duckdb_columns() WHERE database_name = ${literal(SOURCE)} AND table_name = ? ORDER BY column_index`, [table])).map((row) => `"${text(row['column_name'])}"`).join(', ');
  await connection.run(`DELETE FROM main."${table}"`);
  return damageOf(connection, table, from, async (where) => number((await firstRow(connection, `INSERT INTO main."${table}" BY NAME SELECT ${columns} FROM ${from} WHERE ${where}`))?.['Count']));
}
