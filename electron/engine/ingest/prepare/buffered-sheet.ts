import { headRowsOf } from '../recognise/head-rows';
import type { HeadRow } from '../recognise/types';
import type { CellBatch, ColumnRange, MergedRange, SheetReader } from '../read/types';

/** A sheet whose first rows are looked at before all of it is read: what was read for the look is not read again. */
export class BufferedSheet {
  private readonly met: CellBatch[] = [];
  private source: AsyncGenerator<CellBatch, void, undefined> | null = null;

  constructor(readonly reader: SheetReader) {}

  get name(): string {
    return this.reader.name;
  }

  merges(): Promise<readonly MergedRange[]> {
    return this.reader.merges();
  }

  hiddenColumns(): Promise<readonly ColumnRange[]> {
    return this.reader.hiddenColumns();
  }

  /** Texts of the first rows that hold something, at least `count` of them if the sheet has as many. */
  async head(count: number, isHidden: (batch: CellBatch, row: number) => boolean): Promise<HeadRow[]> {
    const head: HeadRow[] = [];
    this.source = this.reader.batches();
    while (head.length < count) {
      const next = await this.source.next();
      if (next.done === true) break;
      const batch = next.value;
      this.met.push(batch);
      // A batch holds far more rows than are looked at: their texts are not worth making.
      const rows = headRowsOf({ ...batch, rowCount: Math.min(batch.rowCount, count - head.length) });
      head.push(...rows.filter((row, index) => !isHidden(batch, index) && row.texts.some((text) => text !== '')));
    }
    return head;
  }

  /** All batches from the top. To be called once, after `head`. */
  async *batches(): AsyncGenerator<CellBatch, void, undefined> {
    for (let batch = this.met.shift(); batch !== undefined; batch = this.met.shift()) yield batch;
    if (this.source !== null) yield* this.source;
  }

  async close(): Promise<void> {
    this.met.length = 0;
    await this.source?.return();
  }
}
