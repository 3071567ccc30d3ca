/**
 * Figures in a grid of two dimensions, darker for more. A table by itself, so that screen readers and copying have the figures; names of
 * rows and columns filter by what they stand for, cells by both.
 */
import { MISSING_TEXT } from '../../shared/format';
import type { CrossCell } from '../cross-grid';
import type { PairPicking, Picking } from '../use-pick';
import { HATCH } from './hatch';
import { FAINTEST, HeatCell } from './heat-cell';
import './heat-map.css';
import { Legend } from './legend';
import { isDimmed } from './picked-look';
import { useGridFocus } from './use-grid-focus';

export interface HeatLine {
  readonly key: string;
  readonly label: string;
  /** Its sum in words; absent where sums mean nothing. */
  readonly total?: string;
}

export interface HeatMapProps {
  readonly label: string;
  /** What heads the names of the rows. */
  readonly rowTitle: string;
  readonly rows: readonly HeatLine[];
  readonly columns: readonly HeatLine[];
  /** `cells[row][column]` */
  readonly cells: readonly (readonly CrossCell[])[];
  /** The sum of all in words, and what heads the last column and row. */
  readonly totals?: { readonly label: string; readonly all: string };
  readonly pick?: PairPicking | undefined;
  /** What a click on a cell does where it filters by nothing; `hint` says it. */
  readonly open?: { readonly hint: string; readonly at: (row: number, column: number) => void } | undefined;
}

function Name({ line, pick }: { readonly line: HeatLine; readonly pick: Picking | undefined }) {
  if (pick === undefined) return line.label;
  return (
    <button type="button" className="heat-name" aria-pressed={pick.chosen.includes(line.key)} title={`按${line.label}筛选`} onClick={(event) => pick.onPick(line.key, event.ctrlKey || event.metaKey)} onDoubleClick={() => pick.onDrill?.(line.key)}>
      {line.label}
    </button>
  );
}

export function HeatMap({ label, rowTitle, rows, columns, cells, totals, pick, open }: HeatMapProps) {
  const all = cells.flat();
  const largest = Math.max(...all.map(({ value }) => value ?? 0), Number.MIN_VALUE);
  const most = all.find(({ value }) => value === largest)?.text ?? MISSING_TEXT;
  const { stop, grid, onFocus, onKeyDown } = useGridFocus(rows.length, columns.length);
  const act = (row: HeatLine, column: HeatLine, at: readonly [number, number]): ((more: boolean) => void) | undefined =>
    pick !== undefined ? (more) => pick.onCell(row.key, column.key, more) : open === undefined ? undefined : () => open.at(...at);
  const isChosen = (row: HeatLine, column: HeatLine): boolean => pick !== undefined && pick.rows.chosen.includes(row.key) && pick.columns.chosen.includes(column.key);
  const anyHidden = all.some(({ state }) => state === 'suppressed');
  return (
    <>
      <Legend
        items={[
          { label: '数值小', color: `color-mix(in srgb, var(--heat) ${FAINTEST}%, var(--paper))` },
          { label: `数值大（最大 ${most}）`, color: 'var(--heat)' },
          ...(anyHidden ? [{ label: '样本过小或为防推算而不显示', color: HATCH, mark: 'hatch' as const }] : []),
        ]}
      />
      <div className="heat-scroll">
        <table className="heat-map" aria-label={label} data-testid="heat-map">
          <thead>
            <tr>
              <th scope="col">{rowTitle}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  <Name line={column} pick={pick?.columns} />
                </th>
              ))}
              {totals !== undefined && <th scope="col">{totals.label}</th>}
            </tr>
          </thead>
          <tbody ref={grid} onKeyDown={onKeyDown}>
            {rows.map((line, row) => (
              <tr key={line.key}>
                <th scope="row">
                  <Name line={line} pick={pick?.rows} />
                </th>
                {columns.map((column, index) => {
                  const cell = cells[row]?.[index] ?? { state: 'missing', value: null, base: null, text: MISSING_TEXT };
                  return (
                    <HeatCell
                      key={column.key}
                      cell={cell}
                      about={`${line.label} ${column.label}`}
                      largest={largest}
                      dimmed={isDimmed(pick?.rows, line.key) || isDimmed(pick?.columns, column.key)}
                      hint={pick === undefined ? open?.hint : '点击同时按两者筛选，再点取消'}
                      act={act(line, column, [row, index])}
                      pressed={pick === undefined ? undefined : isChosen(line, column)}
                      stop={stop.row === row && stop.column === index}
                      onFocus={() => onFocus(row, index)}
                      testId={`cell-${line.key}-${column.key}`}
                    />
                  );
                })}
                {totals !== undefined && <td className="heat-total">{line.total}</td>}
              </tr>
            ))}
            {totals !== undefined && (
              <tr>
                <th scope="row">{totals.label}</th>
                {columns.map((column) => (
                  <td key={column.key} className="heat-total">
                    {column.total}
                  </td>
                ))}
                <td className="heat-total">{totals.all}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
