import { Button, Table, type TableColumnsType } from 'antd';
import type { DeletionCertificate } from '../../../../shared/contract';
import { formatInteger } from '../../../../shared/format';
import { DELETION_SCOPES } from '../../../../shared/retention';
import { useEngine } from '../../../engine-client';
import { useSave } from '../../../use-save';

export function Certificates({ certificates }: { readonly certificates: readonly DeletionCertificate[] }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const columns: TableColumnsType<DeletionCertificate> = [
    { title: '编号', dataIndex: 'number', width: 150 },
    { title: '学年', dataIndex: 'schoolYear', width: 110 },
    { title: '范围', dataIndex: 'scope', render: (scope: DeletionCertificate['scope']) => DELETION_SCOPES[scope] },
    { title: '行数', dataIndex: 'rows', align: 'right', width: 90, render: (rows: number) => formatInteger(rows) },
    { title: '时间', dataIndex: 'deletedAt', width: 150, render: (at: string) => at.slice(0, 16) },
    { title: '操作人', dataIndex: 'operator', width: 90, ellipsis: true },
    {
      title: '文件',
      key: 'file',
      width: 150,
      render: (_, { number }) =>
        (['docx', 'xlsx'] as const).map((format) => (
          <Button key={format} type="link" size="small" disabled={saving} onClick={() => void save(() => engine.call('retention.certificate', { number, format }))} data-testid={`certificate-${format}`}>
            {format === 'docx' ? 'Word' : 'Excel'}
          </Button>
        )),
    },
  ];
  return <Table<DeletionCertificate> size="small" rowKey="number" columns={columns} dataSource={[...certificates]} pagination={{ pageSize: 10, hideOnSinglePage: true }} locale={{ emptyText: '还没有删除过数据。' }} />;
}
