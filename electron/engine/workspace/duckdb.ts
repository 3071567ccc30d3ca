/**
 * Opening DuckDB locked down: no extension may be installed or loaded, no file but the workspace (and its
 * one backup path) may be touched, and the configuration cannot be changed afterwards.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { isDiskFull } from '../disk-full';
import { literal } from '../warehouse/sql';

export interface DuckDBLimits {
  readonly memoryLimitMb: number;
  readonly threads: number;
}

/** The one path besides the workspace that a locked instance may write: see backup.ts. */
export function backupPath(workspacePath: string): string {
  return `${workspacePath}.backup`;
}

/** DuckDB's companions of a database file while it is being written. */
export const BACKUP_SUFFIXES = ['', '.wal', '.wal.checkpoint', '.wal.recovery'] as const;

const hardened = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_persistent_secrets: 'false',
} as const;

function mapOpenError(error: unknown, path: string): EngineFailure {
  const original = error instanceof Error ? error.message : String(error);
  const details = { path, original };
  if (/Could not set lock|Conflicting lock/i.test(original)) {
    return new EngineFailure('WORKSPACE_LOCKED', '这个工作区正被另一个程序打开。请先在那个窗口里关闭它，再重试。', details, { cause: error });
  }
  if (/not a valid DuckDB database file/i.test(original)) {
    return new EngineFailure('NOT_A_WORKSPACE', '这个文件不是育心数据台的工作区。请选择扩展名为 .yuxin 的工作区文件。', details, { cause: error });
  }
  if (/newer version|storage version|version number/i.test(original)) {
    return new EngineFailure('WORKSPACE_NEWER', '这个工作区是用更新版本的育心数据台建立的。请升级本程序后再打开；文件未作任何改动。', details, { cause: error });
  }
  if (isDiskFull(error)) return new EngineFailure('DISK_FULL', '磁盘空间不足，工作区打不开，其中的数据未受影响。请清理磁盘后重试。', details, { cause: error });
  if (/permission denied|read-only|cannot open file/i.test(original)) {
    return new EngineFailure('CANNOT_WRITE', '无法打开工作区文件：没有读写权限。请把它放到可以写入的文件夹，或联系管理员开放权限。', details, { cause: error });
  }
  return new EngineFailure('WORKSPACE_DAMAGED', '工作区文件已损坏，无法打开。请从最近一份完好的备份恢复；原文件未作任何改动。', details, { cause: error });
}

/** Looks into a file without being able to change it. */
export async function openReadOnly(path: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, { ...hardened, access_mode: 'READ_ONLY', threads: '1', memory_limit: '256MB' });
  } catch (error) {
    throw mapOpenError(error, path);
  }
}

export async function openLockedDown(path: string, limits: DuckDBLimits): Promise<DuckDBInstance> {
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(path, {
      ...hardened,
      threads: String(limits.threads),
      memory_limit: `${limits.memoryLimitMb}MB`,
      temp_directory: `${path}.tmp`,
      max_temp_directory_size: '20GB',
    });
  } catch (error) {
    throw mapOpenError(error, path);
  }
  const connection = await instance.connect();
  const backup = backupPath(path);
  await connection.run('SET preserve_insertion_order = true');
  const backupFiles = BACKUP_SUFFIXES.map((suffix) => literal(backup + suffix)).join(', ');
  await connection.run(`SET allowed_paths = [${backupFiles}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  connection.closeSync();
  return instance;
}

/** Writes what stands in the log of changes into the file itself, as closing does: afterwards the file alone is the workspace. @throws EngineFailure as opening does */
export async function foldLog(path: string, limits: DuckDBLimits): Promise<void> {
  const instance = await openLockedDown(path, limits);
  try {
    const connection = await instance.connect();
    await connection.run('CHECKPOINT');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

/** A new database with another one attached read-only under a name, and nothing else within reach. @throws EngineFailure as opening does */
export async function openForCopying(path: string, source: string, name: string, limits: DuckDBLimits): Promise<DuckDBInstance> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(path, { ...hardened, threads: String(limits.threads), memory_limit: `${limits.memoryLimitMb}MB` });
    const connection = await instance.connect();
    await connection.run(`ATTACH ${literal(source)} AS ${name} (READ_ONLY)`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    connection.closeSync();
    return instance;
  } catch (error) {
    instance?.closeSync();
    throw mapOpenError(error, path);
  }
}
