/** A damaged workspace, opened as far as it opens, without a change to it. */
import { existsSync } from 'node:fs';
import { copyFile, link, rm, truncate } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { rows, text } from '../warehouse/sql';
import { salvageSourcePath } from '../backup/leftovers';
import { openReadOnly } from '../workspace/duckdb';
import { refuseForeignFile } from '../workspace/workspace';

export interface DamagedSource {
  /** Another name of the file where its log of changes cannot be read to its end. */
  readonly path: string;
  /** Of the log, what stands before the damage is there. */
  readonly logCut: boolean;
  remove(): Promise<void>;
}

const LOG = '.wal';

/** @throws EngineFailure WORKSPACE_DAMAGED, NOT_A_WORKSPACE, WORKSPACE_LOCKED where nothing can be opened */
export async function findSource(path: string): Promise<DamagedSource> {
  try {
    await tryOpening(path);
    return { path, logCut: false, remove: async () => undefined };
  } catch (error) {
    if (!existsSync(path + LOG) || (error instanceof EngineFailure && error.error.code === 'WORKSPACE_LOCKED')) throw error;
    return openWithoutDamagedLog(path, error);
  }
}

async function tryOpening(path: string): Promise<void> {
  await refuseForeignFile(path);
  (await openReadOnly(path)).closeSync();
}

/** Under another name the file has another log: the part of its own that stands before the damage. */
async function openWithoutDamagedLog(path: string, error: unknown): Promise<DamagedSource> {
  const alias = salvageSourcePath(path);
  const remove = async (): Promise<void> => {
    await Promise.all([rm(alias, { force: true }), rm(alias + LOG, { force: true })]);
  };
  await remove();
  try {
    await link(path, alias).catch(() => copyFile(path, alias));
    const at = /byte position (\d+)/.exec(String(error instanceof EngineFailure ? error.error.details?.['original'] : error))?.[1];
    if (at !== undefined) {
      await copyFile(path + LOG, alias + LOG);
      await truncate(alias + LOG, Number(at));
    }
    await tryOpening(alias);
    return { path: alias, logCut: true, remove };
  } catch (second) {
    await remove();
    throw second;
  }
}

/** What the table meta says; null where it cannot be read. */
export async function readMeta(connection: DuckDBConnection, table: string): Promise<ReadonlyMap<string, string> | null> {
  try {
    return new Map((await rows(connection, `SELECT key, value FROM ${table}`)).map((row) => [text(row['key']), text(row['value'])]));
  } catch {
    return null;
  }
}
