/** A table with levels of heads, as HTML, so that copying into a spreadsheet keeps it; shaded as a heat map where that is wanted. */
import { columnHeader, headCells, rowSpans, TOTAL_LABEL } from '../../../../shared/visual-table';
import { IndicatorInfo } from '../../../components/indicator-info';
import { ACCENT } from '../../../theme';
import type { Display, DisplayCell, DisplayMeasure } from './display';

export const MOST_SHOWN_ROWS = 200;
export const MOST_SHOWN_COLUMNS = 60;
/** Darker than this, light letters are read better than ink. */
const DARK = 0.55;

function MeasureHead({ measure, text }: { readonly measure: DisplayMeasure | undefined; readonly text: string }) {
  if (measure?.indicator == null) return text;
  return (
    <IndicatorInfo indicator={measure.indicator}>
      <button type="button" className="visual-head-name">
        {text}
      </button>
    </IndicatorInfo>
  );
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** From lightest to darkest, each measure by its own figures, totals left out: counts from nothing, shares from the lowest, since they lie close together. */
function rangesOf({ table, measures }: Display): ReadonlyMap<string, Range> {
  const values = new Map<string, number[]>(measures.map(({ id }) => [id, []]));
  table.cells.forEach((row, index) => {
    if (table.rows[index]?.isTotal === true) return;
    row.forEach((cell, column) => {
      const own = table.columns[column];
      if (own !== undefined && !own.isTotal && cell?.value != null) values.get(own.measure)?.push(cell.value);
    });
  });
  return new Map(measures.map(({ id, isShare }) => [id, { low: isShare ? (values.get(id) ?? []).reduce((least, own) => Math.min(least, own), Infinity) : 0, high: (values.get(id) ?? []).reduce((most, own) => Math.max(most, own), 0) }]));
}

function shade(cell: DisplayCell | undefined, range: Range | undefined): { readonly background?: string; readonly color?: string } {
  if (cell?.value == null || range === undefined || cell.value <= 0) return {};
  const share = range.high > range.low ? (cell.value - range.low) / (range.high - range.low) : 1;
  return { background: `color-mix(in srgb, ${ACCENT} ${Math.round(6 + share * 90)}%, var(--paper))`, ...(share > DARK ? { color: 'var(--on-accent)' } : {}) };
}

export function PivotTable({ display, title, heat = false }: { readonly display: Display; readonly title: string; readonly heat?: boolean }) {
  const { table, measures } = display;
  const measureOf = (id: string): DisplayMeasure | undefined => measures.find((own) => own.id === id);
  const columns = table.columns.slice(0, MOST_SHOWN_COLUMNS);
  // The row of totals is seen however many rows are cut.
  const totalRow = table.rows.findIndex(({ isTotal }) => isTotal);
  const body = table.rows.map((_, index) => index).filter((index) => index !== totalRow);
  const shown = [...body.slice(0, MOST_SHOWN_ROWS), ...(totalRow === -1 ? [] : [totalRow])];
  const headers = columns.map((column) => columnHeader(table, column, (id) => measureOf(id)?.label ?? id));
  const levels = headCells(headers, columns, table.columnHeads.length);
  const spans = rowSpans({ rows: shown.map((index) => table.rows[index] ?? { path: [], isTotal: false }), rowHeads: table.rowHeads });
  const ranges = heat ? rangesOf(display) : new Map<string, Range>();
  const names = table.rowHeads.length === 0 ? [''] : table.rowHeads;
  const oneMeasure = measures.length === 1 ? measures[0] : undefined;
  const cut = [
    ...(body.length > MOST_SHOWN_ROWS ? [`前 ${MOST_SHOWN_ROWS} 行（共 ${body.length} 行）`] : []),
    ...(table.columns.length > MOST_SHOWN_COLUMNS ? [`前 ${MOST_SHOWN_COLUMNS} 列（共 ${table.columns.length} 列）`] : []),
  ];
  return (
    <>
      {cut.length > 0 && (
        <p className="visual-cut" role="status" data-testid="visual-cut">
          表太大，这里只显示{cut.join('、')}。“导出 Excel”中有全部。
        </p>
      )}
      <div className="visual-table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className={heat ? 'visual-table visual-heat' : 'visual-table'} data-testid="visual-table">
          <thead>
            {levels.map((cells, level) => (
              <tr key={level}>
                {level === 0 &&
                  names.map((name, column) => (
                    <th key={name} scope="col" rowSpan={levels.length} className={column === 0 ? 'visual-row-head visual-first' : 'visual-row-head'}>
                      {name}
                    </th>
                  ))}
                {cells.map((cell) => {
                  const own = columns[cell.column];
                  // One measure under groups is named by the title of the result.
                  const measure = cell.isLeaf && (level >= table.columnHeads.length || own?.isTotal === true) ? measureOf(own?.measure ?? '') : undefined;
                  return (
                    <th key={cell.column} scope={cell.columnSpan > 1 ? 'colgroup' : 'col'} colSpan={cell.columnSpan} rowSpan={cell.rowSpan} className={own?.isTotal === true ? 'visual-total' : undefined}>
                      <MeasureHead measure={level >= table.columnHeads.length ? measure : undefined} text={cell.text} />
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {shown.map((index, position) => {
              const row = table.rows[index];
              if (row === undefined) return null;
              return (
                <tr key={index} className={row.isTotal ? 'visual-total' : undefined}>
                  {row.isTotal || table.rowHeads.length === 0 ? (
                    <th scope="row" colSpan={names.length} className="visual-first">
                      {row.isTotal ? TOTAL_LABEL : '全部'}
                    </th>
                  ) : (
                    row.path.map(({ label }, level) => {
                      const span = spans[position]?.[level] ?? 1;
                      return span === 0 ? null : (
                        <th key={level} scope={span > 1 ? 'rowgroup' : 'row'} rowSpan={span} className={level === 0 ? 'visual-first' : undefined}>
                          {label}
                        </th>
                      );
                    })
                  )}
                  {columns.map((column, at) => {
                    const cell = table.cells[index]?.[at];
                    const classes = ['visual-cell', cell === undefined ? 'visual-absent' : `visual-${cell.state}`, ...(cell?.missed === true && !heat ? ['figure-missed'] : []), ...(column.isTotal ? ['visual-total'] : [])];
                    return (
                      <td key={at} className={classes.join(' ')} style={heat && !column.isTotal && !row.isTotal ? shade(cell, ranges.get(column.measure)) : undefined} data-state={cell?.state ?? 'absent'}>
                        {cell?.text}
                        {cell !== undefined && cell.beside !== '' && <div className={`visual-beside change-${cell.tone}`}>{cell.beside}</div>}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {oneMeasure !== undefined && table.columnHeads.length > 0 && (
        <p className="visual-measure-name">
          表中数字：
          <MeasureHead measure={oneMeasure} text={oneMeasure.label} />
        </p>
      )}
    </>
  );
}
