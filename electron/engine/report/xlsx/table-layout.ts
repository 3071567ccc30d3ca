/** On which rows of its sheet the parts of a table stand, from 0. */
import { headerLevels } from '../header-cells';
import type { ReportTable } from '../model';

export interface TableLayout {
  /** 填报单位, 学年, 计量单位; the block of an approved survey stands between title and this line. */
  readonly headerLine: number;
  readonly firstHeader: number;
  /** How many rows the headers take. */
  readonly headerLevels: number;
  readonly codeRow: number;
  /** Equal to `firstBody` where the table has no totals. */
  readonly totalsRow: number;
  readonly firstBody: number;
  /** Below `firstBody` where there are no rows. */
  readonly lastBody: number;
  /** 其中, below the body. */
  readonly firstPart: number;
  readonly footerRow: number;
  readonly firstNote: number;
}

export function tableLayout({ columns, totals, rows, parts = [], survey = [] }: ReportTable): TableLayout {
  const headerLine = 1 + survey.length;
  const firstHeader = headerLine + 1;
  const levels = headerLevels(columns);
  const codeRow = firstHeader + levels;
  const totalsRow = codeRow + 1;
  // Not every list has something to add up.
  const firstBody = totalsRow + (totals.length > 0 ? 1 : 0);
  const firstPart = firstBody + rows.length;
  const footerRow = firstPart + parts.length;
  return { headerLine, firstHeader, headerLevels: levels, codeRow, totalsRow, firstBody, lastBody: firstPart - 1, firstPart, footerRow, firstNote: footerRow + 1 };
}
