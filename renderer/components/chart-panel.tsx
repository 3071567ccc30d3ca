/** A chart and the same figures as a table, one keyboard-reachable switch apart. */
import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { Panel } from './panel';

export interface ChartPanelProps {
  readonly title: string;
  readonly indicator: string;
  /** Names the chart in the page; the table is `chart-table-<id>`. Defaults to the indicator. */
  readonly id?: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  readonly note?: string;
  readonly busy?: boolean;
}

export function ChartPanel({ title, indicator, id = indicator, chart, table, note = '', busy = false }: ChartPanelProps) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <Panel
      title={title}
      indicator={indicator}
      note={note}
      busy={busy}
      extra={
        <Segmented
          size="small"
          value={view}
          onChange={setView}
          data-testid={`chart-toggle-${id}`}
          aria-label={`${title}：图或表`}
          options={[
            { value: 'chart', label: '图' },
            { value: 'table', label: '表' },
          ]}
        />
      }
    >
      {view === 'chart' ? (
        <figure className="chart" aria-label={title} data-testid={`chart-${id}`}>
          {chart}
        </figure>
      ) : (
        <div data-testid={`chart-table-${id}`}>{table}</div>
      )}
    </Panel>
  );
}
