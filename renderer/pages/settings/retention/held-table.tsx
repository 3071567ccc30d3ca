import { Button, Table, type TableColumnsType, Tag } from 'antd';
import type { HeldData } from '../../../../shared/contract';
import { formatInteger } from '../../../../shared/format';
import { RETENTION_CLASSES } from '../../../../shared/retention';
import { schoolYearLabel } from '../../../../shared/school-year';

/** A row a school year and kind; one button a school year. */
export function HeldTable({ held, onDelete }: { readonly held: readonly HeldData[]; readonly onDelete: (schoolYear: string) => void }) {
  const rowsOfYear = (schoolYear: string) => held.filter((each) => each.schoolYear === schoolYear).length;
  const isFirst = (row: HeldData) => held.find(({ schoolYear }) => schoolYear === row.schoolYear) === row;
  const ofYear = (row: HeldData) => ({ rowSpan: isFirst(row) ? rowsOfYear(row.schoolYear) : 0 });
  const columns: TableColumnsType<HeldData> = [
    { title: '学年', dataIndex: 'schoolYear', width: 150, render: (year: string) => schoolYearLabel(year), onCell: ofYear },
    { title: '种类', dataIndex: 'kind', render: (kind: HeldData['kind']) => RETENTION_CLASSES[kind].label },
    { title: '批次', dataIndex: 'batches', align: 'right', width: 80, render: (value: number) => formatInteger(value) },
    { title: '行数', dataIndex: 'rows', align: 'right', width: 110, render: (value: number) => formatInteger(value) },
    { title: '到期日', dataIndex: 'dueOn', width: 132, className: 'after-number' },
    { title: '状态', dataIndex: 'due', width: 100, render: (due: boolean) => (due ? <Tag color="red">已到期</Tag> : <Tag>保存期内</Tag>) },
    {
      title: '操作',
      key: 'delete',
      width: 110,
      onCell: ofYear,
      render: (_, { schoolYear }) => (
        <Button size="small" danger onClick={() => onDelete(schoolYear)} data-testid={`retention-delete-${schoolYear}`}>
          预览删除
        </Button>
      ),
    },
  ];
  return <Table<HeldData> size="small" rowKey={({ schoolYear, kind }) => `${schoolYear} ${kind}`} columns={columns} dataSource={[...held]} pagination={false} locale={{ emptyText: '工作区里没有个人数据。' }} data-testid="retention-held" />;
}
