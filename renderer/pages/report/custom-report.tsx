/** 自选内容: questions kept from any page or the query page, put together into one workbook. */
import { Alert, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { useSave } from '../../use-save';
import './custom-report.css';

export function CustomReport({ unit, preparedBy }: { readonly unit: string; readonly preparedBy: string }) {
  const engine = useEngine();
  const { saving, save } = useSave();
  const { result, error, reload } = useCall('query.saved', { kind: 'visual' });
  const [left, setLeft] = useState<readonly number[]>([]);
  const [title, setTitle] = useState('');
  const queries = result?.queries ?? [];
  const chosen = queries.map(({ id }) => id).filter((id) => !left.includes(id));
  return (
    <Panel title="自选内容统计表" unscoped>
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {result !== null && queries.length === 0 && (
        <Alert type="info" showIcon className="custom-empty" data-testid="custom-empty" title={<>还没有素材。点任一数字打开“这个数从哪来”，选“加入报表素材”；或在<Link to="/query?tab=visual">查询页</Link>组合后保存。</>} />
      )}
      {queries.length > 0 && (
        <div className="custom-report">
          <Checkbox.Group value={chosen} onChange={(ids) => setLeft(queries.map(({ id }) => id).filter((id) => !ids.includes(id)))} data-testid="custom-questions">
            {queries.map(({ id, name, description }) => (
              <Checkbox key={id} value={id}>
                {name}
                {description !== '' && <small>{description}</small>}
              </Checkbox>
            ))}
          </Checkbox.Group>
          <label>
            标题
            <Input value={title} maxLength={60} placeholder="自选内容统计表" onChange={({ target }) => setTitle(target.value)} data-testid="custom-title" />
          </label>
          <Button type="primary" loading={saving} disabled={chosen.length === 0} onClick={() => void save(() => engine.call('report.custom', { saved: chosen, title, ...(unit === '' ? {} : { unit }), ...(preparedBy === '' ? {} : { preparedBy }) }))} data-testid="custom-export">
            导出 Excel（{chosen.length} 张表）
          </Button>
          <p className="report-hint">每条素材一张表，数字按导出时的数据重新计算，经过同样的隐私处理；可在查询页“收藏与历史”里改名、删除。</p>
        </div>
      )}
    </Panel>
  );
}
