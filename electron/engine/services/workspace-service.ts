import { release } from 'node:os';
import { version as duckdbVersion } from '@duckdb/node-api';
import { EngineFailure, type WorkspaceStatus } from '../../../shared/contract';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { firstBrokenEntry, record } from '../audit/log';
import type { Handlers, Session } from '../session';
import { discardBrokenOff } from '../ingest/load/staged';
import { deriveIfStale } from '../warehouse/derive';
import { SCHEMA_VERSION } from '../warehouse/migrations';
import { createQueryViews } from '../warehouse/query-views';
import { readSettings } from '../warehouse/settings';
import { backUp } from '../workspace/backup';
import { Workspace } from '../workspace/workspace';
import { APP_VERSION } from './version';

export function workspaceService(session: Session): Handlers<'app.info' | 'workspace.status' | 'workspace.create' | 'workspace.open' | 'workspace.close' | 'workspace.lock' | 'workspace.unlock' | 'workspace.backup'> {
  let auditIntact = true;

  const status = (): WorkspaceStatus => ({
    open: session.workspace !== null,
    locked: session.lock.closed,
    path: session.workspace?.path ?? null,
    name: session.workspace?.name ?? null,
    auditIntact,
  });

  async function close(): Promise<void> {
    const { workspace } = session;
    session.closeWorkspace();
    session.lock.reset();
    session.settings = DEFAULT_SETTINGS;
    session.uploads.clear();
    await workspace?.close();
  }

  async function use(workspace: Workspace, action: 'workspace.create' | 'workspace.open'): Promise<WorkspaceStatus> {
    try {
      await discardBrokenOff(workspace.writer);
      await deriveIfStale(workspace.writer);
      const settings = await readSettings(workspace.writer);
      await createQueryViews(workspace.writer, settings.minimumValidResults);
      auditIntact = (await firstBrokenEntry(workspace.writer)) === null;
      await record(workspace.writer, action, {});
      session.settings = settings;
    } catch (error) {
      await workspace.close();
      throw error;
    }
    session.workspace = workspace;
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
        auditIntact = false;
      });
  }

  return {
    'app.info': async () => ({ version: APP_VERSION, duckdbVersion: duckdbVersion(), nodeVersion: process.version, platform: `${process.platform} ${release()}`, schemaVersion: SCHEMA_VERSION }),
    'workspace.status': async () => status(),
    'workspace.create': ({ path, passphrase }) =>
      session.exclusive(async () => {
        const workspace = await Workspace.create(path, passphrase, session.limits);
        await close();
        return use(workspace, 'workspace.create');
      }),
    'workspace.open': ({ path, passphrase }) =>
      session.exclusive(async () => {
        const workspace = await Workspace.open(path, passphrase, session.limits);
        await close();
        return use(workspace, 'workspace.open');
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
      return status();
    },
    // Not in the queue of changes: an import goes on while the program is locked, and who comes back does not wait for its end.
    'workspace.unlock': async ({ passphrase }) => {
      const workspace = session.open();
      const wasClosed = session.lock.closed;
      const { opened, failures, waitSeconds } = await session.lock.open(() => workspace.knowsPassphrase(passphrase));
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
