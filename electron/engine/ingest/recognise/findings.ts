/** What has been found in a sheet so far, from top to bottom. */
import type { RememberedLayout } from './types';
import type { HeaderCell } from './header-cells';
import type { Judgement } from './judge';
import type { TableColumns } from './map-columns';
import { type FoundHeader, headersOf, layoutOf, recall } from './layouts';
import type { FoundTables, Heading, TableLayout, UnknownTable } from './types';

/** A header and what became of it; its columns and rows are its own whatever it is. */
interface Entry {
  readonly header: FoundHeader;
  readonly layout: TableLayout | undefined;
  lastRow: number | null;
}

export class Findings {
  private readonly entries: Entry[] = [];
  private readonly unknown: UnknownTable[] = [];
  private ignored = 0;

  constructor(
    private readonly memory: ReadonlyMap<string, RememberedLayout>,
    private readonly outer: Heading | undefined,
  ) {}

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** The heading of the sheet's first table, or of the one above the rows looked at. */
  get outerHeading(): Heading | undefined {
    return this.entries[0]?.header.heading ?? this.outer;
  }

  remembers(layoutKey: string): boolean {
    return this.memory.has(layoutKey);
  }

  /** Whether a table found above goes on in this column. */
  holds(column: number): boolean {
    return this.openEntries().some(({ header }) => reaches(header, column, column));
  }

  /** Whether rows of another table may stand above these columns. */
  isBelowTable(first: number, last: number): boolean {
    return this.outer !== undefined || this.openEntries().some(({ header }) => reaches(header, first, last));
  }

  /** Whether a table found above goes on to the left or right of these columns. */
  hasBeside(first: number, last: number): boolean {
    return this.openEntries().some(({ header }) => !reaches(header, first, last));
  }

  /** Whether this is the header of the table above once more, as after a page break, and not the next school's. */
  repeats(header: FoundHeader, unit: string | null): boolean {
    return this.openEntries().some(
      ({ header: earlier }) =>
        earlier.layoutKey === header.layoutKey &&
        earlier.cells.every((cell, index) => cell.sheetColumn === header.cells[index]?.sheetColumn) &&
        (unit === null || unit === earlier.heading.unit),
    );
  }

  /**
   * Takes a header in: by memory, or else by `judged`. @param isTable whether it is worth telling a person of when it fits nothing.
   * @returns whether it was taken in at all.
   */
  add(header: FoundHeader, columns: TableColumns, headingRow: number, judged: () => Judgement | undefined, isTable: boolean): boolean {
    const remembered = this.memory.get(header.layoutKey);
    if (remembered !== undefined && remembered.dataset === null) {
      this.ignored++;
      return this.enter(header, headingRow, undefined);
    }
    const judgement = remembered?.dataset === undefined || remembered.dataset === null ? judged() : recall(remembered.dataset, remembered.columns, columns);
    if (judgement !== undefined) return this.enter(header, headingRow, layoutOf(header, judgement));
    if (!isTable) return false;
    this.unknown.push({ headerRow: header.lastHeaderRow, layoutKey: header.layoutKey, headers: headersOf(header.cells), heading: header.heading });
    return this.enter(header, headingRow, undefined);
  }

  result(): FoundTables {
    const tables = this.entries.flatMap(({ layout, lastRow }) => (layout === undefined ? [] : [{ ...layout, lastRow }]));
    return { tables, ignored: this.ignored, unknown: this.unknown };
  }

  private enter(header: FoundHeader, headingRow: number, layout: TableLayout | undefined): boolean {
    const [first, last] = rangeOf(header.cells);
    for (const entry of this.openEntries()) if (reaches(entry.header, first, last)) entry.lastRow = headingRow - 1;
    this.entries.push({ header, layout, lastRow: null });
    return true;
  }

  private openEntries(): Entry[] {
    return this.entries.filter(({ lastRow }) => lastRow === null);
  }
}

export function rangeOf(cells: readonly HeaderCell[]): readonly [number, number] {
  return [cells[0]?.sheetColumn ?? 0, cells.at(-1)?.sheetColumn ?? 0];
}

function reaches({ cells }: FoundHeader, first: number, last: number): boolean {
  const [from, to] = rangeOf(cells);
  return from <= last && to >= first;
}
