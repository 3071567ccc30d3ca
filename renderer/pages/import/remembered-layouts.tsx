/** What was said of header layouts before; it is used again without asking, until it is forgotten. */
import { Button } from 'antd';
import { useState } from 'react';
import type { EngineError } from '../../../shared/contract';
import { ErrorNotice } from '../../components/notices';
import { Panel } from '../../components/panel';
import { useCall, useEngine } from '../../engine-client';
import { datasetLabel } from './labels';

export function RememberedLayouts() {
  const engine = useEngine();
  const { result, error: listError, reload } = useCall('import.layouts', {});
  const [forgetError, setForgetError] = useState<EngineError | null>(null);
  const layouts = result?.layouts ?? [];
  const error = forgetError ?? listError;
  const forget = async (layoutKey: string) => {
    const outcome = await engine.call('import.forgetLayout', { layoutKey });
    setForgetError(outcome.ok ? null : outcome.error);
    reload();
  };
  return (
    <Panel title="记住的表头">
      {layouts.length === 0 && <p className="side-note">您指认过的表头会记在这里，下次同样的表不再提问。</p>}
      <ul className="side-list" data-testid="remembered-layouts">
        {layouts.map(({ layoutKey, dataset, confirmedAt, columns }) => (
          <li key={layoutKey}>
            <span className="side-list-name">
              <strong>{dataset === null ? '不导入的表' : `${datasetLabel(dataset)}（${columns} 列）`}</strong>
              <small>{confirmedAt.slice(0, 16)} 确认</small>
            </span>
            <Button size="small" type="text" onClick={() => void forget(layoutKey)} data-testid={`forget-${layoutKey}`}>
              忘记
            </Button>
          </li>
        ))}
      </ul>
      {error && <ErrorNotice error={error} />}
    </Panel>
  );
}
