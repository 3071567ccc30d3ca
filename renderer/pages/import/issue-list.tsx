/** Everything the import did not take as it stood, to be sent back and mended. */
import { App, Button, Segmented, Select, Table, Tag, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import type { IssueRecord } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { ErrorNotice } from '../../components/notices';
import { useCall, useEngine, useShell } from '../../engine-client';
import { fileName } from '../../file-name';
import { saveProduced } from '../../save-file';
import { useAvailableHeight } from '../../use-available-height';
import { ACTION, SEVERITY } from './labels';

/** More are read in the workbook, not on a screen. */
const SHOWN = 10_000;

type Severity = IssueRecord['severity'];

const COLUMNS: TableColumnsType<IssueRecord & { key: number }> = [
  { title: '程度', dataIndex: 'severity', width: 68, render: (_, issue) => <Tag color={SEVERITY[issue.severity].color}>{SEVERITY[issue.severity].label}</Tag> },
  { title: '文件', dataIndex: 'file', width: 220, ellipsis: true, render: (_, issue) => <span title={issue.file}>{fileName(issue.file)}</span> },
  { title: '工作表', dataIndex: 'sheet', width: 96, ellipsis: true },
  { title: '行', dataIndex: 'row', width: 64, align: 'right' },
  { title: '列', dataIndex: 'column', className: 'after-number', width: 110, ellipsis: true, render: (_, issue) => issue.column ?? '整行' },
  { title: '原值', dataIndex: 'value', width: 140, ellipsis: true, render: (_, issue) => <span title={issue.value ?? ''}>{issue.value ?? ''}</span> },
  { title: '原因', dataIndex: 'message', ellipsis: true, render: (_, issue) => <span title={issue.message}>{issue.message}</span> },
  { title: '处理', dataIndex: 'action', width: 100, render: (_, issue) => ACTION[issue.action] },
];

export interface IssueListProps {
  /** Null: of all batches. */
  readonly batch: number | null;
  readonly onBatchChange: (batch: number | null) => void;
}

export function IssueList({ batch, onBatchChange }: IssueListProps) {
  const engine = useEngine();
  const shell = useShell();
  const { message } = App.useApp();
  const [severity, setSeverity] = useState<Severity | 'all'>('all');
  const [exporting, setExporting] = useState(false);
  const batches = useCall('import.batches', {});
  const { result, error, loading, reload } = useCall('import.issues', { limit: SHOWN, ...(batch === null ? {} : { batchId: batch }) });
  const [box, height] = useAvailableHeight(24);

  const issues = useMemo(() => (result?.issues ?? []).map((issue, key) => ({ ...issue, key })), [result]);
  const shown = useMemo(() => (severity === 'all' ? issues : issues.filter((issue) => issue.severity === severity)), [issues, severity]);
  const count = (wanted: Severity) => issues.filter((issue) => issue.severity === wanted).length;

  const exportWorkbook = async () => {
    setExporting(true);
    const outcome = await engine.call('import.issuesWorkbook', batch === null ? {} : { batchId: batch });
    setExporting(false);
    if (!outcome.ok) {
      void message.error(outcome.error.message, 8);
      return;
    }
    const saving = await saveProduced(shell, outcome.value);
    if (saving.state === 'saved') void message.success(saving.message, 8);
    if (saving.state === 'failed') void message.error(saving.error.message, 8);
  };

  return (
    <div>
      <div className="toolbar">
        <Select
          value={batch ?? 0}
          onChange={(value) => onBatchChange(value === 0 ? null : value)}
          style={{ width: 320 }}
          showSearch={{ optionFilterProp: 'label' }}
          data-testid="issues-batch"
          aria-label="批次"
          options={[
            { value: 0, label: '全部批次' },
            ...(batches.result?.batches ?? []).filter((item) => item.issues > 0).map((item) => ({ value: item.batch, label: `批次 ${item.batch}：${fileName(item.fileName)}` })),
          ]}
        />
        <Segmented
          value={severity}
          onChange={setSeverity}
          data-testid="issues-severity"
          options={[
            { value: 'all' as const, label: `全部 ${formatInteger(issues.length)}` },
            ...(['error', 'warning', 'info'] as const).map((value) => ({ value, label: `${SEVERITY[value].label} ${formatInteger(count(value))}` })),
          ]}
        />
        <span className="toolbar-gap" />
        <Button onClick={() => void exportWorkbook()} loading={exporting} disabled={issues.length === 0} data-testid="issues-export">
          导出问题清单
        </Button>
      </div>
      {error && <ErrorNotice error={error} onRetry={reload} />}
      {result !== null && result.total > issues.length && (
        <p className="chart-note">
          共 {formatInteger(result.total)} 条，这里列出前 {formatInteger(issues.length)} 条；全部见导出的问题清单。
        </p>
      )}
      <div ref={box}>
        <Table
          size="small"
          virtual
          loading={loading && result === null}
          columns={COLUMNS}
          dataSource={shown}
          pagination={false}
          scroll={{ x: 1120, y: height }}
          locale={{ emptyText: '没有问题' }}
          data-testid="issue-list"
        />
      </div>
    </div>
  );
}
