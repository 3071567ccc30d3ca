import { Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { RequestOf } from '../../../shared/contract';
import type { SourceRow } from '../../../shared/figure-sources';
import { useCall } from '../../engine-client';
import { ErrorNotice } from '../notices';

const PAGE_ROWS = 20;

const columns: TableColumnsType<SourceRow> = [
  { title: '行', dataIndex: 'row', width: 70, align: 'right' },
  { title: '县区', dataIndex: 'county', width: 110 },
  { title: '学校', dataIndex: 'school', ellipsis: true },
  { title: '姓名', dataIndex: 'name', width: 110 },
];

/** Rows of one file and sheet, a page at a time. */
export function OriginRows({ request }: { readonly request: RequestOf<'figure.rows'> }) {
  const [page, setPage] = useState(1);
  const { result, error, loading, reload } = useCall('figure.rows', { ...request, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS });
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  const named = result?.rows.some(({ name }) => name !== '') === true;
  return (
    <Table<SourceRow>
      size="small"
      loading={{ spinning: loading, delay: 300 }}
      rowKey={({ row }) => row}
      columns={named ? columns : columns.filter((column) => !('dataIndex' in column) || column.dataIndex !== 'name')}
      dataSource={[...(result?.rows ?? [])]}
      pagination={{ current: page, pageSize: PAGE_ROWS, total: result?.total ?? 0, onChange: setPage, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
    />
  );
}
