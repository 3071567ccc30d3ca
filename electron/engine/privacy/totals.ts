/**
 * Totals beside cells. A total less the cells that are shown is what the hidden ones come to: it is hidden as well where that is fewer than the
 * threshold, and where a hidden cell could be worked out exactly. Of medians and percentiles nothing can be taken off.
 */
import type { RawFigure, RawFigures } from '../metrics/figures';
import { bridgesOf, type Edge } from './bridges';
import type { ReleasedFigure, ReleasedFigures } from './released';
import type { PrivacySettings } from './settings';

export interface PartFigures {
  readonly raw: RawFigures;
  /** The same past the gate, in the same order. */
  readonly released: ReleasedFigures;
}

export interface TableParts {
  readonly cell: PartFigures;
  readonly rowTotal?: PartFigures | undefined;
  readonly columnTotal?: PartFigures | undefined;
  readonly total?: PartFigures | undefined;
}

type Part = keyof TableParts;
type Total = Exclude<Part, 'cell'>;

export interface SafeTotals {
  /** The totals without those that would tell. */
  readonly released: Readonly<Partial<Record<Total, ReleasedFigures>>>;
  /** How many were hidden here. */
  readonly hidden: number;
}

/** @param rows, columns dimensions that tell rows and columns of the table apart. */
export function safeTotals(parts: TableParts, rows: readonly string[], columns: readonly string[], settings: PrivacySettings): SafeTotals {
  const indicators = new Set(parts.cell.raw.figures.filter(({ indicator }) => indicator.suppression === 'health' && indicator.isStatistic !== true).map(({ indicator }) => indicator.id));
  const telling = new Set<ReleasedFigure>([...indicators].flatMap((id) => new Grid(parts, id, rows, columns, settings).tellingTotals()));
  const without = (part: PartFigures | undefined): ReleasedFigures | undefined =>
    part === undefined ? undefined : ({ ...part.released, figures: part.released.figures.map((figure) => (telling.has(figure) ? { ...figure, value: null, numerator: null, denominator: null, suppressed: true } : figure)) });
  const found = { rowTotal: without(parts.rowTotal), columnTotal: without(parts.columnTotal), total: without(parts.total) };
  return { released: Object.fromEntries(Object.entries(found).filter(([, part]) => part !== undefined)), hidden: telling.size };
}

interface Entry {
  readonly raw: RawFigure;
  readonly released: ReleasedFigure;
}

/** What a difference must not tell: how many valid results, or how many a share is of. */
const BASES = [({ validResults }: RawFigure) => validResults, ({ indicator, denominator }: RawFigure) => (indicator.denominator === undefined ? null : denominator)] as const;

/** One indicator as a table whose last row and column are its totals. Totals that nobody asked for count as hidden. */
class Grid {
  private readonly rowKeys: readonly string[];
  private readonly columnKeys: readonly string[];
  private readonly at = new Map<string, Entry>();
  private readonly hidden = new Set<string>();

  constructor(parts: TableParts, id: string, rows: readonly string[], columns: readonly string[], private readonly settings: PrivacySettings) {
    const keyOf = ({ group }: RawFigure, dimensions: readonly string[]): string => JSON.stringify(dimensions.map((dimension) => group[dimension] ?? ''));
    const entries = (part: Part): Entry[] => (parts[part]?.raw.figures ?? []).flatMap((raw, index) => (raw.indicator.id === id ? [{ raw, released: parts[part]?.released.figures[index] as ReleasedFigure }] : []));
    const cells = entries('cell');
    this.rowKeys = [...new Set(cells.map(({ raw }) => keyOf(raw, rows)))];
    this.columnKeys = [...new Set(cells.map(({ raw }) => keyOf(raw, columns)))];
    const row = new Map(this.rowKeys.map((key, index) => [key, index]));
    const column = new Map(this.columnKeys.map((key, index) => [key, index]));
    const place = (part: Part, raw: RawFigure): string => placeKey(part === 'cell' || part === 'rowTotal' ? row.get(keyOf(raw, rows)) : this.lastRow, part === 'cell' || part === 'columnTotal' ? column.get(keyOf(raw, columns)) : this.lastColumn);
    for (const part of ['cell', 'rowTotal', 'columnTotal', 'total'] as const) for (const entry of entries(part)) this.at.set(place(part, entry.raw), entry);
    for (let i = 0; i <= this.lastRow; i++) for (let j = 0; j <= this.lastColumn; j++) if (this.entry(i, j)?.released.suppressed ?? this.isTotal(i, j)) this.hidden.add(placeKey(i, j));
  }

  private get lastRow(): number {
    return this.rowKeys.length;
  }

  private get lastColumn(): number {
    return this.columnKeys.length;
  }

  private isTotal(row: number, column: number): boolean {
    return row === this.lastRow || column === this.lastColumn;
  }

  private entry(row: number, column: number): Entry | undefined {
    return this.at.get(placeKey(row, column));
  }

  /** Totals to hide besides those that the gate has hidden. */
  tellingTotals(): readonly ReleasedFigure[] {
    const protectedPlaces = new Set([...this.hidden].filter((key) => !this.isTotal(...placeOf(key))));
    if (protectedPlaces.size === 0) return [];
    const before = new Set(this.hidden);
    for (const key of this.fewBehind()) {
      this.hidden.add(key);
      protectedPlaces.add(key);
    }
    for (let exposed = this.exposed(protectedPlaces); exposed.length > 0; exposed = this.exposed(protectedPlaces)) {
      const next = exposed.flatMap((key) => this.nextToHide(key) ?? []);
      for (const key of next.length > 0 ? next : this.totals()) this.hidden.add(key);
      if (next.length === 0) break;
    }
    return [...this.hidden].filter((key) => !before.has(key)).flatMap((key) => this.at.get(key)?.released ?? []);
  }

  private totals(): readonly string[] {
    return [...this.at.keys()].filter((key) => this.isTotal(...placeOf(key)));
  }

  /** Totals whose difference from what is shown beside them stands for fewer than the threshold. */
  private *fewBehind(): Generator<string> {
    const all = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
    for (const key of this.totals()) {
      if (this.hidden.has(key)) continue;
      const [row, column] = placeOf(key);
      const rows = row === this.lastRow ? all(this.lastRow) : [row];
      const columns = column === this.lastColumn ? all(this.lastColumn) : [column];
      const cells = rows.flatMap((i) => columns.map((j) => placeKey(i, j)));
      if (cells.some((cell) => this.hidden.has(cell)) && this.fewLeft(key, cells)) yield key;
    }
  }

  private fewLeft(total: string, cells: readonly string[]): boolean {
    const whole = this.at.get(total)?.raw;
    return BASES.some((base) => {
      const known = whole === undefined ? null : base(whole);
      if (known === null) return false;
      const shown = cells.reduce((sum, key) => {
        const cell = this.at.get(key);
        return sum + (cell === undefined || this.hidden.has(key) ? 0 : (base(cell.raw) ?? 0));
      }, 0);
      return known - shown > 0 && known - shown < this.settings.minimumValidResults;
    });
  }

  /** Protected places that follow exactly from what is shown. */
  private exposed(places: ReadonlySet<string>): readonly string[] {
    const hidden = [...this.hidden];
    const edges = hidden.map((key): Edge => {
      const [row, column] = placeOf(key);
      return [row, this.lastRow + 1 + column];
    });
    return [...bridgesOf(this.lastRow + this.lastColumn + 2, edges)].map((edge) => hidden[edge] ?? '').filter((key) => places.has(key));
  }

  /** The total beside a place, then that of its other line, then that of everything. */
  private nextToHide(key: string): string | undefined {
    const [row, column] = placeOf(key);
    return [placeKey(row, this.lastColumn), placeKey(this.lastRow, column), placeKey(this.lastRow, this.lastColumn)].find((candidate) => this.at.has(candidate) && !this.hidden.has(candidate));
  }
}

function placeKey(row: number | undefined, column: number | undefined): string {
  return `${row ?? -1},${column ?? -1}`;
}

function placeOf(key: string): readonly [number, number] {
  const [row = 0, column = 0] = key.split(',').map(Number);
  return [row, column];
}
