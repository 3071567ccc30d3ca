import { Table, Tag, type TableColumnsType } from 'antd';
import { memo, useMemo } from 'react';
import type { IssueRecord } from '../../../shared/contract';
import { fileName } from '../../file-name';
import { useAvailableHeight } from '../../use-available-height';
import { ACTION, SEVERITY } from './labels';

interface IssueRow extends IssueRecord {
  readonly key: number;
}

/** Where one finds it in Excel. */
function place({ file, cell, row, sheet }: IssueRecord): string {
  return `${cell ?? `第${row}行`}，${fileName(file)}，工作表“${sheet}”`;
}

/** Two lines in one cell: on a small screen the reason must stay in view. */
function TwoLines({ first, second, hint }: { readonly first: string; readonly second: string; readonly hint: string }) {
  return (
    <span className="two-lines" title={hint}>
      <span>{first}</span>
      <small>{second}</small>
    </span>
  );
}

const COLUMNS: TableColumnsType<IssueRow> = [
  { title: '程度', dataIndex: 'severity', width: 60, render: (_, issue) => <Tag color={SEVERITY[issue.severity].color}>{SEVERITY[issue.severity].label}</Tag> },
  {
    title: '学校与位置',
    key: 'place',
    width: 210,
    render: (_, issue) => <TwoLines first={issue.school ?? '未注明学校'} second={place(issue)} hint={`${issue.school ?? '未注明学校'}\n${place(issue)}`} />,
  },
  { title: '列与原值', key: 'value', width: 140, render: (_, issue) => <TwoLines first={issue.column ?? '整行'} second={issue.value ?? ''} hint={`${issue.column ?? '整行'}\n${issue.value ?? ''}`} /> },
  { title: '已做处理', dataIndex: 'action', width: 96, render: (_, issue) => ACTION[issue.action] },
  {
    title: '原因和办法',
    dataIndex: 'message',
    render: (_, issue) => (
      <span className="issue-reason" title={issue.message}>
        {issue.message}
      </span>
    ),
  },
];

const CLOSED: TableColumnsType<IssueRow>[number] = {
  title: '状态',
  dataIndex: 'closedBy',
  width: 112,
  render: (_, issue) => (issue.closedBy === null ? <Tag color="orange">未解决</Tag> : <Tag color="green">批次 {issue.closedBy} 已解决</Tag>),
};

export interface IssueTableProps {
  readonly issues: readonly IssueRecord[];
  readonly loading: boolean;
  /** Pixels to keep free below. */
  readonly below: number;
  /** Whether to say by which batch an issue was closed. */
  readonly showsClosed: boolean;
}

export const IssueTable = memo(function IssueTable({ issues, loading, below, showsClosed }: IssueTableProps) {
  const [box, height] = useAvailableHeight(below);
  const rows = useMemo(() => issues.map((issue, key): IssueRow => ({ ...issue, key })), [issues]);
  const columns = useMemo(() => (showsClosed ? [CLOSED, ...COLUMNS] : COLUMNS), [showsClosed]);
  return (
    <div ref={box} className="issue-table">
      <Table<IssueRow> size="small" virtual rowKey="key" loading={loading} columns={columns} dataSource={rows} pagination={false} scroll={{ x: 780, y: height }} locale={{ emptyText: '没有问题' }} data-testid="issue-list" />
    </div>
  );
});
