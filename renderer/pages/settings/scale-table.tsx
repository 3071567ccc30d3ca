import { Table, type TableColumnsType, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ScaleDefinition } from '../../../shared/scales';
import { gradesText } from '../../../shared/scales/words';
import { ScaleDetails } from './scale-details';

export interface ListedScale {
  readonly scale: ScaleDefinition;
  /** What stands in the last column of the bureau's own. */
  readonly note?: ReactNode;
}

function StatusTag({ scale }: { readonly scale: ScaleDefinition }) {
  if (scale.kind === 'reported') return <Tag color="gold">只收得分</Tag>;
  return scale.certainty === 'certain' ? <Tag color="green">已核对</Tag> : <Tag color="orange">未核对</Tag>;
}

const columns: TableColumnsType<ListedScale> = [
  { title: '简称', key: 'id', width: 110, render: (_, { scale }) => scale.id },
  { title: '名称', key: 'label', width: 220, render: (_, { scale }) => scale.label },
  { title: '题数', key: 'items', width: 60, align: 'right', render: (_, { scale }) => scale.items },
  { title: '维度', key: 'subscales', ellipsis: true, className: 'after-number', render: (_, { scale }) => scale.subscales.map(({ name }) => name).join('、') || '单一总分' },
  { title: '适用年级', key: 'grades', width: 130, render: (_, { scale }) => gradesText(scale) },
  { title: '记分键', key: 'status', width: 92, render: (_, { scale }) => <StatusTag scale={scale} /> },
];

export interface ScaleTableProps {
  readonly scales: readonly ListedScale[];
  /** Title of the last column; there is none without. */
  readonly noteTitle?: string;
  readonly empty: string;
}

/** A row a questionnaire; opened, it tells the rest. */
export function ScaleTable({ scales, noteTitle, empty }: ScaleTableProps) {
  const own: TableColumnsType<ListedScale> = noteTitle === undefined ? [] : [{ title: noteTitle, key: 'note', width: 230, render: (_, { note }) => note }];
  return (
    <Table<ListedScale>
      size="small"
      rowKey={({ scale }) => scale.id}
      columns={[...columns, ...own]}
      dataSource={[...scales]}
      pagination={false}
      expandable={{ expandRowByClick: true, columnTitle: <span className="only-heard">详情</span>, expandedRowRender: ({ scale }) => <ScaleDetails scale={scale} /> }}
      scroll={{ x: noteTitle === undefined ? 780 : 1000 }}
      locale={{ emptyText: empty }}
    />
  );
}
