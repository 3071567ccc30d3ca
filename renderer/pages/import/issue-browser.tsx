/** Everything that was not taken as it stood: groups on the left, the issues of what is chosen on the right. */
import { Segmented, Tag } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { formatInteger } from '../../../shared/format';
import { ErrorNotice } from '../../components/notices';
import { useCall } from '../../engine-client';
import { IssueExports } from './issue-exports';
import { FACETS, issueFilter, withGroup, type IssueSelection } from './issue-filter';
import { IssueGroups } from './issue-groups';
import { IssueTable } from './issue-table';
import { SEVERITY } from './labels';

/** More are read in the workbook, not on a screen. */
const SHOWN = 5000;

const SEVERITIES = [{ value: 'all' as const, label: '全部程度' }, ...(['error', 'warning', 'info'] as const).map((value) => ({ value, label: SEVERITY[value].label }))];

export interface IssueBrowserProps {
  readonly selection: IssueSelection;
  readonly onChange: (selection: IssueSelection) => void;
  /** Of the import that waits for a decision. */
  readonly staged: boolean;
  /** Pixels to keep free below. */
  readonly below: number;
  /** Further filters, before those all have. */
  readonly children?: ReactNode;
}

export function IssueBrowser({ selection, onChange, staged, below, children }: IssueBrowserProps) {
  const filter = issueFilter(selection, staged);
  const { result, error, loading, reload } = useCall('import.issues', { ...filter, limit: SHOWN });
  const issues = useMemo(() => result?.issues ?? [], [result]);
  const total = result?.total ?? 0;
  return (
    <div className="issue-browser">
      <div className="toolbar">
        {children}
        <Segmented value={selection.severity} onChange={(severity) => onChange({ ...selection, severity })} options={SEVERITIES} data-testid="issues-severity" />
        {FACETS.map(({ value }) => {
          const group = selection.groups[value];
          return (
            group && (
              <Tag key={value} closable onClose={() => onChange(withGroup(selection, value, null))} color="blue" data-testid={`issues-chosen-${value}`}>
                {group.label}
              </Tag>
            )
          );
        })}
        <span className="toolbar-gap" />
        <span className="issue-count">
          {formatInteger(total)} 条{total > issues.length && `，列出前 ${formatInteger(issues.length)} 条，全部见导出的清单`}
        </span>
        <IssueExports filter={filter} disabled={total === 0} />
      </div>
      {error && <ErrorNotice error={error} onRetry={reload} />}
      {/* Another choice is read from its first issue on. */}
      <div className="issue-panes">
        <IssueGroups selection={selection} staged={staged} onChange={onChange} below={below} />
        <IssueTable key={JSON.stringify(filter)} issues={issues} loading={loading} below={below} showsClosed={selection.status !== 'open'} />
      </div>
    </div>
  );
}
