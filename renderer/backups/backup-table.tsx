/** Backups as a list to choose from: what each is, how large, whether it is good. */
import { Table, Tag, type TableColumnsType } from 'antd';
import { BACKUP_REASONS, BACKUP_STATES, type BackupItem, type BackupState } from '../../shared/backups';
import { formatBytes } from '../../shared/format';

const COLOURS: Readonly<Record<BackupState, string>> = { good: 'green', unchecked: 'default', damaged: 'red', newer: 'orange' };
const SHOWN_AT_ONCE = 8;

const COLUMNS: TableColumnsType<BackupItem> = [
  { title: '编号', dataIndex: 'number', width: 64, align: 'right', render: (number: number) => (number === 0 ? '—' : number) },
  { title: '时间', dataIndex: 'madeAt', width: 150, className: 'after-number', render: (madeAt: string) => madeAt.slice(0, 16) },
  { title: '工作区', dataIndex: 'workspace', ellipsis: true },
  { title: '缘由', dataIndex: 'reason', width: 76, render: (reason: BackupItem['reason']) => (reason === null ? '—' : BACKUP_REASONS[reason]) },
  { title: '导入批次', dataIndex: 'batches', width: 84, align: 'right', render: (batches: number | null) => batches ?? '—' },
  { title: '大小', dataIndex: 'bytes', width: 90, align: 'right', render: formatBytes },
  { title: '状态', dataIndex: 'state', width: 100, className: 'after-number', render: (state: BackupState) => <Tag color={COLOURS[state]}>{BACKUP_STATES[state]}</Tag> },
];

export interface BackupTableProps {
  readonly backups: readonly BackupItem[];
  readonly loading: boolean;
  /** Path of the one that is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (backup: BackupItem) => void;
}

export function BackupTable({ backups, loading, chosen, onChoose }: BackupTableProps) {
  return (
    <Table<BackupItem>
      size="small"
      rowKey="path"
      columns={COLUMNS}
      dataSource={[...backups]}
      loading={loading}
      pagination={backups.length > SHOWN_AT_ONCE ? { pageSize: SHOWN_AT_ONCE, size: 'small', showSizeChanger: false } : false}
      locale={{ emptyText: '没有找到备份' }}
      rowSelection={{ type: 'radio', columnTitle: <span className="read-aloud">选择</span>, selectedRowKeys: chosen === null ? [] : [chosen], onSelect: onChoose, getCheckboxProps: ({ fileName, state }) => ({ name: fileName, disabled: state === 'damaged' || state === 'newer' }) }}
      onRow={(backup) => ({ title: backup.path, onClick: () => (backup.state === 'damaged' || backup.state === 'newer' ? undefined : onChoose(backup)) })}
      data-testid="backup-table"
    />
  );
}
