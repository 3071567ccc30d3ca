/** Counts in a grid of two dimensions, darker for more. A table by itself, so that screen readers and copying have the figures. */
import { formatInteger } from '../../shared/format';
import { ACCENT } from '../theme';

export interface HeatMapProps {
  readonly label: string;
  /** Names of the rows and what heads their column. */
  readonly rowTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `values[row][column]` */
  readonly values: readonly (readonly number[])[];
  /** Sum of a row and of a column, in a last column and row. */
  readonly totals: string;
}

/** Darker than this, white is read better than ink. */
const DARK = 0.55;

export function HeatMap({ label, rowTitle, rows, columns, values, totals }: HeatMapProps) {
  const largest = Math.max(1, ...values.flat());
  const sumOfColumn = (column: number): number => values.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  return (
    <div className="heat-scroll">
      <table className="heat-map" aria-label={label} data-testid="heat-map">
        <thead>
          <tr>
            <th scope="col">{rowTitle}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">{totals}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column, index) => {
                const value = values[row]?.[index] ?? 0;
                const share = value / largest;
                return (
                  <td key={column} title={`${name} ${column}：${formatInteger(value)}`} style={{ background: value === 0 ? undefined : `color-mix(in srgb, ${ACCENT} ${Math.round(8 + share * 92)}%, var(--paper))`, color: share > DARK ? 'var(--on-accent)' : undefined }}>
                    {value === 0 ? '' : formatInteger(value)}
                  </td>
                );
              })}
              <td className="heat-total">{formatInteger((values[row] ?? []).reduce((sum, value) => sum + value, 0))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{totals}</th>
            {columns.map((column, index) => (
              <td key={column} className="heat-total">
                {formatInteger(sumOfColumn(index))}
              </td>
            ))}
            <td className="heat-total">{formatInteger(values.flat().reduce((sum, value) => sum + value, 0))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
