/** Header rows of one to four levels, read column by column. */
import { normaliseHeader } from '../text/cell-text';
import { maskPersonalNumbers } from '../text/personal-numbers';
import type { MergedRange } from '../read/types';
import { isHeaderWord } from './dictionary';
import { headerKey } from './header-match';
import { itemOf } from './item-headers';
import type { HeadRow } from './types';

/** One column's header. */
export interface HeaderCell {
  readonly sheetColumn: number;
  /** Lowest text. */
  readonly leaf: string;
  /** Labels above it, topmost first. */
  readonly parents: readonly string[];
  readonly parentKeys: readonly string[];
  /** All levels joined by ·; the wording of a question is left out. */
  readonly path: string;
  /** Normalised leaf and path. */
  readonly key: string;
  readonly pathKey: string;
}

const unitOnly = /^\(?(?:单位:?)?(?:人|人次|名|位|个|所|处|间|班|份|次|场|%|分|分钟|秒|小时|天|周|月|年|岁|节|课时|元|万元|m2|平方米|人\/户|个\/人)\)?$/i;

const remarkOnly = /^[(（【[][^()（）【】]{1,40}[)）】\]]$/;

/** 人, % or （必填） below a header: part of it that names nothing. 班 alone is the class of a pupil as often as a unit. */
export function isUnitOrRemark(text: string): boolean {
  return (unitOnly.test(text.replace(/\s/g, '')) || remarkOnly.test(text)) && !isHeaderWord(text);
}

/**
 * @param rows the header rows, merged ranges already spread.
 * @param usesMerges whether group labels are merged over their columns; where they are not (CSV), a label holds for the blank
 * cells to its right.
 */
export function headerCells(rows: readonly HeadRow[], usesMerges: boolean, range: { readonly first: number; readonly last: number }): HeaderCell[] {
  const levels = rows.map((row) => row.texts);
  const carried: string[] = levels.map(() => '');
  const cells: HeaderCell[] = [];
  for (let column = range.first; column <= range.last; column++) {
    const path: string[] = [];
    for (const [level, texts] of levels.entries()) {
      const here = texts[column] ?? '';
      const below = levels.slice(level + 1).some((lower) => (lower[column] ?? '') !== '' && lower[column] !== here);
      if (here !== '') carried[level] = below ? here : '';
      const text = here === '' && !usesMerges && below ? (carried[level] ?? '') : here;
      if (text === '' || path.at(-1) === text || (path.length > 0 && isUnitOrRemark(text))) continue;
      path.push(text);
    }
    const leaf = path.pop();
    if (leaf !== undefined) cells.push(cellOf(column, leaf, path));
  }
  return cells;
}

/** Columns of the table that have values but no header; they are told by their values or not at all. */
export function blankCells(cells: readonly HeaderCell[], sample: readonly HeadRow[], range: { readonly first: number; readonly last: number }): HeaderCell[] {
  const named = new Set(cells.map(({ sheetColumn }) => sheetColumn));
  const blanks: HeaderCell[] = [];
  for (let column = range.first; column <= range.last; column++) {
    if (!named.has(column) && sample.some(({ texts }) => (texts[column] ?? '') !== '')) blanks.push(namelessCell(column));
  }
  return blanks;
}

/** A column that has no header, shown by its letter. */
export function namelessCell(sheetColumn: number): HeaderCell {
  let name = '';
  for (let rest = sheetColumn + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return { sheetColumn, leaf: '', parents: [], parentKeys: [], path: `${name}列`, key: '', pathKey: '' };
}

function cellOf(sheetColumn: number, leaf: string, parents: readonly string[]): HeaderCell {
  const item = itemOf(leaf);
  // Questions are copyrighted and nobody's business here: of their headers only the number is shown.
  const shown = item !== undefined && item.wording !== '' && item.wording.length > 6 ? `题${item.number}` : leaf;
  // Where a row of data is taken for a header.
  const path = maskPersonalNumbers([...parents, shown].join('·'));
  return { sheetColumn, leaf, parents, parentKeys: parents.map(headerKey), path, key: headerKey(leaf), pathKey: normaliseHeader(path) };
}

/** Whether a merge in these rows spans several columns but not all of them, as group labels do and titles do not. */
export function hasGroupMerges(rows: readonly HeadRow[], merges: readonly MergedRange[], width: number): boolean {
  const first = (rows[0]?.rowNumber ?? 1) - 1;
  const last = (rows.at(-1)?.rowNumber ?? 0) - 1;
  return merges.some((merge) => merge.startRow >= first && merge.startRow <= last && merge.endColumn > merge.startColumn && merge.endColumn - merge.startColumn + 1 < width);
}
