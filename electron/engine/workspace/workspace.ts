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
import { closeInOrder, watchStatements } from '../warehouse/statements-under-way';
import { execute, rows } from '../warehouse/sql';
import { type DuckDBLimits, openLockedDown, openReadOnly } from './duckdb';
import { keepWrapped, readWrapped, strengthen, unlockWith } from './key-store';
import { derivedKey, newDataKey, unwrapKey, wrapKey, type WrappedKey } from './keys';
import { newRecoveryCode, readRecoveryCode } from './recovery-code';
import { damaged, isDamage, refuseDamaged } from './soundness';

const FORMAT = 'yuxin-workspace';
export const WORKSPACE_EXTENSION = '.yuxin';
export const MINIMUM_PASSPHRASE_LENGTH = 8;

/** DuckDB does not refuse a second instance on the same file within one process, so this does. */
const openInThisProcess = new Set<string>();

/** What opening tells, and waits for. */
export interface OpeningSteps {
  /** Called when the file is of an earlier version, before anything of it is changed and while nobody has it open. */
  readonly beforeMigration?: (path: string, key: Buffer) => Promise<void>;
  /** Before each table, where all of the file is read; what it throws ends the opening. */
  readonly onTable?: (done: number, total: number) => void;
}

export class Workspace {
  private constructor(
    readonly path: string,
    readonly instance: DuckDBInstance,
    /** Connection of the writer: imports, undo, migrations. Readers take their own. */
    readonly writer: DuckDBConnection,
    /** In memory only, and not while the program is locked. */
    private key: Buffer | null,
  ) {}

  /** Secret of the pseudonyms. @throws EngineFailure LOCKED */
  get pseudonymKey(): Buffer {
    if (this.key === null) throw new EngineFailure('LOCKED', '程序已锁定。请输入工作区的口令解锁后再继续。');
    return this.key;
  }

  get name(): string {
    return basename(this.path).replace(/\.yuxin$/i, '');
  }

  static async create(path: string, passphrase: string, limits: DuckDBLimits): Promise<Workspace> {
    const target = withExtension(resolve(path));
    refuseWeak(passphrase);
    if (existsSync(target)) {
      throw new EngineFailure('WORKSPACE_EXISTS', '这个位置已经有同名的工作区。请换一个名称，或直接打开它。', { path: target });
    }
    try {
      await mkdir(dirname(target), { recursive: true });
    } catch (error) {
      throw new EngineFailure('CANNOT_WRITE', '无法在这个文件夹里建立工作区。请换一个可以写入的文件夹。', { path: target }, { cause: error });
    }
    const key = newDataKey();
    return Workspace.claim(target, key, limits, async (connection) => {
      await connection.run('CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)');
      await execute(connection, "INSERT INTO meta VALUES ('format', ?)", [FORMAT]);
      await keepWrapped(connection, 'key', await wrapKey(key, passphrase));
      await migrate(connection, 0);
      await connection.run('CHECKPOINT');
    });
  }

  static async open(path: string, passphrase: string, limits: DuckDBLimits, { beforeMigration, onTable }: OpeningSteps = {}): Promise<Workspace> {
    const { target, version, wrapped } = await Workspace.look(path, onTable);
    const key = await unwrapKey(passphrase, wrapped);
    if (key === null) throw new EngineFailure('WRONG_PASSPHRASE', '口令不正确。请检查大小写和输入法后重试。', { path: target });
    if (version < SCHEMA_VERSION) await beforeMigration?.(target, key);
    return Workspace.claim(target, key, limits, async (connection) => {
      await migrate(connection, version);
      await strengthen(connection, 'key', key, passphrase);
    });
  }

  /**
   * Opens with the recovery code and sets a new passphrase; the old one opens it no longer.
   * @throws EngineFailure WRONG_PASSPHRASE when the code does not belong to this workspace, or it has none
   */
  static async recover(path: string, code: string, passphrase: string, limits: DuckDBLimits, { beforeMigration, onTable }: OpeningSteps = {}): Promise<Workspace> {
    refuseWeak(passphrase);
    const read = readRecoveryCode(code);
    if ('problem' in read) throw new EngineFailure('WRONG_PASSPHRASE', read.problem);
    const { target, version, recovery } = await Workspace.look(path, onTable);
    if (recovery === null) throw new EngineFailure('WRONG_PASSPHRASE', '这个工作区没有设置过恢复码，只能用口令打开。', { path: target });
    const key = await unwrapKey(read.code, recovery);
    if (key === null) throw new EngineFailure('WRONG_PASSPHRASE', '恢复码不是这个工作区的，或已被新的恢复码取代。', { path: target });
    if (version < SCHEMA_VERSION) await beforeMigration?.(target, key);
    return Workspace.claim(target, key, limits, async (connection) => {
      await migrate(connection, version);
      await strengthen(connection, 'recoveryKey', key, read.code);
      await keepWrapped(connection, 'key', await wrapKey(key, passphrase));
    });
  }

  /** What can be told of a workspace without opening it for writing. */
  private static async look(path: string, onTable: OpeningSteps['onTable']): Promise<Header & { readonly target: string }> {
    const target = resolve(path);
    if (!existsSync(target)) {
      throw new EngineFailure('WORKSPACE_NOT_FOUND', '找不到这个工作区文件。请检查它是否被移动、改名或在未插入的U盘上。', { path: target });
    }
    if (openInThisProcess.has(target)) {
      throw new EngineFailure('WORKSPACE_LOCKED', '这个工作区已经打开。', { path: target });
    }
    await refuseForeignFile(target);
    const header = await readHeader(target, onTable);
    if (header.version > SCHEMA_VERSION) {
      throw new EngineFailure('WORKSPACE_NEWER', '这个工作区是用更新版本的育心数据台建立的。请升级本程序后再打开；文件未作任何改动。', { path: target, version: header.version });
    }
    return { target, ...header };
  }

  private static async claim(path: string, key: Buffer, limits: DuckDBLimits, prepare: (connection: DuckDBConnection) => Promise<void>): Promise<Workspace> {
    const fresh = !existsSync(path);
    openInThisProcess.add(path);
    let instance: DuckDBInstance | undefined;
    try {
      instance = await openLockedDown(path, limits);
      const writer = await instance.connect();
      watchStatements(writer);
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

  /**
   * Closes the file, has it replaced, and opens what stands there now under the same key: the old file where `replace` did not succeed.
   */
  async reopenAfter(limits: DuckDBLimits, replace: () => Promise<void>): Promise<Workspace> {
    const key = Buffer.from(this.pseudonymKey);
    await this.close();
    await replace().catch(() => undefined);
    return Workspace.claim(this.path, key, limits, () => Promise.resolve());
  }

  /** Whether this is the passphrase that opens the workspace. If it is, the key is at hand again. */
  async unlock(passphrase: string): Promise<boolean> {
    const key = await this.keyBy(passphrase);
    if (key === null) return false;
    if (this.key === null) this.key = key;
    else key.fill(0);
    return true;
  }

  /** Wipes the key from memory until `unlock`. */
  forgetKey(): void {
    this.key?.fill(0);
    this.key = null;
  }

  derivedKey(purpose: Parameters<typeof derivedKey>[1]): Buffer {
    return derivedKey(this.pseudonymKey, purpose);
  }

  /** Inside the caller's transaction. Pseudonyms stay as they are. @throws EngineFailure WRONG_PASSPHRASE, WEAK_PASSPHRASE */
  async changePassphrase(current: string, next: string): Promise<void> {
    refuseWeak(next);
    await this.mustKnow(current);
    await keepWrapped(this.writer, 'key', await wrapKey(this.pseudonymKey, next));
  }

  async hasRecoveryCode(): Promise<boolean> {
    return (await readWrapped(this.writer, 'recoveryKey')) !== null;
  }

  /** A code that opens nothing yet: see keepRecoveryCode. @throws EngineFailure WRONG_PASSPHRASE */
  async makeRecoveryCode(passphrase: string): Promise<string> {
    await this.mustKnow(passphrase);
    return newRecoveryCode();
  }

  /** Inside the caller's transaction. From now on the code opens the workspace, and none before it does. */
  async keepRecoveryCode(code: string): Promise<void> {
    await keepWrapped(this.writer, 'recoveryKey', await wrapKey(this.pseudonymKey, code));
  }

  /** Whether this is the passphrase that opens the workspace; the key stays as at hand as it was. */
  async knowsPassphrase(passphrase: string): Promise<boolean> {
    const key = await this.keyBy(passphrase);
    key?.fill(0);
    return key !== null;
  }

  private async mustKnow(passphrase: string): Promise<void> {
    if (!(await this.knowsPassphrase(passphrase))) throw new EngineFailure('WRONG_PASSPHRASE', '现在的口令不正确。请检查大小写和输入法后重试。');
  }

  private async keyBy(passphrase: string): Promise<Buffer | null> {
    const connection = await this.connect();
    try {
      return await unlockWith(connection, 'key', passphrase);
    } finally {
      connection.closeSync();
    }
  }

  async close(): Promise<void> {
    await closeInOrder(this.writer);
    this.instance.closeSync();
    this.forgetKey();
    openInThisProcess.delete(this.path);
  }
}

/** @throws EngineFailure WEAK_PASSPHRASE */
function refuseWeak(passphrase: string): void {
  if (passphrase.length < MINIMUM_PASSPHRASE_LENGTH) throw new EngineFailure('WEAK_PASSPHRASE', `口令太短，请至少设置 ${MINIMUM_PASSPHRASE_LENGTH} 个字符。`);
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

interface Header {
  readonly version: number;
  readonly wrapped: WrappedKey;
  /** Under the recovery code; null where there is none. */
  readonly recovery: WrappedKey | null;
}

async function readHeader(path: string, onTable: OpeningSteps['onTable']): Promise<Header> {
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
    await refuseDamaged(connection, path, onTable);
    const recovery = meta.get('recoveryKey');
    return { version, wrapped: JSON.parse(key) as WrappedKey, recovery: recovery === undefined ? null : (JSON.parse(recovery) as WrappedKey) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
