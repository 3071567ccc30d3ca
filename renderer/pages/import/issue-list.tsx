/** The issues of everything that has been imported, to be sent back and followed until they are mended. */
import { Segmented, Select } from 'antd';
import { useCall } from '../../engine-client';
import { fileName } from '../../file-name';
import { IssueBrowser } from './issue-browser';
import type { IssueSelection } from './issue-filter';
import { BELOW_LAST } from './sizes';

const STATUSES = [
  { value: 'open' as const, label: '未解决' },
  { value: 'closed' as const, label: '已解决' },
  { value: 'all' as const, label: '全部' },
];

export interface IssueListProps {
  readonly selection: IssueSelection;
  readonly onChange: (selection: IssueSelection) => void;
}

export function IssueList({ selection, onChange }: IssueListProps) {
  const batches = useCall('import.batches', {});
  return (
    <IssueBrowser selection={selection} onChange={onChange} staged={false} below={BELOW_LAST}>
      <Segmented value={selection.status} onChange={(status) => onChange({ ...selection, status })} options={STATUSES} data-testid="issues-status" />
      <Select
        value={selection.batch ?? 0}
        onChange={(batch) => onChange({ ...selection, batch: batch === 0 ? null : batch })}
        style={{ width: 210 }}
        showSearch={{ optionFilterProp: 'label' }}
        data-testid="issues-batch"
        aria-label="批次"
        options={[
          { value: 0, label: '全部批次' },
          ...(batches.result?.batches ?? []).filter((item) => item.issues > 0).map((item) => ({ value: item.batch, label: `批次 ${item.batch}：${fileName(item.fileName)}` })),
        ]}
      />
    </IssueBrowser>
  );
}
