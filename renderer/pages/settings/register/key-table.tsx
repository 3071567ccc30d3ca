import { Button, Popconfirm, Table, type TableColumnsType, Tag } from 'antd';
import { formatInteger } from '../../../../shared/format';
import type { SchoolKey } from '../../../../shared/name-register';
import { countyLabel } from '../../../../shared/regions';

const PAGE = 20;

export interface KeyTableProps {
  readonly keys: readonly SchoolKey[];
  readonly busy: boolean;
  readonly onReplace: (school: string) => void;
  readonly onRemove: (school: string) => void;
}

export function KeyTable({ keys, busy, onReplace, onRemove }: KeyTableProps) {
  const columns: TableColumnsType<SchoolKey> = [
    { title: '县区', dataIndex: 'county', width: 90, render: (county: string | null) => (county === null ? '' : countyLabel(county)) },
    { title: '学校', dataIndex: 'schoolName' },
    { title: '公钥指纹', dataIndex: 'fingerprint', width: 190, render: (fingerprint: string) => <code className="register-fingerprint">{fingerprint}</code> },
    { title: '录入', key: 'added', width: 170, render: (_, { addedAt, addedBy }) => `${addedAt.slice(0, 10)} ${addedBy}` },
    { title: '名册', key: 'names', width: 170, render: (_, key) => <Names schoolKey={key} /> },
    {
      title: '操作',
      key: 'actions',
      width: 130,
      render: (_, { school, schoolName, batches, olderBatches }) => (
        <span className="register-row-actions">
          <Button type="link" size="small" disabled={busy} onClick={() => onReplace(school)} data-testid={`register-replace-${school}`}>
            更换
          </Button>
          <Popconfirm
            placement="topRight"
            title={`移除“${schoolName}”的公钥？`}
            description={batches + olderBatches === 0 ? '以后导入时不再为该校保存名册。' : '为该校保存的名册一并删除，不能恢复；要再有，须重新录入公钥并重新导入学生数据。'}
            okText="移除"
            cancelText="不移除"
            onConfirm={() => onRemove(school)}
          >
            <Button type="link" size="small" danger disabled={busy} data-testid={`register-remove-${school}`}>
              移除
            </Button>
          </Popconfirm>
        </span>
      ),
    },
  ];
  return (
    <Table<SchoolKey>
      size="small"
      rowKey="school"
      columns={columns}
      dataSource={[...keys]}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false, showTotal: (total) => `共 ${formatInteger(total)} 所` }}
      locale={{ emptyText: '没有录入公钥：导入时不保存任何学生的姓名。' }}
      data-testid="register-keys"
    />
  );
}

function Names({ schoolKey: { batches, entries, olderBatches } }: { readonly schoolKey: SchoolKey }) {
  return (
    <>
      {batches === 0 ? '还没有' : `${formatInteger(batches)} 个批次，${formatInteger(entries)} 行`}
      {olderBatches > 0 && (
        <Tag color="orange" className="register-older">
          旧公钥 {formatInteger(olderBatches)} 个批次
        </Tag>
      )}
    </>
  );
}
