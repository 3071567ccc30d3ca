/**
 * Figures in a grid of two dimensions, darker for more. A table by itself, so that screen readers and copying have the figures; names of
 * rows and columns filter by what they stand for.
 */
import { MISSING_TEXT } from '../../shared/format';
import type { CrossCell } from '../cross-grid';
import type { Picking } from '../use-pick';
import { HATCH, HATCH_FILL, HatchPattern } from './hatch';
import './heat-map.css';
import { Legend } from './legend';
import { isDimmed } from './picked-look';

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
  readonly pickRows?: Picking | undefined;
  readonly pickColumns?: Picking | undefined;
}

/** Part of the darkest colour that the least figure above nothing has. */
const FAINTEST = 10;

function fillOf(value: number, largest: number): string | undefined {
  return value === 0 ? undefined : `color-mix(in srgb, var(--heat) ${Math.round(FAINTEST + (value / largest) * (100 - FAINTEST))}%, var(--paper))`;
}

function Name({ line, pick }: { readonly line: HeatLine; readonly pick: Picking | undefined }) {
  if (pick === undefined) return line.label;
  return (
    <button type="button" className="heat-name" aria-pressed={pick.chosen.includes(line.key)} title={`按${line.label}筛选`} onClick={(event) => pick.onPick(line.key, event.ctrlKey || event.metaKey)} onDoubleClick={() => pick.onDrill?.(line.key)}>
      {line.label}
    </button>
  );
}

function Cell({ cell, about, largest, dimmed }: { readonly cell: CrossCell; readonly about: string; readonly largest: number; readonly dimmed: boolean }) {
  const title = `${about}：${cell.text}`;
  if (cell.state === 'suppressed') {
    return (
      <td className={dimmed ? 'heat-dimmed' : undefined} title={title}>
        <svg className="heat-hidden" role="img" aria-label={cell.text}>
          <defs>
            <HatchPattern />
          </defs>
          <rect width="100%" height="100%" rx={2} fill={HATCH_FILL} />
        </svg>
      </td>
    );
  }
  return (
    <td className={dimmed ? 'heat-dimmed' : undefined} title={title} style={{ background: cell.value === null ? undefined : fillOf(cell.value, largest) }}>
      {cell.text}
    </td>
  );
}

export function HeatMap({ label, rowTitle, rows, columns, cells, totals, pickRows, pickColumns }: HeatMapProps) {
  const all = cells.flat();
  const largest = Math.max(...all.map(({ value }) => value ?? 0), Number.MIN_VALUE);
  const most = all.find(({ value }) => value === largest)?.text ?? MISSING_TEXT;
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
                  <Name line={column} pick={pickColumns} />
                </th>
              ))}
              {totals !== undefined && <th scope="col">{totals.label}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((line, row) => (
              <tr key={line.key}>
                <th scope="row">
                  <Name line={line} pick={pickRows} />
                </th>
                {columns.map((column, index) => {
                  const cell = cells[row]?.[index] ?? { state: 'missing', value: null, base: null, text: MISSING_TEXT };
                  return <Cell key={column.key} cell={cell} about={`${line.label} ${column.label}`} largest={largest} dimmed={isDimmed(pickRows, line.key) || isDimmed(pickColumns, column.key)} />;
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
