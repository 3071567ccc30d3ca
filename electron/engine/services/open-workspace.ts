/** Opening and closing the one workspace of a session, with what has to happen around it: backups, cleaning up, looking at the clock. */
import { resolve } from 'node:path';
import type { MadeBackup } from '../../../shared/backups';
import type { CallOptions, ClosedWorkspace, OpenedWorkspace, WorkspaceStatus } from '../../../shared/contract';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { clockWentBack, firstBrokenEntry, record } from '../audit/log';
import { backupIdentity } from '../backup/backup-key';
import { readWorkspaceId } from '../backup/facts';
import { finishRestore, removeBrokenOff, removeLeftovers } from '../backup/leftovers';
import { backUpBeforeMigration, planClosingBackup } from '../backup/occasions';
import { makeBackup } from '../backup/make-backup';
import { failureOf } from '../failures';
import { discardBrokenOff } from '../ingest/load/staged';
import type { Session } from '../session';
import { deriveIfStale } from '../warehouse/derive';
import { createQueryViews } from '../warehouse/query-views';
import { readSettings } from '../warehouse/settings';
import { Workspace } from '../workspace/workspace';

type EnteringAction = 'workspace.create' | 'workspace.open' | 'workspace.restore';

export class OpenWorkspace {
  private auditIntact = true;

  constructor(private readonly session: Session) {}

  status(): WorkspaceStatus {
    const { workspace, lock } = this.session;
    return { open: workspace !== null, locked: lock.closed, path: workspace?.path ?? null, name: workspace?.name ?? null, auditIntact: this.auditIntact };
  }

  /** An entry of the log could not be written. */
  auditBroken(): void {
    this.auditIntact = false;
  }

  /** @param details for the log */
  async open(path: string, passphrase: string, options: CallOptions, action: EnteringAction = 'workspace.open', details: Readonly<Record<string, unknown>> = {}): Promise<OpenedWorkspace> {
    const { limits } = this.session;
    const migrated: MadeBackup[] = [];
    await finishRestore(resolve(path));
    const workspace = await Workspace.open(path, passphrase, limits, async (file, key) => {
      migrated.push(await backUpBeforeMigration(file, key, limits, options));
    });
    const notices = migrated.flatMap((made) => [`数据文件升级前已备份到 ${made.path}。`, ...made.notices]);
    return this.take(workspace, options, action, details, notices);
  }

  async create(path: string, passphrase: string, options: CallOptions): Promise<OpenedWorkspace> {
    return this.take(await Workspace.create(path, passphrase, this.session.limits), options, 'workspace.create', {}, []);
  }

  /** Whatever was open is closed first, with its backup. */
  private async take(workspace: Workspace, options: CallOptions, action: EnteringAction, details: Readonly<Record<string, unknown>>, notices: readonly string[]): Promise<OpenedWorkspace> {
    const before = await this.close(true, options);
    const said = before === null ? [] : 'made' in before ? before.made.notices : [`前一个工作区的备份没有做成：${before.problem.message}`];
    return { ...(await this.use(workspace, action, details)), notices: [...notices, ...said, ...(this.clock === null ? [] : [this.clock])] };
  }

  private clock: string | null = null;

  private async use(workspace: Workspace, action: EnteringAction, details: Readonly<Record<string, unknown>>): Promise<WorkspaceStatus> {
    const { session } = this;
    try {
      await removeLeftovers(workspace.path);
      await discardBrokenOff(workspace.writer);
      await deriveIfStale(workspace.writer);
      const settings = await readSettings(workspace.writer);
      await removeBrokenOff(workspace.path, await readWorkspaceId(workspace.writer), settings.backupFolder);
      await createQueryViews(workspace.writer, settings.minimumValidResults);
      this.auditIntact = (await firstBrokenEntry(workspace.writer)) === null;
      this.clock = await clockWentBack(workspace.writer);
      await record(workspace.writer, action, details);
      session.settings = settings;
    } catch (error) {
      await workspace.close();
      throw error;
    }
    session.workspace = workspace;
    session.backupIdentity = backupIdentity(workspace.pseudonymKey);
    return this.status();
  }

  /** @returns what came of the backup; null where none was wanted or nothing had changed. A backup that fails stops nothing. */
  async close(backup: boolean, { signal, onProgress }: CallOptions): Promise<ClosedWorkspace['backup']> {
    const { session } = this;
    const { workspace } = session;
    if (workspace === null) return null;
    const wanted = backup && session.backsUpOnClose && session.settings.backupOnClose;
    try {
      const plan = wanted ? await planClosingBackup(workspace, session.backupIdentity ?? '', session.settings) : null;
      await this.leave();
      return plan === null ? null : { made: await makeBackup({ ...plan, signal, onProgress }) };
    } catch (error) {
      await this.leave();
      return { problem: failureOf(error) };
    }
  }

  private async leave(): Promise<void> {
    const { session } = this;
    const { workspace } = session;
    session.workspace = null;
    session.backupIdentity = null;
    session.lock.reset();
    session.settings = DEFAULT_SETTINGS;
    session.uploads.clear();
    await workspace?.close();
  }
}
