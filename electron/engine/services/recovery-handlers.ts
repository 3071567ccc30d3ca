/** Passphrase and recovery code of the open workspace. */
import { EngineFailure, type WorkspaceStatus } from '../../../shared/contract';
import { record } from '../audit/log';
import type { Handlers, Session } from '../session';
import { transaction } from '../warehouse/sql';
import { readRecoveryCode } from '../workspace/recovery-code';
import type { Workspace } from '../workspace/workspace';

export type IdentityMethod = 'workspace.recover' | 'workspace.changePassphrase' | 'recovery.make' | 'recovery.confirm';

/** @param changed called after every change; tells the new status */
export function recoveryHandlers(session: Session, changed: () => Promise<WorkspaceStatus>): Handlers<Exclude<IdentityMethod, 'workspace.recover'>> {
  /** Told, but not yet written down by anybody. */
  let told: { readonly workspace: Workspace; readonly code: string } | null = null;
  return {
    'workspace.changePassphrase': ({ current, next }) =>
      session.exclusive(async () => {
        const workspace = session.open();
        await transaction(workspace.writer, async () => {
          await workspace.changePassphrase(current, next);
          await record(workspace.writer, 'workspace.changePassphrase', {});
        });
        return changed();
      }),
    'recovery.make': ({ passphrase }) =>
      session.exclusive(async () => {
        const workspace = session.open();
        told = { workspace, code: await workspace.makeRecoveryCode(passphrase) };
        return { code: told.code };
      }),
    'recovery.confirm': ({ code }) =>
      session.exclusive(async () => {
        const workspace = session.open();
        if (told?.workspace !== workspace) throw new EngineFailure('BAD_REQUEST', '还没有生成恢复码，或者生成后重新打开过工作区。请重新生成。');
        const read = readRecoveryCode(code);
        if ('problem' in read) throw new EngineFailure('BAD_REQUEST', read.problem);
        if (read.code !== told.code) throw new EngineFailure('BAD_REQUEST', '输入的不是刚才生成的恢复码，请对照纸面检查。');
        await transaction(workspace.writer, async () => {
          const replaced = await workspace.hasRecoveryCode();
          await workspace.keepRecoveryCode(read.code);
          await record(workspace.writer, 'workspace.setRecoveryCode', { replaced });
        });
        told = null;
        return changed();
      }),
  };
}
