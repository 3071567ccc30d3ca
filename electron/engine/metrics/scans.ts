/** What a statement reads of the facts: every selection of rows once, grouped, for all the figures that are made of it. */
import type { DimensionId, FactView } from '../../../shared/indicators';
import type { SqlValue } from '../warehouse/sql';

export type Filters = readonly (readonly [DimensionId, readonly string[]])[];

/** Which rows, and by what they are grouped. */
export interface ScanOf {
  readonly view: FactView;
  /** The view, or the part of it that the 口径 leaves, as text to select from. */
  readonly rows: string;
  readonly dimensions: readonly DimensionId[];
  readonly filters: Filters;
}

interface Scan {
  readonly name: string;
  readonly of: ScanOf;
  readonly conditions: string;
  /** Aggregate -> name of its column. */
  readonly columns: Map<string, string>;
}

export class Scans {
  private readonly scans = new Map<string, Scan>();
  private readonly numbers = new Map<SqlValue, number>();

  constructor(private readonly schoolYear: string) {}

  /** Bound parameters, in the order of their numbers. */
  get values(): readonly SqlValue[] {
    return [...this.numbers.keys()];
  }

  /** @returns the parameter's name, the same for the same value */
  parameter(value: SqlValue): string {
    const known = this.numbers.get(value);
    const number = known ?? this.numbers.size + 1;
    if (known === undefined) this.numbers.set(value, number);
    return `$${number}`;
  }

  /** @returns the column that holds the aggregate, e.g. s2.a0 */
  aggregate(of: ScanOf, aggregate: string): string {
    const { name, columns } = this.scan(of);
    const column = columns.get(aggregate) ?? `a${columns.size}`;
    columns.set(aggregate, column);
    return `${name}.${column}`;
  }

  /** @returns the groups that there are, as a SELECT */
  groups(of: ScanOf): string {
    return `SELECT ${of.dimensions.join(', ')} FROM ${this.scan(of).name}`;
  }

  /** @returns common table expressions of all that was asked for */
  expressions(): string[] {
    return [...this.scans.values()].map(({ name, of, conditions, columns }) => {
      const { dimensions, rows } = of;
      const select = [...dimensions, ...[...columns].map(([aggregate, column]) => `${aggregate} AS ${column}`)].join(', ');
      const groupBy = dimensions.length === 0 ? '' : ` GROUP BY ${dimensions.join(', ')}`;
      return `${name} AS (SELECT ${select} FROM ${rows} WHERE ${conditions}${groupBy})`;
    });
  }

  /** @returns LEFT JOINs of all that holds a figure to the table `cells` */
  joins(): string {
    return [...this.scans.values()]
      .filter(({ columns }) => columns.size > 0)
      .map(({ name, of: { dimensions } }) => `LEFT JOIN ${name} ON ${dimensions.length === 0 ? 'true' : dimensions.map((key) => `${name}.${key} = cells.${key}`).join(' AND ')}`)
      .join('\n');
  }

  private scan(of: ScanOf): Scan {
    const key = JSON.stringify([of.rows, of.dimensions, of.filters]);
    const known = this.scans.get(key);
    if (known !== undefined) return known;
    const scan: Scan = { name: `s${this.scans.size}`, of, conditions: this.conditions(of.filters), columns: new Map() };
    this.scans.set(key, scan);
    return scan;
  }

  private conditions(filters: Filters): string {
    return [
      `schoolYear = ${this.parameter(this.schoolYear)}`,
      ...filters.map(([dimension, values]) => (values.length === 0 ? 'false' : `${dimension} IN (${values.map((value) => this.parameter(value)).join(', ')})`)),
    ].join(' AND ');
  }
}
