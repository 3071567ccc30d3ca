/**
 * Holds the file's own 合计 and 小计 rows against what was read: schools add up by hand, and a difference means that a
 * row is missing, counted twice or mistyped.
 */
import { formatInteger } from '../../../../shared/format';
import { normaliserFor } from '../clean/normaliser';
import type { TableLayout } from '../recognise/types';
import { cellAddress } from '../read/column-name';
import type { PreparedIssue } from './prepared';
import type { RowView } from './row-view';

const subtotal = /小计|分计/;
const total = /合计|总计|共计|累计/;

interface Sum {
  sinceTotal: number;
  sinceSubtotal: number;
}

interface CountedColumn {
  readonly id: string;
  readonly label: string;
  readonly sheetColumn: number;
  readonly read: (row: RowView) => number | null;
}

export class TotalsCheck {
  private readonly columns: readonly CountedColumn[];
  private readonly sums = new Map<string, Sum>();
  /** A total above the rows it counts is kept until the table ends. */
  private readonly above: { readonly rowNumber: number; readonly stated: ReadonlyMap<string, number> }[] = [];
  private rowsSeen = 0;

  constructor(private readonly layout: TableLayout) {
    this.columns = layout.columns
      // Only counts add up: a total of scores or weekly hours may be an average.
      .filter(({ column }) => column.type === 'integer' && column.storage === 'keep' && column.id !== 'durationSeconds')
      .map(({ column, sheetColumn }) => {
        const normalise = normaliserFor({ ...column, minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
        const read = (row: RowView): number | null => {
          const { value } = normalise(row.cell(sheetColumn));
          return typeof value === 'number' ? value : null;
        };
        return { id: column.id, label: column.label, sheetColumn, read };
      });
    for (const { id } of this.columns) this.sums.set(id, { sinceTotal: 0, sinceSubtotal: 0 });
  }

  /** Rows count as the file means them, those too that are rejected, so that only the file's own arithmetic is judged. */
  add(row: RowView): void {
    if (this.columns.length === 0) return;
    this.rowsSeen++;
    for (const { id, read } of this.columns) {
      const value = read(row);
      const sum = this.sums.get(id);
      if (value === null || sum === undefined) continue;
      sum.sinceTotal += value;
      sum.sinceSubtotal += value;
    }
  }

  /** A row of kind total. @returns what does not add up. */
  totalRow(row: RowView): PreparedIssue[] {
    if (this.columns.length === 0) return [];
    const label = labelOf(row);
    const isSubtotal = subtotal.test(label);
    if (!isSubtotal && !total.test(label)) return [];
    const stated = new Map<string, number>();
    for (const { id, read } of this.columns) {
      const value = read(row);
      if (value !== null) stated.set(id, value);
    }
    if (this.rowsSeen === 0) {
      this.above.push({ rowNumber: row.rowNumber, stated });
      return [];
    }
    const issues = this.compare(row.rowNumber, stated, isSubtotal ? 'sinceSubtotal' : 'sinceTotal');
    for (const sum of this.sums.values()) {
      sum.sinceSubtotal = 0;
      if (!isSubtotal) sum.sinceTotal = 0;
    }
    if (!isSubtotal) this.rowsSeen = 0;
    return issues;
  }

  /** @returns differences with totals that stand above their rows. */
  end(): PreparedIssue[] {
    const [first] = this.above;
    return first === undefined || this.rowsSeen === 0 ? [] : this.compare(first.rowNumber, first.stated, 'sinceTotal');
  }

  private compare(rowNumber: number, stated: ReadonlyMap<string, number>, since: keyof Sum): PreparedIssue[] {
    return this.columns.flatMap(({ id, label, sheetColumn }) => {
      const [says, counted] = [stated.get(id), this.sums.get(id)?.[since] ?? 0];
      if (says === undefined || says === counted) return [];
      const difference = formatInteger(Math.abs(says - counted));
      return [
        {
          row: rowNumber,
          cell: cellAddress(sheetColumn, rowNumber),
          columnLabel: label,
          value: String(says),
          code: 'TOTAL_MISMATCH',
          severity: 'warning' as const,
          action: 'noted' as const,
          message: `表中合计“${label}”为 ${formatInteger(says)}，逐行相加为 ${formatInteger(counted)}，${says > counted ? '少' : '多'} ${difference}。各行照常导入，请核对是否漏行、重行或填错。`,
          schoolRef: null,
          schoolName: this.layout.heading.unit,
          county: this.layout.heading.county,
          subject: null,
          rowKey: null,
        },
      ];
    });
  }
}

function labelOf(row: RowView): string {
  for (let column = row.first; column <= row.last; column++) {
    const text = row.text(column).replace(/\s/g, '');
    if (subtotal.test(text) || total.test(text)) return text;
  }
  return '';
}
