/**
 * The workspace: one DuckDB file, opened by this engine alone. Opening looks first, read-only, and changes
 * nothing until the file has been told to be a workspace of a known version and the passphrase is right.
 */
import { existsSync } from 'node:fs';
import { mkdir, open as openFile, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { migrate, SCHEMA_VERSION } from '../warehouse/migrations';
import { execute, rows } from '../warehouse/sql';
import { type DuckDBLimits, openLockedDown, openReadOnly } from './duckdb';
import { createWrappedKey, unwrapKey, type WrappedKey } from './keys';
import { damaged, isDamage, refuseDamaged } from './soundness';

const FORMAT = 'yuxin-workspace';
export const WORKSPACE_EXTENSION = '.yuxin';
export const MINIMUM_PASSPHRASE_LENGTH = 8;

/** DuckDB does not refuse a second instance on the same file within one process, so this does. */
const openInThisProcess = new Set<string>();

export class Workspace {
  private constructor(
    readonly path: string,
    readonly instance: DuckDBInstance,
    /** Connection of the writer: imports, undo, migrations. Readers take their own. */
    readonly writer: DuckDBConnection,
    /** Secret of the pseudonyms; lives in memory only. */
    readonly pseudonymKey: Buffer,
  ) {}

  get name(): string {
    return basename(this.path).replace(/\.yuxin$/i, '');
  }

  static async create(path: string, passphrase: string, limits: DuckDBLimits): Promise<Workspace> {
    const target = withExtension(resolve(path));
    if (passphrase.length < MINIMUM_PASSPHRASE_LENGTH) {
      throw new EngineFailure('WEAK_PASSPHRASE', `口令太短，请至少设置 ${MINIMUM_PASSPHRASE_LENGTH} 个字符。`);
    }
    if (existsSync(target)) {
      throw new EngineFailure('WORKSPACE_EXISTS', '这个位置已经有同名的工作区。请换一个名称，或直接打开它。', { path: target });
    }
    try {
      await mkdir(dirname(target), { recursive: true });
    } catch (error) {
      throw new EngineFailure('CANNOT_WRITE', '无法在这个文件夹里建立工作区。请换一个可以写入的文件夹。', { path: target }, { cause: error });
    }
    const { key, wrapped } = await createWrappedKey(passphrase);
    return Workspace.claim(target, key, limits, async (connection) => {
      await connection.run('CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)');
      await execute(connection, "INSERT INTO meta VALUES ('format', ?), ('key', ?)", [FORMAT, JSON.stringify(wrapped)]);
      await migrate(connection, 0);
      await connection.run('CHECKPOINT');
    });
  }

  /** @param beforeMigration called when the file is of an earlier version, before anything of it is changed and while nobody has it open */
  static async open(path: string, passphrase: string, limits: DuckDBLimits, beforeMigration?: (path: string, key: Buffer) => Promise<void>): Promise<Workspace> {
    const target = resolve(path);
    if (!existsSync(target)) {
      throw new EngineFailure('WORKSPACE_NOT_FOUND', '找不到这个工作区文件。请检查它是否被移动、改名或在未插入的U盘上。', { path: target });
    }
    if (openInThisProcess.has(target)) {
      throw new EngineFailure('WORKSPACE_LOCKED', '这个工作区已经打开。', { path: target });
    }
    await refuseForeignFile(target);
    const { version, wrapped } = await readHeader(target);
    if (version > SCHEMA_VERSION) {
      throw new EngineFailure('WORKSPACE_NEWER', '这个工作区是用更新版本的育心数据台建立的。请升级本程序后再打开；文件未作任何改动。', { path: target, version });
    }
    const key = await unwrapKey(passphrase, wrapped);
    if (key === null) throw new EngineFailure('WRONG_PASSPHRASE', '口令不正确。请检查大小写和输入法后重试。', { path: target });
    if (version < SCHEMA_VERSION) await beforeMigration?.(target, key);
    return Workspace.claim(target, key, limits, async (connection) => {
      await migrate(connection, version);
    });
  }

  private static async claim(path: string, key: Buffer, limits: DuckDBLimits, prepare: (connection: DuckDBConnection) => Promise<void>): Promise<Workspace> {
    const fresh = !existsSync(path);
    openInThisProcess.add(path);
    let instance: DuckDBInstance | undefined;
    try {
      instance = await openLockedDown(path, limits);
      const writer = await instance.connect();
      await prepare(writer);
      return new Workspace(path, instance, writer, key);
    } catch (error) {
      instance?.closeSync();
      openInThisProcess.delete(path);
      // A half-made new workspace would only puzzle the user; an existing one is never touched.
      if (fresh) await Promise.all([rm(path, { force: true }), rm(`${path}.wal`, { force: true })]);
      throw error;
    }
  }

  /** A connection for one reader; the caller closes it. */
  async connect(): Promise<DuckDBConnection> {
    return this.instance.connect();
  }

  /** Whether this is the passphrase that opens the workspace. */
  async knowsPassphrase(passphrase: string): Promise<boolean> {
    const connection = await this.connect();
    try {
      const [row] = await rows(connection, "SELECT value FROM meta WHERE key = 'key'");
      return (await unwrapKey(passphrase, JSON.parse(String(row?.['value'])) as WrappedKey)) !== null;
    } finally {
      connection.closeSync();
    }
  }

  async close(): Promise<void> {
    this.writer.closeSync();
    this.instance.closeSync();
    this.pseudonymKey.fill(0);
    openInThisProcess.delete(this.path);
  }
}

function withExtension(path: string): string {
  return path.toLowerCase().endsWith(WORKSPACE_EXTENSION) ? path : path + WORKSPACE_EXTENSION;
}

/** DuckDB creates a database in an empty file and has no word for a foreign one, so the magic is checked first. */
export async function refuseForeignFile(path: string): Promise<void> {
  const message = '这个文件不是育心数据台的工作区。请选择扩展名为 .yuxin 的工作区文件。';
  let head: Buffer;
  try {
    const handle = await openFile(path, 'r');
    try {
      head = Buffer.alloc(12);
      await handle.read(head, 0, 12, 0);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new EngineFailure('CANNOT_WRITE', '无法读取这个文件：可能没有权限，或磁盘已断开。', { path }, { cause: error });
  }
  if (head.toString('latin1', 8, 12) !== 'DUCK') throw new EngineFailure('NOT_A_WORKSPACE', message, { path });
}

async function readHeader(path: string): Promise<{ readonly version: number; readonly wrapped: WrappedKey }> {
  const instance = await openReadOnly(path);
  const connection = await instance.connect();
  try {
    let meta: Map<string, string>;
    try {
      meta = new Map((await rows(connection, 'SELECT key, value FROM meta')).map((row) => [String(row['key']), String(row['value'])]));
    } catch (error) {
      if (isDamage(error)) throw damaged(path, error);
      throw new EngineFailure('NOT_A_WORKSPACE', '这是一个数据库文件，但不是育心数据台的工作区。请选择正确的工作区文件。', { path }, { cause: error });
    }
    const key = meta.get('key');
    const version = Number(meta.get('schemaVersion'));
    if (meta.get('format') !== FORMAT || key === undefined || !Number.isInteger(version)) {
      throw new EngineFailure('NOT_A_WORKSPACE', '这是一个数据库文件，但不是育心数据台的工作区。请选择正确的工作区文件。', { path });
    }
    await refuseDamaged(connection, path);
    return { version, wrapped: JSON.parse(key) as WrappedKey };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
