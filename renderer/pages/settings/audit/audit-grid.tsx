/** The entries in a grid that draws only what is in sight, and the whole of the entry that is chosen. */
import type { Table } from 'apache-arrow';
import { useCallback, useMemo, useState } from 'react';
import { columnSet, type ColumnSet } from '../../../grid/column-set';
import { DataGrid } from '../../../grid/data-grid';
import { type GridSource, gridSource } from '../../../grid/grid-source';
import type { Block, Selection } from '../../../grid/selection';

const LABELS = { entry: '序号', at: '时间', operator: '操作人', account: '本机账户', action: '操作', details: '内容' };
/** In px, in the order of the columns. */
const WIDTHS = [84, 160, 96, 110, 120, 560];

export function AuditGrid({ table }: { readonly table: Table }) {
  const source = useMemo((): GridSource => {
    const { rowCount, columns } = gridSource(table, LABELS);
    // Its columns have no names that anybody would write in a query.
    return { rowCount, columns: columns.map((column) => ({ ...column, name: column.label })) };
  }, [table]);
  const [set, setSet] = useState<ColumnSet>(() => ({ ...columnSet(source.columns.map(({ place }) => place)), widths: WIDTHS }));
  const [row, setRow] = useState<number | null>(null);
  const select = useCallback((_: Block | null, { active }: Selection) => setRow(active.row), []);
  const shown = row !== null && row >= 0 && row < source.rowCount ? row : null;
  return (
    <>
      <div className="audit-grid" data-testid="audit-grid">
        <DataGrid source={source} label="操作记录" columnSet={set} onColumnSet={setSet} onSelect={select} />
      </div>
      <p className="audit-entry" aria-live="polite">
        {shown === null ? '没有符合条件的记录。' : source.columns.map((column) => `${column.label}：${column.state(shown) === 'empty' || column.text(shown) === '' ? '—' : column.text(shown)}`).join('　')}
      </p>
    </>
  );
}
