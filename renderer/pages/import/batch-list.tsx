/** Every import is a batch that can be taken back whole. */
import { App, Button, Table, type TableColumnsType } from 'antd';
import type { BatchRecord } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { ErrorNotice } from '../../components/notices';
import { useCall, useEngine } from '../../engine-client';
import { fileName } from '../../file-name';
import { localTime } from '../../local-time';
import { useAvailableHeight } from '../../use-available-height';
import { useWorkspaceSession } from '../../workspace-session';
import { datasetLabel } from './labels';

const number = (value: number) => formatInteger(value);

export function BatchList({ onShowIssues }: { readonly onShowIssues: (batch: number) => void }) {
  const engine = useEngine();
  const { modal, message } = App.useApp();
  const { dataChanged } = useWorkspaceSession();
  const { result, error, loading, reload } = useCall('import.batches', {});
  const [box, height] = useAvailableHeight(24);

  const undo = async (batch: BatchRecord) => {
    const outcome = await engine.call('import.undo', { batchId: batch.batch });
    if (!outcome.ok) {
      void message.error(outcome.error.message, 8);
      return;
    }
    const { rowsRemoved, rowsRestored } = outcome.value;
    void message.success(`已撤销批次 ${batch.batch}：移除 ${formatInteger(rowsRemoved)} 行${rowsRestored > 0 ? `，恢复旧数据 ${formatInteger(rowsRestored)} 行` : ''}`, 6);
    dataChanged();
  };

  const confirm = (batch: BatchRecord) => {
    modal.confirm({
      title: `撤销批次 ${batch.batch}？`,
      content: `“${batch.fileName}”导入的 ${formatInteger(batch.rowsLoaded)} 行将全部移除，被它替换的旧数据会恢复。原始文件不受影响，可以再次导入。`,
      okText: '撤销这一批次',
      okButtonProps: { danger: true, 'data-testid': 'batch-undo-confirm' },
      cancelText: '保留',
      onOk: () => undo(batch),
    });
  };

  const columns: TableColumnsType<BatchRecord> = [
    { title: '批次', dataIndex: 'batch', width: 64, align: 'right' },
    { title: '数据', dataIndex: 'dataset', className: 'after-number', width: 146, render: (_, batch) => datasetLabel(batch.dataset) },
    { title: '文件', dataIndex: 'fileName', ellipsis: true, render: (_, batch) => <span title={`${batch.fileName}\nSHA-256 ${batch.sha256}`}>{fileName(batch.fileName)}</span> },
    { title: '工作表', dataIndex: 'sheet', width: 100, ellipsis: true },
    { title: '学年', dataIndex: 'schoolYear', width: 96 },
    { title: '导入时间', dataIndex: 'loadedAt', width: 140, render: localTime },
    { title: '读取', dataIndex: 'rowsRead', width: 76, align: 'right', render: number },
    { title: '导入', dataIndex: 'rowsLoaded', width: 76, align: 'right', render: number },
    { title: '拒收', dataIndex: 'rowsRejected', width: 64, align: 'right', render: number },
    { title: '已被替换', dataIndex: 'rowsReplaced', width: 76, align: 'right', render: number },
    {
      title: '问题',
      dataIndex: 'issues',
      width: 64,
      align: 'right',
      render: (_, batch) =>
        batch.issues === 0 ? (
          0
        ) : (
          <button type="button" className="group-link" onClick={() => onShowIssues(batch.batch)}>
            {number(batch.issues)}
          </button>
        ),
    },
    {
      title: '',
      key: 'undo',
      width: 64,
      render: (_, batch) => (
        <Button size="small" danger type="link" onClick={() => confirm(batch)} data-testid={`batch-undo-${batch.batch}`}>
          撤销
        </Button>
      ),
    },
  ];
  return (
    <div ref={box}>
      {error && <ErrorNotice error={error} onRetry={reload} />}
      <Table<BatchRecord>
        size="small"
        virtual
        rowKey="batch"
        loading={loading && result === null}
        columns={columns}
        dataSource={[...(result?.batches ?? [])].sort((one, other) => other.batch - one.batch)}
        pagination={false}
        scroll={{ x: 1120, y: height }}
        locale={{ emptyText: '还没有导入过数据' }}
        data-testid="batch-list"
      />
    </div>
  );
}
