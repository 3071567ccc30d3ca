/** A mixed-integer model in the making: columns and rows in order of addition. */
import type { ModelData } from 'highs';

export type Term = readonly [column: number, coefficient: number];

export class LinearModel {
  private readonly costs: number[] = [];
  private readonly columnUppers: number[] = [];
  private readonly integers: (0 | 1)[] = [];
  private readonly rowLowers: number[] = [];
  private readonly rowUppers: number[] = [];
  private readonly starts: number[] = [0];
  private readonly indices: number[] = [];
  private readonly coefficients: number[] = [];

  get columns(): number {
    return this.costs.length;
  }

  get rows(): number {
    return this.rowLowers.length;
  }

  /** A column from 0 to `upper`. @returns its number */
  column(kind: 'integer' | 'continuous', upper: number, cost: number): number {
    this.costs.push(cost);
    this.columnUppers.push(upper);
    this.integers.push(kind === 'integer' ? 1 : 0);
    return this.costs.length - 1;
  }

  /** `lower` ≤ Σ terms ≤ `upper`; a column may occur once. A row without terms is kept: it may be impossible. @returns its number */
  row(lower: number, upper: number, terms: readonly Term[]): number {
    for (const [column, coefficient] of terms) {
      this.indices.push(column);
      this.coefficients.push(coefficient);
    }
    this.starts.push(this.indices.length);
    this.rowLowers.push(lower);
    this.rowUppers.push(upper);
    return this.rowLowers.length - 1;
  }

  /** Whether all rows hold when every column is 0. */
  holdsAtZero(): boolean {
    return this.rowLowers.every((lower, row) => lower <= 0 && (this.rowUppers[row] ?? 0) >= 0);
  }

  /** @param relaxed without integrality */
  data(relaxed: boolean): ModelData {
    const size = { numRows: this.rows, numCols: this.columns };
    return {
      ...size,
      colCost: this.costs,
      colLower: new Float64Array(this.columns),
      colUpper: this.columnUppers,
      rowLower: this.rowLowers,
      rowUpper: this.rowUppers,
      matrix: { ...size, format: 'csr', starts: this.starts, indices: this.indices, values: this.coefficients },
      ...(relaxed ? {} : { integrality: Int32Array.from(this.integers) }),
    };
  }
}
