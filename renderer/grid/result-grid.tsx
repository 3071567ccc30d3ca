/** The result of a query: grid, order and conditions made by the engine, a look at a column, a chart, a file. */
import { App, Button, Popover, Segmented, Spin } from 'antd';
import { type Table, tableFromIPC } from 'apache-arrow';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Arrangement } from '../../shared/contract';
import { formatInteger } from '../../shared/format';
import type { BoundParameter } from '../../shared/query-parameters';
import { ErrorNotice } from '../components/notices';
import { useCall } from '../engine-client';
import { AS_QUERIED, isArranged } from './arrangement';
import { ArrangementTags } from './arrangement-tags';
import { CellView } from './cell-view';
import { MOST_COPIED_CELLS } from './clipboard';
import { ColumnMenu } from './column-menu';
import { ColumnProfileView } from './column-profile';
import { allColumns, type ColumnSet, shownColumns } from './column-set';
import { DataGrid, type GridHandle } from './data-grid';
import { ExportMenu } from './export-menu';
import { gridSource } from './grid-source';
import { ResultChart } from './result-chart';
import type { Block } from './selection';
import { SidePanel } from './side-panel';
import { StatusLine } from './status-line';

export interface GridResult {
  /** As the engine gave it, without order and conditions of the grid. */
  readonly table: Table;
  readonly sql: string;
  readonly parameters?: readonly BoundParameter[];
  readonly rowCount: number;
  readonly truncated: boolean;
  /** Rows asked for at most; arranged results are as long. */
  readonly rowLimit?: number;
  /** Chinese names of columns, by their names in the result. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface ResultGridProps {
  readonly result: GridResult;
  /** Of files that are made from it. */
  readonly title?: string;
}

/** A result of another query is another grid: nothing of order, widths or panels is carried over. */
export function ResultGrid(props: ResultGridProps) {
  const { table } = props.result;
  const [shown, setShown] = useState({ table, key: 0 });
  if (shown.table !== table) setShown({ table, key: shown.key + 1 });
  return <Arranged key={shown.key} {...props} />;
}

const NO_PARAMETERS: readonly BoundParameter[] = [];

type Side = { readonly kind: 'profile'; readonly place: number } | { readonly kind: 'cell'; readonly place: number; readonly row: number };

function Arranged({ result, title }: ResultGridProps) {
  const { message } = App.useApp();
  const grid = useRef<GridHandle>(null);
  const main = useRef<HTMLDivElement>(null);
  const [arrangement, setArrangement] = useState<Arrangement>(AS_QUERIED);
  const [menu, setMenu] = useState<{ readonly position: number; readonly left: number; readonly top: number } | null>(null);
  const [side, setSide] = useState<Side | null>(null);
  const [block, setBlock] = useState<Block | null>(null);
  const [look, setLook] = useState<'table' | 'chart'>('table');

  const { sql, parameters = NO_PARAMETERS } = result;
  const asked = { sql, parameters: [...parameters] };
  const arranged = useCall('query.run', isArranged(arrangement) ? { ...asked, rowLimit: result.rowLimit ?? 10_000, ...arrangement } : null);
  const current = isArranged(arrangement) ? arranged.result : null;
  const table = useMemo(() => (current === null ? result.table : tableFromIPC(current.rows)), [current, result.table]);
  // Compared as text: callers build them anew on every render, and another source would begin at its top.
  const labelText = JSON.stringify(result.labels ?? {});
  const labels = useMemo(() => JSON.parse(labelText) as Readonly<Record<string, string>>, [labelText]);
  const source = useMemo(() => gridSource(table, labels), [table, labels]);
  const [set, setSet] = useState<ColumnSet>(() => allColumns(source));
  const columns = useMemo(() => shownColumns(source, set), [source, set]);
  const filtered = useMemo(() => new Set(arrangement.conditions.map(({ column }) => column)), [arrangement]);

  const menuColumn = menu === null ? undefined : columns[menu.position];
  const looked = menuColumn?.place ?? (side?.kind === 'profile' ? side.place : null);
  // The choices of a filter are those that the other columns' conditions leave.
  const conditions = menuColumn === undefined ? arrangement.conditions : arrangement.conditions.filter(({ column }) => column !== looked);
  const profile = useCall('query.profile', looked === null ? null : { ...asked, column: looked, conditions });

  const openMenu = useCallback((position: number) => {
    const [head, box] = [grid.current?.headOf(position)?.getBoundingClientRect(), main.current?.getBoundingClientRect()];
    if (head !== undefined && box !== undefined) setMenu({ position, left: head.right - box.left - 16, top: head.bottom - box.top });
  }, []);
  const closeMenu = (): void => {
    setMenu(null);
    grid.current?.focus();
  };
  const arrange = (next: Arrangement): void => {
    setArrangement(next);
    closeMenu();
  };
  const openCell = useCallback((row: number, position: number) => setSide({ kind: 'cell', row, place: set.places[position] ?? 0 }), [set.places]);
  const told = useCallback((cells: number | null) => void (cells === null ? message.warning(`选中的单元格超过 ${formatInteger(MOST_COPIED_CELLS)} 个，请少选一些，或用“导出全部结果”。`) : message.success(`已复制 ${formatInteger(cells)} 个单元格`)), [message]);
  const select = useCallback((next: Block | null) => setBlock(next), []);

  const sideColumn = side === null ? undefined : source.columns[side.place];
  const labelOf = (place: number): string => source.columns[place]?.label ?? '';
  return (
    <div className="result-grid" data-testid="result-grid">
      <div className="grid-tools">
        <Segmented size="small" aria-label="看法" value={look} onChange={setLook} options={[{ value: 'table', label: '表格' }, { value: 'chart', label: '画图' }]} />
        <ArrangementTags arrangement={arrangement} labelOf={labelOf} onArrange={arrange} />
        <div className="grid-tools-end">
          {set.places.length < source.columns.length && <Button size="small" onClick={() => setSet(allColumns(source))}>显示全部列</Button>}
          <Button size="small" disabled={look === 'chart'} onClick={() => grid.current?.copy()}>复制选中</Button>
          <ExportMenu request={{ ...asked, ...arrangement, ...(title === undefined ? {} : { title }), labels: { ...labels } }} />
        </div>
      </div>
      {arranged.error !== null && isArranged(arrangement) && <ErrorNotice error={arranged.error} />}
      {look === 'chart' ? (
        <ResultChart source={source} truncated={current?.truncated ?? result.truncated} />
      ) : (
        <div className="grid-main" ref={main}>
          <DataGrid ref={grid} source={source} label="查询结果" columnSet={set} onColumnSet={setSet} order={arrangement.order} filtered={filtered} onSelect={select} onMenu={openMenu} onOpenCell={openCell} onCopied={told} />
          {arranged.loading && isArranged(arrangement) && <Spin className="grid-busy" />}
          {menu !== null && menuColumn !== undefined && (
            <Popover
              open
              trigger="click"
              placement="bottomRight"
              arrow={false}
              onOpenChange={(open) => !open && closeMenu()}
              content={
                <ColumnMenu
                  column={menuColumn} position={menu.position} columnSet={set} arrangement={arrangement} onArrange={arrange}
                  profile={profile.loading || profile.error !== null ? null : profile.result}
                  onColumnSet={(next) => { setSet(next); closeMenu(); }}
                  onProfile={() => { setSide({ kind: 'profile', place: menuColumn.place }); closeMenu(); }}
                  onFit={() => { grid.current?.fit(menu.position); closeMenu(); }}
                />
              }
            >
              <span className="grid-menu-anchor" style={{ left: menu.left, top: menu.top }} />
            </Popover>
          )}
          {side !== null && sideColumn !== undefined && (
            <SidePanel title={sideColumn.label} onClose={() => setSide(null)}>
              {side.kind === 'cell' ? <CellView column={sideColumn} row={Math.min(side.row, Math.max(0, source.rowCount - 1))} /> : profile.error !== null ? <ErrorNotice error={profile.error} /> : <ColumnProfileView profile={profile.loading ? null : profile.result} />}
            </SidePanel>
          )}
        </div>
      )}
      <StatusLine columns={columns} rowCount={source.rowCount} truncated={current?.truncated ?? result.truncated} block={look === 'table' ? block : null} />
    </div>
  );
}
