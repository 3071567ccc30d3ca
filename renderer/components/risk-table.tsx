/** Groups by rows, risk levels by columns. */
import { Table, type TableColumnsType } from 'antd';
import { formatInteger, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import type { RiskGroup } from '../groups';
import { Figure } from './figure';
import { useRiskScheme } from '../settings';
import { GroupLink } from './group-link';

export interface RiskTableProps {
  readonly dimensionLabel: string;
  readonly groups: readonly RiskGroup[];
  readonly total: RiskGroup;
  readonly height?: number;
  readonly onSelect?: ((key: string) => void) | undefined;
}

const VIRTUAL_FROM = 60;
/** Least widths, so that all levels fit in half a page of 1366 pixels. */
const NAME_WIDTH = 104;
const LEVEL_WIDTH = 64;

function baseText(group: RiskGroup): string {
  if (group.state === 'suppressed') return SUPPRESSED_TEXT;
  return group.validResults === null ? MISSING_TEXT : formatInteger(group.validResults);
}

export function RiskTable({ dimensionLabel, groups, total, height = 430, onSelect }: RiskTableProps) {
  const { levels } = useRiskScheme();
  const columns: TableColumnsType<RiskGroup> = [
    {
      title: dimensionLabel,
      dataIndex: 'label',
      width: NAME_WIDTH,
      fixed: 'left',
      render: (_, group) => (group.key === total.key ? <strong>{group.label}</strong> : <GroupLink id={group.key} label={group.label} onSelect={onSelect} />),
    },
    { title: '有效结果数（人）', key: 'valid', width: LEVEL_WIDTH, align: 'right', render: (_, group) => baseText(group) },
    ...levels.map((definition) => ({
      key: definition.level,
      title: definition.label,
      width: LEVEL_WIDTH,
      align: 'right' as const,
      render: (_: unknown, group: RiskGroup) => (
        <Figure
          indicator="riskDistribution"
          row={group.levels[definition.level]}
          about={`${group.label}，${definition.label}`}
          part={`${group.key}-${definition.level}`}
        />
      ),
    })),
  ];
  return (
    <Table<RiskGroup>
      size="small"
      columns={columns}
      dataSource={[...groups, total]}
      pagination={false}
      virtual={groups.length > VIRTUAL_FROM}
      scroll={{ x: NAME_WIDTH + LEVEL_WIDTH * (levels.length + 1), y: height }}
      rowClassName={(group) => (group.key === total.key ? 'total-row' : '')}
    />
  );
}
