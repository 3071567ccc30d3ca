/** What a question reads of the facts: every selection of rows once, grouped, for all the figures that are made of it. */
import type { DimensionId } from '../../../shared/indicators';
import type { BoundValues } from './bound-values';

export type Filters = readonly (readonly [DimensionId, readonly string[]])[];

/** Which rows, and by what they are grouped. */
export interface ScanOf {
  /** A fact view, or the part of it that the 口径 leaves, as text to select from. */
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

  constructor(
    private readonly bound: BoundValues,
    private readonly schoolYear: string,
  ) {}

  /** @returns common table expressions of all that was asked for */
  expressions(): string[] {
    return [...this.scans.values()].map(({ name, of: { dimensions, rows }, conditions, columns }) => {
      const select = [...dimensions, ...[...columns].map(([aggregate, column]) => `${aggregate} AS ${column}`)].join(', ');
      const groupBy = dimensions.length === 0 ? '' : ` GROUP BY ${dimensions.join(', ')}`;
      return `${name} AS (SELECT ${select} FROM ${rows} WHERE ${conditions}${groupBy})`;
    });
  }

  scan(of: ScanOf): Scan {
    const key = JSON.stringify(of);
    const known = this.scans.get(key);
    if (known !== undefined) return known;
    const scan: Scan = { name: `s${this.scans.size}`, of, conditions: this.conditions(of.filters), columns: new Map() };
    this.scans.set(key, scan);
    return scan;
  }

  private conditions(filters: Filters): string {
    return [
      `schoolYear = ${this.bound.add(this.schoolYear)}`,
      ...filters.map(([dimension, values]) => (values.length === 0 ? 'false' : `${dimension} IN (${values.map((value) => this.bound.add(value)).join(', ')})`)),
    ].join(' AND ');
  }
}

/** The scans that one SELECT of a question is made of. */
export class ScansInUse {
  private readonly joined = new Set<Scan>();

  constructor(private readonly scans: Scans) {}

  /** @returns the column that holds the aggregate, e.g. s2.a0 */
  aggregate(of: ScanOf, aggregate: string): string {
    const scan = this.scans.scan(of);
    const column = scan.columns.get(aggregate) ?? `a${scan.columns.size}`;
    scan.columns.set(aggregate, column);
    this.joined.add(scan);
    return `${scan.name}.${column}`;
  }

  /** @returns the groups that there are, as a SELECT */
  groups(of: ScanOf): string {
    return `SELECT ${of.dimensions.join(', ')} FROM ${this.scans.scan(of).name}`;
  }

  /** @returns LEFT JOINs of what holds figures to the table `cells` */
  joins(): string {
    const on = ({ name, of: { dimensions } }: Scan): string => (dimensions.length === 0 ? 'true' : dimensions.map((key) => `${name}.${key} = cells.${key}`).join(' AND '));
    return [...this.joined].map((scan) => `LEFT JOIN ${scan.name} ON ${on(scan)}`).join('\n');
  }
}
