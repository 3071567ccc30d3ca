/** Notices, among data rows, the header of another table. */
import { normaliseHeader } from '../text/cell-text';
import { isHeaderWord } from './dictionary';
import type { TableLayout } from './types';

/** So many filled cells without a header word, and the row is data. */
const LOOKED_AT = 3;
const FEWEST_WORDS = 3;
const SHARE_OF_WORDS = 0.6;

/**
 * Whether a row below `layout`'s header looks like the header of another table. Made for every data row of a run: an ordinary
 * row costs one look-up for each of its first three filled cells.
 *
 * @param texts by sheet column from 0, '' for empty.
 */
export function isForeignHeader(texts: readonly string[], layout: TableLayout): boolean {
  const last = Math.min(layout.lastColumn, texts.length - 1);
  let filled = 0;
  let words = 0;
  let others = 0;
  for (let column = layout.firstColumn; column <= last; column++) {
    const text = texts[column] ?? '';
    if (text === '') continue;
    filled++;
    if (isHeaderWord(text)) {
      words++;
      if (layout.headerTexts.get(column) !== normaliseHeader(text)) others++;
    } else if (words === 0 && filled >= LOOKED_AT) return false;
  }
  // The layout's own header, repeated after a page break, has no word that stood elsewhere.
  return words >= FEWEST_WORDS && others > 0 && words >= filled * SHARE_OF_WORDS;
}
