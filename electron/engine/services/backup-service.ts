import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import { record } from '../audit/log';
import { backupIdentity, identityFor } from '../backup/backup-key';
import { checkedOf, openBackup, removeChecked } from '../backup/check-backup';
import { readFacts } from '../backup/facts';
import { PART_EXTENSION } from '../backup/folder';
import { checkedCopyPath } from '../backup/leftovers';
import { listBackups } from '../backup/list-backups';
import { backUpNow } from '../backup/occasions';
import { commitRestore, prepareRestore } from '../backup/restore';
import { writeFailure } from '../backup/write-failure';
import { examine } from '../salvage/examine';
import { salvage } from '../salvage/salvage';
import type { Handlers, Session } from '../session';
import type { OpenWorkspace } from './open-workspace';

type BackupMethod = 'backup.list' | 'backup.make' | 'backup.check' | 'backup.restore' | 'backup.identity' | 'workspace.examine' | 'workspace.salvage';

export function backupService(session: Session, opening: OpenWorkspace): Handlers<BackupMethod> {
  /** Of the open workspace; another's backup needs its passphrase. */
  async function identityOf({ path, passphrase }: ParsedRequestOf<'backup.check'>): Promise<string> {
    if (passphrase !== undefined) return identityFor(path, passphrase);
    session.open();
    return session.backupIdentity ?? '';
  }

  return {
    'backup.list': async ({ workspace, folder }) => {
      const open = session.workspace;
      if (open === null || workspace !== undefined || folder !== undefined) {
        return listBackups({ bases: [...(folder === undefined ? [] : [folder]), ...(workspace === undefined ? [] : [dirname(resolve(workspace))])], workspaceId: null });
      }
      const { backupFolder } = session.settings;
      const { workspaceId } = await session.reading(readFacts);
      return listBackups({ bases: [...(backupFolder === '' ? [] : [backupFolder]), dirname(open.path)], workspaceId });
    },
    'backup.make': (_request, options) =>
      session.exclusive(async () => {
        const workspace = session.open();
        const made = await backUpNow(workspace, session.backupIdentity ?? '', session.settings, options);
        await record(workspace.writer, 'workspace.backup', { file: basename(made.path), bytes: made.bytes, checked: made.checked });
        return made;
      }),
    'backup.check': async (request, { signal, onProgress }) => {
      const identity = await identityOf(request);
      const path = resolve(request.path);
      const { size } = await stat(path).catch((error: unknown) => {
        throw writeFailure(error, path);
      });
      const copy = session.workspace === null ? `${path}.checking${PART_EXTENSION}` : checkedCopyPath(session.workspace.path);
      try {
        return checkedOf(await openBackup(path, copy, size, { identity, signal, onProgress }));
      } finally {
        await removeChecked(copy);
      }
    },
    'backup.restore': ({ path, passphrase, target: wanted, operator }, options) =>
      session.exclusive(async () => {
        const target = resolve(wanted);
        if (!/\.yuxin$/i.test(target)) throw new EngineFailure('BAD_REQUEST', '恢复出的工作区文件名应以 .yuxin 结尾。', { target });
        const checked = await prepareRestore({ backup: path, passphrase, target, ...options });
        if (session.workspace?.path === target) await opening.close(false, options);
        const keptAside = await commitRestore(target, session.limits);
        const status = await opening.openRestored(target, passphrase, { from: basename(path), keptAside: keptAside === null ? null : basename(keptAside) }, operator, options);
        return { path: target, keptAside, checked, status };
      }),
    'workspace.examine': async ({ path }) => examine(resolve(path)),
    'workspace.salvage': ({ path, passphrase, target }, { onProgress }) => session.exclusive(() => salvage({ path: resolve(path), passphrase, target, limits: session.limits, onProgress })),
    'backup.identity': async ({ passphrase }) => {
      const workspace = session.open();
      if (!(await workspace.knowsPassphrase(passphrase))) throw new EngineFailure('WRONG_PASSPHRASE', '口令不正确。请检查大小写和输入法后重试。');
      const identity = backupIdentity(workspace.pseudonymKey);
      await session.exclusive(() => record(workspace.writer, 'backup.identity', {}));
      return { fileName: `${workspace.name}-备份密钥.txt`, bytes: new TextEncoder().encode(`# ${workspace.name}：备份的密钥，任何支持 age 格式的工具都可以用它解开这个工作区的备份：\n# age -d -i 本文件 -o 恢复.yuxin 备份.yuxin.age\n# 有了它不需要口令就能解开备份，请像口令一样保管。\n${identity}\n`) };
    },
  };
}
