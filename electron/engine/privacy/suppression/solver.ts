/** HiGHS (WebAssembly), loaded once: the models of suppression are small and many. Blocking. */
// Static: a dynamic import() of a package inside an asar archive fails in Electron's CommonJS bundles.
import loadHighs, { type Highs, type Model } from 'highs';

let loading: Promise<Highs> | undefined;

export function solver(): Promise<Highs> {
  return (loading ??= loadHighs());
}

/** Rows of a sparse matrix in the making. */
export class Rows {
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  get length(): number {
    return this.starts.length - 1;
  }

  add(terms: Iterable<readonly [column: number, coefficient: number]>): void {
    for (const [column, coefficient] of terms) {
      this.indices.push(column);
      this.values.push(coefficient);
    }
    this.starts.push(this.indices.length);
  }
}

export interface Columns {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** @param rowLower, rowUpper one bound of every row */
export function pass(model: Model, columns: Columns, rows: Rows, rowLower: Float64Array, rowUpper: Float64Array, whole: boolean): void {
  const size = { numRows: rows.length, numCols: columns.cost.length };
  model.passModel({
    ...size,
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower,
    rowUpper,
    matrix: { ...size, format: 'csr', starts: rows.starts, indices: rows.indices, values: rows.values },
    ...(whole ? { integrality: new Int32Array(columns.cost.length).fill(1) } : {}),
  });
}
