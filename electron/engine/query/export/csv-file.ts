/** A result as CSV: UTF-8 with its mark, so that spreadsheet programs read Chinese, or GB18030. */
import { SUPPRESSED_TEXT } from '../../../../shared/format';
import { withoutFormula } from '../../../../shared/formula-safe';
import { encodeGb18030 } from '../../sample/gb18030';
import { exactText, isHidden, type ResultRows, valuesOf } from './result-rows';

const MARK = '\ufeff';
/** Characters put together before they are encoded. */
const PIECE = 1024 * 1024;

export function csvFile(rows: ResultRows, encoding: 'utf8' | 'gb18030'): Uint8Array {
  const pieces: Uint8Array[] = [];
  let piece = encoding === 'utf8' ? MARK : '';
  const flush = (): void => {
    pieces.push(encoding === 'utf8' ? Buffer.from(piece) : encodeGb18030(piece));
    piece = '';
  };
  piece += rows.columns.map(({ label }) => field(label, true)).join(',');
  for (const row of valuesOf(rows)) {
    piece += '\r\n';
    for (let column = 0; column < row.length; column++) {
      if (column > 0) piece += ',';
      const value = row[column] ?? null;
      piece += isHidden(rows, row, column) ? SUPPRESSED_TEXT : field(exactText(value), typeof value === 'string');
    }
    if (piece.length >= PIECE) flush();
  }
  flush();
  return Buffer.concat(pieces);
}

function field(text: string, isText: boolean): string {
  const safe = isText ? withoutFormula(text) : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
