import { schoolYearOf } from '../../../../shared/school-year';
import type { HeadRow, TableLayout } from '../recognise/types';

const datePattern = /^(20\d{2})\s*[-/.年]\s*(\d{1,2})(?!\d)/;

/** The school year that most dates of the first rows fall into; null when the dataset has no such column, or the table none. */
export function schoolYearOfRows(layout: TableLayout, head: readonly HeadRow[]): string | null {
  const dated = layout.columns.find((entry) => entry.column.id === layout.dataset.datedBy);
  if (dated === undefined) return null;
  const votes = new Map<string, number>();
  for (const row of head) {
    const match = row.rowNumber > layout.lastHeaderRow ? datePattern.exec(row.texts[dated.sheetColumn] ?? '') : null;
    if (match === null) continue;
    const year = schoolYearOf({ year: Number(match[1]), month: Number(match[2]) });
    votes.set(year, (votes.get(year) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The year a table states, by its heading or its rows; null when only a date line (or nothing) tells. */
export function statedSchoolYear(layout: TableLayout, head: readonly HeadRow[]): string | null {
  return layout.heading.schoolYear ?? schoolYearOfRows(layout, head);
}
