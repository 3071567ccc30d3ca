import { release } from 'node:os';
import { version as duckdbVersion } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { record } from '../audit/log';
import type { Handlers, Session } from '../session';
import { SCHEMA_VERSION } from '../warehouse/migrations';
import { backUp } from '../workspace/backup';
import type { Workspace } from '../workspace/workspace';
import type { OpenWorkspace } from './open-workspace';
import { type IdentityMethod, recoveryHandlers } from './recovery-handlers';
import { APP_VERSION } from './version';

type Methods = 'app.info' | 'workspace.status' | 'workspace.create' | 'workspace.open' | 'workspace.close' | 'workspace.lock' | 'workspace.unlock' | 'workspace.backup' | IdentityMethod;

export function workspaceService(session: Session, opening: OpenWorkspace): Handlers<Methods> {
  /**
   * What happens at the lock is logged when the change under way has ended, with the time at which it happened: the log is written by the
   * one connection that changes the workspace, and nobody waits for an import to lock or unlock.
   */
  function logLater(workspace: Workspace, action: 'workspace.lock' | 'workspace.unlock' | 'workspace.unlockRefused', details: Readonly<Record<string, unknown>>): void {
    const at = new Date();
    session.exclusive(() => record(workspace.writer, action, details, at)).catch(() => opening.entryMissing());
  }

  return {
    'app.info': async () => ({ version: APP_VERSION, duckdbVersion: duckdbVersion(), nodeVersion: process.version, platform: `${process.platform} ${release()}`, schemaVersion: SCHEMA_VERSION }),
    'workspace.status': async () => opening.status(),
    'workspace.create': ({ path, passphrase, operator }, options) => session.exclusive(() => opening.create(path, passphrase, operator, options)),
    'workspace.open': ({ path, passphrase, operator }, options) => session.exclusive(() => opening.open(path, passphrase, operator, options)),
    'workspace.recover': ({ path, code, passphrase, operator }, options) => session.exclusive(() => opening.recover(path, code, passphrase, operator, options)),
    ...recoveryHandlers(session, () => opening.identityChanged()),
    'workspace.close': ({ backup }, options) =>
      session.exclusive(async () => {
        const made = await opening.close(backup, options);
        return { ...opening.status(), backup: made };
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
      return opening.status();
    },
    // Not in the queue of changes: an import goes on while the program is locked, and who comes back does not wait for its end.
    'workspace.unlock': async ({ passphrase }) => {
      const workspace = session.open();
      const wasClosed = session.lock.closed;
      const { opened, failures, waitSeconds } = await session.lock.open(() => session.reading(() => session.open().unlock(passphrase)));
      if (!opened) {
        logLater(workspace, 'workspace.unlockRefused', { failures });
        throw new EngineFailure('WRONG_PASSPHRASE', `口令不正确，请检查大小写和输入法后重试。${waitSeconds > 1 ? `连续输错 ${failures} 次，${waitSeconds} 秒后才能再试。` : ''}`);
      }
      if (wasClosed) logLater(workspace, 'workspace.unlock', { failures });
      return opening.status();
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
