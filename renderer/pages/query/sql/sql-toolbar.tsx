import { AlignLeftOutlined, CaretRightOutlined, PartitionOutlined, SaveOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select, Space } from 'antd';
import { QUERY_EXAMPLES, type QueryExample } from '../../../../shared/query-examples';
import { formatInteger } from '../../../../shared/format';
import { Elapsed } from './elapsed';

export const ROW_LIMITS = [1000, 10_000, 100_000, 1_000_000] as const;

interface SqlToolbarProps {
  /** Only what is selected would run. */
  readonly partOnly: boolean;
  readonly isEmpty: boolean;
  readonly since: number | null;
  readonly rowLimit: number;
  readonly onRowLimit: (limit: number) => void;
  readonly onRun: () => void;
  readonly onCancel: () => void;
  readonly onFormat: () => void;
  readonly onExplain: () => void;
  readonly onSave: () => void;
  /** Null: the query is none of the collection. */
  readonly onSaveAs: (() => void) | null;
  readonly onNew: () => void;
  readonly onExample: (example: QueryExample) => void;
}

export function SqlToolbar({ partOnly, isEmpty, since, rowLimit, onRowLimit, onRun, onCancel, onFormat, onExplain, onSave, onSaveAs, onNew, onExample }: SqlToolbarProps) {
  const running = since !== null;
  return (
    <div className="sql-toolbar">
      <Space size={6} wrap>
        {running ? (
          <Button size="small" danger icon={<StopOutlined />} onClick={onCancel} data-testid="query-cancel">取消</Button>
        ) : (
          <Button size="small" type="primary" icon={<CaretRightOutlined />} disabled={isEmpty} onClick={onRun} title="Ctrl+Enter" data-testid="query-run">{partOnly ? '执行选中部分' : '执行'}</Button>
        )}
        <Button size="small" icon={<AlignLeftOutlined />} disabled={isEmpty} onClick={onFormat} title="Shift+Alt+F" data-testid="query-format">整理格式</Button>
        <Button size="small" icon={<PartitionOutlined />} disabled={isEmpty || running} onClick={onExplain} data-testid="query-explain">执行计划</Button>
        <Button size="small" icon={<SaveOutlined />} disabled={isEmpty} onClick={onSave} data-testid="query-save">保存</Button>
        {onSaveAs !== null && <Button size="small" onClick={onSaveAs} data-testid="query-save-as">另存为</Button>}
        <Button size="small" disabled={isEmpty} onClick={onNew} data-testid="query-new">新建</Button>
        <Dropdown trigger={['click']} menu={{ items: QUERY_EXAMPLES.map(({ id, title }) => ({ key: id, label: title })), onClick: ({ key }) => QUERY_EXAMPLES.filter(({ id }) => id === key).forEach(onExample) }}>
          <Button size="small" data-testid="query-examples">示例</Button>
        </Dropdown>
      </Space>
      <Space size={8}>
        {running && <Elapsed since={since} />}
        <label>
          最多 <Select size="small" className="row-limit" aria-label="最多行数" value={rowLimit} onChange={onRowLimit} options={ROW_LIMITS.map((limit) => ({ value: limit, label: `${formatInteger(limit)} 行` }))} />
        </label>
      </Space>
    </div>
  );
}
