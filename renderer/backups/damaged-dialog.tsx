/** A workspace that does not open: what can be read of it, the newest good backup, and the two ways on. */
import { Alert, Button, Input, Modal, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { findTableLabel } from '../../shared/table-labels';
import type { EngineError, Progress } from '../../shared/contract';
import type { SalvageReport, TableDamage } from '../../shared/salvage';
import { formatInteger } from '../../shared/format';
import { ErrorNotice } from '../components/error-notice';
import { useCall, useEngine, useShell } from '../engine-client';
import { fileName } from '../file-name';
import { useReportJob } from '../jobs';
import './backups.css';
import { WorkBar } from './work-bar';

const COLUMNS: TableColumnsType<TableDamage> = [
  { title: '数据', dataIndex: 'table', render: findTableLabel },
  { title: '应有行', dataIndex: 'rows', width: 110, align: 'right', render: formatInteger },
  { title: '能读出', dataIndex: 'readable', width: 110, align: 'right', render: formatInteger },
  { title: '缺', key: 'lost', width: 110, align: 'right', render: (_, { rows, readable }) => formatInteger(rows - readable) },
];

export interface DamagedDialogProps {
  /** Absolute path of the damaged workspace. */
  readonly workspace: string;
  readonly onRestore: () => void;
  /** @param path of the workspace that holds what could be saved */
  readonly onSaved: (path: string) => void;
  readonly onClose: () => void;
}

export function DamagedDialog({ workspace, onRestore, onSaved, onClose }: DamagedDialogProps) {
  const engine = useEngine();
  const shell = useShell();
  const found = useCall('workspace.examine', { path: workspace });
  const backups = useCall('backup.list', { workspace });
  const [passphrase, setPassphrase] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const [saved, setSaved] = useState<SalvageReport | null>(null);
  useReportJob(progress === null ? null : '正在读出受损工作区的数据');

  const save = async () => {
    setError(null);
    setProgress({ phase: '读出数据', done: 0 });
    const target = await shell.pathForNewWorkspace(`${fileName(workspace).replace(/\.yuxin$/, '')}-抢救`);
    const outcome = await engine.call('workspace.salvage', { path: workspace, passphrase, target }, { onProgress: setProgress });
    setProgress(null);
    if (outcome.ok) setSaved(outcome.value);
    else setError(outcome.error);
  };

  const report = found.result;
  const good = backups.result?.backups.find(({ state }) => state === 'good');
  const lost = report?.tables.filter(({ rows, readable }) => readable < rows) ?? [];
  const savable = report?.opens === true && report.keyReadable;
  return (
    <Modal open width={760} title={`“${fileName(workspace)}”已损坏`} onCancel={onClose} mask={{ closable: false }} closable={progress === null} footer={<Button disabled={progress !== null} onClick={onClose}>关闭</Button>}>
      <div className="restore-dialog" data-testid="damaged-dialog">
        {found.loading && <p className="restore-note">正在逐页检查还能读出什么……原文件不会有任何改动。</p>}
        {found.error !== null && <ErrorNotice error={found.error} />}
        {report !== null && <Alert type={savable ? 'warning' : 'error'} showIcon title={report.problem} />}
        {lost.length > 0 && <Table<TableDamage> size="small" rowKey="table" columns={COLUMNS} dataSource={[...lost]} pagination={false} />}
        <h4>一、从备份恢复（推荐）</h4>
        <div className="backup-actions">
          <span>{good === undefined ? '工作区旁边没有完好的备份，可到 U 盘、网络文件夹里找。' : `最近一份完好的备份：${good.madeAt.slice(0, 16)}，${good.batches ?? '—'} 个导入批次。`}</span>
          <Button type="primary" onClick={onRestore} data-testid="damaged-restore">
            选择备份……
          </Button>
        </div>
        {savable && saved === null && (
          <>
            <h4>二、把能读出的数据另存为新的工作区</h4>
            <label className="restore-passphrase">
              <span>工作区口令</span>
              <Input.Password value={passphrase} maxLength={256} autoComplete="current-password" onChange={({ target }) => setPassphrase(target.value)} data-testid="salvage-passphrase" />
            </label>
            <div>
              <Button loading={progress !== null} disabled={passphrase === ''} onClick={() => void save()} data-testid="salvage-go">
                另存能读出的数据
              </Button>
            </div>
          </>
        )}
        {progress !== null && <WorkBar progress={progress} />}
        {error !== null && <ErrorNotice error={error} />}
        {saved !== null && <Saved report={saved} onOpen={() => onSaved(saved.path)} />}
      </div>
    </Modal>
  );
}

function Saved({ report: { path, reportPath, batchesWhole, batchesMissingRows }, onOpen }: { readonly report: SalvageReport; readonly onOpen: () => void }) {
  return (
    <>
      <Alert type={batchesMissingRows.length === 0 ? 'success' : 'warning'} showIcon title={`已存为“${fileName(path)}”：完整的导入批次 ${batchesWhole} 个，缺行的 ${batchesMissingRows.length} 个。报告：${reportPath}`} data-testid="salvage-report" />
      {batchesMissingRows.length > 0 && (
        <ul className="damage-batches">
          {batchesMissingRows.map(({ batch, fileName: file, rowsExpected, rowsSaved }) => (
            <li key={batch}>{`第 ${batch} 批 ${file}：应有 ${formatInteger(rowsExpected)} 行，读出 ${formatInteger(rowsSaved)} 行。请撤销这一批后重新导入该文件。`}</li>
          ))}
        </ul>
      )}
      <div>
        <Button type="primary" onClick={onOpen} data-testid="salvage-open">
          打开新的工作区
        </Button>
      </div>
    </>
  );
}
