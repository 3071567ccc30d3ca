/** Groups by rows, risk levels by columns. */
import { Checkbox, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { formatInteger, formatInterval, MISSING_TEXT, SUPPRESSED_TEXT } from '../../shared/format';
import { changeWords } from '../change-words';
import type { RiskGroup } from '../groups';
import { Figure } from './figure';
import { useRiskScheme } from '../settings';
import { byFocus, useLevelFocus } from '../use-level-focus';
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
const LEVEL_WIDTH_WITH_INTERVAL = 92;

function baseText(group: RiskGroup): string {
  if (group.state === 'suppressed') return SUPPRESSED_TEXT;
  return group.validResults === null ? MISSING_TEXT : formatInteger(group.validResults);
}

export function RiskTable({ dimensionLabel, groups, total, height = 430, onSelect }: RiskTableProps) {
  const { levels: shown } = useRiskScheme();
  const focus = useLevelFocus();
  const [intervals, setIntervals] = useState(false);
  const compared = [...groups, total].some(({ levels }) => Object.values(levels).some((row) => row.comparison !== null));
  const levelWidth = intervals || compared ? LEVEL_WIDTH_WITH_INTERVAL : LEVEL_WIDTH;
  const columns: TableColumnsType<RiskGroup> = [
    {
      title: dimensionLabel,
      dataIndex: 'label',
      width: NAME_WIDTH,
      fixed: 'left',
      render: (_, group) => (group.key === total.key ? <strong>{group.label}</strong> : <GroupLink id={group.key} label={group.label} onSelect={onSelect} />),
    },
    { title: '有效结果数（人）', key: 'valid', width: LEVEL_WIDTH, align: 'right', render: (_, group) => baseText(group) },
    ...shown.map((definition) => ({
      key: definition.level,
      title: definition.label,
      width: levelWidth,
      className: definition.level === focus.level ? 'level-focused' : '',
      align: 'right' as const,
      render: (_: unknown, group: RiskGroup) => {
        const row = group.levels[definition.level];
        return (
          <>
            <Figure indicator="riskDistribution" row={row} about={`${group.label}，${definition.label}`} part={`${group.key}-${definition.level}`} />
            {row?.comparison != null && <div className="figure-beside">{changeWords(row)}</div>}
            {intervals && row?.low != null && row.high !== null && <div className="figure-beside">{formatInterval(row.low, row.high)}</div>}
          </>
        );
      },
    })),
  ];
  return (
    <>
      <div className="table-options">
        <Checkbox checked={intervals} onChange={({ target }) => setIntervals(target.checked)} data-testid="risk-intervals">
          95% 置信区间
        </Checkbox>
      </div>
      <Table<RiskGroup>
        size="small"
        columns={columns}
        dataSource={[...byFocus(groups, focus.level), total]}
        pagination={false}
        virtual={groups.length > VIRTUAL_FROM}
        scroll={{ x: NAME_WIDTH + LEVEL_WIDTH + levelWidth * shown.length, y: height }}
        rowClassName={(group) => (group.key === total.key ? 'total-row' : '')}
      />
    </>
  );
}
