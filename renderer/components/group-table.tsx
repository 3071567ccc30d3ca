/** Groups by rows, indicators by columns; every cell with its 口径. */
import { Checkbox, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { findIndicator, UNIT_LABELS } from '../../shared/indicators';
import { passedOver, passedOverText, usePageFilter } from '../address';
import { changeTone } from '../change-words';
import type { Group } from '../groups';
import type { IndicatorRow } from '../indicator-table';
import { BESIDE, type BesideId, besideOffered } from './beside-figures';
import { Figure } from './figure';
import { GroupLink } from './group-link';
import { IndicatorInfo } from './indicator-info';

export interface GroupTableProps {
  readonly dimensionLabel: string;
  readonly groups: readonly Group[];
  readonly indicators: readonly string[];
  /** Row of the whole; written as 合计. */
  readonly total?: readonly IndicatorRow[] | undefined;
  readonly height?: number;
  readonly onSelect?: ((key: string) => void) | undefined;
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly cells: ReadonlyMap<string, IndicatorRow>;
  readonly isTotal: boolean;
}

/** Above this many rows only those in view are drawn. */
const VIRTUAL_FROM = 60;
/** Least widths, so that five figures fit beside the name in half a page of 1366 pixels. */
const NAME_WIDTH = 132;
const VALUE_WIDTH = 84;
const ROOMY = 2;

function compare(indicator: string) {
  const rank = (line: Line) => line.cells.get(indicator)?.value ?? -Infinity;
  return (one: Line, other: Line, order?: 'ascend' | 'descend' | null) => {
    // The total stays at the end in either direction.
    if (one.isTotal !== other.isTotal) return (one.isTotal ? 1 : -1) * (order === 'descend' ? -1 : 1);
    return rank(one) - rank(other);
  };
}

export function GroupTable({ dimensionLabel, groups, indicators, total, height = 430, onSelect }: GroupTableProps) {
  const [filter] = usePageFilter();
  // A table of one or two figures has room for the place at once.
  const [chosen, setChosen] = useState<readonly BesideId[]>(indicators.length <= ROOMY ? ['rank'] : []);
  const lines: Line[] = groups.map((group) => ({ key: group.key, label: group.label, cells: group.cells, isTotal: false }));
  if (total !== undefined && total.length > 0) {
    lines.push({ key: 'total', label: '合计', cells: new Map(total.map((row) => [row.indicator, row])), isTotal: true });
  }
  const cells = lines.flatMap((line) => [...line.cells.values()]).filter((row) => indicators.includes(row.indicator));
  const offered = besideOffered(cells).filter((id) => BESIDE[id].always !== true);
  const beside = (indicator: string): readonly BesideId[] => besideOffered(cells.filter((row) => row.indicator === indicator)).filter((id) => BESIDE[id].always === true || chosen.includes(id));
  const columns: TableColumnsType<Line> = [
    {
      title: dimensionLabel,
      dataIndex: 'label',
      width: NAME_WIDTH,
      fixed: 'left',
      render: (_, line) => (line.isTotal ? <strong>合计</strong> : <GroupLink id={line.key} label={line.label} onSelect={onSelect} />),
    },
    ...indicators.flatMap((indicator) => {
      const definition = findIndicator(indicator);
      const value = {
        key: indicator,
        title: (
          <IndicatorInfo indicator={indicator}>
            <span tabIndex={0}>
              {definition?.label ?? indicator}
              {definition && `（${UNIT_LABELS[definition.unit]}）`}
              {definition && passedOverText(passedOver(filter, definition.dimensions))}
            </span>
          </IndicatorInfo>
        ),
        align: 'right' as const,
        width: VALUE_WIDTH,
        sorter: compare(indicator),
        showSorterTooltip: false,
        render: (_: unknown, line: Line) => (
          <Figure indicator={indicator} row={line.cells.get(indicator)} about={line.label} part={line.key} judged />
        ),
      };
      const others = beside(indicator).map((id) => ({
        key: `${indicator}-${id}`,
        title: BESIDE[id].label,
        align: 'right' as const,
        width: BESIDE[id].width,
        render: (_: unknown, line: Line) => {
          const row = line.cells.get(indicator);
          if (row === undefined) return null;
          const remark = BESIDE[id].remark?.(row) ?? '';
          return (
            <div className={id === 'change' ? `figure-beside change-${changeTone(row)}` : 'figure-beside'}>
              {BESIDE[id].text(row)}
              {remark !== '' && <div className="figure-remark">{remark}</div>}
            </div>
          );
        },
      }));
      return [value, ...others];
    }),
  ];
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0);
  return (
    <>
      {offered.length > 0 && (
        <div className="table-options">
          <Checkbox.Group<BesideId> value={[...chosen]} onChange={setChosen} options={offered.map((id) => ({ value: id, label: BESIDE[id].label }))} />
        </div>
      )}
      <Table<Line>
        size="small"
        columns={columns}
        dataSource={lines}
        pagination={false}
        virtual={lines.length > VIRTUAL_FROM}
        scroll={{ x: width, y: height }}
        rowClassName={(line: Line) => (line.isTotal ? 'total-row' : '')}
      />
    </>
  );
}
