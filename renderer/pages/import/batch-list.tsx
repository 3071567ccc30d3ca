/** Every import can be taken back whole, or one batch of it. */
import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { formatInteger } from '../../../shared/format';
import { ErrorNotice } from '../../components/notices';
import { useCall } from '../../engine-client';
import { fileName } from '../../file-name';
import { localTime } from '../../local-time';
import { useAvailableHeight } from '../../use-available-height';
import { groupBatches, type BatchRow, type ImportRow } from './batch-groups';
import { datasetLabel } from './labels';
import { BELOW_LAST } from './sizes';
import { useUndo } from './undo-import';

type Row = ImportRow | BatchRow;

/** The same field of an import and of a batch. */
const count = (field: 'rowsRead' | 'rowsLoaded' | 'rowsRejected' | 'rowsReplaced' | 'issues') => (_: unknown, row: Row) => formatInteger(row.kind === 'import' ? row[field] : row.batch[field]);

function columnsOf(ask: ReturnType<typeof useUndo>, onShowIssues: (batch: number) => void): TableColumnsType<Row> {
  return [
    {
      title: '导入 / 批次',
      key: 'name',
      width: 156,
      render: (_, row) => (row.kind === 'import' ? <strong>{localTime(row.loadedAt)}</strong> : `批次 ${row.batch.batch}`),
    },
    {
      title: '文件',
      key: 'file',
      ellipsis: true,
      render: (_, row) =>
        row.kind === 'import' ? `${formatInteger(row.files)} 个文件` : <span title={`${row.batch.fileName}\nSHA-256 ${row.batch.sha256}`}>{fileName(row.batch.fileName)}</span>,
    },
    { title: '工作表', key: 'sheet', width: 80, ellipsis: true, render: (_, row) => (row.kind === 'import' ? '' : row.batch.sheet) },
    { title: '数据', key: 'dataset', ellipsis: true, render: (_, row) => (row.kind === 'import' ? <span title={row.contents}>{row.contents}</span> : datasetLabel(row.batch.dataset)) },
    { title: '学年', key: 'year', width: 84, ellipsis: true, render: (_, row) => (row.kind === 'import' ? row.schoolYears : row.batch.schoolYear) },
    { title: '读取', key: 'rowsRead', width: 70, align: 'right', render: count('rowsRead') },
    { title: '导入', key: 'rowsLoaded', width: 70, align: 'right', render: count('rowsLoaded') },
    { title: '退回', key: 'rowsRejected', width: 58, align: 'right', render: count('rowsRejected') },
    { title: '已被替换', key: 'rowsReplaced', width: 72, align: 'right', render: count('rowsReplaced') },
    {
      title: '问题',
      key: 'issues',
      width: 56,
      align: 'right',
      render: (_, row) =>
        row.kind === 'import' || row.batch.issues === 0 ? (
          count('issues')(_, row)
        ) : (
          <button type="button" className="group-link" onClick={() => onShowIssues(row.batch.batch)}>
            {formatInteger(row.batch.issues)}
          </button>
        ),
    },
    {
      title: '操作',
      key: 'undo',
      width: 84,
      render: (_, row) =>
        row.kind === 'import' ? (
          <Button
            size="small"
            danger
            type="link"
            onClick={() => ask({ title: '撤销整次导入？', what: `${localTime(row.loadedAt)} 的 ${formatInteger(row.files)} 个文件`, rows: row.rowsLoaded, request: { importId: row.importId } })}
            data-testid={`import-undo-${row.importId}`}
          >
            撤销整次
          </Button>
        ) : (
          <Button
            size="small"
            danger
            type="link"
            onClick={() => ask({ title: `撤销批次 ${row.batch.batch}？`, what: `批次 ${row.batch.batch}（${fileName(row.batch.fileName)}）`, rows: row.batch.rowsLoaded, request: { batchId: row.batch.batch } })}
            data-testid={`batch-undo-${row.batch.batch}`}
          >
            撤销
          </Button>
        ),
    },
  ];
}

export function BatchList({ onShowIssues }: { readonly onShowIssues: (batch: number) => void }) {
  const ask = useUndo();
  const { result, error, loading, reload } = useCall('import.batches', {});
  const [box, height] = useAvailableHeight(BELOW_LAST);
  /** Null: as at first, the newest import open. */
  const [expanded, setExpanded] = useState<readonly string[] | null>(null);
  const rows = useMemo(() => groupBatches(result?.batches ?? []), [result]);
  return (
    <div ref={box}>
      {error && <ErrorNotice error={error} onRetry={reload} />}
      <Table<Row>
        size="small"
        virtual
        rowKey="key"
        loading={loading && result === null}
        columns={columnsOf(ask, onShowIssues)}
        dataSource={rows}
        expandable={{ expandedRowKeys: expanded ?? rows.slice(0, 1).map((row) => row.key), onExpandedRowsChange: (keys) => setExpanded(keys.map(String)) }}
        pagination={false}
        scroll={{ x: 1100, y: height }}
        locale={{ emptyText: '还没有导入过数据' }}
        data-testid="batch-list"
      />
    </div>
  );
}
