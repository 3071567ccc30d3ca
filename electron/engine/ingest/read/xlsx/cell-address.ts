import { damagedFile } from '../failures';

/** Columns of a worksheet, A to XFD. */
export const SHEET_COLUMNS = 16_384;

const ADDRESS = /^\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})\s*$/;

/** Row from 1 and column from 0 of an address such as B7. @throws EngineFailure DAMAGED_FILE */
export function parseCellAddress(address: string): { row: number; column: number } {
  const match = ADDRESS.exec(address);
  let column = 0;
  for (const letter of match?.[1]?.toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match?.[2] ?? 0);
  if (row === 0 || column === 0 || column > SHEET_COLUMNS) throw damagedFile('单元格地址有误', { address: address.slice(0, 20) });
  return { row, column: column - 1 };
}
