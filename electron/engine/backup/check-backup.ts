/** Whether a backup is good: it is decrypted to a file beside the workspace, opened as it would be after a loss, and read to the end. */
import { rm } from 'node:fs/promises';
import type { CheckedBackup } from '../../../shared/backups';
import { EngineFailure, type Progress } from '../../../shared/contract';
import { SCHEMA_VERSION } from '../warehouse/migrations';
import { openReadOnly } from '../workspace/duckdb';
import { readEverything } from '../workspace/soundness';
import { readFacts, type WorkspaceFacts } from './facts';
import { unsealFile } from './seal';

export interface CheckOptions {
  /** That opens it, see backup-key.ts. */
  readonly identity: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** DuckDB's companions of the file that is looked at; read-only it makes none, but whoever died here may have. */
const SUFFIXES = ['', '.wal'] as const;

export async function removeChecked(copy: string): Promise<void> {
  await Promise.all(SUFFIXES.map((suffix) => rm(copy + suffix, { force: true })));
}

/**
 * Decrypts a backup to `copy` and reads all of it. The copy stays for the caller, who moves or removes it; on a failure nothing is left.
 * @throws EngineFailure BACKUP_DAMAGED, WORKSPACE_NEWER, DISK_FULL, CANNOT_WRITE, CANCELLED
 */
export async function openBackup(path: string, copy: string, bytes: number, { identity, signal, onProgress }: CheckOptions): Promise<WorkspaceFacts> {
  await removeChecked(copy);
  try {
    await unsealFile(path, copy, identity, { signal, onBytes: (done) => onProgress?.({ phase: '核对备份：解密', done, total: bytes }) });
    return await readCopy(copy, signal, onProgress);
  } catch (error) {
    await removeChecked(copy);
    throw error;
  }
}

async function readCopy(copy: string, signal: AbortSignal | undefined, onProgress: CheckOptions['onProgress']): Promise<WorkspaceFacts> {
  const damaged = (cause: unknown): EngineFailure =>
    new EngineFailure('BACKUP_DAMAGED', '这份备份解得开，但其中的数据文件有损坏，不能用。请换一份较早的备份。', { original: cause instanceof Error ? cause.message : String(cause) }, { cause });
  const instance = await openReadOnly(copy).catch((error: unknown) => {
    throw damaged(error);
  });
  try {
    const connection = await instance.connect();
    try {
      const facts = await readFacts(connection);
      if (facts.schemaVersion > SCHEMA_VERSION) throw new EngineFailure('WORKSPACE_NEWER', '这份备份是用更新版本的育心数据台做的。请升级本程序后再恢复。', { version: facts.schemaVersion });
      await readEverything(connection, (done, total) => {
        signal?.throwIfAborted();
        onProgress?.({ phase: '核对备份：逐页读取', done, total });
      });
      return facts;
    } catch (error) {
      if (signal?.aborted === true) throw new EngineFailure('CANCELLED', '操作已取消。', undefined, { cause: error });
      throw error instanceof EngineFailure ? error : damaged(error);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

export function checkedOf({ schemaVersion, batches, auditEntries, auditIntact }: WorkspaceFacts): CheckedBackup {
  return { schemaVersion, batches, auditEntries, auditIntact };
}
