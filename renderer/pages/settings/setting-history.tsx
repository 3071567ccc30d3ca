/** Every version of a setting: when, by whom, what, why. Asked for when it is opened. */
import { Button, Modal, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { SettingId, SettingVersion } from '../../../shared/settings';
import { ErrorNotice } from '../../components/notices';
import { useCall } from '../../engine-client';

const COLUMNS: TableColumnsType<SettingVersion> = [
  { title: '版本', dataIndex: 'version', align: 'right', width: 64 },
  { title: '时间', dataIndex: 'changedAt', width: 160 },
  { title: '操作人', dataIndex: 'changedBy', width: 110, ellipsis: true },
  { title: '内容', dataIndex: 'text' },
  { title: '原因', dataIndex: 'note', width: 180, render: (note: string) => note || '—' },
];

export function SettingHistory({ setting, label }: { readonly setting: SettingId; readonly label: string }) {
  const [open, setOpen] = useState(false);
  const { result, error, loading } = useCall('settings.history', open ? { setting } : null);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)} data-testid={`setting-history-${setting}`}>
        改动记录
      </Button>
      <Modal title={`“${label}”的改动记录`} open={open} onCancel={() => setOpen(false)} footer={null} width={860} destroyOnHidden>
        {error && <ErrorNotice error={error} />}
        <Table<SettingVersion>
          size="small"
          rowKey="version"
          loading={loading}
          columns={COLUMNS}
          dataSource={[...(result?.versions ?? [])]}
          pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
          locale={{ emptyText: '还没有改动过，一直是默认值。' }}
        />
      </Modal>
    </>
  );
}
