/** A chart and the same figures as a table, one keyboard-reachable switch apart. */
import type { ReactNode } from 'react';
import { type ChartViewProps, useChartParts } from './chart-view';
import { Panel, type PanelProps } from './panel';

export interface ChartPanelProps extends Omit<PanelProps, 'children' | 'extra'>, Omit<ChartViewProps, 'id' | 'title' | 'indicator' | 'note'> {
  /** Names the chart in the page. Defaults to the indicator, without which it must be given. */
  readonly id?: string;
  /** Above chart and table alike. */
  readonly head?: ReactNode;
}

export function ChartPanel({ id, head, chart, table, extra, ...panel }: ChartPanelProps) {
  const { title, indicator, note = '' } = panel;
  const { controls, body } = useChartParts({ title, id: id ?? indicator ?? title, indicator, chart, table, note, extra });
  return (
    <Panel {...panel} extra={controls}>
      {head}
      {body}
    </Panel>
  );
}
