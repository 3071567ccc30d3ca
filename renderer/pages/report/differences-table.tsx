/** What a report would say otherwise today. */
import { Table } from 'antd';
import type { ReportDifference } from '../../../shared/contract';

export const PAGE = 12;
/** Characters beyond which it is a paragraph, no figure. */
const LONGEST_FIGURE = 20;

const aligned = ({ then, now }: ReportDifference) => ({ className: Math.max(then.length, now.length) > LONGEST_FIGURE ? 'report-told' : 'report-figure' });

export function DifferencesTable({ differences }: { readonly differences: readonly ReportDifference[] }) {
  return (
    <Table<ReportDifference>
      size="small"
      rowKey={({ table, row, column }) => `${table}|${row}|${column}`}
      data-testid="report-differences"
      dataSource={[...differences]}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showTotal: (total) => `共 ${total} 处不同` }}
      columns={[{ title: '表', dataIndex: 'table' }, { title: '行', dataIndex: 'row' }, { title: '栏', dataIndex: 'column' }, { title: '出具时', dataIndex: 'then', onCell: aligned }, { title: '现在', dataIndex: 'now', onCell: aligned }]}
    />
  );
}
