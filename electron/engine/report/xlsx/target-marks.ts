/** Figures that miss the target of their column, marked by a rule of the sheet: a corrected figure loses its mark. */
import { colToLetter } from 'hucre/xlsx';
import type { ReportTable } from '../model';
import { type Condition, reference } from './sheet-builder';
import { tableLayout } from './table-layout';

/** Fill and letters: the mark is seen in grey print as well. */
const MISSED = { font: { bold: true, color: { rgb: 'FF8A1C00' } }, fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'FFFFE3D6' } } } as const;

export function targetMarks(table: ReportTable): readonly Condition[] {
  const { totalsRow, footerRow } = tableLayout(table);
  return table.columns.flatMap(({ target }, column): Condition[] => {
    if (target === undefined || footerRow === totalsRow) return [];
    const first = reference(totalsRow, column);
    // A text is more than any number, so that a hidden cell would be marked.
    return [{ type: 'expression', priority: column, range: `${first}:${colToLetter(column)}${footerRow}`, formula: `AND(ISNUMBER(${first}),${first}${target.atLeast ? '<' : '>'}${target.value})`, style: MISSED }];
  });
}
