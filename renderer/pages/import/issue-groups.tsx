/** Issues counted by kind, county, school or file; a click lists those of one group. */
import { Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { IssueGroup } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { ErrorNotice } from '../../components/notices';
import { useCall } from '../../engine-client';
import { useAvailableHeight } from '../../use-available-height';
import { FACETS, filterBeside, toggleGroup, type Facet, type IssueSelection } from './issue-filter';

const number = (value: number) => formatInteger(value);

function columnsOf(facet: Facet, choose: (group: IssueGroup) => void): TableColumnsType<IssueGroup> {
  const spread = { kind: '学校', county: '学校', school: '文件', file: '学校' }[facet];
  return [
    {
      title: facet === 'kind' ? '问题' : '名称',
      key: 'label',
      render: (_, group) => (
        <button type="button" className="group-link" title={facet === 'kind' ? `${group.label}\n例：${group.example}` : group.label} disabled={group.key === null} onClick={() => choose(group)}>
          {group.label}
        </button>
      ),
    },
    { title: '条数', dataIndex: 'issues', width: 54, align: 'right', render: number },
    { title: '退回行', dataIndex: 'rowsRejected', width: 58, align: 'right', render: number },
    { title: spread, dataIndex: facet === 'school' ? 'files' : 'schools', width: 60, align: 'right', render: number },
  ];
}

export interface IssueGroupsProps {
  readonly selection: IssueSelection;
  readonly staged: boolean;
  readonly onChange: (selection: IssueSelection) => void;
  /** Pixels to keep free below. */
  readonly below: number;
}

export function IssueGroups({ selection, staged, onChange, below }: IssueGroupsProps) {
  const [facet, setFacet] = useState<Facet>('kind');
  const { result, error, loading, reload } = useCall('import.issueGroups', { ...filterBeside(selection, facet, staged), by: facet });
  const [box, height] = useAvailableHeight(below);
  const chosen = selection.groups[facet]?.key;
  return (
    <div className="issue-groups" data-testid="issue-groups">
      <Segmented block value={facet} onChange={setFacet} options={[...FACETS]} data-testid="issue-facet" />
      {error && <ErrorNotice error={error} onRetry={reload} />}
      <div ref={box}>
        <Table<IssueGroup>
          size="small"
          virtual
          rowKey={(group) => group.key ?? ''}
          loading={loading}
          columns={columnsOf(facet, (group) => onChange(toggleGroup(selection, facet, group)))}
          dataSource={result?.groups ?? []}
          pagination={false}
          scroll={{ x: 330, y: height }}
          rowClassName={(group) => (group.key !== null && group.key === chosen ? 'chosen-row' : '')}
          locale={{ emptyText: '没有问题' }}
        />
      </div>
    </div>
  );
}
