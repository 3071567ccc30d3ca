/** 备份与恢复: when and where backups are made, how many are kept, and what there is to go back to. */
import { App, Button, Input, InputNumber, Modal, Switch } from 'antd';
import { useState } from 'react';
import type { BackupItem } from '../../../shared/backups';
import type { Progress } from '../../../shared/contract';
import { formatBytes } from '../../../shared/format';
import type { SettingId } from '../../../shared/settings';
import { BackupTable } from '../../backups/backup-table';
import '../../backups/backups.css';
import { RestoreDialog } from '../../backups/restore-dialog';
import { WorkBar } from '../../backups/work-bar';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine, useShell } from '../../engine-client';
import { useReportJob } from '../../jobs';
import { useSave } from '../../use-save';
import { useWorkspaceSession } from '../../workspace-session';
import { SettingRow } from './setting-row';

const COUNTS = ['backupsRecent', 'backupsDaily', 'backupsWeekly'] as const satisfies readonly SettingId[];

export function BackupsPanel() {
  return (
    <div className="settings-stack">
      <BackupsAtHand />
      <Panel title="自动备份">
        <SettingRow<boolean> setting="backupOnClose" field={(value, change, label) => <Switch checked={value} aria-label={label} checkedChildren="自动" unCheckedChildren="不自动" onChange={change} />} />
        <SettingRow<string> setting="backupFolder" field={(value, change, label) => <FolderField value={value} onChange={change} label={label} />} />
        {COUNTS.map((setting) => (
          <SettingRow<number> key={setting} setting={setting} field={(value, change, label) => <InputNumber value={value} aria-label={label} precision={0} onChange={(next) => change(next ?? value)} />} />
        ))}
      </Panel>
    </div>
  );
}

/** Only what a dialog of the program has told can be kept, so nothing is typed here. */
function FolderField({ value, onChange, label }: { readonly value: string; readonly onChange: (value: string) => void; readonly label: string }) {
  const shell = useShell();
  const choose = async () => {
    const folder = await shell.chooseBackupFolder?.();
    if (folder !== null && folder !== undefined) onChange(folder);
  };
  return (
    <>
      <Input value={value} aria-label={label} placeholder="工作区旁边" title={value} readOnly />
      {shell.chooseBackupFolder === undefined ? (
        <small>浏览器里不能选择文件夹。请结束程序后用“yuxin settings set backupFolder 文件夹”设置。</small>
      ) : (
        <Button size="small" onClick={() => void choose()} data-testid="backup-place-choose">
          选择文件夹……
        </Button>
      )}
    </>
  );
}

/** What there is, and what can be done with it. */
function BackupsAtHand() {
  const engine = useEngine();
  const { message } = App.useApp();
  const { status } = useWorkspaceSession();
  const { result, error, loading, reload } = useCall('backup.list', {});
  const [chosen, setChosen] = useState<BackupItem | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [restoring, setRestoring] = useState(false);
  const [exporting, setExporting] = useState(false);
  useReportJob(progress === null ? null : '正在备份');
  const busy = progress !== null;

  const make = async () => {
    setProgress({ phase: '备份', done: 0 });
    const outcome = await engine.call('backup.make', {}, { onProgress: setProgress });
    setProgress(null);
    reload();
    if (!outcome.ok) return void message.error(outcome.error.message, 10);
    const { path, bytes, checked, notices } = outcome.value;
    void message.success(`已备份到 ${path}（${formatBytes(bytes)}）${checked ? '，并已打开核对' : ''}。`, 8);
    for (const notice of notices) void message.warning(notice, 12);
  };
  const check = async ({ path }: BackupItem) => {
    setProgress({ phase: '核对备份', done: 0 });
    const outcome = await engine.call('backup.check', { path }, { onProgress: setProgress });
    setProgress(null);
    if (outcome.ok) void message.success(`这份备份完好：${outcome.value.batches} 个导入批次，${outcome.value.auditEntries} 条操作记录${outcome.value.auditIntact ? '，校验链完整' : '，校验链不完整'}。`, 8);
    else void message.error(outcome.error.message, 10);
  };

  return (
    <Panel
      title="备份与恢复"
      busy={busy}
      note="恢复不会覆盖：现在的文件改名保留在同一文件夹。备份用做备份当时的工作区口令打开；口令丢失，备份也打不开。"
      extra={
        <div className="backup-actions">
          <Button size="small" type="primary" loading={busy} onClick={() => void make()} data-testid="backup-make">
            立即备份
          </Button>
          <Button size="small" disabled={busy || chosen === null} onClick={() => chosen !== null && void check(chosen)} data-testid="backup-check">
            核对选中的
          </Button>
          <Button size="small" disabled={busy} onClick={() => setRestoring(true)} data-testid="backup-restore">
            从备份恢复……
          </Button>
          <Button size="small" disabled={busy} onClick={() => setExporting(true)} data-testid="backup-key">
            导出备份密钥……
          </Button>
        </div>
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {result?.problems.map((problem) => <p key={problem} className="figure-missing">{problem}</p>)}
      {progress !== null && <WorkBar progress={progress} />}
      <BackupTable backups={result?.backups ?? []} loading={loading && result === null} chosen={chosen?.path ?? null} onChoose={setChosen} />
      {result !== null && result.folders.length > 0 && <p className="backup-folders">位置：{result.folders.join('；')}</p>}
      {restoring && <RestoreDialog workspace={status?.path ?? null} onClose={() => setRestoring(false)} />}
      {exporting && <KeyDialog onClose={() => setExporting(false)} />}
    </Panel>
  );
}

function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const [passphrase, setPassphrase] = useState('');
  const go = async () => {
    await save(() => engine.call('backup.identity', { passphrase }));
    onClose();
  };
  return (
    <Modal open title="导出备份密钥" onCancel={onClose} okText="导出" cancelText="取消" okButtonProps={{ disabled: passphrase === '', loading: saving }} onOk={() => void go()}>
      <p className="settings-explanation">平时不需要它：本程序用口令就能打开备份。万一将来没有本程序，age、rage 等通用工具凭这个密钥文件可以解开备份。有了它不需要口令，请像口令一样保管。</p>
      <Input.Password value={passphrase} maxLength={256} placeholder="工作区口令" aria-label="工作区口令" onChange={({ target }) => setPassphrase(target.value)} />
    </Modal>
  );
}
