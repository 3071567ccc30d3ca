/** How a table is put on paper: upright, across, set smaller, or in parts beside each other. */
import { cellText } from '../cell-text';
import type { ReportColumn, ReportTable } from '../model';
import { textWidth } from '../xlsx/safe-text';

/** Characters that a line holds with the padding of cells: upright, across, and across in small print; a form has narrower margins than an official document. */
const LINES = { form: { upright: 98, across: 138, small: 176 }, letter: { upright: 98, across: 120, small: 150 } } as const;
/** Characters of 18 points on a line, with a little air. */
const TITLES = { form: { upright: 26, across: 39 }, letter: { upright: 22, across: 33 } } as const;
/** A long text takes more lines. */
const WIDEST_TEXT = 40;
/** Columns that name a row are repeated with every part. */
const MOST_NAMING_COLUMNS = 2;

/** Characters that each column needs so that no figure is broken. */
export function columnWidths({ columns, totals, rows, parts = [] }: ReportTable): readonly number[] {
  return columns.map(({ width, wraps }, column) => {
    if (wraps === true) return width;
    return [totals, ...rows, ...parts].reduce((widest, row) => {
      const cell = row[column];
      const needed = cell === undefined ? 0 : textWidth(cellText(cell)) + 2;
      return Math.max(widest, cell?.kind === 'figure' ? needed : Math.min(needed, WIDEST_TEXT));
    }, width);
  });
}

/** Classes of the sheet that holds the table. */
export function tableClasses(table: ReportTable, isForm: boolean): readonly string[] {
  const lines = isForm ? LINES.form : LINES.letter;
  const width = columnWidths(table).reduce((sum, own) => sum + own, 0);
  if (table.onPortraitPage === true || width <= lines.upright) return [];
  return width <= lines.across ? ['across'] : ['across', 'wide'];
}

/** Characters of a title on one line. */
export function titleCharacters(table: ReportTable, isForm: boolean): number {
  const { upright, across } = TITLES[isForm ? 'form' : 'letter'];
  return tableClasses(table, isForm).length === 0 ? upright : across;
}

/** Positions of the columns of each part; one part where the table fits. A part begins with a new group of columns where it can. */
export function columnParts(table: ReportTable, isForm: boolean): readonly (readonly number[])[] {
  const widths = columnWidths(table);
  const all = widths.map((_, column) => column);
  const room = (isForm ? LINES.form : LINES.letter).small;
  if (table.onPortraitPage === true || widths.reduce((sum, width) => sum + width, 0) <= room) return [all];
  const naming = all.filter((column) => column < MOST_NAMING_COLUMNS && !/^\d+$/.test(table.codeRow[column] ?? ''));
  const named = naming.length === 0 ? [0] : naming;
  const left = room - named.reduce((sum, column) => sum + (widths[column] ?? 0), 0);
  const parts: number[][] = [];
  let part: number[] = [];
  let used = 0;
  for (const group of groups(table.columns, all.filter((column) => !named.includes(column)))) {
    const width = group.reduce((sum, column) => sum + (widths[column] ?? 0), 0);
    if (part.length > 0 && used + width > left && width <= left) [part, used] = next(parts, part);
    for (const column of group) {
      const own = widths[column] ?? 0;
      if (part.length > 0 && used + own > left) [part, used] = next(parts, part);
      part.push(column);
      used += own;
    }
  }
  return [...parts, part].map((columns) => [...named, ...columns]);
}

function next(parts: number[][], part: number[]): [number[], number] {
  parts.push(part);
  return [[], 0];
}

/** Neighbours under the same head. */
function groups(columns: readonly ReportColumn[], positions: readonly number[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const position of positions) {
    const last = found[found.length - 1];
    const before = last?.[last.length - 1];
    if (last !== undefined && before !== undefined && columns[before]?.header[0] === columns[position]?.header[0]) last.push(position);
    else found.push([position]);
  }
  return found;
}
