/** Opening and closing the one workspace of a session, with what has to happen around it: backups, cleaning up, looking at the clock. */
import { resolve } from 'node:path';
import type { MadeBackup } from '../../../shared/backups';
import { type CallOptions, type ClosedWorkspace, EngineFailure, type OpenedWorkspace, type WorkspaceStatus } from '../../../shared/contract';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { verifyChain } from '../audit/chain';
import { clockWentBack, record } from '../audit/log';
import { chooseOperator, currentOperator } from '../audit/operator';
import { sealWith } from '../audit/seal';
import { backupIdentity } from '../backup/backup-key';
import { readWorkspaceId } from '../backup/facts';
import { finishRestore, removeBrokenOff, removeLeftovers } from '../backup/leftovers';
import { backUpBeforeMigration, lastGoodBackup, planClosingBackup, unbackedWords } from '../backup/occasions';
import { type BackupWish, makeBackup } from '../backup/make-backup';
import { failureOf } from '../failures';
import { discardBrokenOff } from '../ingest/load/staged';
import { brokenChainWords } from '../integrity/log-check';
import type { Session } from '../session';
import { deriveIfStale } from '../warehouse/derive';
import { createQueryViews } from '../warehouse/query-views';
import { readSettings } from '../warehouse/settings';
import { isCompactionPending } from '../workspace/compact';
import { type OpeningSteps, Workspace } from '../workspace/workspace';
import { compactOrLeave } from './retention-service';

const READING_ALL = '上次没有正常关闭，或文件末尾有缺，正在逐表核对数据文件';

interface Entering {
  readonly action: 'workspace.create' | 'workspace.open' | 'workspace.recover' | 'workspace.restore';
  /** For the log. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Who works; absent: the account of the system. */
  readonly operator: string | undefined;
}

export class OpenWorkspace {
  private auditProblem: string | null = null;
  private hasRecoveryCode = false;

  constructor(private readonly session: Session) {}

  status(): WorkspaceStatus {
    const { workspace, lock } = this.session;
    return {
      open: workspace !== null,
      locked: lock.closed,
      path: workspace?.path ?? null,
      name: workspace?.name ?? null,
      auditIntact: this.auditProblem === null,
      auditProblem: this.auditProblem,
      operator: workspace === null ? null : currentOperator(workspace.writer),
      hasRecoveryCode: workspace !== null && this.hasRecoveryCode,
    };
  }

  /** An entry of the log could not be written. */
  entryMissing(): void {
    this.auditProblem = '有操作没有记入操作记录。';
  }

  /** The passphrase or the recovery code is another. */
  async identityChanged(): Promise<WorkspaceStatus> {
    this.hasRecoveryCode = await this.session.open().hasRecoveryCode();
    return this.status();
  }

  async open(path: string, passphrase: string, operator: string | undefined, options: CallOptions): Promise<OpenedWorkspace> {
    return this.enter(path, options, { action: 'workspace.open', operator }, (steps) => Workspace.open(path, passphrase, this.session.limits, steps));
  }

  /** Opens what was just restored. @param details for the log */
  async openRestored(path: string, passphrase: string, details: Readonly<Record<string, unknown>>, operator: string | undefined, options: CallOptions): Promise<OpenedWorkspace> {
    return this.enter(path, options, { action: 'workspace.restore', details, operator }, (steps) => Workspace.open(path, passphrase, this.session.limits, steps));
  }

  /** Opens with the recovery code and sets a new passphrase. */
  async recover(path: string, code: string, passphrase: string, operator: string | undefined, options: CallOptions): Promise<OpenedWorkspace> {
    return this.enter(path, options, { action: 'workspace.recover', operator }, (steps) => Workspace.recover(path, code, passphrase, this.session.limits, steps));
  }

  async create(path: string, passphrase: string, operator: string | undefined, options: CallOptions): Promise<OpenedWorkspace> {
    return this.take(await Workspace.create(path, passphrase, this.session.limits), options, { action: 'workspace.create', operator }, []);
  }

  /** @param opened opens the file, with what has to come before */
  private async enter(path: string, options: CallOptions, entering: Entering, opened: (steps: OpeningSteps) => Promise<Workspace>): Promise<OpenedWorkspace> {
    const migrated: MadeBackup[] = [];
    await finishRestore(resolve(path));
    const workspace = await opened({
      beforeMigration: async (file, key) => {
        migrated.push(await backUpBeforeMigration(file, key, this.session.limits, options));
      },
      // Nothing is open yet, and the file is as it was.
      onTable: (done, total) => {
        if (options.signal?.aborted === true) throw new EngineFailure('CANCELLED', '已取消，没有打开工作区。');
        options.onProgress?.({ phase: READING_ALL, done, total });
      },
    });
    const notices = migrated.flatMap((made) => [`数据文件升级前已备份到 ${made.path}。`, ...made.notices]);
    return this.take(workspace, options, entering, notices);
  }

  /** Whatever was open is closed first, with its backup. */
  private async take(workspace: Workspace, options: CallOptions, entering: Entering, notices: readonly string[]): Promise<OpenedWorkspace> {
    const before = await this.close(true, options);
    const said = before === null ? [] : 'made' in before ? before.made.notices : [`前一个工作区的备份没有做成：${before.problem.message}`];
    return { ...(await this.use(workspace, entering)), notices: [...notices, ...said, ...[this.clock, this.unbacked].filter((words) => words !== null)] };
  }

  private clock: string | null = null;
  private unbacked: string | null = null;

  private async use(workspace: Workspace, { action, details = {}, operator }: Entering): Promise<WorkspaceStatus> {
    const { session } = this;
    const { writer } = workspace;
    try {
      await removeLeftovers(workspace.path);
      await discardBrokenOff(writer);
      await deriveIfStale(writer);
      const settings = await readSettings(writer);
      await removeBrokenOff(workspace.path, await readWorkspaceId(writer), settings.backupFolder);
      this.unbacked = action === 'workspace.open' && session.backsUpOnClose && settings.backupOnClose ? await unbackedWords(writer, workspace.path, settings.backupFolder) : null;
      await createQueryViews(writer, settings.minimumValidResults);
      const sealKey = workspace.derivedKey('audit seal');
      const { broken } = await verifyChain(writer, sealKey);
      this.auditProblem = broken === null ? null : brokenChainWords(broken);
      // A seal that does not fit any more stays as it is: moved on, it would hide what happened.
      if (broken === null) sealWith(writer, sealKey);
      chooseOperator(writer, operator ?? '');
      this.clock = await clockWentBack(writer);
      await record(writer, action, details);
      this.hasRecoveryCode = await workspace.hasRecoveryCode();
      session.settings = settings;
    } catch (error) {
      await workspace.close();
      throw error;
    }
    session.workspace = workspace;
    session.backupIdentity = backupIdentity(workspace.pseudonymKey);
    if (await isCompactionPending(writer)) await compactOrLeave(session);
    return this.status();
  }

  /** @returns what came of the backup; null where none was wanted or nothing had changed. A backup that fails stops nothing. */
  async close(backup: boolean, { signal, onProgress }: CallOptions): Promise<ClosedWorkspace['backup']> {
    const { session } = this;
    const { workspace } = session;
    if (workspace === null) return null;
    const wanted = backup && session.backsUpOnClose && session.settings.backupOnClose;
    let plan: BackupWish | null = null;
    try {
      plan = wanted ? await planClosingBackup(workspace, session.backupIdentity ?? '', session.settings) : null;
      await this.leave();
      return plan === null ? null : { made: await makeBackup({ ...plan, signal, onProgress }) };
    } catch (error) {
      await this.leave();
      return { problem: failureOf(error), lastGood: plan === null ? null : await lastGoodBackup(plan.workspacePath, plan.wantedFolder, plan.facts.workspaceId) };
    }
  }

  private async leave(): Promise<void> {
    const { session } = this;
    const { workspace } = session;
    session.closeWorkspace();
    await session.endReaders();
    session.backupIdentity = null;
    session.lock.reset();
    session.settings = DEFAULT_SETTINGS;
    session.uploads.clear();
    await workspace?.close();
  }
}
