/** Chooses a backup, asks for its passphrase and puts it in the workspace's place; what stands there is kept. */
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BackupItem } from '../../shared/backups';
import type { EngineError, Progress } from '../../shared/contract';
import { ErrorNotice } from '../components/error-notice';
import { useCall, useEngine, useShell } from '../engine-client';
import { fileName } from '../file-name';
import { useReportJob } from '../jobs';
import { useWorkspaceSession } from '../workspace-session';
import { BackupTable } from './backup-table';
import './backups.css';
import { FolderChoice } from './folder-choice';
import { WorkBar } from './work-bar';

export interface RestoreDialogProps {
  /** Absolute path of the workspace that is restored; null: the backup becomes a new one in the default folder. */
  readonly workspace: string | null;
  readonly onClose: () => void;
}

export function RestoreDialog({ workspace, onClose }: RestoreDialogProps) {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const { setStatus } = useWorkspaceSession();
  const [folder, setFolder] = useState<string | null>(null);
  const listed = useCall('backup.list', folder === null && workspace === null ? null : { ...(folder === null ? {} : { folder }), ...(workspace === null ? {} : { workspace }) });
  const [chosen, setChosen] = useState<BackupItem | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  useReportJob(progress === null ? null : '正在恢复备份');

  const restore = async (backup: BackupItem) => {
    setError(null);
    setProgress({ phase: '准备', done: 0 });
    const target = workspace ?? (await shell.pathForNewWorkspace(backup.workspace));
    const outcome = await engine.call('backup.restore', { path: backup.path, passphrase, target }, { onProgress: setProgress });
    setProgress(null);
    if (!outcome.ok) {
      setError(outcome.error);
      return;
    }
    const { keptAside, status } = outcome.value;
    void message.success(`已恢复到${backup.madeAt.slice(0, 16)}的备份。${keptAside === null ? '' : `原来的文件保留为“${fileName(keptAside)}”。`}`, 10);
    for (const notice of status.notices) void message.warning(notice, 12);
    onClose();
    setStatus(status);
  };

  const busy = progress !== null;
  return (
    <Modal
      open
      width={860}
      title={workspace === null ? '从备份恢复为新的工作区' : `从备份恢复“${fileName(workspace).replace(/\.yuxin$/, '')}”`}
      onCancel={onClose}
      mask={{ closable: false }}
      closable={!busy}
      footer={[
        <Button key="cancel" disabled={busy} onClick={onClose}>
          取消
        </Button>,
        <Button key="restore" type="primary" loading={busy} disabled={chosen === null || passphrase === ''} onClick={() => chosen !== null && void restore(chosen)} data-testid="restore-go">
          恢复
        </Button>,
      ]}
    >
      <div className="restore-dialog" data-testid="restore-dialog">
        <div className="restore-head">
          <span>{listed.result === null || listed.result.folders.length === 0 ? '还没有找到备份文件夹。备份可能在 U 盘或网络文件夹里。' : `共 ${listed.result.backups.length} 份。`}</span>
          <FolderChoice onChoose={setFolder} />
        </div>
        {listed.error !== null && <ErrorNotice error={listed.error} />}
        {listed.result?.problems.map((problem) => <Alert key={problem} type="warning" showIcon title={problem} />)}
        <BackupTable backups={listed.result?.backups ?? []} loading={listed.loading} chosen={chosen?.path ?? null} onChoose={setChosen} />
        <label className="restore-passphrase">
          <span>做备份当时的工作区口令</span>
          <Input.Password value={passphrase} maxLength={256} autoComplete="current-password" onChange={({ target }) => setPassphrase(target.value)} data-testid="restore-passphrase" />
        </label>
        <p className="restore-note">先解密、核对备份，无误才替换。{workspace === null ? '恢复为默认文件夹中的新工作区。' : '现在的工作区文件不会删除，改名保留在同一文件夹。'}</p>
        {progress !== null && <WorkBar progress={progress} />}
        {error !== null && <ErrorNotice error={error} />}
      </div>
    </Modal>
  );
}
