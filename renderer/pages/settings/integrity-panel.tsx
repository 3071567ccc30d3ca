/** 完整性检查: log, batches, rows and derived tables held against each other. */
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { EngineError, IntegrityCheck, IntegrityReport, Progress } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { ProgressLine } from '../../components/progress-line';
import { useEngine } from '../../engine-client';

const COLUMNS: TableColumnsType<IntegrityCheck> = [
  { title: '检查', dataIndex: 'label', width: 340 },
  { title: '项数', dataIndex: 'checked', align: 'right', width: 100, render: (checked: number) => formatInteger(checked) },
  { title: '结果', dataIndex: 'firstProblem', className: 'after-number', render: (problem: string | null) => problem ?? '没有发现问题' },
];

export function IntegrityPanel() {
  const engine = useEngine();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [report, setReport] = useState<IntegrityReport | null>(null);
  const [error, setError] = useState<EngineError | null>(null);

  const verify = async () => {
    setError(null);
    setReport(null);
    setProgress({ phase: '检查完整性', done: 0 });
    const outcome = await engine.call('workspace.verify', {}, { onProgress: setProgress });
    setProgress(null);
    if (outcome.ok) setReport(outcome.value);
    else setError(outcome.error);
  };
  return (
    <Panel title="完整性检查" note="只检查，不改动数据。检查本身记入操作记录。每项只列出第一处问题。">
      <p className="settings-explanation">核对操作记录的校验链，批次的文件校验值和行数，每一行的来历，各表之间的对应关系，以及汇总表与原始行是否一致。学生数以百万计时需要一两分钟。</p>
      <Button type="primary" loading={progress !== null} onClick={() => void verify()} data-testid="integrity-verify">
        检查完整性
      </Button>
      {progress !== null && <ProgressLine progress={progress} />}
      {error && <ErrorNotice error={error} />}
      {report !== null && (
        <div className="settings-stack settings-problems" data-testid="integrity-report">
          <Alert
            type={report.whole ? 'success' : 'error'}
            showIcon
            title={report.whole ? '工作区完整，没有发现问题。' : '工作区被本程序以外的方式改动过。请先备份现在的文件，再与此前的备份核对；查清之前不要用它上报。'}
          />
          <Table<IntegrityCheck> size="small" rowKey="id" columns={COLUMNS} dataSource={[...report.checks]} pagination={false} />
        </div>
      )}
    </Panel>
  );
}
