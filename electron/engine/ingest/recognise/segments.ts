/** Tables that stand side by side under one another's rows: the same header again, or a blank column between two whole headers. */
import { IGNORABLE, isHeaderWord } from './dictionary';
import type { HeaderCell } from './header-cells';
import type { HeadRow } from './types';

const FEWEST_REPEATED = 2;
const SHARE_REPEATED = 0.6;

/** 序号 姓名 … | 序号 姓名 …: cut where the header begins anew. */
function cutAtRepetition(cells: readonly HeaderCell[]): (readonly HeaderCell[])[] {
  const [first] = cells;
  if (first === undefined) return [];
  // 学生·姓名 家长·姓名 is one table; 一班·序号 二班·序号 are two.
  const keyOf = IGNORABLE.has(first.key) ? (cell: HeaderCell): string => cell.key : (cell: HeaderCell): string => cell.pathKey;
  const keys = cells.map(keyOf);
  const starts = [0];
  for (let index = FEWEST_REPEATED; index < keys.length; index++) {
    const previous = starts.at(-1) ?? 0;
    if (keys[index] !== keys[0] || index - previous < FEWEST_REPEATED) continue;
    const length = Math.min(index - previous, keys.length - index);
    const same = Array.from({ length }, (_, offset) => offset).filter((offset) => keys[index + offset] === keys[previous + offset]).length;
    if (same >= FEWEST_REPEATED && same >= length * SHARE_REPEATED) starts.push(index);
  }
  return starts.map((start, index) => cells.slice(start, starts[index + 1]));
}

/** Cut at columns that are blank in the header and in every row of `rows`. */
function cutAtBlanks(cells: readonly HeaderCell[], rows: readonly HeadRow[]): (readonly HeaderCell[])[] {
  const parts: HeaderCell[][] = [];
  let previous: HeaderCell | undefined;
  for (const cell of cells) {
    const part = parts.at(-1);
    if (part !== undefined && previous !== undefined && !hasBlankBetween(previous.sheetColumn, cell.sheetColumn, rows)) part.push(cell);
    else parts.push([cell]);
    previous = cell;
  }
  return parts;
}

function hasBlankBetween(left: number, right: number, rows: readonly HeadRow[]): boolean {
  for (let column = left + 1; column < right; column++) {
    if (rows.every(({ texts }) => (texts[column] ?? '') === '')) return true;
  }
  return false;
}

/**
 * @param rows header rows and some rows below.
 * @param isTaken whether a table from above goes on in a column.
 * @param isTable whether a part of the header makes sense alone.
 */
export function segmentsOf(cells: readonly HeaderCell[], rows: readonly HeadRow[], isTaken: (column: number) => boolean, isTable: (part: readonly HeaderCell[]) => boolean): (readonly HeaderCell[])[] {
  const repeated = cutAtRepetition(cells);
  if (repeated.length > 1) return repeated;
  const parts = cutAtBlanks(cells, rows);
  if (parts.length < 2) return [cells];
  // Beside a header further down stand data rows of its neighbour.
  const own = parts.filter((part) => !part.every(({ sheetColumn }) => isTaken(sheetColumn)) || part.some(({ leaf }) => isHeaderWord(leaf)));
  const tables = own.filter(isTable);
  if (tables.length > 1 || (tables.length === 1 && own.length < parts.length)) return tables;
  return own.length === 0 ? [cells] : [own.flat()];
}
