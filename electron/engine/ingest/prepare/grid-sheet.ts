/** A rota in the form of a calendar as a sheet of rows, one for everybody on duty, whose cells know where in the calendar they stand. */
import type { CellBatch, MergedRange, SheetColumn, SheetReader } from '../read/types';
import { CellKind } from '../read/types';
import type { CalendarGrid, GridCell, GridDuty } from '../recognise/calendar-grid/find-grid';
import type { HeadRow } from '../recognise/types';

interface GridColumn {
  /** As the catalogue calls it. */
  readonly header: string;
  readonly text: (duty: GridDuty) => string;
  readonly cell: (duty: GridDuty) => GridCell;
}

/** Hours that neither a label nor a legend tells: the import says so of every cell. */
const NOT_TOLD = '未注明';

const COLUMNS: readonly GridColumn[] = [
  { header: '值班日期', text: ({ day }) => day, cell: ({ cells }) => cells.day },
  { header: '班次', text: ({ shift }) => shift, cell: ({ cells }) => cells.shift },
  { header: '起止时间', text: ({ period }) => (period === '' ? NOT_TOLD : period), cell: ({ cells }) => cells.shift },
  { header: '席位', text: ({ seat }) => seat, cell: ({ cells }) => cells.name },
  { header: '值班教师', text: ({ name }) => name, cell: ({ cells }) => cells.name },
  { header: '县区', text: ({ county }) => county, cell: ({ cells }) => cells.name },
  { header: '单位', text: ({ school }) => school, cell: ({ cells }) => cells.name },
];

const BATCH_ROWS = 1000;

interface GridRow {
  readonly rowNumber: number;
  readonly texts: readonly string[];
  readonly cells: readonly GridCell[];
}

export class GridSheet implements SheetReader {
  private readonly rows: readonly GridRow[];

  /** @param rows of the calendar; those above its header are the heading. */
  constructor(
    private readonly reader: SheetReader,
    rows: readonly HeadRow[],
    { duties, headerRow }: CalendarGrid,
  ) {
    const heading = rows.filter(({ rowNumber }) => rowNumber < headerRow).map(({ rowNumber, texts }): GridRow => ({ rowNumber, texts: [[...new Set(texts)].filter((text) => text !== '').join(' ')], cells: [] }));
    const inOrder = [...duties].sort((a, b) => a.cells.name.row - b.cells.name.row || a.cells.name.column - b.cells.name.column);
    this.rows = [
      ...heading,
      { rowNumber: headerRow, texts: COLUMNS.map(({ header }) => header), cells: [] },
      ...inOrder.map((duty): GridRow => ({ rowNumber: duty.cells.name.row, texts: COLUMNS.map(({ text }) => text(duty)), cells: COLUMNS.map(({ cell }) => cell(duty)) })),
    ];
  }

  get name(): string {
    return this.reader.name;
  }

  get state(): SheetReader['state'] {
    return this.reader.state;
  }

  merges(): Promise<readonly MergedRange[]> {
    return Promise.resolve([]);
  }

  hiddenColumns(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  async *batches(): AsyncGenerator<CellBatch, void, undefined> {
    for (let start = 0; start < this.rows.length; start += BATCH_ROWS) yield batchOf(this.rows.slice(start, start + BATCH_ROWS));
  }
}

function batchOf(rows: readonly GridRow[]): CellBatch {
  const columns = COLUMNS.map((_, column): SheetColumn => {
    const texts = rows.map((row) => row.texts[column] || null);
    return { kinds: Uint8Array.from(texts, (text) => (text === null ? CellKind.empty : CellKind.text)), numbers: new Float64Array(rows.length), texts };
  });
  return { rowCount: rows.length, rowNumbers: Uint32Array.from(rows, ({ rowNumber }) => rowNumber), columns, places: rows.map(({ cells }) => cells) };
}
