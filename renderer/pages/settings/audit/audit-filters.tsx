/** Time, person, action, words. */
import { DatePicker, Input, Select } from 'antd';
import type { RequestOf } from '../../../../shared/contract';
import { AUDIT_ACTION_IDS, AUDIT_ACTIONS } from '../../../../shared/audit/actions';

type Filter = RequestOf<'audit.list'>;

export interface AuditFiltersProps {
  readonly operators: readonly string[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

const ACTIONS = AUDIT_ACTION_IDS.map((value) => ({ value, label: AUDIT_ACTIONS[value] }));

export function AuditFilters({ operators, filter, onFilter }: AuditFiltersProps) {
  const change = (part: Partial<Filter>) => onFilter(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined && value !== '')));
  return (
    <div className="audit-filters">
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        aria-label="日期"
        onChange={(_, days) => {
          const [from, to] = days ?? [];
          change({ from: from || undefined, to: to || undefined });
        }}
      />
      <Select allowClear aria-label="操作人" placeholder="全部操作人" className="audit-operator" options={operators.map((value) => ({ value, label: value }))} value={filter.operator ?? null} onChange={(operator) => change({ operator: operator ?? undefined })} data-testid="audit-operator" />
      <Select
        allowClear
        mode="multiple"
        maxTagCount="responsive"
        aria-label="操作"
        placeholder="全部操作"
        className="audit-actions"
        optionFilterProp="label"
        options={ACTIONS}
        value={filter.actions ?? []}
        onChange={(actions) => change({ actions: actions.length === 0 ? undefined : actions })}
        data-testid="audit-actions"
      />
      <Input.Search allowClear aria-label="内容" placeholder="查找内容" className="audit-text" onSearch={(text) => change({ text })} data-testid="audit-text" />
    </div>
  );
}
