import { release } from 'node:os';
import { version as duckdbVersion } from '@duckdb/node-api';
import { EngineFailure, type WorkspaceStatus } from '../../../shared/contract';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { verifyChain } from '../audit/chain';
import { record } from '../audit/log';
import { chooseOperator, currentOperator } from '../audit/operator';
import { sealWith } from '../audit/seal';
import { brokenChainWords } from '../integrity/log-check';
import type { Handlers, Session } from '../session';
import { discardBrokenOff } from '../ingest/load/staged';
import { deriveIfStale } from '../warehouse/derive';
import { SCHEMA_VERSION } from '../warehouse/migrations';
import { createQueryViews } from '../warehouse/query-views';
import { readSettings } from '../warehouse/settings';
import { backUp } from '../workspace/backup';
import { isCompactionPending } from '../workspace/compact';
import { Workspace } from '../workspace/workspace';
import { compactOrLeave } from './retention-service';
import { type IdentityMethod, recoveryHandlers } from './recovery-handlers';
import { APP_VERSION } from './version';

type Methods = 'app.info' | 'workspace.status' | 'workspace.create' | 'workspace.open' | 'workspace.close' | 'workspace.lock' | 'workspace.unlock' | 'workspace.backup' | IdentityMethod;

export function workspaceService(session: Session): Handlers<Methods> {
  let auditProblem: string | null = null;
  let hasRecoveryCode = false;

  const status = (): WorkspaceStatus => ({
    open: session.workspace !== null,
    locked: session.lock.closed,
    path: session.workspace?.path ?? null,
    name: session.workspace?.name ?? null,
    auditIntact: auditProblem === null,
    auditProblem,
    operator: session.workspace === null ? null : currentOperator(session.workspace.writer),
    hasRecoveryCode: session.workspace !== null && hasRecoveryCode,
  });

  async function close(): Promise<void> {
    const workspace = session.workspace;
    session.workspace = null;
    session.lock.reset();
    session.settings = DEFAULT_SETTINGS;
    session.uploads.clear();
    await workspace?.close();
  }

  async function use(workspace: Workspace, action: 'workspace.create' | 'workspace.open' | 'workspace.recover', operator: string | undefined): Promise<WorkspaceStatus> {
    const { writer } = workspace;
    try {
      await discardBrokenOff(writer);
      await deriveIfStale(writer);
      const settings = await readSettings(writer);
      await createQueryViews(writer, settings.minimumValidResults);
      const sealKey = workspace.derivedKey('audit seal');
      const { broken } = await verifyChain(writer, sealKey);
      auditProblem = broken === null ? null : brokenChainWords(broken);
      // A seal that does not fit any more stays as it is: moved on, it would hide what happened.
      if (broken === null) sealWith(writer, sealKey);
      chooseOperator(writer, operator ?? '');
      await record(writer, action, {});
      hasRecoveryCode = await workspace.hasRecoveryCode();
      session.settings = settings;
    } catch (error) {
      await workspace.close();
      throw error;
    }
    session.workspace = workspace;
    if (await isCompactionPending(writer)) await compactOrLeave(session);
    return status();
  }

  /**
   * What happens at the lock is logged when the change under way has ended, with the time at which it happened: the log is written by the
   * one connection that changes the workspace, and nobody waits for an import to lock or unlock.
   */
  function logLater(workspace: Workspace, action: 'workspace.lock' | 'workspace.unlock' | 'workspace.unlockRefused', details: Readonly<Record<string, unknown>>): void {
    const at = new Date();
    session
      .exclusive(() => record(workspace.writer, action, details, at))
      .catch(() => {
        auditProblem = '有操作没有记入操作记录。';
      });
  }

  return {
    'app.info': async () => ({ version: APP_VERSION, duckdbVersion: duckdbVersion(), nodeVersion: process.version, platform: `${process.platform} ${release()}`, schemaVersion: SCHEMA_VERSION }),
    'workspace.status': async () => status(),
    'workspace.create': ({ path, passphrase, operator }) =>
      session.exclusive(async () => {
        const workspace = await Workspace.create(path, passphrase, session.limits);
        await close();
        return use(workspace, 'workspace.create', operator);
      }),
    'workspace.open': ({ path, passphrase, operator }) =>
      session.exclusive(async () => {
        const workspace = await Workspace.open(path, passphrase, session.limits);
        await close();
        return use(workspace, 'workspace.open', operator);
      }),
    'workspace.recover': ({ path, code, passphrase, operator }) =>
      session.exclusive(async () => {
        const workspace = await Workspace.recover(path, code, passphrase, session.limits);
        await close();
        return use(workspace, 'workspace.recover', operator);
      }),
    ...recoveryHandlers(session, async () => {
      hasRecoveryCode = await session.open().hasRecoveryCode();
      return status();
    }),
    'workspace.close': () =>
      session.exclusive(async () => {
        await close();
        return status();
      }),
    'workspace.lock': async () => {
      const workspace = session.open();
      if (!session.lock.closed) logLater(workspace, 'workspace.lock', {});
      session.lock.close();
      // What is under way ends with the key; then nothing in memory turns a number into a pseudonym any more.
      session
        .exclusive(async () => {
          if (!session.lock.closed || session.workspace !== workspace) return;
          workspace.forgetKey();
          await session.closePool();
        })
        // Threads that do not end are ended with the program.
        .catch(() => undefined);
      return status();
    },
    // Not in the queue of changes: an import goes on while the program is locked, and who comes back does not wait for its end.
    'workspace.unlock': async ({ passphrase }) => {
      const workspace = session.open();
      const wasClosed = session.lock.closed;
      const { opened, failures, waitSeconds } = await session.lock.open(() => workspace.unlock(passphrase));
      if (!opened) {
        logLater(workspace, 'workspace.unlockRefused', { failures });
        throw new EngineFailure('WRONG_PASSPHRASE', `口令不正确，请检查大小写和输入法后重试。${waitSeconds > 1 ? `连续输错 ${failures} 次，${waitSeconds} 秒后才能再试。` : ''}`);
      }
      if (wasClosed) logLater(workspace, 'workspace.unlock', { failures });
      return status();
    },
    'workspace.backup': ({ path }) =>
      session.exclusive(async () => {
        const workspace = session.open();
        const copy = await backUp(workspace, path);
        await record(workspace.writer, 'workspace.backup', { bytes: copy.bytes });
        return copy;
      }),
  };
}
