/** The menu of a column: order, conditions, place and width, and a closer look at what stands in it. */
import { Button, Divider } from 'antd';
import type { Arrangement } from '../../shared/contract';
import type { ColumnProfile } from '../../shared/query-result';
import { filteredBy, sortedBy } from './arrangement';
import { type ColumnSet, hiddenFrom, moved } from './column-set';
import { FilterForm } from './filter-form';
import type { GridColumn } from './grid-source';

export interface ColumnMenuProps {
  readonly column: GridColumn;
  /** Where it is shown. */
  readonly position: number;
  readonly columnSet: ColumnSet;
  readonly onColumnSet: (set: ColumnSet) => void;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
  readonly profile: ColumnProfile | null;
  readonly onProfile: () => void;
  readonly onFit: () => void;
}

export function ColumnMenu({ column, position, columnSet, onColumnSet, arrangement, onArrange, profile, onProfile, onFit }: ColumnMenuProps) {
  const { place, label, kind } = column;
  const sorted = arrangement.order.find((each) => each.column === place);
  const further = arrangement.order.some((each) => each.column !== place);
  const sort = (descending: boolean, after: boolean) => () => onArrange(sortedBy(arrangement, place, sorted?.descending === descending ? null : descending, after));
  const pressed = (descending: boolean) => ({ type: sorted?.descending === descending ? ('primary' as const) : ('default' as const), 'aria-pressed': sorted?.descending === descending });
  const last = position === columnSet.places.length - 1;
  return (
    <div className="grid-menu" role="dialog" aria-label={`列“${label}”`} data-testid="column-menu">
      <strong className="grid-menu-title">{label}</strong>
      <div className="grid-menu-row">
        <Button size="small" {...pressed(false)} onClick={sort(false, false)}>↑ 从小到大</Button>
        <Button size="small" {...pressed(true)} onClick={sort(true, false)}>↓ 从大到小</Button>
      </div>
      {further && (
        <div className="grid-menu-row">
          <Button size="small" type="text" onClick={sort(false, true)}>再按本列 ↑</Button>
          <Button size="small" type="text" onClick={sort(true, true)}>再按本列 ↓</Button>
        </div>
      )}
      <Divider size="small" />
      <FilterForm place={place} kind={kind} conditions={arrangement.conditions.filter((each) => each.column === place)} profile={profile} onApply={(conditions) => onArrange(filteredBy(arrangement, place, conditions))} />
      <Divider size="small" />
      <div className="grid-menu-row">
        <Button size="small" type="text" onClick={onProfile}>列统计</Button>
        <Button size="small" type="text" onClick={onFit}>适合内容</Button>
        {columnSet.frozen === position + 1 ? (
          <Button size="small" type="text" onClick={() => onColumnSet({ ...columnSet, frozen: 0 })}>取消冻结</Button>
        ) : (
          <Button size="small" type="text" onClick={() => onColumnSet({ ...columnSet, frozen: position + 1 })}>冻结到此列</Button>
        )}
        <Button size="small" type="text" disabled={position === 0} onClick={() => onColumnSet(moved(columnSet, position, -1))}>左移</Button>
        <Button size="small" type="text" disabled={last} onClick={() => onColumnSet(moved(columnSet, position, 1))}>右移</Button>
        <Button size="small" type="text" disabled={columnSet.places.length === 1} onClick={() => onColumnSet(hiddenFrom(columnSet, position))}>隐藏</Button>
      </div>
    </div>
  );
}
