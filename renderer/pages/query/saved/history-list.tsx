/** What was run, from the log of operations. */
import { Table, type TableColumnsType } from 'antd';
import { formatInteger } from '../../../../shared/format';
import type { QueryRun } from '../../../../shared/saved-queries';
import { Panel } from '../../../components/panel';
import { localTime } from '../../../local-time';
import { secondsText } from '../sql/elapsed';

export const MOST_RUNS = 200;

interface HistoryListProps {
  readonly runs: readonly QueryRun[];
  readonly onOpen: (run: QueryRun) => void;
}

export function HistoryList({ runs, onOpen }: HistoryListProps) {
  const columns: TableColumnsType<QueryRun> = [
    { key: 'at', title: '时间', width: 140, render: (_, { at }) => localTime(at) },
    { key: 'sql', title: '语句', ellipsis: true, render: (_, run) => <button type="button" className="history-sql" title={run.sql} onClick={() => onOpen(run)} data-testid={`history-open-${run.entry}`}>{run.sql.replace(/\s+/g, ' ')}</button> },
    { key: 'parameters', title: '参数', width: 190, ellipsis: true, render: (_, { parameters }) => parameters.map(({ name, value }) => `${name}＝${value}`).join('，') || '—' },
    { key: 'rows', title: '行数', width: 90, align: 'right', render: (_, { rows }) => (rows === null ? '—' : formatInteger(rows)) },
    { key: 'milliseconds', title: '用时', width: 90, align: 'right', render: (_, { milliseconds }) => (milliseconds === null ? '—' : secondsText(milliseconds)) },
    { key: 'error', title: '结果', width: 200, ellipsis: true, render: (_, { error }) => (error === null ? '完成' : <span className="caution" title={error}>{error}</span>) },
    { key: 'operator', title: '操作人', width: 90, ellipsis: true, dataIndex: 'operator' },
  ];
  return (
    <Panel title="最近执行的 SQL 查询" unscoped note={`点语句可以打开再执行。只列最近 ${MOST_RUNS} 次，取自操作记录；身份证号、学籍号和手机号已遮盖。`}>
      <Table<QueryRun> size="small" rowKey="entry" columns={columns} dataSource={[...runs]} pagination={{ pageSize: 15, hideOnSinglePage: true, size: 'small', showSizeChanger: false }} locale={{ emptyText: <span className="query-none">还没有执行过查询。</span> }} data-testid="history-list" />
    </Panel>
  );
}
