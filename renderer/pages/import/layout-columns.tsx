import { Select, Tag, type TableColumnsType } from 'antd';
import type { TableHeader } from '../../../shared/contract';
import { BASIS } from './labels';
import { columnOptions, type LayoutChoice } from './layout-choice';

const NOT_IMPORTED = '';

/** Columns of the table of headers, with a select in each line. */
export function headerColumns(choice: LayoutChoice, onChange: (position: number, columnId: string | null) => void): TableColumnsType<TableHeader> {
  const { dataset, columns } = choice;
  const options = [
    { value: NOT_IMPORTED, label: '不导入这一列' },
    ...(dataset === null || dataset === 'none' ? [] : columnOptions(dataset).map(({ value, label, required }) => ({ value, label: required ? `${label}（必需）` : label }))),
  ];
  return [
    { title: '列', dataIndex: 'sheetColumn', width: 48, align: 'center' },
    { title: '表头', dataIndex: 'text', width: 200, ellipsis: true },
    { title: '内容举例', key: 'examples', width: 250, ellipsis: true, render: (_, { examples }) => <span title={examples.join('\n')}>{examples.join('，')}</span> },
    {
      title: '是什么',
      key: 'column',
      width: 230,
      render: (_, { position, text }) => (
        <Select
          size="small"
          value={columns.get(position)?.columnId ?? NOT_IMPORTED}
          options={options}
          onChange={(columnId) => onChange(position, columnId === NOT_IMPORTED ? null : columnId)}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          aria-label={`“${text}”是什么`}
          data-testid={`layout-column-${position}`}
        />
      ),
    },
    {
      title: '依据',
      key: 'basis',
      width: 90,
      render: (_, { position }) => {
        const chosen = columns.get(position);
        return chosen === undefined ? null : <Tag color={BASIS[chosen.basis].color}>{BASIS[chosen.basis].label}</Tag>;
      },
    },
  ];
}
