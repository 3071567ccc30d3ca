import { isHeaderWord } from '../recognise/dictionary';
import type { RowView } from './row-view';

/** So many filled cells from the left without a header word, and the texts of the row are not worth making. */
const LOOKED_AT = 3;

/** A cheap look before `isForeignHeader`. */
export function mayBeHeader(view: RowView): boolean {
  let filled = 0;
  for (let column = view.first; column <= view.last && filled < LOOKED_AT; column++) {
    const text = view.text(column);
    if (text === '') continue;
    if (isHeaderWord(text)) return true;
    filled++;
  }
  return false;
}
