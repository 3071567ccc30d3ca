/** Every figure against every target that is or was in force, with its document. */
import { Table, type TableColumnsType } from 'antd';
import { dayLabel } from '../../shared/as-of';
import { formatFigure } from '../../shared/format';
import { type DatedTarget, findIndicator, type IndicatorDefinition, TARGET_VERDICTS, targetsAsOf, type TargetVerdict, verdictOf } from '../../shared/indicators';
import { citation, POLICY_LEVELS } from '../../shared/policies';
import { useAsOf } from '../as-of';
import type { IndicatorRow } from '../indicator-table';
import { Panel } from './panel';

interface Line extends DatedTarget {
  readonly key: string;
  readonly definition: IndicatorDefinition;
  readonly row: IndicatorRow;
  readonly verdict: TargetVerdict;
}

function linesOf(rows: readonly IndicatorRow[], asOf: string): readonly Line[] {
  return rows.flatMap((row) => {
    const definition = findIndicator(row.indicator);
    if (definition === undefined) return [];
    return targetsAsOf(definition, asOf)
      .filter(({ state }) => state !== 'notYet')
      .map((dated) => ({ ...dated, key: `${row.indicator} ${dated.policy.id}`, definition, row, verdict: verdictOf(definition.direction, row.value, dated.target.value) }));
  });
}

const columns: TableColumnsType<Line> = [
  { title: '指标', key: 'indicator', width: 190, render: (_, { definition }) => definition.label, onCell: (line, index) => ({ 'data-line': index, title: line.definition.label }) },
  { title: '数值', key: 'value', width: 84, align: 'right', render: (_, { row, definition }) => formatFigure(row, definition.unit) },
  { title: '目标', dataIndex: 'label', width: 220 },
  { title: '结论', key: 'verdict', width: 80, render: (_, { verdict, state }) => <span className={`verdict verdict-${state === 'expired' ? 'unjudged' : verdict}`}>{TARGET_VERDICTS[verdict]}</span> },
  { title: '级别', key: 'level', width: 60, render: (_, { policy }) => POLICY_LEVELS[policy.level] },
  { title: '依据', key: 'policy', render: (_, { policy }) => <span title={policy.note}>{citation(policy)}</span> },
  { title: '有效', key: 'valid', width: 190, render: (_, { from, to }) => `${from} 起${to === null ? '' : `，至 ${to}`}` },
];

export function TargetTable({ rows }: { readonly rows: readonly IndicatorRow[] }) {
  const lines = linesOf(rows, useAsOf());
  return <Table<Line> size="small" columns={columns} dataSource={[...lines]} pagination={false} scroll={{ x: 980 }} locale={{ emptyText: '没有可对照的目标' }} data-testid="target-table" />;
}

export function TargetPanel({ rows }: { readonly rows: readonly IndicatorRow[] }) {
  const asOf = useAsOf();
  if (linesOf(rows, asOf).length === 0) return null;
  return (
    <Panel title={`对照各级目标（按${dayLabel(asOf)}有效的文件）`} note="已到期的目标注明“截至某年目标”，只供对照；对标的是外地标准，不是本市要求。">
      <TargetTable rows={rows} />
    </Panel>
  );
}
