import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select } from 'antd';
import { DATASETS } from '../../../shared/datasets';
import { formatInteger } from '../../../shared/format';
import { INSPECTION_LABELS, INSPECTION_ORDER } from './labels';
import { EVERYTHING, type countFiles, type ListFilter } from './rated-files';

export interface ListToolbarProps {
  readonly counts: ReturnType<typeof countFiles>;
  readonly total: number;
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
  readonly onAdd: () => void;
  readonly onClear: () => void;
}

export function ListToolbar({ counts, total, filter, onChange, onAdd, onClear }: ListToolbarProps) {
  const change = (part: Partial<ListFilter>) => onChange({ ...filter, ...part });
  return (
    <div className="toolbar">
      <Segmented
        value={filter.status}
        onChange={(status) => change({ status })}
        data-testid="inspect-filter"
        options={[
          { value: 'all' as const, label: `全部 ${formatInteger(total)}` },
          ...INSPECTION_ORDER.flatMap((status) => {
            const count = counts.status.get(status) ?? 0;
            return count === 0 ? [] : [{ value: status, label: `${INSPECTION_LABELS[status].label} ${formatInteger(count)}` }];
          }),
        ]}
      />
      <Select
        value={filter.dataset}
        onChange={(dataset) => change({ dataset })}
        style={{ width: 170 }}
        aria-label="按数据种类筛选"
        options={[
          { value: EVERYTHING.dataset, label: '全部数据种类' },
          ...DATASETS.map(({ id, label }) => ({ value: id, label: `${label} ${formatInteger(counts.dataset.get(id) ?? 0)}`, disabled: !counts.dataset.has(id) })),
        ]}
      />
      <Input prefix={<SearchOutlined />} value={filter.search} onChange={(event) => change({ search: event.target.value })} placeholder="文件名、文件夹或说明" allowClear style={{ width: 220 }} aria-label="在列表中查找" data-testid="inspect-search" />
      <span className="toolbar-gap" />
      <Button onClick={onAdd}>添加文件</Button>
      <Button onClick={onClear}>清空</Button>
    </div>
  );
}
